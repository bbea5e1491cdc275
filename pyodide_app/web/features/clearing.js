// @ts-check
/** Clearing: whose device this is, leaving nothing on a shared one, and deleting everything, counted. */
import { ask } from "../page/dialogs.js";
import { showMessage } from "../page/messages.js";
import { live } from "../page/page.js";
import { goTo } from "../page/panels.js";
import { say } from "../page/words.js";
import { storeName } from "../state/store.js";
import { countTraces, removeCopies, removeSettings } from "../state/traces.js";

/** @param {import("../app.js").App} app */
export function clearing(app) {
  const { page, session } = app;
  const name = storeName(page.root, page.framework.id);

  async function showDevice() {
    await session.restored;
    const { device } = session;
    // Material's own script looks here before it stores the chosen colours.
    if (device === "shared") document.documentElement.dataset.mintqDevice = "shared";
    else delete document.documentElement.dataset.mintqDevice;
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (page.form.querySelectorAll("input[name=device]"))) radio.checked = radio.value === device;
    live("device").textContent = say(`app.js.device.${device ?? "open"}`);
    const { copies } = await countTraces(page.root, name);
    /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-action=remove-copy]")).hidden = device !== "shared" || !copies;
  }

  /** @param {"own" | "shared"} device */
  async function choose(device) {
    try {
      await session.setDevice(device);
    } catch (error) {
      console.warn(error);
      throw Object.assign(new Error("not cleared"), { code: "clear_failed" });
    }
    if (device === "shared") removeSettings(page.root);
    await showDevice();
    app.tell("device");
    if (device === "shared") await sayLeft();
  }

  /** Look whether anything is left, and say so. */
  async function sayLeft() {
    const left = await count();
    if (left.settings) throw Object.assign(new Error("not cleared"), { code: "clear_failed" });
  }

  async function count() {
    const [kept, traces] = [await session.shelf.count(), await countTraces(page.root, name)];
    return { analyses: kept.analyses, originals: kept.originals, settings: kept.settings + traces.settings, copies: traces.copies };
  }

  /** @param {boolean} withCopy */
  async function clearAll(withCopy) {
    const before = await count();
    try {
      await session.clear();
      removeSettings(page.root);
      if (withCopy) await removeCopies(page.root, name);
    } catch (error) {
      console.warn(error);
      throw Object.assign(new Error("not cleared"), { code: "clear_failed" });
    }
    const after = await count();
    app.tell("cleared");
    await showDevice();
    if (after.analyses + after.originals + after.settings + (withCopy ? after.copies : 0)) throw Object.assign(new Error("something is left"), { code: "clear_failed" });
    const key = withCopy ? "app.js.cleared.list.copy" : "app.js.cleared.list";
    showMessage([{ key: "app.js.cleared" }, { key, params: before }, { key: "app.js.cleared.zero" }, ...(after.copies ? [{ key: "app.js.cleared.copy_stays" }] : [])], "note");
    goTo("overview");
  }

  app.on("open", showDevice);
  app.on("language", showDevice);
  app.on("news", (news) => {
    if (news === "shared") removeSettings(page.root);
    if (news === "shared" || news === "own" || news === "cleared") showDevice();
    if (news === "shared" || news === "cleared" || news === "removed" || news === "overtaken") showMessage([{ key: `app.js.news.${news}` }], "note");
    if (news === "cleared") app.tell("cleared");
    if (news === "shared" || news === "own") app.tell("device");
  });
  app.read((field, event) => {
    if (field.name === "device" && event.type === "change") return choose(field.value === "shared" ? "shared" : "own");
  });
  app.act({
    async clear() {
      const { copies } = await countTraces(page.root, name);
      const said = await ask(page.app, "clear", (dialog) => {
        /** @type {HTMLElement} */ (dialog.querySelector("[data-mintq-with-copy]")).hidden = !copies;
      });
      if (said) await clearAll(said.has("copy"));
    },
    async "remove-copy"() {
      await removeCopies(page.root, name);
      await showDevice();
      showMessage([{ key: "app.js.device.copy_gone" }], "note");
    },
  });
}
