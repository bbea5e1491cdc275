// @ts-check
/** Proving: what an answer rests on, in words and links. */
import { checkAddress, countEvidence, readEvidence, showEvidence } from "../page/evidence.js";
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
  showAll();
}
