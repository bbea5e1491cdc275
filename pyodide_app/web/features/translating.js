// @ts-check
/** Translating: the language switch changes the words and nothing else. */
import { changeLanguage } from "../page/language.js";
import { repeatMessage, showMessage } from "../page/messages.js";
import { readWords } from "../page/words.js";

/** @param {import("../app.js").App} app */
export function translating(app) {
  document.addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[data-mintq-language]");
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    try {
      await changeLanguage(new URL(link.href));
      readWords();
      app.tell("language");
      repeatMessage();
    } catch (error) {
      console.error(error);
      showMessage([{ key: "app.js.error.language_failed" }], "error");
    }
  });
}
