// @ts-check
/**
 * Prints which modules of a standard library are loaded once Pyodide has started with it and imported the given names.
 *
 * node measure.mjs PYODIDE STDLIB NAME...
 */
import { resolve } from "node:path";
import { boot, inside } from "./boot.mjs";

const [folder, stdlib, ...names] = process.argv.slice(2);
const python = await boot(folder, { stdLibURL: resolve(stdlib), jsglobals: { setTimeout, clearTimeout, Object } });
process.stdout.write(inside(python, "measure").measure(JSON.stringify(names)));
