// @ts-check
/** Proving: what an answer rests on, in words and links. */
import { checkAddress, countEvidence, readEvidence, showEvidence } from "../page/evidence.js";
import { showMessage } from "../page/messages.js";
import { fieldsets, indicatorOf } from "../page/page.js";
import { withAnswer } from "../state/analysis.js";

/** @param {import("../app.js").App} app */
export function proving(app) {
  const { page, session } = app;

  /** @param {HTMLFieldSetElement} fieldset */
  const evidenceOf = (fieldset) => session.analysis.answers[indicatorOf(fieldset)]?.evidence ?? [];

  const showAll = () => {
    for (const fieldset of fieldsets(page.form)) showEvidence(fieldset, evidenceOf(fieldset));
  };

  /** Keep what stands in the fields. @param {HTMLFieldSetElement} fieldset */
  function keep(fieldset) {
    const entries = readEvidence(fieldset).filter((entry) => Object.keys(entry).length);
    session.change((analysis) => withAnswer(analysis, indicatorOf(fieldset), { evidence: entries.length ? entries : undefined }));
    countEvidence(fieldset, entries.length);
  }

  /** Before the result: links that cannot be links, all at once, each with the way to it. */
  function summarize() {
    const wrong = /** @type {HTMLInputElement[]} */ ([...page.form.querySelectorAll("[aria-invalid]")]);
    if (!wrong.length) return;
    const places = wrong.map((field) => ({
      key: "app.js.evidence.wrong",
      params: { what: field.closest("fieldset")?.querySelector("[data-mintq-statement]")?.textContent ?? "", value: field.value },
      target: field.id,
    }));
    showMessage([{ key: "app.js.evidence.summary" }, ...places], "error", [], "app.js.evidence.summary.title");
  }

  // The panel takes the focus first.
  app.on("panel", (panel) => panel === "result" && queueMicrotask(summarize));
  app.on("open", showAll);
  app.on("language", showAll);
  app.read((field, event) => {
    if (!field.dataset.mintqEvidence) return;
    if (event.type === "change" && field.dataset.mintqEvidence === "url") checkAddress(field);
    keep(/** @type {HTMLFieldSetElement} */ (field.closest("fieldset")));
  });
  app.act({
    "evidence-add"(target) {
      const fieldset = /** @type {HTMLFieldSetElement} */ (target.closest("fieldset"));
      showEvidence(fieldset, [...readEvidence(fieldset), {}]);
      countEvidence(fieldset, evidenceOf(fieldset).length);
      /** @type {HTMLElement | null} */ (fieldset.querySelector("[data-mintq-live=evidence] > :last-child input"))?.focus();
    },
    "evidence-remove"(target) {
      const fieldset = /** @type {HTMLFieldSetElement} */ (target.closest("fieldset"));
      target.closest("li")?.remove();
      keep(fieldset);
      showEvidence(fieldset, evidenceOf(fieldset));
      /** @type {HTMLElement | null} */ (fieldset.querySelector("[data-mintq-action=evidence-add]"))?.focus();
    },
  });
}
