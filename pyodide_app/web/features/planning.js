// @ts-check
/** Planning: targets per criterion, how many steps are chosen, and the steps themselves when somebody goes there. */
import { live } from "../page/page.js";
import { say } from "../page/words.js";
import { stepsOf, withTarget } from "../state/plan.js";

const PREFIX = "targets.";

/** @param {import("../app.js").App} app */
export function planning(app) {
  const { page, session } = app;
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (page.form.querySelectorAll(`[name^="${PREFIX}"]`));
  /** @type {Promise<unknown> | undefined} */
  let planner;

  async function open() {
    planner ??= import("../later/planner.js").then((module) => module.planner(app));
    // Without the module the steps are missing: it is asked for again the next time.
    planner.catch(() => { planner = undefined; });
    await planner;
  }

  function count() {
    const chosen = stepsOf(session.analysis).length;
    live("plan-chosen").textContent = chosen ? say("app.js.plan.chosen", { count: chosen }) : "";
  }

  function show() {
    for (const field of fields) {
      const target = session.analysis.targets?.[field.name.slice(PREFIX.length)];
      field.value = typeof target === "number" ? String(target) : "";
    }
    count();
  }

  app.on("open", show);
  app.on("change", count);
  app.on("language", count);
  app.on("panel", (panel) => void (panel === "plan" && app.attempt(open)));
  app.read((field, event) => {
    if (!field.name.startsWith(PREFIX) || event.type !== "input") return;
    // What is no number of the scale stays in the field, marked, and out of the analysis.
    const wrong = !field.validity.valid && !field.validity.stepMismatch;
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    const target = wrong || field.value === "" ? undefined : field.valueAsNumber;
    session.change((analysis) => withTarget(analysis, field.name.slice(PREFIX.length), target));
  });
  app.act({
    // The module brings an action of its own in place of this one; whoever is faster than it waits here.
    async "plan-add"(button) {
      await open();
      button.click();
    },
  });
}
