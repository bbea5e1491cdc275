// @ts-check
/** The evidence of an answer: a list of entries with words and a link, as many as the team has. */
import { live } from "./page.js";
import { say } from "./words.js";

/** @typedef {import("../state/analysis.js").Evidence} Evidence */

/** Addresses that may become a link; the report has the same rule. */
const SAFE = /^(?:https?:\/\/|mailto:)\S+$/i;
/** What people type for an address of the web when they leave out its beginning. */
const WITHOUT_SCHEME = /^(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?:[/?#]\S*)?$/u;

/** The entry that each row shows. @type {WeakMap<Element, Evidence>} */
const shown = new WeakMap();
/** The fieldsets with rows: most have none, and need not be looked into. @type {WeakSet<Element>} */
const withRows = new WeakSet();

/**
 * Show the entries of an answer.
 * @param {HTMLFieldSetElement} fieldset
 * @param {Evidence[]} entries
 */
export function showEvidence(fieldset, entries) {
  if (!entries.length && !withRows.has(fieldset)) return;
  withRows[entries.length ? "add" : "delete"](fieldset);
  live("evidence", fieldset).replaceChildren(...entries.map((entry, i) => row(entry, i)));
  countEvidence(fieldset, entries.length);
}

/**
 * Say how many entries there are.
 * @param {HTMLFieldSetElement} fieldset
 * @param {number} count
 */
export function countEvidence(fieldset, count) {
  live("evidence-count", fieldset).textContent = count ? say("app.js.evidence.count", { count }) : "";
}

/**
 * The entries as they stand in the fields; what else an entry holds in the file stays with it.
 * @param {HTMLFieldSetElement} fieldset
 * @returns {Evidence[]}
 */
export function readEvidence(fieldset) {
  return [...live("evidence", fieldset).children].map((item) => {
    const [text, url] = [...item.querySelectorAll("input")].map((input) => input.value.trim());
    const { text: _, url: __, ...others } = shown.get(item) ?? {};
    return { ...(text && { text }), ...(url && { url }), ...others };
  });
}

/**
 * Put `https://` in front of an address that lacks it, and mark one that cannot become a link.
 * @param {HTMLInputElement} field
 */
export function checkAddress(field) {
  const address = field.value.trim();
  if (WITHOUT_SCHEME.test(address)) field.value = `https://${address}`;
  markAddress(field);
}

/** @param {HTMLInputElement} field */
function markAddress(field) {
  const address = field.value.trim();
  const bad = address !== "" && !SAFE.test(address);
  if (bad) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const hint = /** @type {HTMLElement} */ (document.getElementById(`${field.id}-hint`));
  hint.textContent = bad ? say("app.js.evidence.bad") : "";
}

/**
 * @param {Evidence} entry
 * @param {number} i
 */
function row(entry, i) {
  const item = document.createElement("li");
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("app.js.evidence.item", { number: i + 1 }));
  group.append(field("text", entry.text ?? ""), ...addressField(entry.url ?? ""));
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "mintq-link";
  remove.dataset.mintqAction = "evidence-remove";
  remove.textContent = say("app.js.evidence.remove", { number: i + 1 });
  group.append(remove);
  item.append(group);
  shown.set(item, entry);
  return item;
}

/**
 * @param {"text" | "url"} kind
 * @param {string} value
 */
function field(kind, value) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = kind;
  input.value = value;
  input.maxLength = 2000;
  input.dataset.mintqEvidence = kind;
  label.append(say(`app.js.evidence.${kind}`), " ", input);
  return label;
}

let hints = 0;

/** @param {string} value */
function addressField(value) {
  const label = field("url", value);
  const input = /** @type {HTMLInputElement} */ (label.querySelector("input"));
  input.id = `evidence-${hints += 1}`;
  const hint = document.createElement("span");
  hint.id = `${input.id}-hint`;
  hint.className = "mintq-wrong";
  input.setAttribute("aria-describedby", hint.id);
  if (value && !SAFE.test(value)) {
    input.setAttribute("aria-invalid", "true");
    hint.textContent = say("app.js.evidence.bad");
  }
  return [label, hint];
}
