// @ts-check
/** Where am I, how far: the task list, the progress and the list of analyses kept in this browser. */
import { countDecided } from "../state/analysis.js";
import { live } from "./page.js";
import { say, sayDate } from "./words.js";

/** @typedef {import("../state/analysis.js").Analysis} Analysis */
/** @typedef {import("./page.js").Page} Page */

/**
 * The indicators that the mode of an analysis asks.
 * @param {Page} page
 * @param {Analysis} analysis
 * @param {string[]} indicators
 */
function asked(page, analysis, indicators) {
  return analysis.mode === "short" ? indicators.filter((id) => page.core.has(id)) : indicators;
}

/**
 * Show the progress of the whole and of each criterion.
 * @param {Page} page
 * @param {Analysis} analysis
 */
export function showProgress(page, analysis) {
  const all = asked(page, analysis, page.indicators);
  const done = countDecided(analysis, all);
  const bar = /** @type {HTMLProgressElement} */ (page.app.querySelector("[data-mintq-progress]"));
  bar.max = all.length;
  bar.value = done;
  live("progress").textContent = say("app.js.progress", { done, total: all.length });
  for (const [criterion, indicators] of page.criteria) {
    const link = page.app.querySelector(`[data-mintq-task="${criterion}"]`);
    const state = link?.parentElement && live("task", link.parentElement);
    if (state) showTask(state, asked(page, analysis, indicators), analysis);
  }
}

/**
 * @param {HTMLElement} state
 * @param {string[]} indicators
 * @param {Analysis} analysis
 */
function showTask(state, indicators, analysis) {
  const done = countDecided(analysis, indicators);
  const kind = done === 0 ? "open" : done === indicators.length ? "done" : "some";
  state.dataset.state = kind;
  state.textContent = say(`app.js.task.${kind}`, { done, total: indicators.length });
}

/**
 * List the analyses in this browser, the open one first among its equals.
 * @param {Analysis[]} analyses
 * @param {string | undefined} current id of the open one
 */
export function showKept(analyses, current) {
  live("kept").replaceChildren(...analyses.map((analysis) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = say("app.js.kept.name", { date: sayDate(new Date(analysis.saved ?? analysis.created ?? 0)), count: Object.keys(analysis.answers).length });
    item.append(name, " ");
    if (analysis.id === current) {
      const mark = document.createElement("strong");
      mark.textContent = say("app.js.kept.current");
      item.append(mark);
    } else {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "md-button";
      button.dataset.mintqAction = "switch";
      button.dataset.analysis = analysis.id;
      button.textContent = say("app.js.kept.open");
      item.append(button);
    }
    return item;
  }));
}
