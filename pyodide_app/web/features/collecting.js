// @ts-check
/** Collecting: several analyses side by side, each its own document, with a name, another round, and deleting that can be undone. */
import { ask } from "../page/dialogs.js";
import { hint, showMessage } from "../page/messages.js";
import { sayName, showKept } from "../page/kept.js";
import { goTo } from "../page/panels.js";
import { language, say } from "../page/words.js";
import { nextRound } from "../state/rounds.js";

/** @param {import("../app.js").App} app */
export function collecting(app) {
  const { page, session } = app;
  /** Removed in this session, the latest first. @type {import("../state/store.js").Kept[]} */
  let removed = [];

  async function list() {
    await session.restored;
    const { activeElement } = document;
    const { mintqAction, analysis } = /** @type {HTMLElement} */ (activeElement ?? document.body).dataset;
    showKept(page, await session.shelf.list(), session.analysis.id, removed);
    // The list was drawn anew: whoever stood on one of its buttons still stands there.
    if (activeElement && !activeElement.isConnected) findButton(mintqAction, analysis)?.focus();
  }

  /**
   * @param {string | undefined} action
   * @param {string | undefined} id
   */
  function findButton(action, id) {
    const item = [.../** @type {NodeListOf<HTMLElement>} */ (page.app.querySelectorAll(".mintq-kept [data-analysis]"))].filter((button) => button.dataset.analysis === id);
    return item.find((button) => button.dataset.mintqAction === action) ?? item[0];
  }

  /** @param {HTMLElement} target */
  async function find(target) {
    const kept = await session.shelf.read(target.dataset.analysis);
    if (!kept) throw new Error(`no analysis ${target.dataset.analysis}`);
    return kept;
  }

  let waiting = 0;
  /** Many changes at once are one new list. */
  function soon() {
    clearTimeout(waiting);
    waiting = window.setTimeout(list, 250);
  }

  app.on("open", list);
  app.on("language", list);
  app.on("kept", (state) => state !== "saving" && soon());
  app.on("news", soon);

  app.act({
    async new() {
      await session.startNew();
      showMessage([{ key: "app.js.started" }], "note");
      goTo("overview");
    },
    switch: (target) => session.switchTo(target.dataset.analysis ?? ""),
    async rename(target) {
      const { analysis } = await find(target);
      const said = await ask(page.app, "rename", (_, form) => {
        /** @type {HTMLInputElement} */ (form.elements.namedItem("new-name")).value = sayName(analysis);
      });
      const name = String(said?.get("new-name") ?? "").trim();
      if (!said || name === sayName(analysis)) return;
      const rename = (/** @type {import("../state/analysis.js").Analysis} */ { name: _, ...rest }) => (name ? { ...rest, name } : rest);
      if (analysis.id === session.analysis.id) session.change(rename);
      else await session.shelf.edit(analysis.id ?? "", rename);
      await list();
      findButton("rename", analysis.id)?.focus();
    },
    async round(target) {
      const { analysis } = await find(target);
      const said = await ask(page.app, "round", (dialog) => {
        /** @type {HTMLElement} */ (dialog.querySelector("[data-mintq-live=round]")).textContent = say("app.js.round.of", { name: sayName(analysis) });
      });
      if (!said) return;
      const indicators = new Set(said.get("answers") === "all" ? page.indicators : [...page.shared].flatMap((criterion) => page.criteria.get(criterion) ?? []));
      await session.startNew(nextRound(analysis, { indicators, another: said.get("answers") === "project", name: sayName(analysis), language: language(), now: new Date() }));
      showMessage([{ key: "app.js.round.started", params: { name: sayName(analysis) } }], "note");
      goTo("overview");
    },
    async remove(target) {
      const { analysis } = await find(target);
      const wasOpen = analysis.id === session.analysis.id;
      const kept = await session.remove(analysis.id ?? "");
      if (!kept) return;
      // At once, before anything is awaited: who presses the keys for undoing right away means this deed.
      app.tell("deed", async () => {
        await putBack(kept);
        if (wasOpen) await session.switchTo(analysis.id ?? "");
      });
      removed = [kept, ...removed];
      await list();
      findButton("put-back", analysis.id)?.focus();
      hint(say("app.js.kept.gone", { name: sayName(analysis) }));
    },
    async "put-back"(target) {
      const kept = removed.find(({ analysis }) => analysis.id === target.dataset.analysis);
      if (!kept) return;
      app.tell("deed", undefined);
      await putBack(kept);
    },
  });

  /** @param {import("../state/store.js").Kept} kept */
  async function putBack(kept) {
    await session.shelf.putBack(kept);
    removed = removed.filter((other) => other !== kept);
    await list();
    findButton("switch", kept.analysis.id)?.focus();
    hint(say("app.js.kept.there", { name: sayName(kept.analysis) }));
  }

  app.on("cleared", () => {
    removed = [];
    list();
  });
}
