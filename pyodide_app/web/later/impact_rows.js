// @ts-check
/** The rows of the workbench: one for each entry, with its fields, its buttons and its hints. */
import { live } from "../page/page.js";
import { say } from "../page/words.js";
import { entryOf, listOf } from "../state/impact.js";

/** @typedef {import("../state/analysis.js").Analysis} Analysis */
/** @typedef {import("../state/impact.js").Entry} Entry */
/** @typedef {{place: string, text: string}} Hint `place` is `<part>.<number>`, empty for the whole chain */

/** What is asked beside the words of an entry. @type {Record<string, string[]>} */
const DETAILS = { need: ["source"], outputs: ["step"], outcomes: ["step", "sign", "date"], impact: ["sign", "date"] };
/** @type {Record<string, number[]>} */
const STEPS = { outputs: [1, 2, 3], outcomes: [4, 5, 6] };
const MOST = 2000;

/** @param {Element} part */
export function rowsOf(part) {
  return /** @type {HTMLElement[]} */ ([...live("impact", part).children]);
}

/** @param {Element} inside */
export function rowOf(inside) {
  return /** @type {HTMLElement} */ (inside.closest("[data-mintq-impact-row]"));
}

/**
 * Which entry of the file a row or something in it shows.
 * @param {Element} inside
 */
export function placeOf(inside) {
  const part = inside.closest("[data-mintq-impact]")?.getAttribute("data-mintq-impact") ?? "";
  return { part, number: Number(rowOf(inside).dataset.mintqImpactRow) };
}

/**
 * Show the entries of a part; where there is none, or a fresh one is wished for, an empty row to begin in.
 * @param {HTMLElement} fieldset
 * @param {Analysis} analysis
 * @param {{fresh?: boolean}} [wish]
 */
export function showRows(fieldset, analysis, { fresh = false } = {}) {
  const part = fieldset.dataset.mintqImpact ?? "";
  const list = listOf(analysis, part);
  const found = list.flatMap((value, number) => {
    const entry = entryOf(value);
    return entry ? [{ number, entry }] : [];
  });
  const all = fresh || found.length === 0 ? [...found, { number: list.length, entry: {} }] : found;
  live("impact", fieldset).replaceChildren(...all.map(({ number, entry }, at) => {
    const made = row(part, number, entry, at);
    made.toggleAttribute("data-new", number === list.length);
    return made;
  }));
  showWays(fieldset);
}

/**
 * Something was written in a row: it is an entry now, if it was none before.
 * @param {HTMLElement} row
 */
export function begun(row) {
  if (!row.hasAttribute("data-new")) return;
  row.removeAttribute("data-new");
  showWays(/** @type {HTMLElement} */ (row.closest("[data-mintq-impact]")));
}

/**
 * Let entries move where there is another to change places with; an empty row to begin in stays last.
 * @param {HTMLElement} fieldset
 */
function showWays(fieldset) {
  const rows = rowsOf(fieldset);
  const end = rows.filter((each) => !each.hasAttribute("data-new")).length;
  rows.forEach((each, at) => {
    for (const [deed, to] of /** @type {const} */ ([["up", at - 1], ["down", at + 1]])) {
      const button = /** @type {HTMLButtonElement} */ (each.querySelector(`[data-mintq-action=impact-${deed}]`));
      button.disabled = to < 0 || to >= end || at >= end;
    }
  });
}

/**
 * @param {string} part
 * @param {number} number
 * @param {Entry} entry
 * @param {number} at which row it is, from 0
 */
function row(part, number, entry, at) {
  const name = say("app.js.impact.entry", { number: at + 1 });
  const item = document.createElement("li");
  item.dataset.mintqImpactRow = String(number);
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", name);
  const id = `impact-${part}-${number}`;
  const hints = document.createElement("ul");
  hints.className = "mintq-impact-hints";
  hints.id = `${id}-hints`;
  const words = labelled(`${id}-text`, name, textField(`${id}-text`, "textarea", entry.text));
  words.lastElementChild?.setAttribute("aria-describedby", `impact-${part}-help ${hints.id}`);
  const details = (DETAILS[part] ?? []).map((detail) => {
    const field = detail === "step" ? stepField(STEPS[part], entry.step) : textField("", "input", entry[detail]);
    return named(labelled(`${id}-${detail}`, say(`app.js.impact.${detail}`), field), `impact_logic.${part}.${number}`, detail);
  });
  const buttons = document.createElement("p");
  buttons.className = "mintq-impact-buttons";
  buttons.append(button("up", name), " ", button("down", name), " ", button("remove", name));
  group.append(named(words, `impact_logic.${part}.${number}`, "text"), ...details, hints, buttons);
  item.append(group);
  return item;
}

/**
 * @param {string} id
 * @param {string} words
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field
 */
function labelled(id, words, field) {
  const line = document.createElement("p");
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = words;
  field.id = id;
  line.append(label, " ", field);
  return line;
}

/**
 * Give the field of a line its name in the form and its part of the entry.
 * @param {HTMLElement} line
 * @param {string} place
 * @param {string} detail
 */
function named(line, place, detail) {
  const field = /** @type {HTMLInputElement} */ (line.lastElementChild);
  field.name = `${place}.${detail}`;
  field.dataset.mintqImpactField = detail;
  line.className = `mintq-impact-${detail}`;
  return line;
}

/**
 * @param {string} id
 * @param {"input" | "textarea"} kind
 * @param {unknown} value
 */
function textField(id, kind, value) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (document.createElement(kind));
  field.id = id;
  if (field instanceof HTMLTextAreaElement) field.rows = 2;
  else field.type = "text";
  field.maxLength = MOST;
  field.value = typeof value === "string" ? value : "";
  return field;
}

/**
 * The steps of the staircase that belong to a part; their words stand in the page.
 * @param {number[]} steps
 * @param {unknown} chosen
 */
function stepField(steps, chosen) {
  const field = document.createElement("select");
  field.add(new Option(say("app.js.impact.step.none"), ""));
  for (const step of steps) {
    const words = document.querySelector(`[data-mintq-step="${step}"]`)?.textContent?.trim() ?? "";
    field.add(new Option(`${step} · ${words}`, String(step), false, chosen === step));
  }
  return field;
}

/**
 * @param {"up" | "down" | "remove"} deed
 * @param {string} entry
 */
function button(deed, entry) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "mintq-link";
  made.dataset.mintqAction = `impact-${deed}`;
  made.textContent = say(`app.js.impact.${deed}`);
  made.setAttribute("aria-label", `${made.textContent}: ${entry}`);
  return made;
}

/**
 * Show hints beside what they are about; those that stand there already stay untouched.
 * @param {HTMLElement[]} parts
 * @param {Hint[]} hints
 */
export function showHints(parts, hints) {
  fill(live("impact-whole"), hints.filter((hint) => hint.place === ""));
  for (const row of parts.flatMap(rowsOf)) {
    const { part, number } = placeOf(row);
    fill(/** @type {HTMLElement} */ (row.querySelector(".mintq-impact-hints")), hints.filter((hint) => hint.place === `${part}.${number}`));
  }
}

/**
 * @param {HTMLElement} list
 * @param {Hint[]} hints
 */
function fill(list, hints) {
  const same = list.children.length === hints.length && hints.every((hint, i) => list.children[i].textContent === hint.text);
  if (same) return;
  list.replaceChildren(...hints.map((hint) => {
    const item = document.createElement("li");
    item.textContent = hint.text;
    return item;
  }));
}
