// @ts-check
/** What an analysis asks: the indicators of its mode and its areas, as `core/scope.py` has it too. */

/** @typedef {import("../state/analysis.js").Analysis} Analysis */
/** @typedef {import("./page.js").Page} Page */

/**
 * The areas that an analysis asks; where no known one is chosen, all are.
 * @param {Page} page
 * @param {Analysis} analysis
 * @returns {string[]}
 */
export function askedAreas(page, analysis) {
  const all = [...page.areas.keys()];
  const chosen = all.filter((area) => analysis.areas?.includes(area));
  return chosen.length ? chosen : all;
}

/**
 * The criteria that an analysis asks, in their order.
 * @param {Page} page
 * @param {Analysis} analysis
 */
export function askedCriteria(page, analysis) {
  return askedAreas(page, analysis).flatMap((area) => page.areas.get(area) ?? []);
}

/**
 * The indicators of a criterion that the mode asks.
 * @param {Page} page
 * @param {Analysis} analysis
 * @param {string} criterion
 */
export function askedOf(page, analysis, criterion) {
  const all = page.criteria.get(criterion) ?? [];
  return analysis.mode === "short" ? all.filter((id) => page.core.has(id)) : all;
}

/**
 * All indicators that an analysis asks, in their order.
 * @param {Page} page
 * @param {Analysis} analysis
 */
export function asked(page, analysis) {
  return askedCriteria(page, analysis).flatMap((criterion) => askedOf(page, analysis, criterion));
}

/**
 * @typedef {object} Tally
 * @property {number} total
 * @property {number} applicable all but what does not apply
 * @property {number} rated
 * @property {number} unknown
 * @property {number} open not answered
 */

/**
 * Count the answers to these indicators.
 * @param {Analysis} analysis
 * @param {string[]} indicators
 * @returns {Tally}
 */
export function tally(analysis, indicators) {
  const levels = indicators.map((id) => (Object.hasOwn(analysis.answers, id) ? analysis.answers[id].level : undefined));
  const count = (/** @type {unknown} */ level) => levels.filter((each) => each === level).length;
  const [na, unknown, open] = [count("na"), count("unknown"), count(undefined)];
  return { total: levels.length, applicable: levels.length - na, rated: levels.length - na - unknown - open, unknown, open };
}

/**
 * Show only what an analysis asks.
 * @param {Page} page
 * @param {Analysis} analysis
 */
export function showScope(page, analysis) {
  const { form } = page;
  const mode = analysis.mode === "short" ? "short" : "full";
  form.dataset.mode = mode;
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=mode]"))) radio.checked = radio.value === mode;
  const areas = askedAreas(page, analysis);
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=areas]"))) box.checked = areas.includes(box.value);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-mintq-area]"))) {
    part.toggleAttribute("data-left-out", !areas.includes(part.dataset.mintqArea ?? ""));
  }
}

/**
 * Lead from a criterion to the one before and the one after it that the analysis asks; other panels have no such steps.
 * @param {Page} page
 * @param {Analysis} analysis
 * @param {string} panel
 */
export function showSteps(page, analysis, panel) {
  const criteria = askedCriteria(page, analysis);
  const at = criteria.indexOf(panel);
  if (at < 0) return;
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.getElementById(panel)?.querySelectorAll("a[rel=prev], a[rel=next]") ?? []);
  for (const link of links) showStep(link, criteria[link.rel === "prev" ? at - 1 : at + 1]);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string | undefined} criterion where it leads; without one there is none before, and the result comes after
 */
function showStep(link, criterion) {
  link.hidden = link.rel === "prev" && criterion === undefined;
  link.href = `#${criterion ?? "result"}`;
  const title = link.querySelector("[data-mintq-live=step]");
  const heading = document.getElementById(`${criterion}-title`);
  if (title) title.textContent = heading ? `: ${heading.textContent}` : "";
}
