// @ts-check
/** What the page itself says: the framework's ids, the levels, and where the runtime lies. */

/**
 * @typedef {object} Page
 * @property {{id: string, version: string, digest: string}} framework
 * @property {string[]} indicators ids in their order
 * @property {Set<string>} core ids of the core indicators
 * @property {Map<string, string[]>} criteria criterion id to its indicator ids
 * @property {Map<string, string[]>} areas area id to its criterion ids
 * @property {Set<string>} shared ids of the criteria that are rated once for the whole initiative
 * @property {Set<number>} levels values of the scale
 * @property {HTMLElement} app
 * @property {HTMLFormElement} form
 * @property {URL} root root folder of the site
 * @property {URL} bundle
 * @property {import("../engine/client.js").RuntimeManifest} runtime
 */

/** @returns {Page} */
export function readPage() {
  const app = /** @type {HTMLElement} */ (document.querySelector("[data-mintq-app]"));
  const form = /** @type {HTMLFormElement} */ (app.querySelector("form[data-mintq-assessment]"));
  /** @type {Map<string, string[]>} */
  const criteria = new Map();
  /** @type {Set<string>} */
  const core = new Set();
  /** @type {Map<string, string[]>} */
  const areas = new Map();
  /** @type {Set<string>} */
  const shared = new Set();
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-mintq-criterion]"))) {
    const { mintqCriterion: id = "", mintqArea: area = "", mintqScope } = section.dataset;
    areas.set(area, [...(areas.get(area) ?? []), id]);
    if (mintqScope === "initiative") shared.add(id);
  }
  for (const fieldset of fieldsets(form)) {
    const id = indicatorOf(fieldset);
    const criterion = fieldset.closest("[data-mintq-criterion]")?.getAttribute("data-mintq-criterion") ?? "";
    criteria.set(criterion, [...(criteria.get(criterion) ?? []), id]);
    if (fieldset.hasAttribute("data-core")) core.add(id);
  }
  const indicators = [...criteria.values()].flat();
  const radios = form.querySelectorAll(`input[type=radio][name="${indicators[0]}"]`);
  const values = [...radios].map((radio) => /** @type {HTMLInputElement} */ (radio).value);
  const data = app.dataset;
  const at = (/** @type {string | undefined} */ address) => new URL(address ?? "", document.baseURI);
  return {
    framework: { id: data.frameworkId ?? "", version: data.frameworkVersion ?? "", digest: data.frameworkDigest ?? "" },
    indicators,
    core,
    criteria,
    areas,
    shared,
    levels: new Set(values.filter((value) => /^\d+$/.test(value)).map(Number)),
    app,
    form,
    root: at(data.root),
    bundle: at(data.bundle),
    runtime: JSON.parse(data.runtime ?? "null"),
  };
}

/**
 * All fieldsets of indicators.
 * @param {ParentNode} within
 */
export function fieldsets(within) {
  return /** @type {NodeListOf<HTMLFieldSetElement>} */ (within.querySelectorAll("fieldset[data-mintq-indicator]"));
}

/**
 * The fieldset of one indicator.
 * @param {string} indicator
 */
export function fieldsetOf(indicator) {
  return /** @type {HTMLFieldSetElement | null} */ (document.querySelector(`fieldset[data-mintq-indicator="${CSS.escape(indicator)}"]`));
}

/** @param {Element} fieldset */
export function indicatorOf(fieldset) {
  return fieldset.getAttribute("data-mintq-indicator") ?? "";
}

/** The living texts of the page, once they were looked for. @type {Map<string, HTMLElement>} */
const living = new Map();

/**
 * The one element that shows a living text; the change of language leaves these alone.
 * @param {string} name
 * @param {ParentNode} [within]
 */
export function live(name, within = document) {
  const known = living.get(name);
  if (within === document && known?.isConnected) return known;
  const found = /** @type {HTMLElement} */ (within.querySelector(`[data-mintq-live="${name}"]`));
  // To look through thousands of elements at each keystroke takes longer than all that is done with what is found.
  if (within === document && found) living.set(name, found);
  return found;
}
