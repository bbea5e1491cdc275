// @ts-check
/** Undo and redo: every change of the session can be taken back, and the page says and shows which one it was. */
import { findField, nameField } from "../page/fields.js";
import { hint } from "../page/messages.js";
import { goToField } from "../page/panels.js";
import { say } from "../page/words.js";
import { History } from "../state/history.js";

const TEXT_FIELDS = "textarea, input:not([type=radio], [type=checkbox], [type=file])";

/** @param {import("../app.js").App} app */
export function undoing(app) {
  const { page, session } = app;
  const history = new History();
  let stepping = false;
  /** Takes back what was done beside the analysis, until something is changed. @type {(() => unknown) | undefined} */
  let deed;
  /** The text field that the last step was in: until somebody types there, the keys are still ours. @type {EventTarget | undefined} */
  let visited;

  function showWays() {
    const ways = history.ways(session.analysis.id);
    for (const way of /** @type {const} */ (["undo", "redo"])) {
      const button = /** @type {HTMLButtonElement} */ (page.app.querySelector(`[data-mintq-action=${way}]`));
      button.disabled = !(session.editable && ways[way]) && !(way === "undo" && deed);
    }
  }

  /** @param {"undo" | "redo"} way */
  function step(way) {
    if (way === "undo" && deed) {
      const takeBack = deed;
      deed = undefined;
      return takeBack();
    }
    const found = session.editable ? history[way](session.analysis) : undefined;
    if (!found) return undefined;
    stepping = true;
    session.change(() => found.analysis);
    stepping = false;
    app.tell("open");
    const field = findField(page.app, found.place);
    if (field) goToField(field);
    visited = field?.matches(TEXT_FIELDS) ? field : undefined;
    hint(say(`app.js.${way}`, { what: field ? nameField(field) : "" }));
    return undefined;
  }

  app.on("change", (before) => {
    const typing = document.activeElement?.matches(TEXT_FIELDS) ?? false;
    deed = undefined;
    if (!stepping) history.record(before, session.analysis, { typing, time: performance.now() });
    showWays();
  });
  app.on("open", showWays);
  app.on("editable", showWays);
  app.on("deed", (undo) => {
    deed = undo;
    showWays();
  });
  app.on("cleared", () => {
    history.clear();
    deed = undefined;
    showWays();
  });
  app.read((field, event) => {
    if (event.isTrusted && field === visited) visited = undefined;
  });
  page.app.addEventListener("focusout", () => history.close());
  document.addEventListener("keydown", (event) => {
    const way = wayOf(event);
    const { target } = event;
    if (!way || !(target instanceof Element) || (target.matches(TEXT_FIELDS) && target !== visited) || target.closest("dialog")) return;
    event.preventDefault();
    app.attempt(() => step(way));
  });
  app.act({ undo: () => step("undo"), redo: () => step("redo") });
}

/**
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | undefined}
 */
function wayOf(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : undefined;
}
