// @ts-check
/** Keeping: when this analysis was last kept, which others this browser has, a file of one's own, and deleting all. */
import { announce, showMessage } from "../page/messages.js";
import { showKept } from "../page/overview.js";
import { live } from "../page/page.js";
import { goTo } from "../page/panels.js";
import { say, sayTime } from "../page/words.js";
import { dumpAnalysis } from "../state/analysis.js";
import { download, saveFileName } from "../state/files.js";

const KEPT_WORDS = { never: "app.saved.never", saving: "app.js.saving", saved: "app.js.saved", memory: "app.js.saved.memory", failed: "app.js.store.failed", file: "app.js.file" };

/** @param {import("../app.js").App} app */
export function keeping(app) {
  const { page, session } = app;
  /** Id of the open analysis, when the list of kept ones shows it. @type {string | undefined} */
  let listed;
  /** @type {{state: import("../state/session.js").KeptState | "never" | "file", time: Date}} */
  let kept = { state: "never", time: new Date() };

  function sayKept() {
    live("saved").textContent = say(KEPT_WORDS[kept.state], { time: sayTime(kept.time) });
    live("saved").dataset.state = kept.state;
  }

  async function listKept() {
    const analyses = await session.list();
    listed = analyses.find((analysis) => analysis.id === session.analysis.id)?.id;
    showKept(analyses, session.analysis.id);
  }

  app.on("open", listKept);
  app.on("language", () => {
    sayKept();
    listKept();
  });
  app.on("kept", (state, time) => {
    kept = { state, time };
    sayKept();
    if (state === "failed") showMessage([{ key: "app.js.store.failed" }], "error");
    // The list changes only when an analysis comes into the browser for the first time.
    if (state === "saved" && listed !== session.analysis.id) listKept();
  });

  app.act({
    save() {
      const now = new Date();
      session.analysis = { ...session.analysis, saved: now.toISOString() };
      download(saveFileName(say("app.js.filename"), now), "application/json", dumpAnalysis(session.analysis));
      kept = { state: "file", time: now };
      sayKept();
      announce(say("app.js.file", { time: sayTime(now) }));
    },
    async new() {
      await session.startNew();
      showMessage([{ key: "app.js.started" }], "note");
      goTo("overview");
    },
    switch: (target) => session.switchTo(target.dataset.analysis ?? ""),
    clear: () => /** @type {HTMLDialogElement} */ (page.app.querySelector("[data-mintq-dialog=clear]")).showModal(),
    async "clear-yes"() {
      try {
        await session.clear();
        kept = { state: "never", time: new Date() };
        sayKept();
        showMessage([{ key: "app.js.cleared" }], "note");
        goTo("overview");
      } catch (error) {
        console.error(error);
        showMessage([{ key: "app.js.clear.failed" }], "error");
      }
    },
  });
  session.restored.then(listKept);
}
