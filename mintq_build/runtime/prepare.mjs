// @ts-check
/**
 * Gets a folder ready for the browser: archives are byte-compiled by pyodide-build, *.wasm gets a packed copy;
 * prints the sizes of all files.
 *
 * node prepare.mjs PYODIDE TOOLS FOLDER   (TOOLS holds pyodide-build and what it needs)
 */
import { addPath, boot, inside, mount } from "./boot.mjs";

const [folder, tools, work] = process.argv.slice(2);
// 2026-01-01. With a fixed date py-compile writes the source's hash into a file instead of its time.
const python = await boot(folder, { env: { SOURCE_DATE_EPOCH: "1767225600" }, stdout: () => {} });
mount(python, "/tools", tools);
addPath(python, "/tools");
mount(python, "/work", work);
process.stdout.write(inside(python, "prepare").prepare("/work"));
