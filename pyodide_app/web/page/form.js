// @ts-check
/** The fieldsets and the answers: what was entered, and showing what is known. */
import { fieldsets, indicatorOf, live } from "./page.js";
import { say, sayDay } from "./words.js";

/** @typedef {import("../state/analysis.js").Answer} Answer */
/** @typedef {import("../state/analysis.js").Analysis} Analysis */

/** Parts of an answer that have one field of their own, besides the level. */
const PARTS = /** @type {const} */ (["note", "reason", "talk"]);

/**
 * What a changed field says about an answer.
 * @param {EventTarget | null} field
 * @returns {{indicator: string, change: Partial<Answer>} | undefined}
 */
export function readChange(field) {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return undefined;
  const fieldset = field.closest("fieldset[data-mintq-indicator]");
  if (!fieldset) return undefined;
  const indicator = indicatorOf(fieldset);
  if (field instanceof HTMLInputElement && field.type === "radio") {
    if (!field.checked) return undefined;
    const level = /^\d+$/.test(field.value) ? Number(field.value) : /** @type {"na" | "unknown"} */ (field.value);
    const asked = fieldset.querySelector("[data-mintq-statement]")?.textContent?.trim() ?? "";
    return { indicator, change: { level, asked } };
  }
  const part = PARTS.find((name) => field.name === `${indicator}.${name}`);
  if (!part) return undefined;
  const value = field instanceof HTMLInputElement && field.type === "checkbox" ? field.checked : field.value;
  return { indicator, change: { [part]: value } };
}

/**
 * Answers given before this module ran; the radios work as soon as the page is drawn.
 * @param {HTMLFormElement} form
 */
export function readEarly(form) {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (form.querySelectorAll("input:checked, input[type=text], textarea"));
  return [...fields].filter((field) => field.value !== "").map(readChange).filter((found) => found !== undefined);
}

/** The fieldsets that show something: most are empty most of the time, and need not be emptied. @type {WeakSet<Element>} */
const filled = new WeakSet();

/**
 * Show all answers of an analysis; a field that has the focus and the same text already is left alone.
 * @param {HTMLFormElement} form
 * @param {Analysis} analysis
 */
export function showAnswers(form, analysis) {
  for (const fieldset of fieldsets(form)) {
    const id = indicatorOf(fieldset);
    const answered = Object.hasOwn(analysis.answers, id);
    if (answered || filled.has(fieldset)) showAnswer(fieldset, answered ? analysis.answers[id] : {});
  }
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {Answer} answer
 */
export function showAnswer(fieldset, answer) {
  const start = `${indicatorOf(fieldset)}.`.length;
  for (const field of fieldset.elements) {
    if (field instanceof HTMLInputElement && field.type === "radio") {
      field.checked = answer.level !== undefined && field.value === String(answer.level);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      const part = PARTS.find((name) => name === field.name.slice(start));
      if (part) showPart(field, answer[part]);
    }
  }
  showMarks(fieldset, answer);
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string | boolean | undefined} value
 */
function showPart(field, value) {
  if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === true;
  else if (field.value !== (value ?? "")) field.value = String(value ?? "");
}

/**
 * What stands beside an answer: the button that takes it back, and where it was carried over from.
 * @param {HTMLFieldSetElement} fieldset
 * @param {Answer} answer
 */
export function showMarks(fieldset, answer) {
  filled[Object.keys(answer).length ? "add" : "delete"](fieldset);
  const button = /** @type {HTMLButtonElement | null} */ (fieldset.querySelector("[data-mintq-action=unanswer]"));
  if (button) button.hidden = answer.level === undefined;
  const { copied_from: from } = answer;
  const mark = live("copied", fieldset);
  mark.hidden = !from;
  mark.textContent = from ? say("app.js.copied", { name: from.name ?? "", date: from.date ? sayDay(new Date(from.date)) : "" }) : "";
}

/**
 * Let people change answers, or only read them.
 * @param {HTMLFormElement} form
 * @param {boolean} editable
 */
export function setEditable(form, editable) {
  for (const fieldset of /** @type {NodeListOf<HTMLFieldSetElement>} */ (form.querySelectorAll("fieldset:not([data-mintq-device])"))) fieldset.disabled = !editable;
}
