// @ts-check
/** What differs between two states of an analysis, and which field that is. */
import { emptied, isObject } from "./analysis.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */

/**
 * The keys that two objects differ in.
 * @param {any} one
 * @param {any} other
 */
export function differences(one, other) {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => one[key] !== other[key] && JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

/**
 * The names of the fields that two states differ in; answers are named as their fields are.
 * @param {Analysis} before
 * @param {Analysis} after
 * @returns {string[]}
 */
export function changedFields(before, after) {
  // Answers are many: of those that stayed the same object nothing is compared.
  const answers = differences(inside(before, "answers"), inside(after, "answers")).flatMap((indicator) => changedParts(before, after, indicator));
  const others = differences({ ...before, answers: null, saved: null }, { ...after, answers: null, saved: null });
  return [...answers, ...others.flatMap((key) => {
    if (key === "plan") return changedSteps(before.plan ?? [], after.plan ?? []);
    const inner = differences(inside(before, key), inside(after, key));
    return inner.length ? inner.map((name) => `${key}.${name}`) : [key];
  })];
}

/**
 * The names of the fields in which an analysis differs from its last file.
 * @param {Pick<import("./store.js").Kept, "analysis" | "filed">} kept
 */
export function unfiledFields({ analysis, filed }) {
  return changedFields(filed?.analysis ?? emptied(analysis), analysis);
}

/**
 * @param {Analysis} before
 * @param {Analysis} after
 * @param {string} indicator
 */
function changedParts(before, after, indicator) {
  const parts = differences(inside(before.answers, indicator), inside(after.answers, indicator));
  // The statement goes with the level that was chosen for it.
  const own = parts.filter((part) => part !== "asked" || !parts.includes("level"));
  return own.map((part) => (part === "level" ? indicator : `${indicator}.${part}`));
}

/**
 * @param {unknown[]} before
 * @param {unknown[]} after
 */
function changedSteps(before, after) {
  if (before.length !== after.length) return ["plan"];
  return differences(before, after).flatMap((place) => {
    const parts = differences(inside(before, place), inside(after, place));
    // Another id is another step: then the place is what changed.
    return parts.length && !parts.includes("id") ? parts.map((part) => `plan.${place}.${part}`) : [`plan.${place}`];
  });
}

/**
 * Carry what differs between two states over into a third; what else is in it stays.
 * @template {object} T
 * @param {T} into
 * @param {any} from
 * @param {any} to
 * @returns {T}
 */
export function carry(into, from, to) {
  const result = /** @type {any} */ ({ ...into });
  for (const key of differences(from, to)) {
    if (key === "saved") continue;
    if (key === "answers") result.answers = carry(result.answers, from.answers, to.answers);
    else if (to[key] === undefined) delete result[key];
    else result[key] = to[key];
  }
  return result;
}

/**
 * The parts below a key, or none where there is no object.
 * @param {any} value
 * @param {string} key
 * @returns {Record<string, unknown>}
 */
function inside(value, key) {
  const part = value[key];
  return isObject(part) ? part : {};
}
