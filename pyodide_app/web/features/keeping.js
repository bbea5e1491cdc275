// @ts-check
/** Keeping: when the open analysis was last kept in the browser and last became a file, and what to do when it is not kept. */
import { announce, showMessage } from "../page/messages.js";
import { live } from "../page/page.js";
import { say, sayMoment } from "../page/words.js";
import { dumpAnalysis } from "../state/analysis.js";
import { unfiledFields } from "../state/differences.js";
import { download, saveFileName, saveWhereWanted } from "../state/files.js";

const KEPT_WORDS = { never: "app.saved.never", saving: "app.js.saving", saved: "app.js.saved", memory: "app.js.saved.memory", failed: "app.js.store.failed", full: "app.js.store.full" };
const WAYS_OUT = [{ action: "save-now", key: "app.save" }, { action: "keep-again", key: "app.js.store.again" }];

/** Only a longer wait is said, in milliseconds: words that change with each letter would move the page under it. */
const NOTICEABLE = 400;

/** @param {import("../app.js").App} app */
export function keeping(app) {
  const { page, session } = app;
  let later = 0;
  /** @type {{state: import("../state/writer.js").KeptState | "never", time: Date}} */
  let kept = { state: "never", time: new Date() };

  function sayKept() {
    clearTimeout(later);
    live("saved").dataset.state = kept.state;
    if (kept.state === "saving") later = window.setTimeout(sayWords, NOTICEABLE);
    else sayWords();
  }

  function sayWords() {
    const words = say(KEPT_WORDS[kept.state], { time: kept.state === "never" ? "" : sayMoment(kept.time) });
    // Most keystrokes are kept within the same minute: the same words need not be written again.
    if (live("saved").textContent !== words) live("saved").textContent = words;
    /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-why]")).hidden = !["memory", "failed", "full"].includes(kept.state);
  }

  function sayFiled() {
    const { filed } = session;
    const count = unfiledFields(session).length;
    const key = filed ? (count ? "app.js.filed.since" : "app.js.filed") : "app.js.filed.never";
    const words = say(key, { time: filed ? sayMoment(new Date(filed.time)) : "", count });
    if (live("filed").textContent !== words) live("filed").textContent = words;
    live("filed").hidden = !filed && !count;
  }

  app.on("open", () => {
    const { saved } = session.analysis;
    if (!session.pending && session.lasting) kept = saved ? { state: "saved", time: new Date(saved) } : { state: "never", time: new Date() };
    sayKept();
    sayFiled();
  });
  app.on("change", sayFiled);
  app.on("filed", sayFiled);
  app.on("language", () => {
    sayKept();
    sayFiled();
  });
  app.on("kept", (state, time) => {
    const before = kept.state;
    if (state === "saving" && (before === "failed" || before === "full" || before === "memory")) return;
    kept = { state, time };
    sayKept();
    if (state === before) return;
    if (state === "failed" || state === "full") showMessage([{ key: KEPT_WORDS[state] }, { key: "app.js.store.goes_on" }], "note", WAYS_OUT);
    else if (before === "failed" || before === "full") showMessage([{ key: "app.js.store.works" }], "note");
  });
  // A change that could not be kept waits; the browser may have room again by now.
  addEventListener("focus", () => void session.retry());
  document.addEventListener("visibilitychange", () => void session.retry());
  addEventListener("beforeunload", (event) => {
    const unsafe = [...(session.pending ? [session] : []), ...(session.shelf.store?.remembered() ?? [])];
    if (unsafe.some((kept) => unfiledFields(kept).length)) event.preventDefault();
  });

  async function save() {
    const now = new Date();
    download(saveFileName(say("app.js.filename"), now), "application/json", dumpAnalysis(session.analysis));
    announce(say("app.js.file", { time: sayMoment(now) }));
    const marked = session.markFiled();
    sayFiled();
    await marked;
  }

  /** @param {string} name @param {string} content */
  async function saveThere(name, content) {
    const outcome = await saveWhereWanted(name, content);
    if (outcome === "cancelled") return;
    if (outcome === "differs") throw Object.assign(new Error("read back differently"), { code: "file_differs" });
    await session.markFiled();
    sayFiled();
    showMessage([{ key: "app.js.file.checked" }], "note");
  }

  app.act({
    save,
    "save-now": save,
    "save-there": () => saveThere(saveFileName(say("app.js.filename"), new Date()), dumpAnalysis(session.analysis)),
    "keep-again": () => session.retry(),
  });
  /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-action=save-there]")).hidden = !("showSaveFilePicker" in window);
}
