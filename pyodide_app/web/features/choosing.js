// @ts-check
/** Choosing how much to rate: the short check or everything, and only some areas. Nothing is lost by either. */
import { announce } from "../page/messages.js";
import { askedAreas, showScope, showSteps } from "../page/scope.js";
import { say } from "../page/words.js";

/** @param {import("../app.js").App} app */
export function choosing(app) {
  const { page, session } = app;
  const showWay = () => showSteps(page, session.analysis, app.panel);
  const show = () => {
    showScope(page, session.analysis);
    showWay();
  };

  app.on("open", show);
  app.on("language", show);
  app.on("panel", showWay);
  app.read((field, event) => {
    if (event.type !== "change") return;
    if (field.name === "mode") session.change((analysis) => ({ ...analysis, mode: field.value === "short" ? "short" : "full" }));
    else if (field.name === "areas") chooseArea(field.value, field.checked);
    else return;
    show();
  });

  /**
   * @param {string} area
   * @param {boolean} wanted
   */
  function chooseArea(area, wanted) {
    const before = askedAreas(page, session.analysis);
    const chosen = [...page.areas.keys()].filter((each) => (each === area ? wanted : before.includes(each)));
    if (!chosen.length) {
      announce(say("app.js.area.last"));
      return;
    }
    session.change(({ areas: _, ...analysis }) => (chosen.length === page.areas.size ? analysis : { ...analysis, areas: chosen }));
  }
}
