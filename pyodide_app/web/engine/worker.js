// @ts-check
/**
 * The engine's worker: starts Python, then answers calls one after another.
 *
 * Messages are JSON text. In: {"boot": BootPlan} once, then {"id", "call", "payload"}; and, as bytes, a wheel for Python.
 * Out: {"progress": {"loaded", "total", "phase"}}, {"ready"}, {"id", "answer"}, {"failed": {"code", "detail"}}.
 */

/**
 * The manifest of the build with absolute addresses.
 * @typedef {import("./worker_start.js").RuntimeManifest} BootPlan
 */

/** @typedef {{handle(call: string, payload: string): string}} Bridge */

/** Ways out to the network that nothing needs once Python runs. */
const WAYS_OUT = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts", "Worker",
];

/** Where our own Python lies; a folder that Python has not looked into before. */
const APP_FOLDER = "/app";

/** @type {any} */
let python;
/** @type {Bridge} */
let bridge;

/** @param {object} message */
function post(message) {
  postMessage(JSON.stringify(message));
}

/**
 * @param {"engine_load" | "engine_start" | "engine_crashed"} code
 * @param {unknown} error
 */
function fail(code, error) {
  post({ failed: { code, detail: error instanceof Error ? error.stack ?? error.message : String(error) } });
}

/**
 * Count what arrives and tell the page, in bytes as they are sent.
 * @param {BootPlan["files"]} files
 */
function progressOf(files) {
  const read = new Map(files.map((file) => [file.url, 0]));
  const total = files.reduce((sum, file) => sum + file.gzip, 0);
  const share = (/** @type {BootPlan["files"][0]} */ file) => Math.min(1, (read.get(file.url) ?? 0) / file.bytes);
  let told = 0;
  return (/** @type {string} */ url, bytes = Infinity) => {
    read.set(url, (read.get(url) ?? 0) + bytes);
    const loaded = Math.round(files.reduce((sum, file) => sum + file.gzip * share(file), 0));
    // Hundreds of pieces arrive; the page need not be drawn anew for each.
    if (loaded < total && loaded - told < total / 100) return;
    told = loaded;
    post({ progress: { loaded, total, phase: loaded < total ? "fetch" : "start" } });
  };
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(chunk: Uint8Array) => void} put
 */
async function pump(stream, put) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    put(value);
  }
}

/**
 * Replace fetch by one that counts, that unpacks Python itself, and that reports a failure: of a file that cannot
 * be had Pyodide 314.0.7 only writes to the console, and waits for ever.
 * @param {BootPlan} plan
 * @param {(url: string, bytes?: number) => void} count
 */
function replaceFetch(plan, count) {
  const fetchFile = globalThis.fetch.bind(globalThis);

  /**
   * @param {string} url
   * @param {RequestInit} [init]
   */
  async function open(url, init) {
    const response = await fetchFile(url, init);
    if (!response.ok || !response.body) throw new Error(`${url}: status ${response.status}`);
    return response.body;
  }

  /**
   * Unpack Python itself. Where that does not work (an old browser, a host that lacks or unpacks the packed file, a
   * broken transfer) the plain file goes on at the byte that was reached.
   * @param {(chunk: Uint8Array) => void} put
   */
  async function pourPython(put) {
    let sent = 0;
    try {
      const unpacker = /** @type {TransformStream<Uint8Array, Uint8Array>} */ (new DecompressionStream("gzip"));
      await pump((await open(plan.packed)).pipeThrough(unpacker), (chunk) => {
        sent += chunk.length;
        put(chunk);
      });
    } catch {
      let passed = 0;
      await pump(await open(plan.wasm), (chunk) => {
        const fresh = chunk.subarray(Math.max(0, sent - passed));
        passed += chunk.length;
        if (fresh.length > 0) put(fresh);
      });
    }
  }

  /** @type {(input: RequestInfo | URL, init?: RequestInit) => Promise<Response>} */
  globalThis.fetch = async (input, init) => {
    const url = String(input);
    const type = url === plan.wasm ? "application/wasm" : "application/octet-stream";
    const body = new ReadableStream({
      async start(controller) {
        const put = (/** @type {Uint8Array} */ chunk) => {
          controller.enqueue(chunk);
          count(url, chunk.length);
        };
        try {
          await (url === plan.wasm ? pourPython(put) : pump(await open(url, init), put));
          controller.close();
        } catch (error) {
          fail("engine_load", error);
          controller.error(error);
        }
      },
    });
    return new Response(body, { headers: { "Content-Type": type } });
  };
}

/** Report what Pyodide 314.0.7 only writes to the console: a WebAssembly that this browser cannot run. */
function reportBrokenPython() {
  const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      return await instantiate(source, imports);
    } catch (error) {
      fail("engine_start", error);
      throw error;
    }
  };
}

/** Take away every way out to the network; the page's policy, which this worker inherits, forbids strangers anyway. */
function seal() {
  for (const name of WAYS_OUT) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false });
  }
}

/**
 * Fetch a module and count it.
 * @param {string} url
 * @param {(url: string) => void} count
 */
async function load(url, count) {
  try {
    const module = await import(url);
    count(url);
    return module;
  } catch (error) {
    fail("engine_load", error);
    throw error;
  }
}

/**
 * Fetch the wheels that the lock names; one whose content is not what the lock says is refused by fetch itself.
 * @param {BootPlan} plan
 * @param {{packages: Record<string, {file_name: string, sha256: string}>}} lock
 */
function fetchWheels(plan, lock) {
  return Promise.all(Object.values(lock.packages).map(async ({ file_name: name, sha256 }) => {
    const bytes = (sha256.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
    const integrity = `sha256-${btoa(String.fromCharCode(...bytes))}`;
    const response = await fetch(new URL(name, plan.packages), { integrity });
    return response.arrayBuffer();
  }));
}

/**
 * Lay a wheel beside our own Python.
 * @param {ArrayBuffer} wheel
 */
function unpack(wheel) {
  python.unpackArchive(wheel, "wheel", { extractDir: APP_FOLDER });
}

/**
 * Start Python and open the bridge. Pyodide's own package loader is left out: it would import tarfile, email and
 * more (150 kB) to unpack one plain wheel.
 * @param {BootPlan} plan
 */
async function boot(plan) {
  const count = progressOf(plan.files);
  replaceFetch(plan, count);
  reportBrokenPython();
  // Pyodide imports this module too, later; asked for now, it is counted and comes beside the others.
  const early = load(`${plan.index}pyodide.asm.mjs`, count);
  const [{ loadPyodide }, lock] = await Promise.all([
    load(plan.pyodide, count),
    fetch(plan.lock).then((response) => response.json()),
  ]);
  const wheels = fetchWheels(plan, lock);
  python = await loadPyodide({
    indexURL: plan.index,
    stdLibURL: plan.stdlib,
    lockFileContents: lock,
    packageBaseUrl: plan.packages,
    jsglobals: { setTimeout, clearTimeout, Object },
    stdout: () => {},
  });
  for (const wheel of await wheels) unpack(wheel);
  python.pyimport("sys").path.append(APP_FOLDER);
  bridge = python.pyimport("pyodide_app.bridge");
  await early;
  seal();
}

/** @param {string | ArrayBuffer} message */
function receive(message) {
  if (typeof message !== "string") {
    unpack(message);
    // Python remembers what lay in the folder; importlib's own way to make it forget would need half of `email`.
    python.pyimport("sys").path_importer_cache.clear();
    return;
  }
  const { boot: plan, id, call, payload } = JSON.parse(message);
  if (plan) {
    boot(plan).then(() => post({ ready: true }), (error) => fail("engine_start", error));
    return;
  }
  try {
    post({ id, answer: bridge.handle(call, payload) });
  } catch (error) {
    fail("engine_crashed", error);
  }
}

/**
 * Begin: called by the few lines that started this worker.
 * @param {string[]} early  messages that came before this module was there
 */
export function serve(early) {
  addEventListener("message", (event) => receive(event.data));
  for (const text of early) receive(text);
}
