// @ts-check
/** What the page tells people: a message that stays, and a quiet line for screen readers. */
import { live } from "./page.js";
import { knows, say } from "./words.js";

/** @typedef {{key: string, params?: Record<string, string | number>, target?: string}} Sentence target: id of a place to go to */

/** @typedef {{action: string, key: string}} Offer a button beside a message */

/** The last message, to say it again in another language. @type {{sentences: Sentence[], kind: string, offers: Offer[], title: string} | undefined} */
let shown;

/**
 * Show a message that stays until the next one.
 * @param {Sentence[]} sentences
 * @param {"error" | "note"} kind an error also gets a heading and the focus
 * @param {Offer[]} [offers]
 * @param {string} [title] key of an error's heading
 */
export function showMessage(sentences, kind, offers = [], title = "app.js.error.title") {
  shown = { sentences, kind, offers, title };
  const box = document.createElement("div");
  box.className = `mintq-message mintq-message--${kind}`;
  box.tabIndex = -1;
  if (kind === "error") {
    const heading = document.createElement("h2");
    heading.textContent = say(title);
    box.append(heading);
  }
  for (const sentence of sentences) {
    const line = document.createElement("p");
    line.append(sentence.target ? wayTo(sentence.target) : "");
    (line.lastElementChild ?? line).textContent = say(sentence.key, sentence.params);
    box.append(line);
  }
  if (offers.length) box.append(actionButtons(offers));
  live("messages").replaceChildren(box);
  if (kind === "error") {
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }
}

/** @param {string} place */
function wayTo(place) {
  const link = document.createElement("a");
  link.href = `#${place}`;
  return link;
}

/** @param {Offer[]} offers */
function actionButtons(offers) {
  const line = document.createElement("p");
  line.className = "mintq-actions";
  line.append(...offers.map(({ action, key }) => actionButton(action, say(key))));
  return line;
}

/**
 * A button that does something in the page.
 * @param {string} action
 * @param {string} words
 * @param {string} [about] what it is about, for those who hear the button alone
 */
export function actionButton(action, words, about = "") {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-button";
  button.dataset.mintqAction = action;
  button.textContent = words;
  if (about) {
    const more = document.createElement("span");
    more.className = "mintq-sr";
    more.textContent = ` ${about}`;
    button.append(more);
  }
  return button;
}

/** Take the message away. */
export function clearMessage() {
  shown = undefined;
  live("messages").replaceChildren();
}

/** Say the message again, in the language the page stands in now. */
export function repeatMessage() {
  if (shown) showMessage(shown.sentences, /** @type {"error" | "note"} */ (shown.kind === "error" ? "note" : shown.kind), shown.offers);
}

/**
 * Say something to screen readers without disturbing.
 * @param {string} text
 */
export function announce(text) {
  live("announce").textContent = text;
}

let hinting = 0;

/**
 * Say something in passing, in sight and to screen readers, that nobody has to answer.
 * @param {string} text
 */
export function hint(text) {
  clearTimeout(hinting);
  live("hint").textContent = text;
  hinting = window.setTimeout(() => { live("hint").textContent = ""; }, 10_000);
}

/**
 * The sentence for an error's code; one without words of its own is our mistake, and said to be.
 * @param {string} code
 * @param {Record<string, string | number>} [params]
 * @returns {Sentence}
 */
export function errorSentence(code, params) {
  for (const key of [`error.${code}`, `app.js.error.${code}`]) if (knows(key)) return { key, params };
  return { key: "error.internal" };
}
