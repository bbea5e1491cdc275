// @ts-check
/**
 * Keeping the site for use without network: started when the page is idle, asked for where data is dear.
 *
 * `html[data-mintq-offline]` says how it stands: asking, loading, ready, failed, removed or none (this browser or address
 * cannot). The words for each stand in the page, marked with data-mintq-offline-when; styles show the right ones.
 */

const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-mintq-root]"));
const root = new URL(script?.dataset.mintqRoot ?? "", document.baseURI);
const WORKER = new URL("service-worker.js", root);
/** Milliseconds between two times of asking a version that waits. */
const BETWEEN = 2000;
/** Milliseconds after which Python has begun to load, if it does so by itself. */
const PYTHON_BEGINS = 5000;

/** @param {"asking" | "loading" | "ready" | "failed" | "removed" | "none"} state */
function show(state) {
  document.documentElement.dataset.mintqOffline = state;
}

/**
 * Ask the worker something and wait for what it says.
 * @param {ServiceWorker} worker
 * @param {"check" | "repair" | "settle" | "use"} question
 * @returns {Promise<boolean>}
 */
function ask(worker, question) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}

/** Keep the site, or make sure that all of it is still there. */
async function keep() {
  show("loading");
  try {
    const registration = await navigator.serviceWorker.register(WORKER, { scope: root.pathname, updateViaCache: "none" });
    follow(registration);
    const worker = await settled(registration);
    show(worker && (await ask(worker, "check")) ? "ready" : "failed");
  } catch (error) {
    console.warn("not kept for use without network", error);
    show("failed");
  }
}

/**
 * The worker that answers now; undefined when the first one could not be installed.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<ServiceWorker | undefined>}
 */
function settled(registration) {
  if (registration.active) return Promise.resolve(registration.active);
  const first = registration.installing ?? registration.waiting;
  return new Promise((resolve) => {
    const look = () => {
      if (first?.state === "activated") resolve(first);
      if (!first || first.state === "redundant") resolve(undefined);
    };
    first?.addEventListener("statechange", look);
    look();
  });
}

/**
 * Ask the version that waits to take over, until it has or may not. Once is not enough: Chromium lets it wait for five minutes
 * when the old one is being asked in that very moment.
 * @param {ServiceWorkerRegistration} registration
 * @param {"settle" | "use"} question may it, when nobody is at work; or shall it
 */
async function press(registration, question) {
  while (registration.waiting && (await ask(registration.waiting, question))) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  }
}

/**
 * Say when a newer version of the site has arrived and waits, and let it take over where nobody is at work.
 * @param {ServiceWorkerRegistration} registration
 */
function follow(registration) {
  const look = () => {
    document.documentElement.toggleAttribute("data-mintq-update", Boolean(registration.waiting && registration.active));
    if (registration.active) press(registration, "settle");
  };
  const watch = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", watch);
  // It may have begun to arrive before this page listened.
  watch();
  look();
}

/** Use the version that waits, in this and all other windows; what was entered is kept and there again. */
async function update() {
  const registration = await navigator.serviceWorker.getRegistration(root);
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  if (registration) await press(registration, "use");
}

/** Remove the copy of this site, and nothing of others. */
async function remove() {
  const { framework } = await (await fetch(new URL("mintq.json", root))).json();
  const prefix = `mintq:${root.pathname}:${framework}:site:`;
  await (await navigator.serviceWorker.getRegistration(root))?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  show("removed");
}

/** Say how many megabytes keeping takes, on the buttons that ask. */
async function sayMegabytes() {
  const { offline } = await (await fetch(new URL("mintq.json", root))).json();
  const words = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 }).format(offline / 1e6);
  for (const place of document.querySelectorAll("[data-mintq-offline-megabytes]")) place.textContent = words;
}

/** Wait until the page has nothing better to do; Python goes first. */
async function idle() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise((resolve) => ("requestIdleCallback" in window ? requestIdleCallback(resolve) : setTimeout(resolve, 2000)));
  const html = document.documentElement;
  if (html.dataset.mintqEngine === undefined) return;
  await new Promise((resolve) => {
    const look = () => (html.dataset.mintqEngine === "loading" ? undefined : resolve(undefined));
    new MutationObserver(look).observe(html, { attributes: true, attributeFilter: ["data-mintq-engine"] });
    setTimeout(look, PYTHON_BEGINS);
  });
}

function dataIsDear() {
  const connection = /** @type {any} */ (navigator).connection;
  return Boolean(connection?.saveData) || ["slow-2g", "2g"].includes(connection?.effectiveType) || connection?.type === "cellular";
}

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-mintq-offline-do]");
  if (!(button instanceof HTMLElement)) return;
  const deeds = { keep, update, remove };
  deeds[/** @type {keyof deeds} */ (button.dataset.mintqOfflineDo)]().catch((error) => {
    console.warn(error);
    show("failed");
  });
});

// Python that does not start may lie broken in the copy: look at every file again before the next try.
document.addEventListener("mintq-repair", async (event) => {
  const { detail: done } = /** @type {CustomEvent<() => void>} */ (event);
  const worker = navigator.serviceWorker?.controller;
  if (worker) await ask(worker, "repair");
  done();
});

async function start() {
  if (!("serviceWorker" in navigator) || !isSecureContext) return show("none");
  if (dataIsDear() && !(await navigator.serviceWorker.getRegistration(root))) {
    await sayMegabytes();
    return show("asking");
  }
  await idle();
  await keep();
}
start().catch((error) => console.warn(error));
