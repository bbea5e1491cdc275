// @ts-check
/** The open analysis as plain data (the save file's object) and the few changes that need no Python. */

/** @typedef {number | "na" | "unknown"} Level */
/** @typedef {{text?: string, url?: string, [other: string]: unknown}} Evidence */
/** @typedef {{id?: string, name?: string, date?: string}} CopiedFrom the analysis that an answer was taken over from, and its day */
/** @typedef {{level?: Level, reason?: string, note?: string, evidence?: Evidence[], talk?: boolean, asked?: string, copied_from?: CopiedFrom, [other: string]: unknown}} Answer */
/**
 * @typedef {object} Analysis
 * @property {string} format
 * @property {number} format_version
 * @property {string} [id]
 * @property {{id: string, version?: string, digest?: string}} framework
 * @property {string} [language]
 * @property {string} [created] ISO time
 * @property {string} [saved] ISO time of the last change that was kept
 * @property {"short" | "full"} [mode]
 * @property {string[]} [areas] ids of the chosen areas; missing means all
 * @property {Record<string, string>} [profile]
 * @property {string} [name] what the team calls it
 * @property {string} [round_of] id of the analysis that this one follows
 * @property {string} [copied_from]
 * @property {Record<string, unknown>} [impact_logic] see impact.js
 * @property {Record<string, unknown>} [targets] the value that each criterion shall reach
 * @property {unknown[]} [plan] see plan.js
 * @property {Record<string, Answer>} answers
 */

export const FORMAT = "mintq-analysis";
export const FORMAT_VERSION = 1;

/** An id that no other analysis has. */
export function newId() {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A new, empty analysis.
 * @param {{id: string, version: string, digest: string}} framework
 * @param {string} language
 * @param {Date} now
 * @returns {Analysis}
 */
export function createAnalysis(framework, language, now) {
  return {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    id: newId(),
    framework: { ...framework },
    language,
    created: now.toISOString(),
    mode: "full",
    answers: {},
  };
}

/**
 * The analysis with one part of one answer changed; an answer that says nothing any more is taken out, and one that was
 * copied is the team's own from then on.
 * @param {Analysis} analysis
 * @param {string} indicator
 * @param {Partial<Answer>} change undefined, false and "" take a part out
 * @returns {Analysis}
 */
export function withAnswer(analysis, indicator, change) {
  /** @type {Answer} */
  const answer = { ...(Object.hasOwn(analysis.answers, indicator) ? analysis.answers[indicator] : {}), ...change };
  if (!change.copied_from) delete answer.copied_from;
  for (const part of Object.keys(change)) if (answer[part] === undefined || answer[part] === false || answer[part] === "") delete answer[part];
  const answers = { ...analysis.answers };
  const says = Object.keys(answer).some((part) => part !== "asked");
  if (says) answers[indicator] = answer;
  else delete answers[indicator];
  return { ...analysis, answers };
}

/**
 * Has anything been entered yet?
 * @param {Analysis} analysis
 */
export function isBlank(analysis) {
  return Object.keys(analysis).every((key) =>
    key === "answers" ? Object.keys(analysis.answers).length === 0 : BLANK_KEYS.has(key));
}

/**
 * A kept analysis with what was entered before it was there: the newer wins part by part, and nothing else goes.
 * @param {Analysis} kept
 * @param {Analysis} early new, but for what was entered
 * @returns {Analysis}
 */
export function withEarly(kept, early) {
  const entered = Object.entries(early).filter(([key, value]) => (key === "mode" ? value !== "full" : !BLANK_KEYS.has(key)));
  const { areas = kept.areas, ...others } = Object.fromEntries(entered);
  const both = joined(kept, others);
  for (const id of Object.keys(early.answers)) delete both.answers[id].copied_from;
  return areas ? { ...both, areas } : both;
}

/**
 * @param {any} older
 * @param {any} newer
 * @returns {any} lists one after the other, objects key by key, of everything else the newer
 */
function joined(older, newer) {
  if (Array.isArray(older) && Array.isArray(newer)) return [...older, ...newer];
  if (!isObject(older) || !isObject(newer)) return newer;
  const both = { ...older };
  for (const [key, value] of Object.entries(newer)) both[key] = Object.hasOwn(older, key) ? joined(older[key], value) : value;
  return both;
}

/**
 * Is this an object with keys, and no list?
 * @param {any} value
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const BLANK_KEYS = new Set(["format", "format_version", "id", "framework", "language", "created", "saved", "mode"]);

/**
 * The same analysis without anything that somebody entered.
 * @param {Analysis} analysis
 * @returns {Analysis}
 */
export function emptied(analysis) {
  const kept = Object.entries(analysis).filter(([key]) => BLANK_KEYS.has(key));
  return /** @type {any} */ ({ ...Object.fromEntries(kept), answers: {} });
}

/**
 * The text of the save file; the same way of writing as Python's.
 * @param {Analysis} analysis
 */
export function dumpAnalysis(analysis) {
  return `${JSON.stringify(analysis, null, 2)}\n`;
}

/**
 * The name that people gave an analysis, or what it is about; undefined when neither was said.
 * @param {Analysis} analysis
 * @returns {string | undefined}
 */
export function nameOf(analysis) {
  const { initiative, project } = analysis.profile ?? {};
  return analysis.name || [initiative, project].filter(Boolean).join(" · ") || undefined;
}
