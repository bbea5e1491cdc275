// @ts-check
/**
 * The page's end of the engine: one worker, numbered calls, and a watchdog.
 *
 * Messages are JSON text. To the worker: first {"boot": BootPlan}, then {"id", "call", "payload"}; and wheels, as bytes.
 * From the worker: {"progress"}, {"ready"}, {"id", "answer"} and {"failed"}; see worker.js.
 */

import { bootPlan, obstacle, openWorker } from "./worker_start.js";

/** @typedef {import("./worker_start.js").RuntimeManifest} RuntimeManifest */

/**
 * @typedef {object} EngineState
 * @property {"idle" | "loading" | "ready" | "failed"} name
 * @property {number} [loaded]  bytes fetched so far, while loading
 * @property {number} [total]  bytes to fetch, while loading
 * @property {"fetch" | "start"} [phase]  while loading: fetching files, or starting Python
 * @property {string} [code]  when failed: engine_blocked, engine_timeout, engine_load, engine_start or engine_crashed
 * @property {string} [detail]  when failed: a line for the console
 */

/**
 * @typedef {object} Engine
 * @property {() => Promise<EngineState>} start  start if it does not run; resolves when ready or failed
 * @property {(name: string, payload: unknown) => Promise<any>} call  ask Python; starts the engine if it is idle
 * @property {() => Promise<void>} loadLibrary  give Python what writes Excel files, once; refused with xlsx_missing
 * @property {() => void} stop  end the worker; open calls are refused with engine_stopped
 * @property {EngineState} state  as it is now
 */

/** @typedef {{code: string, params: Record<string, unknown>}} Problem */

/** Something did not work; `code` and `params` name the sentence for people. */
export class EngineError extends Error {
  /**
   * @param {string} code
   * @param {Record<string, unknown>} [params]
   * @param {string} [detail]  lines for the console
   * @param {Problem[]} [problems]  all that is wrong, if it is more than one thing
   */
  constructor(code, params = {}, detail = "", problems = undefined) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "EngineError";
    this.code = code;
    this.params = params;
    this.problems = problems;
  }
}

/** Looks at the clock so many times before it gives up: a laptop that sleeps does not use up the time. */
const TICKS = 12;

/**
 * @param {object} options
 * @param {RuntimeManifest} options.manifest
 * @param {string} [options.root]  absolute address of the site's root; this file lies four folders below it
 * @param {string} [options.workerUrl]  address of worker.js, which lies beside this file
 * @param {(state: EngineState) => void} [options.onState]  called at every change and for every bit of progress
 * @param {number} [options.watchdogMs]  milliseconds without a sign of life before the engine is given up
 * @returns {Engine}
 */
export function createEngine({
  manifest,
  root = new URL("../../../../", import.meta.url).href,
  workerUrl = new URL("./worker.js", import.meta.url).href,
  onState = () => {},
  watchdogMs = 60_000,
}) {
  /** @type {EngineState} */
  let state = { name: "idle" };
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Map<number, {text: string, resolve: (value: any) => void, reject: (error: EngineError) => void}>} */
  const calls = new Map();
  /** @type {((state: EngineState) => void)[]} */
  let waiting = [];
  /** What writes Excel files, once the running worker has it. @type {Promise<void> | undefined} */
  let library;
  let lastId = 0;
  let quietTicks = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let clock;

  /** @param {EngineState} next */
  function enter(next) {
    state = next;
    if (next.name !== "loading") {
      for (const resolve of waiting.splice(0)) resolve(next);
    }
    onState(next);
  }

  /** @param {EngineError} reason */
  function close(reason) {
    clearInterval(clock);
    worker?.terminate();
    worker = null;
    library = undefined;
    for (const call of calls.values()) call.reject(reason);
    calls.clear();
  }

  /**
   * @param {string} code
   * @param {string} detail
   */
  function fail(code, detail) {
    close(new EngineError(code, {}, detail));
    enter({ name: "failed", code, detail });
  }

  function watch() {
    const busy = state.name === "loading" || calls.size > 0;
    quietTicks = busy ? quietTicks + 1 : 0;
    if (quietTicks > TICKS) fail("engine_timeout", `no sign of life for ${watchdogMs} ms`);
  }

  /** @param {{id: number, answer: string}} message */
  function settle({ id, answer }) {
    const call = calls.get(id);
    calls.delete(id);
    const { ok, value, error } = JSON.parse(answer);
    if (ok) call?.resolve(value);
    else call?.reject(new EngineError(error.code, error.params, error.trace, error.problems?.length ? error.problems : undefined));
  }

  /** @param {MessageEvent<string>} event */
  function receive(event) {
    quietTicks = 0;
    const message = JSON.parse(event.data);
    if (message.progress) enter({ name: "loading", ...message.progress });
    else if (message.failed) fail(message.failed.code, message.failed.detail);
    else if (message.ready) {
      for (const { text } of calls.values()) worker?.postMessage(text);
      enter({ name: "ready" });
    } else settle(message);
  }

  function open() {
    const why = obstacle();
    if (why) return fail("engine_blocked", why);
    try {
      worker = openWorker(new URL(workerUrl, root).href);
    } catch (error) {
      return fail("engine_blocked", String(error));
    }
    quietTicks = 0;
    clock = setInterval(watch, watchdogMs / TICKS);
    const mine = worker;
    worker.onmessage = (event) => void (mine === worker && receive(event));
    worker.onerror = (event) => {
      if (mine !== worker) return;
      // Before its first message this is a policy that forbids the worker; later, the worker broke down.
      const code = state.name === "loading" && !state.total ? "engine_blocked" : "engine_crashed";
      fail(code, event.message ?? "worker error");
    };
    worker.postMessage(JSON.stringify({ boot: bootPlan(manifest, root) }));
  }

  /** @type {Engine["start"]} */
  function start() {
    if (state.name === "ready") return Promise.resolve(state);
    const settled = new Promise((/** @type {(state: EngineState) => void} */ resolve) => waiting.push(resolve));
    if (state.name !== "loading") {
      enter({ name: "loading" });
      open();
    }
    return settled;
  }

  /** @type {Engine["call"]} */
  function call(name, payload) {
    if (state.name === "failed") return Promise.reject(new EngineError(state.code ?? "engine_crashed", {}, state.detail));
    const id = (lastId += 1);
    const text = JSON.stringify({ id, call: name, payload: JSON.stringify(payload) });
    return new Promise((resolve, reject) => {
      calls.set(id, { text, resolve, reject });
      if (state.name === "ready") worker?.postMessage(text);
      else start();
    });
  }

  async function fetchLibrary() {
    const { url, integrity } = manifest.library;
    const response = await fetch(new URL(url, root), { integrity });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const wheel = await response.arrayBuffer();
    worker?.postMessage(wheel, [wheel]);
  }

  /** @type {Engine["loadLibrary"]} */
  function loadLibrary() {
    library ??= fetchLibrary().catch((error) => {
      library = undefined;
      throw new EngineError("xlsx_missing", {}, String(error));
    });
    return library;
  }

  function stop() {
    close(new EngineError("engine_stopped"));
    enter({ name: "idle" });
  }

  return { start, call, loadLibrary, stop, get state() { return state; } };
}
