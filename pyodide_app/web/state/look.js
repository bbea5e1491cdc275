// @ts-check
/**
 * A first look at a file that somebody opens: enough to show its answers before Python is there. The whole reading, with every
 * detail, is Python's; the cases both must agree on stand in tests/data/analyses/cases.json.
 */
import { FORMAT, FORMAT_VERSION, isObject } from "./analysis.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {{code: string, params?: Record<string, string | number>}} Remark */
/** @typedef {{framework: {id: string}, indicators: string[], levels: Set<number>}} Known what the page knows of its framework */
/** @typedef {{analysis?: Analysis, problems: Remark[], notices: Remark[]}} Look without an analysis there are problems */

/** A save file behind a passphrase; later/sealed.js opens it. */
const SEALED = "mintq-sealed";
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * Look at a file; a large one is not even read.
 * @param {Blob} file
 * @param {Known} known
 * @returns {Promise<Look>}
 */
export async function lookAtFile(file, known) {
  if (file.size > MAX_BYTES) return refused("file_too_big", { size: file.size, limit: MAX_BYTES });
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return refused("file_unreadable");
  }
  return look(new Uint8Array(bytes), known);
}

/**
 * Look at a file's bytes.
 * @param {Uint8Array} bytes
 * @param {Known} known
 * @returns {Look}
 */
export function look(bytes, known) {
  if (bytes.length > MAX_BYTES) return refused("file_too_big", { size: bytes.length, limit: MAX_BYTES });
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused("not_utf8", { position: "" });
  }
  if (!text.trim()) return refused("file_empty");
  text = carried(text) ?? text;
  const { depth, open } = measure(text);
  if (depth > MAX_DEPTH) return refused("too_deep", { limit: MAX_DEPTH });
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return open ? refused("file_truncated") : refused("not_json", { line: "", column: "", value: text.slice(0, 20) });
  }
  return lookAtValue(value, known);
}

/**
 * The save file that a report carries; undefined where a text is no report or carries none.
 * @param {string} text
 */
function carried(text) {
  const mark = '<script type="application/json" data-mintq-analysis>';
  const start = text.indexOf(mark);
  const end = text.indexOf("</script>", start);
  return start < 0 || end < 0 ? undefined : text.slice(start + mark.length, end);
}

/**
 * How deep the brackets go, and whether some are still open at the end.
 * @param {string} text
 */
function measure(text) {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (quoted) {
      if (sign === "\\") i += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, depth += 1);
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return { depth: deepest, open: quoted || depth > 0 };
}

/**
 * @param {any} value
 * @param {Known} known
 * @returns {Look}
 */
function lookAtValue(value, known) {
  if (isObject(value) && value.format === SEALED) return refused("sealed");
  if (!isObject(value) || value.format !== FORMAT) return refused("not_an_analysis", { value: excerpt(isObject(value) ? value.format : value) });
  const version = value.format_version;
  if (!Number.isInteger(version) || version < 1) return refused("bad_format_version", { value: excerpt(version) });
  if (version > FORMAT_VERSION) return refused("format_too_new", { file: version, app: FORMAT_VERSION });
  const id = isObject(value.framework) ? value.framework.id : undefined;
  if (typeof id === "string" && id !== known.framework.id) return refused("other_framework", { file: id.slice(0, 60), app: known.framework.id });
  const problems = [...missing(value), ...badAnswers(value, known)];
  if (problems.length) return { problems, notices: [] };
  const { whole, repaired } = repair(value);
  whole.answers = Object.fromEntries(Object.entries(whole.answers).map(([indicator, answer]) => [indicator, withoutNull(answer)]));
  const ids = new Set(known.indicators);
  const strangers = Object.keys(whole.answers).filter((indicator) => !ids.has(indicator));
  const notices = [];
  if (repaired) notices.push({ code: "text_repaired", params: { number: repaired } });
  if (strangers.length) notices.push({ code: "moved_to_attic", params: { number: strangers.length, names: strangers.slice(0, 10).map((name) => name.slice(0, 60)).join(", ") } });
  return { analysis: strangers.length ? withAttic(whole, strangers) : whole, problems: [], notices };
}

/**
 * @param {any} value
 * @returns {Remark[]}
 */
function missing(value) {
  const places = [];
  if (value.framework === undefined) places.push("framework");
  else if (isObject(value.framework) && value.framework.id === undefined) places.push("framework.id");
  if (value.answers === undefined) places.push("answers");
  /** @type {Remark[]} */
  const remarks = places.map((place) => ({ code: "missing_key", params: { place } }));
  for (const place of ["framework", "answers"]) {
    if (value[place] !== undefined && !isObject(value[place])) remarks.push({ code: "bad_type", params: { place, value: excerpt(value[place]), expected: "object" } });
  }
  if (isObject(value.framework) && value.framework.id !== undefined && typeof value.framework.id !== "string") {
    remarks.push({ code: "bad_type", params: { place: "framework.id", value: excerpt(value.framework.id), expected: "text" } });
  }
  return remarks;
}

/**
 * @param {any} value
 * @param {Known} known
 * @returns {Remark[]}
 */
function badAnswers(value, known) {
  if (!isObject(value.answers)) return [];
  const ids = new Set(known.indicators);
  const levels = new Set([...known.levels, "na", "unknown"]);
  /** @type {Remark[]} */
  const remarks = [];
  for (const [indicator, answer] of Object.entries(value.answers)) {
    const place = `answers[${indicator.slice(0, 60)}]`;
    if (!isObject(answer)) remarks.push({ code: "bad_type", params: { place, value: excerpt(answer), expected: "object" } });
    else if (ids.has(indicator)) {
      const { level } = answer;
      if (level !== undefined && level !== null && !levels.has(level)) {
        remarks.push({ code: "bad_level", params: { place: `${place}.level`, value: excerpt(level), allowed: [...levels].sort().join(", ") } });
      }
      for (const part of ["note", "reason"]) {
        if (answer[part] !== undefined && answer[part] !== null && typeof answer[part] !== "string") {
          remarks.push({ code: "bad_type", params: { place: `${place}.${part}`, value: excerpt(answer[part]), expected: "text" } });
        }
      }
    }
  }
  return remarks;
}

/**
 * Put answers that the framework has no question for into the attic, where they are kept.
 * @param {any} analysis
 * @param {string[]} strangers
 */
function withAttic(analysis, strangers) {
  const moved = strangers.map((id) => ({ id, answer: analysis.answers[id] }));
  const answers = Object.fromEntries(Object.entries(analysis.answers).filter(([id]) => !strangers.includes(id)));
  return { ...analysis, answers, attic: [...(Array.isArray(analysis.attic) ? analysis.attic : []), ...moved] };
}

/**
 * `null` counts as not given.
 * @param {any} answer
 */
function withoutNull(answer) {
  return Object.fromEntries(Object.entries(answer).filter(([, part]) => part !== null));
}

/**
 * Half characters cannot be written into a file; they become the sign for "unreadable".
 * @param {any} value
 * @returns {{whole: any, repaired: number}}
 */
function repair(value) {
  let repaired = 0;
  /** @param {string} text */
  const mend = (text) => {
    const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
    if (whole !== text) repaired += 1;
    return whole;
  };
  /** @param {any} part @returns {any} */
  const walk = (part) => {
    if (typeof part === "string") return mend(part);
    if (Array.isArray(part)) return part.map(walk);
    if (isObject(part)) return Object.fromEntries(Object.entries(part).map(([key, inner]) => [mend(key), walk(inner)]));
    return part;
  };
  return { whole: walk(value), repaired };
}

/** @param {any} value */
function excerpt(value) {
  if (isObject(value)) return "{…}";
  if (Array.isArray(value)) return "[…]";
  return String(JSON.stringify(value)).slice(0, 60);
}

/**
 * @param {string} code
 * @param {Record<string, string | number>} [params]
 * @returns {Look}
 */
function refused(code, params) {
  return { problems: [{ code, params }], notices: [] };
}
