// @ts-check
/** Opening a file: shown at once after a first look, then read in depth by Python. */
import { errorSentence, showMessage } from "../page/messages.js";
import { live } from "../page/page.js";
import { lookAtFile } from "../state/look.js";

/** @param {import("../app.js").App} app */
export function opening(app) {
  const { page, session, engine } = app;

  app.read((field, event) => {
    if (field.dataset.mintqAction === "open" && event.type === "change") return openFile(field);
  });

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
    if ((await engine.start()).name !== "ready") return;
    try {
      await engine.call("open", { text });
    } catch (error) {
      if (session.analysis.id === opened && before) await session.switchTo(before);
      app.fail(error);
    }
  }
}
