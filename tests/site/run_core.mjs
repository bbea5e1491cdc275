// @ts-check
/**
 * Runs tests inside Pyodide's own Python and prints the counts.
 *
 * node run_core.mjs PYODIDE PACKAGES PROJECT RING   (PACKAGES holds pytest and hypothesis, RING is below PROJECT)
 */
import { fileURLToPath } from "node:url";

import { addPath, boot, mount } from "../../mintq_build/runtime/boot.mjs";

const [folder, packages, project, ring] = process.argv.slice(2);
const python = await boot(folder, { stdout: () => {}, stderr: () => {} });
mount(python, "/packages", packages);
mount(python, "/project", project);
mount(python, "/inside", fileURLToPath(new URL("./inside/", import.meta.url)));
addPath(python, "/packages");
addPath(python, "/inside");
process.stdout.write(python.pyimport("run_core").run("/project", ring));
