// @ts-check
/** Reports: Python writes them, people look at them first and download them. */
import { ask } from "../page/dialogs.js";
import { clearMessage, showMessage } from "../page/messages.js";
import { live } from "../page/page.js";
import { language, say, sayMegabytes } from "../page/words.js";
import { bytesOf, download } from "../state/files.js";

/** @typedef {"html" | "csv" | "xlsx" | "docx" | "plan.csv" | "ics"} ReportFormat */
/** @typedef {{filename: string, mime: string, content?: string, base64: string}} Written */

/** What has a short version; all else holds every answer, whichever version is chosen. */
const SHORTENED = ["html", "docx"];

/**
 * A report for the frame of the preview. A link would take the frame away from it: even one to a part of the report leads
 * to this page there, because what a frame is given as text has the base address of the page around it.
 * @param {string} report
 */
function withoutLinks(report) {
  const content = new DOMParser().parseFromString(report, "text/html");
  for (const link of content.querySelectorAll("a")) link.removeAttribute("href");
  return `<!DOCTYPE html>${content.documentElement.outerHTML}`;
}

/**
 * A frame in which nothing runs and from which nothing can be reached; the page has none until one is wanted.
 * @param {string} content
 * @param {string} title
 */
function frameFor(content, title) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "");
  frame.dataset.mintqPreview = "";
  Object.assign(frame, { title, tabIndex: 0, srcdoc: content });
  return frame;
}

/** @param {import("../app.js").App} app */
export function reporting(app) {
  const { session, engine, page } = app;

  async function loadLibrary() {
    showMessage([{ key: "app.js.library.loading", params: { megabytes: sayMegabytes(page.runtime.library.bytes) } }], "note");
    await engine.loadLibrary();
    clearMessage();
  }

  /** @param {string} what */
  function checked(what) {
    return /** @type {NodeListOf<HTMLInputElement>} */ (page.app.querySelectorAll(`[data-mintq-${what}]:checked`));
  }

  /**
   * What is chosen beside the buttons.
   * @param {ReportFormat} format
   */
  function chosen(format) {
    // Plan and calendar are asked for by their own buttons, on another panel: nothing is left out of them.
    if (format === "plan.csv" || format === "ics") return {};
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (page.app.querySelectorAll("[data-mintq-part-of-report]"));
    const without = [...boxes].filter((box) => !box.checked).map((box) => box.value);
    // Whether notes on sensitive criteria go in is seen and said by their own box, in either version.
    if (!SHORTENED.includes(format) || checked("report-version")[0]?.value !== "short") return { without };
    return { without, version: "short", with_sensitive: true, attach: format === "html" && checked("attach").length > 0 };
  }

  /**
   * @param {ReportFormat} format
   * @returns {Promise<Written | undefined>} undefined where Python cannot be had
   */
  async function write(format) {
    if (!(await app.ready())) return undefined;
    if (format === "xlsx") await loadLibrary();
    return engine.call("report", { analysis: session.analysis, format, lang: language(), now: new Date().toISOString(), ...chosen(format) });
  }

  /** @param {Written | undefined} file */
  function hand(file) {
    if (file) download(file.filename, file.mime, file.content ?? bytesOf(file.base64));
  }

  /** @param {HTMLElement} button */
  async function preview(button) {
    const file = await atWork(button, () => write("html"));
    if (!file) return;
    const { version, attach } = chosen("html");
    live("preview").textContent = say(`app.js.preview.${attach ? "attached" : version ?? "full"}`);
    const frame = frameFor(withoutLinks(file.content ?? ""), page.app.querySelector("#preview-title")?.textContent ?? "");
    live("preview").after(frame);
    if (await ask(page.app, "preview")) hand(file);
    frame.remove();
  }

  /**
   * The button shows that it is at work: what is said stands at the top of the page, perhaps out of sight.
   * @template Made
   * @param {HTMLElement} button
   * @param {() => Promise<Made>} work
   */
  async function atWork(button, work) {
    button.setAttribute("aria-busy", "true");
    try {
      return await work();
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  /** @param {ReportFormat} format */
  const take = (format) => async (/** @type {HTMLElement} */ button) => hand(await atWork(button, () => write(format)));

  app.read((field, event) => {
    if (!field.matches?.("[data-mintq-report-version]") || event.type !== "change") return;
    const sensitive = /** @type {HTMLInputElement | null} */ (page.app.querySelector('[data-mintq-part-of-report][value="sensitive"]'));
    // A board or a funder need not read them; whoever wants them in ticks the box again.
    if (sensitive) sensitive.checked = field.value === "full";
  });

  app.act({
    preview,
    report: take("html"),
    csv: take("csv"),
    xlsx: take("xlsx"),
    docx: take("docx"),
    "plan-csv": take("plan.csv"),
    ics: take("ics"),
  });
}
