// @ts-check
/** Opening a file: shown at once after a first look, then read in depth by Python. */
import { errorSentence, showMessage } from "../page/messages.js";
import { live } from "../page/page.js";
import { ask } from "../page/dialogs.js";
import { say } from "../page/words.js";
import { lookAtFile } from "../state/look.js";
import { readQuestionnaire } from "../state/questionnaire.js";

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
    const questionnaire = await readQuestionnaire(file);
    if (questionnaire !== undefined) {
      input.value = "";
      await openQuestionnaire(questionnaire, file);
      return;
    }
    const looked = await lookAtFile(file, page);
    input.value = "";
    if (looked.problems[0]?.code !== "sealed") return show(file, looked);
    const text = await openSealed(await file.text());
    if (text === undefined) return;
    const inside = new File([text], file.name);
    await show(inside, await lookAtFile(inside, page));
  }

  /**
   * @param {File} file
   * @param {import("../state/look.js").Look} looked
   */
  async function show(file, looked) {
    if (!looked.analysis) {
      showMessage(looked.problems.map((problem) => errorSentence(problem.code, problem.params)), "error");
      return;
    }
    const before = session.analysis.id;
    const copy = await session.open(looked.analysis, file);
    const notices = looked.notices.map((notice) => ({ key: `notice.${notice.code}`, params: notice.params }));
    showMessage([{ key: "app.js.opened", params: { name: file.name } }, ...(copy ? [{ key: "app.js.opened.copy" }] : []), ...notices], "note");
    live("messages").scrollIntoView({ block: "nearest" });
    checkInDepth(await file.text(), session.analysis.id, before);
  }

  /**
   * Ask for the passphrase until it fits.
   * @param {string} text
   * @returns {Promise<string | undefined>} what was sealed; undefined when it was given up
   */
  async function openSealed(text) {
    const { readSealed, unseal } = await import("../later/sealed.js");
    const envelope = await readSealed(text);
    for (let words = ""; ; words = say("app.js.unseal.retry")) {
      const said = await ask(page.app, "unseal", () => { live("unseal").textContent = words; });
      if (!said) return undefined;
      try {
        return await unseal(envelope, String(said.get("passphrase")));
      } catch (error) {
        if (/** @type {any} */ (error).code !== "wrong_passphrase") throw error;
      }
    }
  }

  /**
   * @param {string} text
   * @param {File} file
   */
  async function openQuestionnaire(text, file) {
    if (!(await app.ready("app.js.engine.reading"))) return;
    const { analysis, notices } = await engine.call("open", { text });
    await session.open({ created: new Date().toISOString(), ...analysis }, file);
    showMessage([{ key: "app.js.opened", params: { name: file.name } }, ...notices.map((/** @type {any} */ notice) => ({ key: `notice.${notice.code}`, params: notice.params }))], "note");
    live("messages").scrollIntoView({ block: "nearest" });
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
      // What was open before and said nothing yet was not kept: then a new one takes its place.
      if (session.analysis.id === opened && !(await session.switchTo(before ?? ""))) await session.startNew();
      app.fail(error);
    }
  }
}
