// @ts-check
/** The result panel: waits for the engine, shows what Python worked out, and offers the reports. */
import { live } from "./page.js";
import { errorSentence } from "./messages.js";
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
  document.documentElement.dataset.mintqEngine = state.name;
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

/**
 * Ask Python for the result and show it. The fragment comes from our own escaping code, tested in Python, and is the one place
 * where markup is taken as markup.
 * @param {Engine} engine
 * @param {Analysis} analysis
 * @param {string} guidance address of the guidance pages
 * @returns {Promise<void>}
 */
export async function showResult(engine, analysis, guidance) {
  const place = live("result");
  place.setAttribute("aria-busy", "true");
  try {
    const { html } = await engine.call("view", { analysis, lang: language(), guidance, level: 3 });
    const open = new Set([...place.querySelectorAll("details[open][id]")].map((element) => element.id));
    place.replaceChildren(document.createRange().createContextualFragment(html));
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  } finally {
    place.setAttribute("aria-busy", "false");
  }
}
