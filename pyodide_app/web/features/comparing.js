// @ts-check
/** Comparing: two or more analyses of this browser, as rounds of one project. */
import { sayName } from "../page/kept.js";
import { live } from "../page/page.js";
import { showMarkup } from "../page/result.js";
import { language, say, sayMoment } from "../page/words.js";
import { download } from "../state/files.js";

/** @param {import("../app.js").App} app */
export function comparing(app) {
  const { session, engine } = app;
  /** The page of the last comparison, to be saved. @type {{filename: string, page: string} | undefined} */
  let made;

  /** The analyses that are to be compared; the open one and the rounds beside it are chosen at first. */
  const chosen = new Set();

  async function list() {
    if (app.panel !== "compare") return;
    const all = (await session.shelf.list()).map((kept) => kept.analysis);
    if (chosen.size === 0) for (const { id } of all.slice(0, 2)) chosen.add(id);
    live("rounds").replaceChildren(...all.map(choice));
    live("rounds-few").hidden = all.length > 1;
    live("rounds-few").textContent = say("app.js.compare.few");
  }

  /** @param {import("../state/analysis.js").Analysis} analysis */
  function choice(analysis) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = chosen.has(analysis.id);
    box.addEventListener("change", () => void (box.checked ? chosen.add(analysis.id) : chosen.delete(analysis.id)));
    const name = document.createElement("span");
    const changed = say("app.js.kept.changed", { date: sayMoment(new Date(analysis.saved ?? analysis.created ?? 0)) });
    name.textContent = `${sayName(analysis)} · ${changed}`;
    label.append(box, " ", name);
    item.append(label);
    return item;
  }

  async function compare() {
    if ((await engine.start()).name !== "ready") return;
    const analyses = (await session.shelf.list()).map((kept) => kept.analysis).filter(({ id }) => chosen.has(id));
    const answer = await engine.call("compare", { analyses, lang: language(), level: 3, now: new Date().toISOString() });
    made = answer;
    showMarkup(live("comparison"), answer.html);
    live("comparison-save").hidden = false;
  }

  app.on("panel", list);
  app.on("open", list);
  app.on("language", async () => {
    await list();
    if (made) await app.attempt(compare);
  });
  app.act({
    compare,
    "compare-save": () => made && download(made.filename, "text/html;charset=utf-8", made.page),
  });
}
