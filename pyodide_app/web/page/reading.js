// @ts-check
/** The place in a result at which somebody reads; it stays where it is when the result is shown anew. */
import { drawn } from "./pause.js";

/** @typedef {{name: string, share: number}} Read */

/**
 * Show a result anew and keep the reader's place: in another language its sections have other heights.
 * @param {HTMLElement} place
 * @param {() => void} show
 */
export function keepPlace(place, show) {
  const heights = new Map(sectionsOf(place).map((section) => [section.className, section.offsetHeight]));
  const read = whatIsRead(place);
  show();
  // What is out of sight is not laid out, so the browser has to be told about how high it is.
  for (const section of sectionsOf(place)) {
    const height = heights.get(section.className);
    if (height) section.style.containIntrinsicBlockSize = `auto ${height}px`;
  }
  if (!read) return;
  backTo(place, read);
  // How high things really are is known only when they are drawn.
  void drawn().then(() => backTo(place, read));
}

/**
 * @param {HTMLElement} place
 * @returns {HTMLElement[]}
 */
function sectionsOf(place) {
  return [...place.querySelectorAll(":scope > .mintq-view > section")].filter((found) => found instanceof HTMLElement);
}

/**
 * The section that somebody reads, a third down the window, and which share of it lies above; undefined where none is there.
 * @param {HTMLElement} place
 * @returns {Read | undefined}
 */
function whatIsRead(place) {
  for (const section of sectionsOf(place)) {
    const { top, bottom, height } = section.getBoundingClientRect();
    const share = (innerHeight / 3 - top) / height;
    if (bottom > innerHeight / 3) return share >= 0 ? { name: section.className, share } : undefined;
  }
  return undefined;
}

/**
 * @param {HTMLElement} place
 * @param {Read} read
 */
function backTo(place, read) {
  const section = sectionsOf(place).find(({ className }) => className === read.name);
  if (!section) return;
  const { top, height } = section.getBoundingClientRect();
  scrollBy({ top: top + height * read.share - innerHeight / 3, behavior: "instant" });
}
