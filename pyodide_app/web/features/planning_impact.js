// @ts-check
/** Planning impact: how much of the team's own impact logic is written, and its workbench when somebody goes there. */
import { live } from "../page/page.js";
import { say } from "../page/words.js";
import { countParts, PARTS } from "../state/impact.js";

/** @param {import("../app.js").App} app */
export function planningImpact(app) {
  /** @type {Promise<unknown> | undefined} */
  let workbench;

  function showCount() {
    const done = countParts(app.session.analysis);
    live("impact-count").textContent = done ? say("app.js.impact.count", { done, total: PARTS.length }) : "";
  }

  async function open() {
    // Nobody writes before it is known what stands there already.
    await app.session.restored;
    workbench ??= import("../later/workbench.js").then((module) => module.workbench(app));
    // Without the module the fields are missing: it is asked for again the next time.
    workbench.catch(() => { workbench = undefined; });
    await workbench;
  }

  app.on("open", showCount);
  app.on("change", showCount);
  app.on("language", showCount);
  app.on("panel", (panel) => void (panel === "impact-logic" && app.attempt(open)));
  showCount();
}
