// @ts-check
/** Starts the unmodified Pyodide of the npm package under Node, with nothing to fetch. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// Left to itself Node quotes the line that failed, which in a packed module is a megabyte long.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});

/** @typedef {import("pyodide").PyodideInterface} Pyodide */

/**
 * @param {string} folder  the npm package's folder
 * @param {Record<string, unknown>} [options]  for loadPyodide
 * @returns {Promise<Pyodide>}
 */
export async function boot(folder, options = {}) {
  const index = resolve(folder);
  const { loadPyodide } = await import(pathToFileURL(join(index, "pyodide.mjs")).href);
  const { info } = JSON.parse(await readFile(join(index, "pyodide-lock.json"), "utf8"));
  return loadPyodide({
    indexURL: index,
    lockFileContents: { info, packages: {} },
    packageBaseUrl: join(index, "packages"),
    ...options,
  });
}

/**
 * Show a folder of this machine to Python.
 * @param {Pyodide} python
 * @param {string} place  where Python sees it
 * @param {string} folder
 */
export function mount(python, place, folder) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: resolve(folder) }, place);
}

/**
 * Import a module of the folder inside/, which holds the Python half of these scripts.
 * @param {Pyodide} python
 * @param {string} name
 * @returns {any}
 */
export function inside(python, name) {
  mount(python, "/inside", fileURLToPath(new URL("./inside/", import.meta.url)));
  addPath(python, "/inside");
  return python.pyimport(name);
}

/**
 * @param {Pyodide} python
 * @param {string} place  a folder that Python shall import from
 */
export function addPath(python, place) {
  python.pyimport("sys").path.append(place);
}
