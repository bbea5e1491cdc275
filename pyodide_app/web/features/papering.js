// @ts-check
/** The way over paper: printing the questionnaire, blank or as it stands, and getting it as a text to fill in anywhere. */
import { language } from "../page/words.js";
import { download } from "../state/files.js";

/** @param {import("../app.js").App} app */
export function papering(app) {
  const { page, session } = app;
  const profile = /** @type {HTMLDetailsElement} */ (page.app.querySelector("[data-mintq-profile]"));
  let wasOpen = profile.open;

  // What is folded away on the screen has its place on paper.
  addEventListener("beforeprint", () => {
    wasOpen = profile.open;
    profile.open = true;
  });
  addEventListener("afterprint", () => {
    profile.open = wasOpen;
    page.app.removeAttribute("data-blank");
  });

  /** @param {"md" | "csv"} format */
  async function downloadBlank(format) {
    if (!(await app.ready())) return;
    const { answers: _, profile: __, attic: ___, ...asked } = /** @type {import("../state/analysis.js").Analysis & {attic?: unknown}} */ (session.analysis);
    const file = await app.engine.call("questionnaire", { analysis: { ...asked, answers: {} }, format, lang: language() });
    download(file.filename, file.mime, file.content);
  }

  app.act({
    "print-blank"() {
      page.app.setAttribute("data-blank", "");
      print();
    },
    "paper-md": () => downloadBlank("md"),
    "paper-csv": () => downloadBlank("csv"),
  });
}
