// @ts-check
/** Dialogs: questions that are asked before something is done. */

/**
 * Ask, and wait for the answer.
 * @param {HTMLElement} app
 * @param {string} name
 * @param {(dialog: HTMLDialogElement, form: HTMLFormElement) => void} [prepare] fills its fields
 * @returns {Promise<FormData | undefined>} what stands in its fields; undefined when it was cancelled
 */
export function ask(app, name, prepare) {
  const dialog = /** @type {HTMLDialogElement} */ (app.querySelector(`[data-mintq-dialog="${name}"]`));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  form.reset();
  prepare?.(dialog, form);
  dialog.returnValue = "no";
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes" ? new FormData(form) : undefined);
      form.reset();
    }, { once: true });
    dialog.showModal();
  });
}
