// @ts-check
/** Undo and redo: the changes of this session, each with the analysis before and after it. */

import { carry, changedFields } from "./differences.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/**
 * @typedef {object} Step
 * @property {string | undefined} analysis id of the analysis that was changed
 * @property {Analysis} before
 * @property {Analysis} after
 * @property {string} place name of the field that was changed
 * @property {boolean} open more typing in the same field still belongs to this step
 * @property {number} time milliseconds on a clock that never jumps
 */

/** Typing again after so many milliseconds begins a new step. */
const PAUSE = 2000;
const LONGEST = 1000;

export class History {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];

  /**
   * Remember a change; typing on in one field is one step with what was typed before it.
   * @param {Analysis} before
   * @param {Analysis} after
   * @param {{typing: boolean, time: number}} how
   */
  record(before, after, { typing, time }) {
    const [place] = changedFields(before, after);
    if (place === undefined) return;
    this.#undone = this.#undone.filter((step) => step.analysis !== after.id);
    const last = this.#done.at(-1);
    if (last?.open && typing && last.place === place && last.analysis === after.id && time - last.time < PAUSE) {
      this.#done[this.#done.length - 1] = { ...last, after, time };
    } else {
      this.#done = [...this.#done, { analysis: after.id, before, after, place, open: typing, time }].slice(-LONGEST);
    }
  }

  /** The field was left: what is typed next is a step of its own. */
  close() {
    const last = this.#done.at(-1);
    if (last) last.open = false;
  }

  /**
   * Which way can one go in this analysis?
   * @param {string | undefined} id
   */
  ways(id) {
    const mine = (/** @type {Step} */ step) => step.analysis === id;
    return { undo: this.#done.some(mine), redo: this.#undone.some(mine) };
  }

  /**
   * The analysis without its last change, and which field that was.
   * @param {Analysis} analysis
   * @returns {{analysis: Analysis, place: string} | undefined} undefined when there is nothing to undo
   */
  undo(analysis) {
    const step = takeLast(this.#done, analysis.id);
    if (!step) return undefined;
    this.#undone.push({ ...step, open: false });
    return { analysis: carry(analysis, step.after, step.before), place: step.place };
  }

  /**
   * The analysis with the change that was undone last.
   * @param {Analysis} analysis
   * @returns {{analysis: Analysis, place: string} | undefined} undefined when nothing was undone
   */
  redo(analysis) {
    const step = takeLast(this.#undone, analysis.id);
    if (!step) return undefined;
    this.#done.push(step);
    return { analysis: carry(analysis, step.before, step.after), place: step.place };
  }

  /** Forget everything. */
  clear() {
    this.#done = [];
    this.#undone = [];
  }
}

/**
 * Take the last step of an analysis out of a list.
 * @param {Step[]} steps
 * @param {string | undefined} id
 */
function takeLast(steps, id) {
  const at = steps.map((step) => step.analysis).lastIndexOf(id);
  return at < 0 ? undefined : steps.splice(at, 1)[0];
}
