// @ts-check
/** Reports: Python writes them, people download them. */
import { clearMessage, showMessage } from "../page/messages.js";
import { language, sayMegabytes } from "../page/words.js";
import { bytesOf, download } from "../state/files.js";

/** @typedef {"html" | "csv" | "xlsx" | "docx" | "plan.csv" | "ics"} ReportFormat */

/** @param {import("../app.js").App} app */
export function reporting(app) {
  const { session, engine, page } = app;

  async function loadLibrary() {
    showMessage([{ key: "app.js.library.loading", params: { megabytes: sayMegabytes(page.runtime.library.bytes) } }], "note");
    await engine.loadLibrary();
    clearMessage();
  }

  /** @param {ReportFormat} format */
  async function downloadReport(format) {
    if (!(await app.ready())) return;
    if (format === "xlsx") await loadLibrary();
    const boxes = /** @type {HTMLInputElement[]} */ ([...page.app.querySelectorAll("[data-mintq-part-of-report]")]);
    // Plan and calendar are asked for by their own buttons, on another panel: nothing is left out of them.
    const whole = format === "plan.csv" || format === "ics";
    const without = whole ? [] : boxes.filter((box) => !box.checked).map((box) => box.value);
    const file = await engine.call("report", { analysis: session.analysis, format, lang: language(), now: new Date().toISOString(), without });
    download(file.filename, file.mime, file.content ?? bytesOf(file.base64));
  }

  /**
   * The button shows that it is at work: what is said stands at the top of the page, perhaps out of sight.
   * @param {HTMLElement} button
   * @param {ReportFormat} format
   */
  async function atWork(button, format) {
    button.setAttribute("aria-busy", "true");
    try {
      await downloadReport(format);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  app.act({
    report: (button) => atWork(button, "html"),
    csv: (button) => atWork(button, "csv"),
    xlsx: (button) => atWork(button, "xlsx"),
    docx: (button) => atWork(button, "docx"),
    "plan-csv": (button) => atWork(button, "plan.csv"),
    ics: (button) => atWork(button, "ics"),
  });
}
