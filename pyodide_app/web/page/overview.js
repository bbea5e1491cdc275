// @ts-check
/** Where am I, how far: the task list, the progress and what is to do. */
import { fieldsetOf, live } from "./page.js";
import { asked, askedAreas, askedOf, tally } from "./scope.js";
import { say } from "./words.js";

/** @typedef {import("../state/analysis.js").Analysis} Analysis */
/** @typedef {import("./page.js").Page} Page */

/**
 * Show the progress of the whole, of each area and of each criterion: how much is rated of what applies.
 * @param {Page} page
 * @param {Analysis} analysis
 */
export function showProgress(page, analysis) {
  const whole = tally(analysis, asked(page, analysis));
  const bar = /** @type {HTMLProgressElement} */ (page.app.querySelector("[data-mintq-progress]"));
  bar.max = Math.max(1, whole.applicable);
  bar.value = whole.rated;
  live("progress").textContent = say("app.js.progress", { done: whole.rated, total: whole.applicable });
  for (const area of askedAreas(page, analysis)) {
    const criteria = page.areas.get(area) ?? [];
    const counts = tally(analysis, criteria.flatMap((criterion) => askedOf(page, analysis, criterion)));
    const place = /** @type {HTMLElement} */ (page.app.querySelector(`[data-mintq-area-progress="${area}"]`));
    place.textContent = say("app.js.area.progress", { done: counts.rated, total: counts.applicable });
    for (const criterion of criteria) {
      const link = page.app.querySelector(`[data-mintq-task="${criterion}"]`);
      const state = link?.parentElement && live("task", link.parentElement);
      if (state) showTask(state, tally(analysis, askedOf(page, analysis, criterion)));
    }
  }
}

/**
 * @param {HTMLElement} state
 * @param {import("./scope.js").Tally} counts
 */
function showTask(state, { total, applicable, rated, unknown, open }) {
  const kind = total === 0 ? "none" : open === total ? "open" : open > 0 ? "some" : unknown > 0 ? "unclear" : "done";
  state.dataset.state = kind;
  state.textContent = say(`app.js.task.${kind}`, { done: rated, total: applicable, count: unknown });
}

/**
 * List what is to be found out or talked about, each with the way to it.
 * @param {Page} page
 * @param {Analysis} analysis
 */
export function showToDo(page, analysis) {
  const answers = asked(page, analysis).map((id) => ({ id, answer: Object.hasOwn(analysis.answers, id) ? analysis.answers[id] : {} }));
  const items = answers.filter(({ answer }) => answer.level === "unknown" || answer.talk).map(({ id, answer }) => toDo(id, answer));
  live("todo").replaceChildren(...items);
  const part = /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-todo]"));
  part.hidden = items.length === 0;
}

/**
 * @param {string} id
 * @param {import("../state/analysis.js").Answer} answer
 */
function toDo(id, answer) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${id}`;
  link.textContent = fieldsetOf(id)?.querySelector("[data-mintq-statement]")?.textContent ?? id;
  item.append(link);
  for (const [key, holds] of Object.entries({ "app.js.todo.unknown": answer.level === "unknown", "app.js.todo.talk": answer.talk })) {
    if (!holds) continue;
    const mark = document.createElement("span");
    mark.className = "mintq-badge";
    mark.textContent = say(key);
    item.append(" ", mark);
  }
  return item;
}
