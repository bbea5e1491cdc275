// @ts-check
/** Reminding: a quiet line when much has been entered and none of it is in a file; it can be silenced. */
import { live } from "../page/page.js";
import { say } from "../page/words.js";
import { unfiledFields } from "../state/differences.js";

const MANY = 20;
const LONG = 30 * 60_000;

/** @param {import("../app.js").App} app */
export function reminding(app) {
  const { page, session } = app;
  const line = /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-reminder]"));
  /** Since when something is in no file, on a clock that never jumps. @type {number | undefined} */
  let since;
  let silent = false;
  /** What the line says, so that it is not said twice. */
  let said = "";

  function look() {
    const count = unfiledFields(session).length;
    since = count ? since ?? performance.now() : undefined;
    const waited = since === undefined ? 0 : performance.now() - since;
    const due = !silent && (count >= MANY || (count > 0 && waited >= LONG));
    const key = count >= MANY ? "app.js.reminder.many" : "app.js.reminder.long";
    if (due && (!said || line.hidden)) said = key;
    if (!due) said = "";
    line.hidden = !due;
    const words = due ? say(said) : "";
    if (live("reminder").textContent !== words) live("reminder").textContent = words;
  }

  app.on("open", () => {
    since = undefined;
    look();
  });
  app.on("change", look);
  app.on("kept", look);
  app.on("language", look);
  app.act({
    "remind-no-more"() {
      silent = true;
      look();
    },
  });
  setInterval(look, 30_000);
}
