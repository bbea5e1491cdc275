// @ts-check
/** The plan in the save file: steps in the team's order and a target per criterion, changed without losing what is unknown here. */
import { isObject } from "./analysis.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {{id?: string, [key: string]: unknown}} Step see core/plan.py */

/**
 * The steps with their places in the file's list; what else stands there is kept and not shown.
 * @param {Analysis} analysis
 * @returns {Array<{place: number, step: Step}>}
 */
export function stepsOf({ plan }) {
  if (!Array.isArray(plan)) return [];
  return plan.flatMap((step, place) => (isObject(step) ? [{ place, step: /** @type {Step} */ (step) }] : []));
}

/**
 * @param {Analysis} analysis
 * @param {unknown[]} plan
 * @returns {Analysis}
 */
function withPlan({ plan: _, ...analysis }, plan) {
  return plan.length ? { ...analysis, plan } : analysis;
}

/**
 * The analysis with a new step at the end of its plan.
 * @param {Analysis} analysis
 * @param {string} [criterion]
 */
export function withNewStep(analysis, criterion) {
  // Calendars know a step by its id, so one that was removed must never come back as another.
  const id = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return withPlan(analysis, [...(analysis.plan ?? []), { id, ...(criterion && { criterion }), status: "open" }]);
}

/**
 * The analysis with one part of one step changed.
 * @param {Analysis} analysis
 * @param {number} place
 * @param {string} part
 * @param {string | number} value empty words take the part out
 */
export function withStep(analysis, place, part, value) {
  const plan = [...(analysis.plan ?? [])];
  const { [part]: _, ...others } = /** @type {Step} */ (plan[place]);
  plan[place] = value === "" ? others : { ...others, [part]: value };
  return withPlan(analysis, plan);
}

/**
 * @param {Analysis} analysis
 * @param {number} place
 */
export function withoutStep(analysis, place) {
  return withPlan(analysis, (analysis.plan ?? []).filter((_, i) => i !== place));
}

/**
 * The analysis with two steps in each other's place.
 * @param {Analysis} analysis
 * @param {number} one
 * @param {number} other
 */
export function withSwappedSteps(analysis, one, other) {
  const plan = [...(analysis.plan ?? [])];
  [plan[one], plan[other]] = [plan[other], plan[one]];
  return withPlan(analysis, plan);
}

/**
 * The analysis with the target of a criterion; undefined takes it out.
 * @param {Analysis} analysis
 * @param {string} criterion
 * @param {number | undefined} value
 * @returns {Analysis}
 */
export function withTarget({ targets, ...analysis }, criterion, value) {
  const { [criterion]: _, ...others } = targets ?? {};
  const next = value === undefined ? others : { ...others, [criterion]: value };
  return Object.keys(next).length ? { ...analysis, targets: next } : analysis;
}
