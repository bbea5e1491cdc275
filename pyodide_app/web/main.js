// @ts-check
/** Wiring: what people do goes to the session, what changes is shown, and the engine works things out. */
import { dumpAnalysis, withAnswer } from "./analysis.js";
import { download, saveFileName } from "./files.js";
import { readChange, readEarly, setEditable, showAnswers, showTakeBack } from "./form.js";
import { changeLanguage } from "./language.js";
import { lookAtFile } from "./look.js";
import { announce, clearMessage, errorSentence, repeatMessage, showMessage } from "./messages.js";
import { showKept, showProgress } from "./overview.js";
import { indicatorOf, live, readPage } from "./page.js";
import { followAddress, goTo } from "./panels.js";
import { showEngine, showResult } from "./result.js";
import { createScoring } from "./scoring.js";
import { Session } from "./session.js";
import { openStore, storeName } from "./store.js";
import { language, readWords, say, sayTime } from "./words.js";

readWords();
const page = readPage();
const name = storeName(page.root, page.framework.id);
let panel = "overview";
/** Id of the open analysis, when the list of kept ones shows it. @type {string | undefined} */
let listed;
/** @type {{state: import("./session.js").KeptState | "never" | "file", time: Date}} */
let kept = { state: "never", time: new Date() };

/* ---- the session and what it shows ---- */

const session = new Session(name, page.framework, openStore(name), {
  onOpen() {
    showAnswers(page.form, session.analysis);
    refresh();
    listKept();
  },
  onChange: refresh,
  onKept(state, time) {
    kept = { state, time };
    sayKept();
    if (state === "failed") showMessage([{ key: "app.js.store.failed" }], "error");
    // The list changes only when an analysis comes into the browser for the first time.
    if (state === "saved" && listed !== session.analysis.id) listKept();
  },
  onEditable(editable) {
    setEditable(page.form, editable);
    showMessage([{ key: editable ? "app.js.second.over" : "app.js.second" }], "note");
  },
});

function refresh() {
  showProgress(page, session.analysis);
  if (panel === "result") updateResult();
}

function sayKept() {
  const time = sayTime(kept.time);
  const keys = { never: "app.saved.never", saving: "app.js.saving", saved: "app.js.saved", memory: "app.js.saved.memory", failed: "app.js.store.failed", file: "app.js.file" };
  live("saved").textContent = say(keys[kept.state], { time });
  live("saved").dataset.state = kept.state;
}

async function listKept() {
  const analyses = await session.list();
  listed = analyses.find((analysis) => analysis.id === session.analysis.id)?.id;
  showKept(analyses, session.analysis.id);
}

/* ---- the engine and the result ---- */

const engine = createScoring({
  manifest: page.runtime,
  root: page.root,
  bundle: page.bundle,
  onState(state) {
    showEngine(page.app, state, page.runtime.download);
    if (state.name === "ready" && panel === "result") updateResult();
  },
});

let wanted = 0;
let working = false;

/** Show the newest result; changes that come while one is worked out are taken together. */
async function updateResult() {
  wanted += 1;
  if (engine.state.name !== "ready" || working) return;
  working = true;
  try {
    for (let done = 0; done !== wanted;) {
      done = wanted;
      await showResult(engine, session.analysis, page.app.dataset.guidance ?? "");
    }
  } catch (error) {
    fail(error);
  } finally {
    working = false;
  }
}

/**
 * Say what went wrong in the words of the page.
 * @param {unknown} error
 */
function fail(error) {
  const { code, params, problems } = /** @type {any} */ (error);
  if (!code || code === "internal") console.error(error);
  const all = problems ?? [{ code: code ?? "internal", params }];
  showMessage(all.slice(0, 10).map((/** @type {any} */ problem) => errorSentence(problem.code, problem.params)), "error");
}

/** Start the engine; its state is shown, so a failure needs no further words. */
async function startEngine() {
  return (await engine.start()).name === "ready";
}

/** @param {"html" | "csv"} format */
async function downloadReport(format) {
  if (engine.state.name !== "ready") {
    showMessage([{ key: "app.js.engine.waiting" }], "note");
    if (!(await startEngine())) return;
    clearMessage();
  }
  const file = await engine.call("report", { analysis: session.analysis, format, lang: language(), now: new Date().toISOString() });
  download(file.filename, file.mime, file.content);
}

/* ---- files ---- */

function saveFile() {
  const now = new Date();
  session.analysis = { ...session.analysis, saved: now.toISOString() };
  download(saveFileName(say("app.js.filename"), now), "application/json", dumpAnalysis(session.analysis));
  kept = { state: "file", time: now };
  sayKept();
  announce(say("app.js.file", { time: sayTime(now) }));
}

/** @param {HTMLInputElement} input */
async function openFile(input) {
  const [file] = input.files ?? [];
  if (!file) return;
  const before = session.analysis.id;
  const looked = await lookAtFile(file, page);
  input.value = "";
  if (!looked.analysis) {
    showMessage(looked.problems.map((problem) => errorSentence(problem.code, problem.params)), "error");
    return;
  }
  const copy = await session.open(looked.analysis, file);
  const notices = looked.notices.map((notice) => ({ key: `notice.${notice.code}`, params: notice.params }));
  showMessage([{ key: "app.js.opened", params: { name: file.name } }, ...(copy ? [{ key: "app.js.opened.copy" }] : []), ...notices], "note");
  live("messages").scrollIntoView({ block: "nearest" });
  checkInDepth(await file.text(), session.analysis.id, before);
}

/**
 * Once Python is there it reads the whole file; what it refuses is closed again, with its reasons.
 * @param {string} text
 * @param {string | undefined} opened
 * @param {string | undefined} before the analysis to return to
 */
async function checkInDepth(text, opened, before) {
  if (!(await startEngine())) return;
  try {
    await engine.call("open", { text });
  } catch (error) {
    if (session.analysis.id === opened && before) await session.switchTo(before);
    fail(error);
  }
}

/* ---- what people do ---- */

/** @type {Record<string, (target: HTMLElement) => unknown>} */
const actions = {
  result: () => goTo("result"),
  save: saveFile,
  report: () => downloadReport("html"),
  csv: () => downloadReport("csv"),
  retry: startEngine,
  new: async () => {
    await session.startNew();
    showMessage([{ key: "app.js.started" }], "note");
    goTo("overview");
  },
  switch: (target) => session.switchTo(target.dataset.analysis ?? ""),
  unanswer(target) {
    const fieldset = target.closest("fieldset");
    if (!fieldset) return;
    session.change((analysis) => withAnswer(analysis, indicatorOf(fieldset), { level: undefined, asked: undefined }));
    for (const radio of fieldset.querySelectorAll("input")) if (radio.type === "radio") radio.checked = false;
    fieldset.querySelector("input")?.focus();
    target.hidden = true;
  },
  clear: () => /** @type {HTMLDialogElement} */ (page.app.querySelector("[data-mintq-dialog=clear]")).showModal(),
  "clear-yes": async () => {
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
};

page.app.addEventListener("click", async (event) => {
  const target = /** @type {Element} */ (event.target).closest("[data-mintq-action]");
  if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
  try {
    await actions[target.dataset.mintqAction ?? ""]?.(target);
  } catch (error) {
    fail(error);
  }
});

/** @param {Event} event */
function onField(event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.dataset.mintqAction === "open" && event.type === "change") {
    openFile(field).catch(fail);
  } else if (field.name === "mode" && event.type === "change") {
    const mode = field.value === "short" ? "short" : "full";
    page.form.dataset.mode = mode;
    session.change((analysis) => ({ ...analysis, mode }));
  } else {
    // A choice tells itself twice, as input and as change; words change with each key.
    const choice = field.type === "radio" || field.type === "checkbox";
    const found = choice === (event.type === "change") ? readChange(field) : undefined;
    if (!found) return;
    session.change((analysis) => withAnswer(analysis, found.indicator, found.change));
    const fieldset = /** @type {HTMLFieldSetElement} */ (field.closest("fieldset"));
    showTakeBack(fieldset, session.analysis.answers[found.indicator] ?? {});
  }
}
page.app.addEventListener("input", onField);
page.app.addEventListener("change", onField);
page.form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("click", async (event) => {
  const link = /** @type {Element} */ (event.target).closest("a[data-mintq-language]");
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  try {
    await changeLanguage(new URL(link.href));
    readWords();
    sayKept();
    refresh();
    listKept();
    showEngine(page.app, engine.state, page.runtime.download);
    repeatMessage();
  } catch (error) {
    console.error(error);
    showMessage([{ key: "app.js.error.language_failed" }], "error");
  }
});

/* ---- start ---- */

for (const { indicator, change } of readEarly(page.form)) session.change((analysis) => withAnswer(analysis, indicator, change));
showAnswers(page.form, session.analysis);
showProgress(page, session.analysis);
showEngine(page.app, engine.state, page.runtime.download);
followAddress(page.app, (shown) => {
  panel = shown;
  if (shown === "result") {
    startEngine();
    updateResult();
  }
});

/** Load the engine early only where it costs the person nothing. */
function sparing() {
  const connection = /** @type {any} */ (navigator).connection;
  return Boolean(connection?.saveData) || ["slow-2g", "2g"].includes(connection?.effectiveType) || connection?.type === "cellular";
}
if (!sparing()) {
  const whenIdle = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 2000));
  addEventListener("load", () => whenIdle(() => startEngine()), { once: true });
  if (document.readyState === "complete") whenIdle(() => startEngine());
}
session.restored.then(listKept);
