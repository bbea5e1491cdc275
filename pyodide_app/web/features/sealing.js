// @ts-check
/** Sealing: a save file behind a passphrase, to hand to somebody by mail; the cryptography is fetched when it is wanted. */
import { ask } from "../page/dialogs.js";
import { showMessage } from "../page/messages.js";
import { say } from "../page/words.js";
import { dumpAnalysis } from "../state/analysis.js";
import { download, saveFileName } from "../state/files.js";

/** @param {import("../app.js").App} app */
export function sealing(app) {
  const { page, session } = app;

  app.act({
    async seal() {
      if (!globalThis.crypto?.subtle) throw Object.assign(new Error("no cryptography"), { code: "no_crypto" });
      const said = await ask(page.app, "seal", (_, form) => {
        const [first, again] = ["passphrase", "passphrase-again"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)));
        const compare = () => again.setCustomValidity(again.value === first.value ? "" : say("app.js.seal.differ"));
        first.oninput = compare;
        again.oninput = compare;
      });
      if (!said) return;
      const passphrase = String(said.get("passphrase"));
      const { readSealed, seal, unseal } = await import("../later/sealed.js");
      const content = dumpAnalysis(session.analysis);
      const sealed = await seal(content, passphrase);
      // Better to notice here than in the other place that it does not open.
      if ((await unseal(await readSealed(sealed), passphrase)) !== content) throw new Error("sealed differently");
      download(saveFileName(say("app.js.filename.sealed"), new Date()), "application/json", sealed);
      await session.markFiled();
      app.tell("filed");
      showMessage([{ key: "app.js.seal.done" }], "note");
    },
  });
}
