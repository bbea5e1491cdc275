// @ts-check
/** The fields of the plan's steps: copies of the template that stands in the page, so their words are the page's. */
import { live } from "../page/page.js";
import { stepsOf } from "../state/plan.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function rows() {
  return /** @type {HTMLElement[]} */ ([...live("plan-steps").children]);
}

/** @param {Element} inside */
export function rowOf(inside) {
  return /** @type {HTMLElement} */ (inside.closest("[data-mintq-place]"));
}

/**
 * Which entry of the file's list a step or something in it shows.
 * @param {Element} inside
 */
export function placeOf(inside) {
  return Number(rowOf(inside).dataset.mintqPlace);
}

/**
 * Show the steps of an analysis.
 * @param {import("../state/analysis.js").Analysis} analysis
 */
export function showRows(analysis) {
  const steps = stepsOf(analysis);
  live("plan-steps").replaceChildren(...steps.map(({ place, step }, at) => row(step, place, { number: at + 1, last: at + 1 === steps.length })));
}

/**
 * @param {import("../state/plan.js").Step} step
 * @param {number} place
 * @param {{number: number, last: boolean}} order
 */
function row(step, place, { number, last }) {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-mintq-plan-step]"));
  const made = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
  made.dataset.mintqPlace = String(place);
  for (const part of made.querySelectorAll("[data-mintq-part=number]")) part.textContent = String(number);
  const name = made.querySelector("legend")?.textContent?.trim() ?? "";
  for (const button of made.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  for (const field of /** @type {NodeListOf<Field>} */ (made.querySelectorAll("[data-mintq-plan]"))) fill(field, step, place);
  for (const label of /** @type {NodeListOf<HTMLLabelElement>} */ (made.querySelectorAll("label[data-for]"))) label.htmlFor = idOf(place, label.dataset.for ?? "");
  /** @type {HTMLButtonElement} */ (made.querySelector("[data-mintq-action=plan-up]")).disabled = number === 1;
  /** @type {HTMLButtonElement} */ (made.querySelector("[data-mintq-action=plan-down]")).disabled = last;
  return made;
}

/**
 * @param {number} place
 * @param {string} part
 */
function idOf(place, part) {
  return `plan-${place}-${part}`;
}

/**
 * Give a field its name and its value; words that it could not show make it one for words.
 * @param {Field} field
 * @param {import("../state/plan.js").Step} step
 * @param {number} place
 */
function fill(field, step, place) {
  const part = field.dataset.mintqPlan ?? "";
  const value = step[part];
  field.name = `plan.${place}.${part}`;
  if (field.type === "radio") {
    /** @type {HTMLInputElement} */ (field).checked = String(value) === field.value;
    return;
  }
  field.id = idOf(place, part);
  if (typeof value !== "string") return;
  if (field.type === "date" && !ISO_DATE.test(value)) /** @type {HTMLInputElement} */ (field).type = "text";
  if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
  field.value = value;
}
