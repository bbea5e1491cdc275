// @ts-check
/** How the engine's worker comes to life: what it is told, and under which policy it runs. */

/**
 * Where the engine's files lie, all relative to the site's root (written by the build).
 * @typedef {object} RuntimeManifest
 * @property {string} pyodide  the module that starts Python
 * @property {string} index  the folder of the runtime
 * @property {string} wasm  Python itself as WebAssembly, for browsers that cannot unpack
 * @property {string} packed  the same, packed with gzip
 * @property {string} stdlib  the standard library
 * @property {string} lock  what packages there are
 * @property {string} packages  the folder of the packages
 * @property {{url: string, bytes: number, gzip: number}[]} files  what is fetched, in bytes as read and as sent
 * @property {number} download  bytes to fetch in all
 * @property {{url: string, bytes: number, integrity: string}} library  what writes Excel files; fetched when one is wanted
 */

/** The smallest WebAssembly module. A content policy that forbids WebAssembly makes it throw. */
const SMALLEST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** @returns {string} why this browser cannot run the engine, or nothing */
export function obstacle() {
  if (typeof Worker !== "function") return "no workers";
  if (typeof WebAssembly !== "object") return "no WebAssembly";
  try {
    new WebAssembly.Module(SMALLEST);
    return "";
  } catch (error) {
    return String(error);
  }
}

/**
 * Start a module worker from a blob: address, because such a worker inherits the page's content policy and one
 * fetched from the network does not. Messages that come before the module is there are kept for it.
 * @param {string} url  absolute address of worker.js
 */
export function openWorker(url) {
  const body = `const early = [];
const keep = (event) => early.push(event.data);
addEventListener("message", keep);
import(${JSON.stringify(url)}).then(
  (module) => { removeEventListener("message", keep); module.serve(early); },
  (error) => postMessage(JSON.stringify({ failed: { code: "engine_load", detail: String(error) } })),
);`;
  const address = URL.createObjectURL(new Blob([body], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "mintq-engine" });
  // The address must live until the worker has read it; its first message tells that it has.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

/**
 * Make every address absolute.
 * @param {RuntimeManifest} manifest
 * @param {string} root
 */
export function bootPlan(manifest, root) {
  const absolute = (/** @type {string} */ path) => new URL(path, root).href;
  const { pyodide, index, wasm, packed, stdlib, lock, packages } = manifest;
  const files = manifest.files.map((file) => ({ ...file, url: absolute(file.url) }));
  const addresses = Object.entries({ pyodide, index, wasm, packed, stdlib, lock, packages });
  return { ...Object.fromEntries(addresses.map(([name, path]) => [name, absolute(path)])), files };
}
