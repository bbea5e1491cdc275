// @ts-check
/** One thing at a time: which panel is shown follows the part of the address behind the #. */

/**
 * Follow the address, and tell which panel is shown.
 * @param {HTMLElement} app
 * @param {(panel: string) => void} onShow
 */
export function followAddress(app, onShow) {
  app.setAttribute("data-following", "");
  /** @param {boolean} moveFocus */
  const show = (moveFocus) => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const target = wanted ? document.getElementById(wanted) : null;
    const panel = target?.closest("[data-mintq-panel]") ?? (target ? null : panelToCome(app, wanted));
    if (panel) {
      for (const other of app.querySelectorAll("[data-mintq-panel][data-current]")) other.removeAttribute("data-current");
      panel.setAttribute("data-current", "");
      app.dataset.panel = panel.getAttribute("data-mintq-panel") ?? "";
      onShow(panel.getAttribute("data-mintq-panel") ?? "");
    }
    if (moveFocus) focusOn(target ?? panel);
  };
  addEventListener("hashchange", () => show(true));
  show(location.hash.length > 1);
}

/**
 * Find the panel for a place that is not there: one in a result that has yet to be worked out, or none at all.
 * @param {HTMLElement} app
 * @param {string} place
 * @returns {HTMLElement | null}
 */
function panelToCome(app, place) {
  const panels = /** @type {NodeListOf<HTMLElement>} */ (app.querySelectorAll("[data-mintq-places]"));
  return [...panels].find((panel) => place.startsWith(panel.dataset.mintqPlaces ?? "")) ?? app.querySelector("[data-mintq-panel=overview]");
}

/**
 * Bring a panel's heading (or the thing itself) to the top and the focus with it, so that screen readers start there.
 * @param {Element | null} target
 */
function focusOn(target) {
  if (!target) return;
  if (target instanceof HTMLFieldSetElement) return focusOnIndicator(target);
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  const heading = target.querySelector(":scope > h2[tabindex]") ?? target;
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  (target.matches("[data-mintq-panel]") ? document.querySelector("[data-mintq-app]") ?? target : target).scrollIntoView();
}

/**
 * Go to a panel; going where one is already shows it again.
 * @param {string} panel
 */
export function goTo(panel) {
  if (location.hash === `#${panel}`) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = panel;
}

/**
 * Go to a field, on its panel, and give it the focus; where it is hidden, the first field beside it that is not.
 * @param {HTMLElement} field
 */
export function goToField(field) {
  const panel = field.closest("[data-mintq-panel]");
  const focus = () => {
    const shown = field.checkVisibility?.() ?? true;
    const target = shown ? field : /** @type {HTMLElement | null | undefined} */ (field.closest("fieldset")?.querySelector("input"));
    target?.focus({ preventScroll: true });
    (target?.closest("fieldset") ?? target)?.scrollIntoView({ block: "nearest" });
  };
  if (!panel || panel.hasAttribute("data-current")) {
    focus();
    return;
  }
  addEventListener("hashchange", focus, { once: true });
  goTo(panel.id);
}

/**
 * Bring an indicator to the top and the focus to its answer, or to where it will be.
 * @param {HTMLFieldSetElement} fieldset
 */
export function focusOnIndicator(fieldset) {
  const radio = fieldset.querySelector("input[type=radio]:checked") ?? fieldset.querySelector("input[type=radio]");
  /** @type {HTMLInputElement | null} */ (radio)?.focus({ preventScroll: true });
  fieldset.scrollIntoView();
}

/**
 * Keep what gets the focus out from under the bar, however high the bar is; the bar itself comes to the top with its app.
 * @param {HTMLElement} app
 * @param {HTMLElement} bar
 */
export function keepClearOf(app, bar) {
  let measured = "";
  const measure = () => {
    const { position, top } = getComputedStyle(bar);
    const height = position === "sticky" ? bar.offsetHeight : 0;
    if (measured === `${height} ${top}`) return;
    measured = `${height} ${top}`;
    document.documentElement.style.scrollPaddingTop = `${Math.ceil(height + (parseFloat(top) || 48)) + 12}px`;
    app.style.scrollMarginTop = `${-height - 8}px`;
  };
  new ResizeObserver(measure).observe(bar);
  addEventListener("resize", measure);
  // The observer tells of the first height too, with the next picture; who comes for a certain place is led there before.
  if (location.hash) measure();
}
