// @ts-check
/** The engine with this site's framework in it: ready means that it can score. */
import { createEngine } from "./client.js";

/** @typedef {import("./client.js").Engine} Engine */
/** @typedef {import("./client.js").EngineState} EngineState */

/**
 * @param {object} options
 * @param {import("./client.js").RuntimeManifest} options.manifest
 * @param {URL} options.root the site's root
 * @param {URL} options.bundle address of the compiled framework
 * @param {(state: EngineState) => void} options.onState
 * @returns {Engine}
 */
export function createScoring({ manifest, root, bundle, onState }) {
  /** @type {EngineState} */
  let state = { name: "idle" };
  /** @type {Promise<EngineState> | undefined} */
  let starting;
  /** @param {EngineState} next */
  const enter = (next) => {
    state = next;
    if (next.name === "failed") starting = undefined;
    onState(next);
    return next;
  };
  const engine = createEngine({
    manifest,
    root: root.href,
    // Python alone cannot score yet: that it is ready becomes known when it has the framework.
    onState: (next) => { if (next.name !== "ready") enter(next); },
  });

  async function begin() {
    // Both at once: the framework is small, Python is not.
    const framework = fetch(bundle).then((answer) => {
      if (!answer.ok) throw new Error(`bundle: ${answer.status}`);
      return answer.json();
    });
    framework.catch(() => undefined);
    const started = await engine.start();
    if (started.name !== "ready") return started;
    try {
      await engine.call("start", { bundle: await framework });
      // Whoever waited asks first.
      setTimeout(() => void engine.call("prepare", {}).catch(() => undefined));
      return enter({ name: "ready" });
    } catch (error) {
      if (/** @type {any} */ (error).code === "engine_stopped") return state;
      engine.stop();
      return enter({ name: "failed", code: "engine_load", detail: String(error) });
    }
  }

  function stop() {
    starting = undefined;
    engine.stop();
  }

  return {
    start: () => (starting ??= begin()),
    call: engine.call,
    loadLibrary: engine.loadLibrary,
    stop,
    get state() { return state; },
  };
}
