// @ts-check
/** The words of the page: a JSON block that the build wrote into it, so that they are there before Python is. */

/** @type {Record<string, string>} */
let words = {};

/** Read the words that stand in the page now; called again after a change of language. */
export function readWords() {
  words = JSON.parse(document.querySelector("[data-mintq-words]")?.textContent ?? "{}");
}

/**
 * The words for a key, with named placeholders filled; `count` chooses `key.one` or `key.other`.
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 * @returns {string}
 * @throws {Error} when the page has no such key
 */
export function say(key, params = {}) {
  const found = knows(key) ? key : `${key}.${params.count === 1 ? "one" : "other"}`;
  if (!knows(found)) throw new Error(`no words for ${key}`);
  return words[found].replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/** @param {string} key */
export function knows(key) {
  return Object.hasOwn(words, key);
}

/** The language the page stands in. */
export function language() {
  return document.documentElement.lang;
}

/** To make one takes longer than all that is done with it. @type {Map<string, Intl.DateTimeFormat | Intl.NumberFormat>} */
const formats = new Map();

/**
 * How days and times are written in the language of the page.
 * @param {Intl.DateTimeFormatOptions} options
 */
function dateFormat(options) {
  const locale = say("app.js.locale");
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return /** @type {Intl.DateTimeFormat} */ (format);
}

/**
 * A time of day as people of this language write it.
 * @param {Date} time
 */
export function sayTime(time) {
  return dateFormat({ hour: "2-digit", minute: "2-digit" }).format(time);
}

/**
 * A time of today as the time of day, and one of another day with its day.
 * @param {Date} time
 */
export function sayMoment(time) {
  return time.toDateString() === new Date().toDateString() ? say("app.js.time", { time: sayTime(time) }) : sayDate(time);
}

/**
 * A day as people of this language write it.
 * @param {Date} day
 */
export function sayDay(day) {
  return dateFormat({ dateStyle: "medium" }).format(day);
}

/**
 * A day and time as people of this language write it.
 * @param {Date} time
 */
export function sayDate(time) {
  return dateFormat({ dateStyle: "medium", timeStyle: "short" }).format(time);
}

/**
 * Bytes as megabytes with one digit.
 * @param {number} bytes
 */
export function sayMegabytes(bytes) {
  const key = say("app.js.locale");
  const format = formats.get(key) ?? new Intl.NumberFormat(key, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  formats.set(key, format);
  return format.format(bytes / 1e6);
}

/**
 * A length of time as one says it: minutes, from an hour on in steps of half an hour.
 * @param {number} milliseconds
 */
export function sayDuration(milliseconds) {
  const minutes = milliseconds / 60_000;
  if (minutes < 10) return say("app.js.minutes", { count: Math.max(1, Math.round(minutes)) });
  if (minutes < 55) return say("app.js.minutes", { count: Math.round(minutes / 5) * 5 });
  const hours = Math.round(minutes / 30) / 2;
  return say("app.js.hours", { count: hours, number: `${Math.floor(hours)}${hours % 1 ? "½" : ""}` });
}
