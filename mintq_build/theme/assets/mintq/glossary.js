// @ts-check
/**
 * The glossary's tooltip: what a linked term means, while the pointer is on it or the keyboard's focus.
 *
 * As WCAG 1.4.13 asks: Escape takes it away, the pointer may move onto it, and it stays as long as pointer or focus
 * does. A tap follows the link.
 */

/** Milliseconds in which a pointer gets from the link to the tooltip. */
const GRACE = 300;
/** Pixels between tooltip and the screen's edge, and between link and tooltip. */
const GAP = 6;

/**
 * Show meanings for these links.
 * @param {Iterable<HTMLAnchorElement>} links
 */
export function bindGlossary(links) {
  const tip = document.createElement("div");
  tip.id = "mintq-meaning";
  tip.className = "mintq-meaning";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  /** @type {HTMLAnchorElement | undefined} */
  let shown;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    tip.hidden = true;
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!shown?.matches(":focus-visible")) hide(); }, GRACE);
  };
  const keep = () => clearTimeout(timer);
  /** @param {HTMLAnchorElement} link */
  const show = (link) => {
    keep();
    if (shown === link) return;
    hide();
    shown = link;
    tip.textContent = link.dataset.mintqMeaning ?? "";
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place(tip, link);
  };

  for (const link of links) {
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") show(link); });
    link.addEventListener("pointerleave", hideSoon);
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hide);
  }
  tip.addEventListener("pointerenter", keep);
  tip.addEventListener("pointerleave", hideSoon);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  window.addEventListener("resize", hide);
}

/**
 * Put the tooltip below the link's last line, or above its first where there is no room, inside the screen.
 * @param {HTMLElement} tip
 * @param {HTMLElement} link
 */
function place(tip, link) {
  const lines = link.getClientRects();
  const first = lines[0];
  const last = lines[lines.length - 1];
  const fits = last.bottom + GAP + tip.offsetHeight <= window.innerHeight;
  const top = fits ? last.bottom + GAP : first.top - GAP - tip.offsetHeight;
  const anchor = fits ? last : first;
  const right = document.documentElement.clientWidth - tip.offsetWidth - GAP;
  tip.style.top = `${top + window.scrollY}px`;
  tip.style.left = `${Math.max(GAP, Math.min(anchor.left, right)) + window.scrollX}px`;
}
