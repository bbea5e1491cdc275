// @ts-check
/** Answering: what people choose and write goes into the analysis, and the form shows what the analysis says. */
import { readChange, readEarly, setEditable, showAnswers, showMarks } from "../page/form.js";
import { showMessage } from "../page/messages.js";
import { fieldsetOf, indicatorOf } from "../page/page.js";
import { withAnswer } from "../state/analysis.js";

/** @param {import("../app.js").App} app */
export function answering(app) {
  const { page, session } = app;

  app.on("open", () => showAnswers(page.form, session.analysis));
  app.on("language", () => showAnswers(page.form, session.analysis));
  app.on("editable", (editable) => {
    setEditable(page.form, editable);
    showMessage([{ key: editable ? "app.js.second.over" : "app.js.second" }], "note");
  });

  app.read((field, event) => {
    // A choice tells itself twice, as input and as change; words change with each key.
    const choice = field.type === "radio" || field.type === "checkbox";
    const found = choice === (event.type === "change") ? readChange(field) : undefined;
    if (!found) return;
    session.change((analysis) => withAnswer(analysis, found.indicator, found.change));
    const fieldset = /** @type {HTMLFieldSetElement} */ (field.closest("fieldset"));
    showMarks(fieldset, session.analysis.answers[found.indicator] ?? {});
  });

  app.act({
    unanswer(target) {
      const fieldset = target.closest("fieldset");
      if (!fieldset) return;
      session.change((analysis) => withAnswer(analysis, indicatorOf(fieldset), { level: undefined, asked: undefined }));
      for (const radio of fieldset.querySelectorAll("input")) if (radio.type === "radio") radio.checked = false;
      fieldset.querySelector("input")?.focus();
      target.hidden = true;
    },
  });

  app.on("begin", () => {
    // The form stands as it was built, but for what was entered already.
    for (const { indicator, change } of readEarly(page.form)) {
      session.change((analysis) => withAnswer(analysis, indicator, change));
      showMarks(/** @type {HTMLFieldSetElement} */ (fieldsetOf(indicator)), session.analysis.answers[indicator] ?? {});
    }
  });
}
