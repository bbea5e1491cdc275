// Runs before the page is drawn, so that the full list of questions never flashes up before the first panel.
document.documentElement.dataset.mintqEngine = "idle";
document.documentElement.classList.replace("no-js", "js");
document.documentElement.classList.add("mintq-js");

// What is clicked before the code is there is noted for it: nobody shall wonder why nothing happens.
/** @type {Set<Element>} */
const clickedEarly = new Set();
/** @param {Event} event */
function noteEarlyClick(event) {
  const target = /** @type {Element} */ (event.target).closest("button[data-mintq-action]");
  if (target) clickedEarly.add(target);
}
addEventListener("click", noteEarlyClick);
addEventListener("mintq-begin", (event) => {
  removeEventListener("click", noteEarlyClick);
  /** @type {CustomEvent<Element[]>} */ (event).detail.push(...clickedEarly);
}, { once: true });
