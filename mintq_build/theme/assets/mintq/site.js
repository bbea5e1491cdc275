// @ts-check
/** What every page of the site needs: the menu button, buttons that print, and the search that loads on focus. */

/** @typedef {{location: string, title: string, text: string}} Hit */

/** Bind the menu button to Material's drawer, which is a hidden checkbox. */
function bindMenu() {
  const button = document.querySelector("[data-mintq-menu]");
  const drawer = document.querySelector("#__drawer");
  if (!(button instanceof HTMLButtonElement) || !(drawer instanceof HTMLInputElement)) return;
  const show = () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    if (drawer.checked) document.querySelector("#mintq-nav a")?.closest("a")?.focus();
  };
  button.addEventListener("click", () => {
    drawer.checked = !drawer.checked;
    drawer.dispatchEvent(new Event("change"));
  });
  drawer.addEventListener("change", show);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.checked = false;
    drawer.dispatchEvent(new Event("change"));
    button.focus();
  });
}

/** Show the buttons that print: without JavaScript they could not. */
function bindPrinting() {
  for (const button of document.querySelectorAll("button[data-mintq-print]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => print());
  }
}

/**
 * Start Material's search worker with this site's index.
 * @param {HTMLFormElement} form
 * @returns {Promise<(query: string) => Promise<Hit[][]>>} asks a query; one list per page, the page itself or its sections
 */
async function startSearch(form) {
  const answer = await fetch(form.dataset.index ?? "");
  if (!answer.ok) throw new Error(`search index: ${answer.status}`);
  const { config, docs } = await answer.json();
  const worker = new Worker(new URL(form.dataset.worker ?? "", document.baseURI));
  /** @param {object} message */
  const ask = (message) =>
    new Promise((resolve, reject) => {
      worker.addEventListener("message", (event) => resolve(event.data.data), { once: true });
      worker.addEventListener("error", reject, { once: true });
      worker.postMessage(message);
    });
  // 0 is "set up" and 2 is "query" in Material's protocol.
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
  let queue = Promise.resolve();
  return (query) => {
    const found = queue.then(() => ask({ type: 2, data: query })).then((result) => result.items);
    queue = found.then(() => undefined, () => undefined);
    return found;
  };
}

/**
 * Make words into queries: first all words in any of their forms, then any of them at the start or, as in long German
 * words, in the middle of others. Material's worker stems only what begins with a plus. Very short words are left out:
 * the index may not know them, and they begin far too many others.
 * @param {string} text
 */
function toQueries(text) {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!all.length) return [];
  const long = all.filter((word) => word.length > 2);
  const words = long.length ? long : all;
  return [words.map((word) => `+${word}`).join(" "), words.map((word) => (word.length > 3 ? `${word} *${word}` : word)).join(" ")];
}

/**
 * Join results, each page once, the first list first.
 * @param {Hit[][][]} lists
 */
function merge(lists) {
  /** @type {Map<string, Hit[]>} */
  const pages = new Map();
  for (const hits of lists.flat()) {
    const page = hits[0].location.split("#")[0];
    if (!pages.has(page)) pages.set(page, hits);
  }
  return [...pages.values()];
}

/**
 * Plain text of a hit, which holds HTML with marks.
 * @param {string} html
 */
function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}

/**
 * What a page is called in the list: its title, and the title of the section that fits best.
 * @param {Hit[]} hits
 */
function nameOf(hits) {
  const page = hits.find((hit) => !hit.location.includes("#"));
  const names = [page ?? hits[0], hits[0]].map((hit) => plain(hit.title));
  return [...new Set(names)].join(" – ");
}

/**
 * One search field with its list of results.
 * @param {HTMLFormElement} form
 */
function bindSearch(form) {
  const input = form.querySelector("input");
  const list = form.querySelector("[data-mintq-search-results]");
  const status = form.querySelector("[data-mintq-search-status]");
  if (!input || !(list instanceof HTMLElement) || !(status instanceof HTMLElement)) return;
  const root = new URL(form.dataset.index ?? "", document.baseURI);
  const base = new URL("..", root);
  /** @type {ReturnType<typeof startSearch> | undefined} */
  let engine;
  let latest = 0;

  const load = () => {
    if (engine) return engine;
    status.textContent = form.dataset.loading ?? "";
    engine = startSearch(form);
    engine.then(() => { status.textContent = ""; }, () => {
      status.textContent = form.dataset.failed ?? "";
      engine = undefined;
    });
    return engine;
  };

  /** @param {Hit[][]} pages */
  const show = (pages) => {
    list.replaceChildren(...pages.slice(0, 12).map((hits) => {
      const [first] = hits;
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = new URL(first.location, base).href;
      link.textContent = nameOf(hits);
      const text = document.createElement("p");
      text.textContent = plain(first.text).slice(0, 140);
      item.append(link, text);
      return item;
    }));
    list.hidden = pages.length === 0;
    const words = pages.length === 0 ? form.dataset.none : pages.length === 1 ? form.dataset.one : form.dataset.other;
    status.textContent = (words ?? "").replace("{count}", String(pages.length));
  };

  const run = async () => {
    const turn = ++latest;
    const queries = toQueries(input.value);
    if (!queries.length) {
      list.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      const ask = await load();
      const found = await Promise.all(queries.map(ask));
      if (turn === latest) show(merge(found));
    } catch {
      status.textContent = form.dataset.failed ?? "";
    }
  };

  input.addEventListener("focus", () => { load().catch(() => undefined); });
  input.addEventListener("input", run);
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) input.focus();
    else if (event.key === "Escape") {
      list.hidden = true;
      input.focus();
    } else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(/** @type {Node} */ (event.target)) && !form.closest("[data-mintq-search-page]")) list.hidden = true;
  });
  if (form.closest("[data-mintq-search-page]")) {
    form.addEventListener("submit", (event) => event.preventDefault());
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (input.value) run();
  }
}

/**
 * Keep single characters from Material, which turns the page at `n`, `p`, full stop and comma wherever the focus is: whoever slips,
 * or speaks to the computer, would be sent away from the analysis (WCAG 2.1.4).
 */
function stopCharacterKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
}

bindMenu();
bindPrinting();
stopCharacterKeys();
for (const form of document.querySelectorAll("form[data-mintq-search]")) bindSearch(/** @type {HTMLFormElement} */ (form));
/** @type {NodeListOf<HTMLAnchorElement>} */
const terms = document.querySelectorAll("a[data-mintq-meaning]");
if (terms.length) import("./glossary.js").then(({ bindGlossary }) => bindGlossary(terms));
