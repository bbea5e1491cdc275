// @ts-check
/** Guiding: how far it is, what is to do, how long the rest takes at one's own pace, and on to the next open statement. */
import { announce } from "../page/messages.js";
import { showProgress, showToDo } from "../page/overview.js";
import { fieldsetOf, indicatorOf } from "../page/page.js";
import { focusOnIndicator, goTo, keepClearOf } from "../page/panels.js";
import { pause } from "../page/pause.js";
import { asked, tally } from "../page/scope.js";
import { say, sayDuration } from "../page/words.js";
import { Pace } from "../state/pace.js";

/** What a statement takes before the person's own pace is known, in milliseconds. */
const USUAL = { short: 60_000, full: 120_000 };

/** @param {import("../app.js").App} app */
export function guiding(app) {
  const { page, session } = app;
  const pace = new Pace();
  /** What was shown last, so that writing a note moves nothing. */
  let shown = "";

  function show() {
    const { analysis } = session;
    const counts = tally(analysis, asked(page, analysis));
    pace.answered(counts.total - counts.open, performance.now());
    showProgress(page, analysis);
    showToDo(page, analysis);
    for (const place of page.app.querySelectorAll("[data-mintq-live=rest]")) place.textContent = sayRest(counts.open);
  }

  /** @param {number} count of open statements */
  function sayRest(count) {
    if (count === 0) return say("app.js.rest.none");
    const usual = USUAL[session.analysis.mode === "short" ? "short" : "full"];
    const key = pace.own === undefined ? "app.js.rest.usual" : "app.js.rest.own";
    return say(key, { count, time: sayDuration(count * (pace.own ?? usual)) });
  }

  function showChange() {
    const { answers, mode, areas } = session.analysis;
    const now = JSON.stringify([mode, areas, Object.entries(answers).map(([id, { level, talk }]) => [id, level, talk])]);
    if (now !== shown) show();
    shown = now;
  }

  app.on("open", async () => {
    pace.forget();
    // The fields come first, and with them what was answered; to tell how far that is may take a turn of its own.
    await pause();
    show();
  });
  app.on("language", show);
  app.on("change", showChange);
  app.act({ "next-open": (target) => goToOpen(indicatorOf(/** @type {Element} */ (target.closest("fieldset")))) });

  /**
   * On to the next statement without an answer, from the last one round to the first.
   * @param {string} from
   */
  function goToOpen(from) {
    const all = asked(page, session.analysis);
    const at = all.indexOf(from) + 1;
    const next = [...all.slice(at), ...all.slice(0, at)].find((id) => session.analysis.answers[id]?.level === undefined);
    const fieldset = next === undefined ? null : fieldsetOf(next);
    if (!fieldset) {
      announce(say("app.js.rest.none"));
      goTo("overview");
    } else if (fieldset.getClientRects().length) focusOnIndicator(fieldset);
    else goTo(indicatorOf(fieldset));
  }

  keepClearOf(page.app, /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-bar]")));
}
