// @ts-check
/**
 * Keys for those who rate much: they work only with the focus on an indicator, never in a text field and never with Ctrl, Alt or
 * Meta, so that they take nothing from screen readers and voice control (WCAG 2.1.4), and they can be switched off.
 */
import { fieldsetOf, indicatorOf } from "../page/page.js";
import { focusOnIndicator, goTo } from "../page/panels.js";
import { asked } from "../page/scope.js";

const SPECIAL = /** @type {Record<string, string>} */ ({ n: "na", u: "unknown" });
const STEPS = /** @type {Record<string, number>} */ ({ ".": 1, ",": -1 });

/** @param {import("../app.js").App} app */
export function shortcuts(app) {
  const { page, session } = app;
  const dialog = /** @type {HTMLDialogElement} */ (page.app.querySelector("[data-mintq-dialog=shortcuts]"));
  const using = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=shortcuts]"));

  page.form.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const fieldset = target.closest("fieldset[data-mintq-indicator]");
    if (!fieldset || !using.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(target)) return;
    if (press(event.key, indicatorOf(fieldset))) event.preventDefault();
  });

  /**
   * @param {string} key
   * @param {string} indicator
   * @returns {boolean} whether the key means something here
   */
  function press(key, indicator) {
    const value = page.levels.has(Number(key)) && key.trim() ? key : SPECIAL[key.toLowerCase()];
    if (value !== undefined) choose(indicator, value);
    else if (key in STEPS) step(indicator, STEPS[key]);
    else if (key === "?") dialog.showModal();
    else return false;
    return true;
  }

  /**
   * Choose as a click does; where everything is typed in from paper it goes on by itself.
   * @param {string} indicator
   * @param {string} value
   */
  function choose(indicator, value) {
    const radio = /** @type {HTMLInputElement} */ (fieldsetOf(indicator)?.querySelector(`input[type=radio][value="${value}"]`));
    radio.focus({ preventScroll: true });
    if (!radio.checked) radio.click();
    if (app.panel === "entry") step(indicator, 1);
  }

  /**
   * @param {string} indicator
   * @param {number} by
   */
  function step(indicator, by) {
    const all = asked(page, session.analysis);
    const fieldset = fieldsetOf(all[all.indexOf(indicator) + by] ?? "");
    if (!fieldset) return;
    if (fieldset.getClientRects().length) focusOnIndicator(fieldset);
    else goTo(indicatorOf(fieldset));
  }

  app.act({ shortcuts: () => dialog.showModal() });
}

/** @param {HTMLElement} target */
function isTyping(target) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
    || (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type));
}
