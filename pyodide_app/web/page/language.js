// @ts-check
/** German and English without leaving the page: the words of the sister page are put into this one. */

/** Attributes that carry words or addresses; everything else, and all that a person entered, stays. */
const WORDS = ["href", "title", "aria-label", "placeholder", "alt", "lang", "hreflang", "content", "action", "data-mintq-language",
  "data-guidance", "data-base", "data-root", "data-bundle", "data-runtime", "data-index", "data-worker"];

/**
 * Fetch the page in the other language and take over its words.
 * @param {URL} address
 * @throws {Error} when it cannot be fetched or is another page
 */
export async function changeLanguage(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`sister page: ${answer.status}`);
  const sister = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!sister.querySelector("form[data-mintq-assessment]")) throw new Error("sister page: no assessment in it");
  history.replaceState(history.state, "", new URL(location.hash, address));
  document.title = sister.title;
  document.documentElement.lang = sister.documentElement.lang;
  takeWords(document.body, sister.body);
}

/**
 * Both pages come from the same templates, so their trees are alike; where they differ the sister's part is taken whole.
 * @param {Element} here
 * @param {Element} there
 */
function takeWords(here, there) {
  takeAttributes(here, there);
  if (here.hasAttribute("data-mintq-live")) return;
  if (here instanceof HTMLTemplateElement) {
    here.content.replaceChildren(document.importNode(/** @type {HTMLTemplateElement} */ (there).content, true));
    return;
  }
  const ours = meaningful(here);
  const theirs = meaningful(there);
  const alike = ours.length === theirs.length && ours.every((node, i) => node.nodeName === theirs[i].nodeName);
  if (!alike) {
    if (!here.querySelector("input, textarea, [data-mintq-live]")) here.replaceChildren(...[...there.childNodes].map((node) => document.importNode(node, true)));
    return;
  }
  ours.forEach((node, i) => {
    if (node instanceof Element) takeWords(node, /** @type {Element} */ (theirs[i]));
    else if (node.nodeValue !== theirs[i].nodeValue) node.nodeValue = theirs[i].nodeValue;
  });
}

/** @param {Element} element */
function meaningful(element) {
  return [...element.childNodes].filter((node) => node instanceof Element || (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()));
}

/**
 * @param {Element} here
 * @param {Element} there
 */
function takeAttributes(here, there) {
  for (const name of WORDS) {
    const value = there.getAttribute(name);
    if (value === null) here.removeAttribute(name);
    else if (here.getAttribute(name) !== value) here.setAttribute(name, value);
  }
}
