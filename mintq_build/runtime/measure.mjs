// @ts-check
/**
 * Prints which modules of the standard library are loaded once Pyodide has started and imported the given names.
 *
 * node measure.mjs PYODIDE NAME...
 */
import { boot, inside } from "./boot.mjs";

const [folder, ...names] = process.argv.slice(2);
const python = await boot(folder, { jsglobals: { setTimeout, clearTimeout, Object } });
process.stdout.write(inside(python, "measure").measure(JSON.stringify(names)));
