// @ts-check
/** Showing the result: the engine is started when it costs nothing or is asked for, and the newest result is shown. */
import { takeTogether } from "../engine/newest.js";
import { repairOfflineCopy } from "../engine/repair.js";
import { goTo } from "../page/panels.js";
import { printSection, showEngine, showResult, watchResult } from "../page/result.js";

/** @param {import("../app.js").App} app */
export function showing(app) {
  const { page, session, engine } = app;

  function sayEngine() {
    const { dataset } = document.documentElement;
    if (dataset.mintqEngine !== engine.state.name) dataset.mintqEngine = engine.state.name;
    // While Python is fetched there is news all the time, and elsewhere nobody sees it.
    if (app.panel === "result") showEngine(page.app, engine.state, page.runtime.download);
  }

  const showNewest = takeTogether(async () => {
    if (engine.state.name === "ready") await showResult(engine, session.analysis, page.app.dataset.guidance ?? "");
  });
  const update = () => void (app.panel === "result" && app.attempt(showNewest));

  app.on("open", update);
  app.on("change", update);
  app.on("language", () => {
    update();
    sayEngine();
  });
  app.on("engine", (state) => {
    sayEngine();
    if (state.name === "ready") update();
  });
  app.on("cleared", () => {
    // The running Python remembers what it was asked to show: who deletes everything gets one that never saw it.
    if (engine.state.name !== "ready") return;
    engine.stop();
    engine.start();
  });
  app.on("panel", (panel) => {
    if (panel !== "result") return;
    engine.start();
    sayEngine();
    update();
  });
  app.act({
    result: () => goTo("result"),
    async retry() {
      if (engine.state.name === "failed") await repairOfflineCopy();
      await engine.start();
    },
    // Few save a picture: what does it comes when it is wanted.
    "save-picture": async (button) => (await import("../later/picture.js")).savePicture(button),
    "print-section": printSection,
  });
  watchResult(update);

  sayEngine();
  if (sparing()) return;
  // Python would take the processor from the page that is still coming to life.
  const whenIdle = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 2000));
  app.on("begin", () => {
    if (document.readyState === "complete") whenIdle(() => engine.start());
    else addEventListener("load", () => whenIdle(() => engine.start()), { once: true });
  });
}

/** Load the engine early only where it costs the person nothing. */
function sparing() {
  const connection = /** @type {any} */ (navigator).connection;
  return Boolean(connection?.saveData) || ["slow-2g", "2g"].includes(connection?.effectiveType) || connection?.type === "cellular";
}
