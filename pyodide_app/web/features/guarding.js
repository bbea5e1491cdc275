// @ts-check
/** Guarding: what the browser promises about keeping, in plain sentences with a way out, and asking it for more. */
import { live } from "../page/page.js";
import { say } from "../page/words.js";
import { askToKeep, canAsk, readPromise } from "../state/guard.js";
import { unfiledFields } from "../state/differences.js";

/** So many changed fields are worth asking the browser to keep them for good. */
const WORTH_ASKING = 5;

/** @param {import("../app.js").App} app */
export function guarding(app) {
  const { page, session } = app;
  let asked = false;

  async function show() {
    await session.restored;
    const state = session.device === "shared" ? "shared" : await readPromise(session.lasting !== false, asked);
    live("storage").dataset.state = state;
    live("storage").textContent = say(`app.js.storage.${state}`);
    const button = /** @type {HTMLElement} */ (page.app.querySelector("[data-mintq-action=persist]"));
    button.hidden = !canAsk() || !["open", "refused", "safari"].includes(state);
  }

  async function persist() {
    asked = true;
    await askToKeep();
    await show();
  }

  app.on("language", show);
  app.on("device", () => (session.device === "own" && !asked ? persist() : show()));
  app.on("kept", (state) => {
    if (state === "saved" && !asked && session.device !== "shared" && unfiledFields(session).length >= WORTH_ASKING) persist();
  });
  app.act({ persist });
  show();
}
