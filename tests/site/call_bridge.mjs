// @ts-check
/**
 * Starts the published runtime with the published wheel, as worker.js does, and prints the bridge's answers as JSON.
 *
 * node call_bridge.mjs RUNTIME APP LIBRARY CALLS [digests]
 *
 * Folders are as published; CALLS is a JSON file with [call, payload] pairs. With `digests` each answer is only told
 * by its SHA-256.
 */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, app, library, callsFile] = process.argv.slice(2, 6).map((path) => resolve(path));
const told = process.argv[6] === "digests" ? digest : (/** @type {string} */ answer) => answer;
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const lock = JSON.parse(await readFile(join(app, "lock.json"), "utf8"));
const python = await loadPyodide({
  indexURL: runtime,
  lockFileContents: lock,
  packageBaseUrl: app,
  jsglobals: { setTimeout, clearTimeout, Object },
});
for (const { file_name: name } of Object.values(lock.packages)) {
  python.unpackArchive(new Uint8Array(await readFile(join(app, name))), "wheel", { extractDir: "/app" });
}
python.pyimport("sys").path.append("/app");
const bridge = python.pyimport("pyodide_app.bridge");
// As in the browser: the library comes when Python has been at work for a while.
for (const name of await readdir(library)) {
  if (name.endsWith(".whl")) python.unpackArchive(new Uint8Array(await readFile(join(library, name))), "wheel", { extractDir: "/app" });
}
python.pyimport("sys").path_importer_cache.clear();
const calls = JSON.parse(await readFile(callsFile, "utf8"));
const answers = calls.map((/** @type {[string, string]} */ [call, payload]) => told(bridge.handle(call, payload)));
process.stdout.write(JSON.stringify(answers));

/** @param {string} answer */
function digest(answer) {
  return createHash("sha256").update(answer).digest("hex");
}
