// @ts-check
/** Printing the questionnaire: as it stands, or blank to be filled in by hand. */

/** @param {import("../app.js").App} app */
export function printing(app) {
  const { page } = app;
  const profile = /** @type {HTMLDetailsElement} */ (page.app.querySelector("[data-mintq-profile]"));
  let wasOpen = profile.open;

  // What is folded away on the screen has its place on paper.
  addEventListener("beforeprint", () => {
    wasOpen = profile.open;
    profile.open = true;
  });
  addEventListener("afterprint", () => {
    profile.open = wasOpen;
    page.app.removeAttribute("data-blank");
  });
  app.act({
    "print-blank"() {
      page.app.setAttribute("data-blank", "");
      print();
    },
  });
}
