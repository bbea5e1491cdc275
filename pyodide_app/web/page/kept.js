// @ts-check
/** The list of analyses in this browser: name, progress, when kept and when a file, and what can be done with each. */
import { nameOf } from "../state/analysis.js";
import { actionButton } from "./messages.js";
import { live } from "./page.js";
import { asked, tally } from "./scope.js";
import { say, sayDate, sayMoment } from "./words.js";

/** @typedef {import("../state/store.js").Kept} Kept */
/** @typedef {import("./page.js").Page} Page */

/**
 * What an analysis is called: its own name, else what is rated, else the day it was begun.
 * @param {import("../state/analysis.js").Analysis} analysis
 */
export function sayName(analysis) {
  const day = new Date(analysis.created ?? analysis.saved ?? 0);
  return nameOf(analysis) ?? say("app.js.kept.unnamed", { date: sayDate(day) });
}

/**
 * @param {Page} page
 * @param {Kept[]} all
 * @param {string | undefined} current id of the open one
 * @param {Kept[]} removed those that can be put back until the page is closed
 */
export function showKept(page, all, current, removed) {
  live("kept").replaceChildren(...all.map((kept) => keptItem(page, kept, kept.analysis.id === current)), ...removed.map(removedItem));
}

/**
 * @param {Page} page
 * @param {Kept} kept
 * @param {boolean} current
 */
function keptItem(page, { analysis, filed }, current) {
  const name = sayName(analysis);
  const { open, total } = tally(analysis, asked(page, analysis));
  const facts = [
    say("app.js.kept.progress", { done: total - open, total }),
    say("app.js.kept.changed", { date: sayMoment(new Date(analysis.saved ?? analysis.created ?? 0)) }),
    filed ? say("app.js.kept.filed", { date: sayMoment(new Date(filed.time)) }) : say("app.js.kept.unfiled"),
    ...(analysis.round_of ? [say("app.js.kept.round")] : []),
  ];
  const actions = [
    ...(current ? [] : [actionButton("switch", say("app.js.kept.open"), name)]),
    actionButton("rename", say("app.js.kept.rename"), name),
    actionButton("round", say("app.js.kept.again"), name),
    actionButton("remove", say("app.js.kept.remove"), name),
  ];
  const item = listItem(name, facts.join(" · "), actions, analysis.id);
  if (current) {
    item.setAttribute("aria-current", "true");
    const mark = document.createElement("strong");
    mark.className = "mintq-badge";
    mark.textContent = say("app.js.kept.current");
    item.querySelector("h4")?.append(" ", mark);
  }
  return item;
}

/** @param {Kept} kept */
function removedItem({ analysis }) {
  const name = sayName(analysis);
  const item = listItem(name, say("app.js.kept.removed"), [actionButton("put-back", say("app.js.kept.back"), name)], analysis.id);
  item.dataset.removed = "";
  return item;
}

/**
 * @param {string} name
 * @param {string} facts
 * @param {HTMLButtonElement[]} actions
 * @param {string | undefined} id
 */
function listItem(name, facts, actions, id = "") {
  const item = document.createElement("li");
  const heading = document.createElement("h4");
  heading.textContent = name;
  const line = document.createElement("p");
  line.className = "mintq-quiet";
  line.textContent = facts;
  const buttons = document.createElement("p");
  buttons.className = "mintq-kept__actions";
  for (const button of actions) button.dataset.analysis = id;
  buttons.append(...actions);
  item.append(heading, line, buttons);
  return item;
}
