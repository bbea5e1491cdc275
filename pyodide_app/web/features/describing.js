// @ts-check
/** Describing: what is rated and who takes part. All of it is optional. */
import { live } from "../page/page.js";
import { say } from "../page/words.js";

const PREFIX = "profile.";

/** @param {import("../app.js").App} app */
export function describing(app) {
  const { page, session } = app;
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (page.form.querySelectorAll(`[name^="${PREFIX}"]`));

  function sayWhat() {
    const { initiative, project } = session.analysis.profile ?? {};
    live("profile").textContent = [initiative, project].filter(Boolean).join(" · ") || say("app.js.profile.none");
  }

  function show() {
    for (const field of fields) showField(field, session.analysis.profile?.[field.name.slice(PREFIX.length)] ?? "");
    sayWhat();
  }

  app.on("open", show);
  app.on("language", show);
  app.read((field, event) => {
    if (!field.name.startsWith(PREFIX) || event.type !== "input") return;
    session.change((analysis) => withProfile(analysis, field.name.slice(PREFIX.length), field.value));
    sayWhat();
  });
  sayWhat();
}

/**
 * Show a value; a choice that the list does not have, from another version's file, gets a place in it.
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {string} value
 */
function showField(field, value) {
  if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
  if (field.value !== value) field.value = value;
}

/**
 * @param {import("../state/analysis.js").Analysis} analysis
 * @param {string} key
 * @param {string} value
 * @returns {import("../state/analysis.js").Analysis}
 */
function withProfile({ profile, ...analysis }, key, value) {
  const { [key]: _, ...others } = profile ?? {};
  const next = value.trim() ? { ...others, [key]: value } : others;
  return Object.keys(next).length ? { ...analysis, profile: next } : analysis;
}
