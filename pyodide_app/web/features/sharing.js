// @ts-check
/** Sharing within an initiative: what is rated once for all its projects is offered to an analysis that has none of it yet. */
import { sayName } from "../page/kept.js";
import { showMessage } from "../page/messages.js";
import { live } from "../page/page.js";
import { say, sayDay } from "../page/words.js";
import { carryOver } from "../state/rounds.js";

/** @typedef {import("../state/analysis.js").Analysis} Analysis */

/** @param {import("../app.js").App} app */
export function sharing(app) {
  const { page, session } = app;
  const place = /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-share]"));
  const shared = new Set([...page.shared].flatMap((criterion) => page.criteria.get(criterion) ?? []));
  /** Analyses that somebody wants to rate from the beginning. @type {Set<string | undefined>} */
  const declined = new Set();
  /** @type {Analysis | undefined} */
  let offered;

  /** @param {Analysis} analysis */
  const ratedOf = (analysis) => Object.entries(analysis.answers).filter(([id, answer]) => shared.has(id) && answer.level !== undefined).length;

  async function offer() {
    await session.restored;
    const here = session.analysis;
    const initiative = tidy(here.profile?.initiative);
    const others = (await session.shelf.list()).map((kept) => kept.analysis).filter((other) => {
      const theirs = tidy(other.profile?.initiative);
      return other.id !== here.id && theirs && (!initiative || initiative === theirs) && ratedOf(other);
    });
    offered = ratedOf(here) || declined.has(here.id) ? undefined : others[0];
    place.hidden = !offered;
    if (!offered) return;
    live("share", place).textContent = say("app.js.share", {
      initiative: offered.profile?.initiative ?? "",
      name: sayName(offered),
      date: sayDay(new Date(offered.saved ?? offered.created ?? 0)),
      count: ratedOf(offered),
    });
  }

  /** Say for each criterion how much of it was carried over. */
  function mark() {
    for (const criterion of page.shared) {
      const from = (page.criteria.get(criterion) ?? []).map((id) => session.analysis.answers[id]?.copied_from).filter((each) => each !== undefined);
      const line = live("copied-here", /** @type {HTMLElement} */ (document.getElementById(criterion)));
      if (from.length === 0 && line.hidden) continue;
      line.hidden = from.length === 0;
      const [{ name = "", date = "" } = {}] = from;
      line.textContent = from.length ? say("app.js.copied.here", { count: from.length, name, date: date && sayDay(new Date(date)) }) : "";
    }
  }

  app.on("open", () => {
    offer();
    mark();
  });
  app.on("change", mark);
  app.on("language", () => {
    offer();
    mark();
  });
  app.read((field, event) => {
    if (field.name === "profile.initiative" && event.type === "change") return offer();
  });
  app.act({
    share() {
      if (!offered) return;
      const other = offered;
      const carried = carryOver(other, shared, sayName(other), new Date());
      session.change((analysis) => ({ ...analysis, profile: { ...other.profile?.initiative && { initiative: other.profile.initiative }, ...analysis.profile }, answers: { ...carried, ...analysis.answers } }));
      app.tell("open");
      showMessage([{ key: "app.js.share.done", params: { count: Object.keys(carried).length } }], "note");
    },
    "share-not"() {
      declined.add(session.analysis.id);
      place.hidden = true;
      document.getElementById("overview-title")?.focus();
    },
  });
  offer();
}

/** @param {string | undefined} name */
function tidy(name) {
  return (name ?? "").trim().toLowerCase();
}
