// @ts-check
/** Reports: Python writes them, people download them. */
import { clearMessage, showMessage } from "../page/messages.js";
import { language } from "../page/words.js";
import { download } from "../state/files.js";

/** @param {import("../app.js").App} app */
export function reporting(app) {
  const { session, engine } = app;

  /** @param {"html" | "csv"} format */
  async function downloadReport(format) {
    if (engine.state.name !== "ready") {
      showMessage([{ key: "app.js.engine.waiting" }], "note");
      // How the engine is doing is shown anyway, so a failure needs no further words.
      if ((await engine.start()).name !== "ready") return;
      clearMessage();
    }
    const file = await engine.call("report", { analysis: session.analysis, format, lang: language(), now: new Date().toISOString() });
    download(file.filename, file.mime, file.content);
  }

  app.act({ report: () => downloadReport("html"), csv: () => downloadReport("csv") });
}
