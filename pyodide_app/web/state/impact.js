// @ts-check
/** The impact logic in the save file: lists of entries, changed without losing what this page does not know. */

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {{[key: string]: unknown}} Entry `text`, and by its part `source`, `sign`, `date` and `step` */

/** The links of the chain, from the need to the impact. */
export const PARTS = /** @type {const} */ (["need", "groups", "inputs", "activities", "outputs", "outcomes", "impact"]);

/** @param {Analysis} analysis */
function logicOf({ impact_logic: logic }) {
  return typeof logic === "object" && logic !== null && !Array.isArray(logic) ? logic : {};
}

/**
 * What stands in a part of the file, as a list; Python reads it the same way.
 * @param {Analysis} analysis
 * @param {string} part
 * @returns {unknown[]}
 */
export function listOf(analysis, part) {
  const value = logicOf(analysis)[part] ?? [];
  return Array.isArray(value) ? value : [value];
}

/**
 * An element of a list as an entry; words alone are one too.
 * @param {unknown} value
 * @returns {Entry | undefined} undefined where it is something else, which is kept and not shown
 */
export function entryOf(value) {
  if (typeof value === "string") return { text: value };
  return typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Entry} */ (value) : undefined;
}

/**
 * How many parts have something in them.
 * @param {Analysis} analysis
 */
export function countParts(analysis) {
  return PARTS.filter((part) => listOf(analysis, part).some((value) => Object.keys(entryOf(value) ?? {}).length)).length;
}

/**
 * @param {Analysis} analysis
 * @param {string} part
 * @param {unknown[]} list
 * @returns {Analysis}
 */
function withList(analysis, part, list) {
  const isBlank = (/** @type {unknown} */ value) => Object.keys(entryOf(value) ?? { other: value }).length === 0;
  const { impact_logic: _, ...others } = analysis;
  const { [part]: __, ...parts } = logicOf(analysis);
  const end = list.map(isBlank).lastIndexOf(false) + 1;
  const logic = end ? { ...parts, [part]: list.slice(0, end) } : parts;
  return Object.keys(logic).length ? { ...others, impact_logic: logic } : others;
}

/**
 * A copy of a list that reaches up to a place: rows that were emptied stand behind its end.
 * @param {unknown[]} list
 * @param {number} number
 * @returns {unknown[]}
 */
function padded(list, number) {
  return [...list, ...Array.from({ length: Math.max(0, number + 1 - list.length) }, () => ({}))];
}

/**
 * The analysis with one field of one entry changed.
 * @param {Analysis} analysis
 * @param {string} part
 * @param {number} number place in the list; behind its end a new entry begins
 * @param {string} name
 * @param {string | number | undefined} value empty words and undefined take the field out
 */
export function withField(analysis, part, number, name, value) {
  const list = padded(listOf(analysis, part), number);
  const { [name]: _, ...others } = entryOf(list[number]) ?? {};
  list[number] = value === "" || value === undefined ? others : { ...others, [name]: value };
  return withList(analysis, part, list);
}

/**
 * @param {Analysis} analysis
 * @param {string} part
 * @param {number} number
 */
export function withoutEntry(analysis, part, number) {
  return withList(analysis, part, listOf(analysis, part).filter((_, i) => i !== number));
}

/**
 * The analysis with two entries of a part in each other's place.
 * @param {Analysis} analysis
 * @param {string} part
 * @param {number} one
 * @param {number} other
 */
export function withSwapped(analysis, part, one, other) {
  const list = padded(listOf(analysis, part), Math.max(one, other));
  [list[one], list[other]] = [list[other], list[one]];
  return withList(analysis, part, list);
}
