// @ts-check
/**
 * The workbench for an impact logic: entries are written, moved and removed here without Python, which then draws
 * the picture and gives hints.
 */
import { takeTogether } from "../engine/newest.js";
import { announce, hint } from "../page/messages.js";
import { live } from "../page/page.js";
import { showMarkup, showWaiting } from "../page/result.js";
import { language, say } from "../page/words.js";
import { withField, withoutEntry, withSwapped } from "../state/impact.js";
import { begun, placeOf, rowOf, rowsOf, showHints, showRows } from "./impact_rows.js";

/** @typedef {import("./impact_rows.js").Hint} Hint */

const PANEL = "impact-logic";
/** Milliseconds without a keystroke before the picture and the hints follow. */
const PAUSE = 700;

/** @param {import("../app.js").App} app */
export function workbench(app) {
  const { page, session, engine } = app;
  const panel = /** @type {HTMLElement} */ (document.getElementById(PANEL));
  const parts = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("[data-mintq-impact]")]);
  /** @type {Hint[]} */
  let hints = [];
  let pause = 0;

  const update = takeTogether(async () => {
    if (engine.state.name !== "ready" || app.panel !== PANEL) return;
    const answer = await engine.call("impact", { analysis: session.analysis, lang: language() });
    showMarkup(live("impact-picture"), answer.html);
    panel.toggleAttribute("data-drawn", answer.html !== "");
    hints = answer.hints;
    showHints(parts, hints);
    live("impact-hints").textContent = answer.html ? say("app.js.impact.hints", { count: hints.length }) : "";
  });
  const updateNow = () => void app.attempt(update);

  function show() {
    for (const part of parts) showRows(part, session.analysis);
    showHints(parts, hints);
    updateNow();
  }

  const showEngine = () => showWaiting("impact", engine.state, page.runtime.download);

  app.on("open", () => {
    hints = [];
    show();
  });
  app.on("language", () => {
    hints = [];
    show();
    showEngine();
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
    const name = field.dataset.mintqImpactField;
    if (!name || event.type !== (field instanceof HTMLSelectElement ? "change" : "input")) return;
    const { part, number } = placeOf(field);
    const value = name === "step" ? Number(field.value) || undefined : field.value;
    session.change((analysis) => withField(analysis, part, number, name, value));
    begun(rowOf(field));
  });

  /**
   * Swap an entry with the row before or after it.
   * @param {HTMLElement} button
   * @param {"up" | "down"} way
   */
  function move(button, way) {
    const row = rowOf(button);
    const { part, number } = placeOf(row);
    const fieldset = /** @type {HTMLElement} */ (row.closest("[data-mintq-impact]"));
    const at = rowsOf(fieldset).indexOf(row) + (way === "up" ? -1 : 1);
    const neighbour = rowsOf(fieldset)[at];
    if (!neighbour) return;
    session.change((analysis) => withSwapped(analysis, part, number, placeOf(neighbour).number));
    showRows(fieldset, session.analysis);
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (rowsOf(fieldset)[at].querySelectorAll("[data-mintq-action^=impact-]"));
    ([...buttons].find((each) => !each.disabled && each.dataset.mintqAction === `impact-${way}`) ?? [...buttons].find((each) => !each.disabled))?.focus();
    announce(say("app.js.impact.moved", { number: at + 1 }));
  }

  app.act({
    "impact-add"(button) {
      const fieldset = /** @type {HTMLElement} */ (button.closest("[data-mintq-impact]"));
      if (!rowsOf(fieldset).at(-1)?.hasAttribute("data-new")) showRows(fieldset, session.analysis, { fresh: true });
      showHints(parts, hints);
      rowsOf(fieldset).at(-1)?.querySelector("textarea")?.focus();
    },
    "impact-up": (button) => move(button, "up"),
    "impact-down": (button) => move(button, "down"),
    "impact-remove"(button) {
      const fieldset = /** @type {HTMLElement} */ (button.closest("[data-mintq-impact]"));
      const { part, number } = placeOf(button);
      const at = rowsOf(fieldset).indexOf(rowOf(button));
      if (!rowOf(button).hasAttribute("data-new")) hint(say("app.js.impact.removed"));
      session.change((analysis) => withoutEntry(analysis, part, number));
      showRows(fieldset, session.analysis);
      const rows = rowsOf(fieldset);
      rows[Math.min(at, rows.length - 1)].querySelector("textarea")?.focus();
    },
    "impact-load": () => engine.start(),
    "impact-print": () => print(),
  });

  show();
  showEngine();
}
