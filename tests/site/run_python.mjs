// @ts-check
/**
 * Starts the published runtime as worker.js does, and prints what some Python code comes to.
 *
 * node run_python.mjs RUNTIME APP CODE
 */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, app] = process.argv.slice(2, 4).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const python = await loadPyodide({
  indexURL: runtime,
  lockFileContents: JSON.parse(await readFile(join(app, "lock.json"), "utf8")),
  packageBaseUrl: app,
  jsglobals: { setTimeout, clearTimeout, Object },
});
try {
  process.stdout.write(String(python.runPython(process.argv[4])));
} catch (error) {
  // Left to itself Node quotes the line that failed, which in a packed module is a megabyte long.
  process.stderr.write(String(error));
  process.exitCode = 1;
}
