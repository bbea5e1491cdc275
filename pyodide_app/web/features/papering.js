// @ts-check
/** The way over paper: printing the questionnaire, blank or as it stands, and getting it as a text to fill in anywhere. */
import { language } from "../page/words.js";
import { download } from "../state/files.js";

/** @param {import("../app.js").App} app */
export function papering(app) {
  const { page, session } = app;
  /** What is folded away on the screen and has its place on paper. @type {HTMLDetailsElement[]} */
  let unfolded = [];

  addEventListener("beforeprint", () => {
    const folded = /** @type {NodeListOf<HTMLDetailsElement>} */ (page.app.querySelectorAll("details:not([open])"));
    unfolded = [...folded].filter((fold) => !fold.closest("[data-mintq-indicator], [data-mintq-result]"));
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
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
