// @ts-check
/** The fields of the page by their names, and what people call them. */

/**
 * The field where a part of the analysis is entered; where it has none of its own, the first field of its statement.
 * @param {HTMLElement} app
 * @param {string} name
 * @returns {HTMLElement | undefined}
 */
export function findField(app, name) {
  const all = [.../** @type {NodeListOf<HTMLInputElement>} */ (app.querySelectorAll("input[name], textarea[name], select[name]"))];
  const own = all.filter((field) => field.name === name || field.name.startsWith(`${name}.`));
  const statement = all.filter((field) => name.startsWith(`${field.name}.`));
  const found = [...own.filter((field) => field.name === name), ...own, ...statement];
  return found.find((field) => field.checked && field.type === "radio" && field.name === found[0].name) ?? found[0];
}

/**
 * What a field is called: its label, and the statement it belongs to; a choice is called after its question.
 * @param {HTMLElement} field
 */
export function nameField(field) {
  const group = field.closest("fieldset");
  const statement = group?.querySelector("[data-mintq-statement]")?.textContent?.trim();
  const label = /** @type {HTMLInputElement} */ (field).labels?.[0]?.textContent?.trim() ?? "";
  if (field.matches("[type=radio]")) return statement ?? group?.querySelector("legend")?.textContent?.trim() ?? label;
  return statement ? `${label}: ${statement}` : label;
}
