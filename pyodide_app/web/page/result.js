// @ts-check
/** The result panel: waits for the engine, shows what Python worked out, and offers the reports. */
import { live } from "./page.js";
import { errorSentence } from "./messages.js";
import { keepPlace } from "./reading.js";
import { language, say, sayMegabytes } from "./words.js";

/** @typedef {import("../state/analysis.js").Analysis} Analysis */
/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {import("../engine/client.js").EngineState} EngineState */

/**
 * Show how the engine is doing: loading with numbers, failed with a way out, nothing when it is ready.
 * @param {HTMLElement} app
 * @param {EngineState} state
 * @param {number} bytes what loading takes over the wire
 */
export function showEngine(app, state, bytes) {
  const panel = /** @type {HTMLElement} */ (app.querySelector("[data-mintq-engine-panel]"));
  const bar = /** @type {HTMLProgressElement} */ (app.querySelector("[data-mintq-engine-progress]"));
  const button = /** @type {HTMLButtonElement} */ (app.querySelector("[data-mintq-action=retry]"));
  panel.hidden = state.name === "ready";
  bar.hidden = state.name !== "loading";
  button.hidden = state.name === "loading" || state.name === "ready";
  button.textContent = say(state.name === "failed" ? "app.engine.retry" : "app.js.engine.start");
  if (state.name === "ready") return;
  live("engine").textContent = sayState(state, bytes);
  if (state.total) bar.value = Math.min(1, (state.loaded ?? 0) / state.total);
}

/**
 * @param {EngineState} state
 * @param {number} bytes
 */
function sayState(state, bytes) {
  if (state.name === "failed") {
    const { key, params } = errorSentence(state.code ?? "engine_load");
    return say(key, params);
  }
  if (state.name === "idle") return say("app.js.engine.idle", { megabytes: sayMegabytes(bytes) });
  if (!state.total || (state.loaded ?? 0) >= state.total) return say("app.js.engine.starting");
  return say("app.js.engine.loading", { loaded: sayMegabytes(state.loaded ?? 0), total: sayMegabytes(state.total) });
}

/** The number that Python gave to what the page shows. */
let shown = 0;

/**
 * Say in another panel that Python is not there yet, with a way to start it; nothing when it is ready.
 * @param {"plan" | "impact"} panel
 * @param {EngineState} state
 * @param {number} bytes what loading takes over the wire
 */
export function showWaiting(panel, state, bytes) {
  const place = /** @type {HTMLElement} */ (document.querySelector(`[data-mintq-${panel}-engine]`));
  place.hidden = state.name === "ready";
  /** @type {HTMLElement} */ (place.querySelector("button")).hidden = state.name === "loading";
  const { key, params } = state.name === "failed"
    ? errorSentence(state.code ?? "engine_load")
    : { key: `app.js.${panel}.engine.${state.name === "idle" ? "idle" : "loading"}`, params: { megabytes: sayMegabytes(bytes) } };
  live(`${panel}-engine`).textContent = state.name === "ready" ? "" : say(key, params);
}

/**
 * Ask Python for the result and show it: all of it the first time, then only the parts that changed.
 * @param {Engine} engine
 * @param {Analysis} analysis
 * @param {string} guidance address of the guidance pages
 * @returns {Promise<void>}
 */
export async function showResult(engine, analysis, guidance) {
  const place = live("result");
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await engine.call("view", { analysis, lang: language(), guidance, level: 3, opened: openedParts(place), since: shown });
    if (answer.parts) for (const [id, html] of Object.entries(answer.parts)) replace(document.getElementById(id), html);
    else keepPlace(place, () => showMarkup(place, answer.html));
    shown = answer.number;
  } finally {
    place.setAttribute("aria-busy", "false");
  }
}

/**
 * Take markup as markup; it comes from our own escaping code, tested in Python, and this is the one place that does so.
 * @param {Element} context the element that it will stand in
 * @param {string} html
 */
function parse(context, html) {
  const range = document.createRange();
  range.selectNodeContents(context);
  return range.createContextualFragment(html);
}

/**
 * Put a new part in the place of the old one; what was open stays open.
 * @param {Element | null} old
 * @param {string} html
 */
function replace(old, html) {
  const parent = old?.parentElement;
  if (!old || !parent) return;
  const open = old.hasAttribute("open");
  const focused = old.contains(document.activeElement);
  old.replaceWith(parse(parent, html));
  const fresh = document.getElementById(old.id);
  if (open) fresh?.setAttribute("open", "");
  if (focused) fresh?.querySelector("summary")?.focus();
}

/**
 * Show markup of our own Python in place of what stood there; what was open stays open.
 * @param {HTMLElement} place
 * @param {string} html
 */
export function showMarkup(place, html) {
  const open = [...place.querySelectorAll("details[open][id]")].map((element) => element.id);
  place.replaceChildren(parse(place, html));
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
}

/**
 * What was folded away and is open: only this is made.
 * @param {HTMLElement} place
 */
function openedParts(place) {
  return [...place.querySelectorAll("details[open][data-mintq-draw]")].map((element) => element.getAttribute("data-mintq-draw"));
}

/**
 * Tell when something is opened that is not made yet, and lead from a value to its explanation.
 * @param {() => void} onWanted
 */
export function watchResult(onWanted) {
  const place = live("result");
  place.addEventListener("toggle", (event) => {
    const details = /** @type {Element} */ (event.target);
    if (details.matches("[open][data-mintq-draw]") && details.querySelector(":is(div, ul)[id]:empty")) onWanted();
  }, { capture: true });
  place.addEventListener("click", (event) => {
    const value = /** @type {Element} */ (event.target).closest("a.mintq-because");
    if (!value) return;
    event.preventDefault();
    const details = document.getElementById(value.getAttribute("href")?.slice(1) ?? "");
    details?.setAttribute("open", "");
    details?.querySelector("summary")?.focus({ preventScroll: true });
    details?.scrollIntoView({ block: "center" });
  });
}

/**
 * Print the section of a button and nothing else of the page.
 * @param {HTMLElement} button
 */
export function printSection(button) {
  const root = document.documentElement;
  const section = button.closest("section");
  section?.setAttribute("data-mintq-printed", "");
  root.setAttribute("data-mintq-printing", "");
  addEventListener("afterprint", () => {
    section?.removeAttribute("data-mintq-printed");
    root.removeAttribute("data-mintq-printing");
  }, { once: true });
  print();
}
