// @ts-check
/**
 * The steps of a plan: chosen, written, weighed, moved and removed here without Python, which offers what to choose
 * from and draws effort and effect.
 */
import { takeTogether } from "../engine/newest.js";
import { announce, hint } from "../page/messages.js";
import { live } from "../page/page.js";
import { showMarkup, showWaiting } from "../page/result.js";
import { language, say } from "../page/words.js";
import { stepsOf, withNewStep, withoutStep, withStep, withSwappedSteps } from "../state/plan.js";
import { placeOf, rowOf, rows, showRows } from "./plan_rows.js";

const PANEL = "plan";
/** Milliseconds without a keystroke before what Python says follows. */
const PAUSE = 600;
/** So many steps are a good plan. */
const GOOD = { from: 3, to: 5 };

/** @param {import("../app.js").App} app */
export function planner(app) {
  const { page, session, engine } = app;
  let pause = 0;

  const update = takeTogether(async () => {
    if (engine.state.name !== "ready" || app.panel !== PANEL) return;
    const answer = await engine.call("plan", { analysis: session.analysis, lang: language(), guidance: page.app.dataset.guidance ?? "" });
    showMarkup(live("plan-candidates"), answer.candidates);
    showMarkup(live("plan-picture"), answer.picture);
  });
  const updateNow = () => void app.attempt(update);

  function showCount() {
    const count = stepsOf(session.analysis).length;
    const key = count === 0 ? "none" : count < GOOD.from ? "few" : count > GOOD.to ? "many" : "good";
    live("plan-count").textContent = say(`app.js.plan.${key}`, { count });
  }

  function showSteps() {
    showRows(session.analysis);
    showCount();
  }

  const showEngine = () => showWaiting("plan", engine.state, page.runtime.download);

  app.on("open", () => {
    showSteps();
    updateNow();
  });
  app.on("language", () => {
    showSteps();
    showEngine();
    updateNow();
  });
  app.on("change", () => {
    clearTimeout(pause);
    pause = window.setTimeout(updateNow, PAUSE);
  });
  app.on("engine", () => {
    showEngine();
    updateNow();
  });
  app.on("panel", updateNow);
  app.read((field, event) => {
    const part = field.dataset.mintqPlan;
    const written = field.matches("textarea, input:not([type=radio])");
    if (!part || event.type !== (written ? "input" : "change")) return;
    const value = field.type === "radio" ? Number(field.value) : field.value;
    session.change((analysis) => withStep(analysis, placeOf(field), part, value));
  });

  /**
   * Add a step and go to it.
   * @param {string} [criterion]
   */
  function add(criterion) {
    session.change((analysis) => withNewStep(analysis, criterion));
    showSteps();
    updateNow();
    rows().at(-1)?.querySelector("textarea")?.focus();
    announce(say("app.js.plan.added", { number: rows().length }));
  }

  /**
   * Swap a step with the one before or after it.
   * @param {HTMLElement} button
   * @param {-1 | 1} by
   */
  function move(button, by) {
    const at = rows().indexOf(rowOf(button)) + by;
    const neighbour = rows()[at];
    if (!neighbour) return;
    session.change((analysis) => withSwappedSteps(analysis, placeOf(button), placeOf(neighbour)));
    showSteps();
    const buttons = /** @type {HTMLButtonElement[]} */ ([...rows()[at].querySelectorAll("button")]);
    (buttons.find((each) => !each.disabled && each.dataset.mintqAction === button.dataset.mintqAction) ?? buttons.find((each) => !each.disabled))?.focus();
    announce(say("app.js.plan.moved", { number: at + 1 }));
  }

  app.act({
    "plan-load": () => engine.start(),
    "plan-add": () => add(),
    "plan-choose"(button) {
      const { criterion = "" } = button.dataset;
      const chosen = stepsOf(session.analysis).findIndex(({ step }) => step.criterion === criterion);
      if (chosen < 0) add(criterion);
      else rows()[chosen].querySelector("textarea")?.focus();
    },
    "plan-up": (button) => move(button, -1),
    "plan-down": (button) => move(button, 1),
    "plan-remove"(button) {
      const at = rows().indexOf(rowOf(button));
      session.change((analysis) => withoutStep(analysis, placeOf(button)));
      showSteps();
      hint(say("app.js.plan.removed"));
      const next = rows()[Math.min(at, rows().length - 1)]?.querySelector("textarea") ?? page.app.querySelector("[data-mintq-action=plan-add]");
      /** @type {HTMLElement} */ (next).focus();
    },
  });

  showSteps();
  showEngine();
  updateNow();
}
