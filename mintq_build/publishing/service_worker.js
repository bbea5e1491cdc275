// @ts-check
/**
 * Keeps this copy of the site for use without network. The build writes the list of files in front of this text, so that one
 * byte that differs is a new version, which is taken up only when all of it has arrived and every file's digest is right.
 */

/**
 * @typedef {object} Site
 * @property {string} framework id of the framework, part of all names
 * @property {string} version digest of the list
 * @property {boolean} fresh whether the network comes first, for authors who see each change at once
 * @property {Record<string, string>} files address below the root to SHA-256 in Base64
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const site = /** @type {Site} */ (/** @type {any} */ (self).site);
const root = worker.registration.scope;
const prefix = `mintq:${new URL(root).pathname}:${site.framework}:site:`;
const current = prefix + site.version;
const DIGEST = "x-mintq-digest";
/** How many files are fetched side by side: the page itself comes first. */
const LINES = 4;
/** Bytes up to which a file is looked at again before it is given out. */
const LOOKED_AT = 1_000_000;

/** The files that this browser needs: of Python's two forms the packed one, where it can be unpacked. */
const wanted = Object.keys(site.files).filter((path) => !path.endsWith(typeof DecompressionStream === "function" ? ".asm.wasm" : ".asm.bin"));

/**
 * The file that an address means, without root, query and fragment.
 * @param {string} address
 */
function pathOf(address) {
  const path = decodeURI(new URL(address).pathname).slice(new URL(root).pathname.length);
  return path.endsWith("index.html") ? path.slice(0, -"index.html".length) : path;
}

/** @param {string} path */
function addressOf(path) {
  return new URL(encodeURI(path), root).href;
}

/** @param {ArrayBuffer} body */
async function digestOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...bytes));
}

/** Names of all copies of this site that this browser has, the newest last. */
async function copies() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/**
 * Fetch a file; what does not have the right digest counts as not arrived.
 * @param {string} path
 */
async function fetchRight(path) {
  const integrity = `sha256-${site.files[path]}`;
  try {
    return await fetch(addressOf(path), { integrity });
  } catch {
    // The browser's own cache may hold an older state.
    return await fetch(addressOf(path), { integrity, cache: "reload" });
  }
}

/**
 * Put a file into this version's copy: from an older copy where it is the same, else from the network.
 * @param {Cache} cache
 * @param {string} path
 * @throws {Error} when it cannot be had
 */
async function keep(cache, path) {
  const digest = site.files[path];
  for (const name of await copies()) {
    const kept = await (await caches.open(name)).match(addressOf(path));
    if (kept?.headers.get(DIGEST) !== digest) continue;
    if (name === current) return;
    await cache.put(addressOf(path), kept);
    return;
  }
  const answer = await fetchRight(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const headers = new Headers({ [DIGEST]: digest, "content-type": answer.headers.get("content-type") ?? "application/octet-stream" });
  await cache.put(addressOf(path), new Response(await answer.arrayBuffer(), { headers }));
}

/**
 * Complete this version's copy; what had arrived before stays.
 * @throws {Error} when a file cannot be had
 */
async function complete() {
  const cache = await caches.open(current);
  const queue = [...wanted];
  const line = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) await keep(cache, path);
  };
  await Promise.all(Array.from({ length: LINES }, line));
}

/** Take out of this version's copy what does not have the right digest any more. */
async function weed() {
  const cache = await caches.open(current);
  for (const path of wanted) {
    const kept = await cache.match(addressOf(path));
    if (kept && (await digestOf(await kept.arrayBuffer())) !== site.files[path]) await cache.delete(addressOf(path));
  }
}

/** Is somebody at work in the self-analysis? */
async function atWork() {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.some((client) => client.url.startsWith(root) && pathOf(client.url).endsWith("assessment/"));
}

/** Delete older copies; one stays while pages of it may be open. */
async function tidy() {
  const older = (await copies()).filter((name) => name !== current);
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some((client) => client.url.startsWith(root))) older.pop();
  await Promise.all(older.map((name) => caches.delete(name)));
}

/**
 * Take over from an older version where that may be, and say whether.
 * @param {boolean} may
 * @param {MessagePort | undefined} port
 */
async function takeOver(may, port) {
  port?.postMessage(may);
  if (may) await worker.skipWaiting();
}

/**
 * A file of this version's copy; a small one that is broken counts as missing.
 * @param {string} path
 */
async function kept(path) {
  const found = await (await caches.open(current)).match(addressOf(path));
  if (!found) return undefined;
  const body = await found.arrayBuffer();
  if (body.byteLength <= LOOKED_AT && (await digestOf(body)) !== site.files[path]) return undefined;
  return new Response(body, { headers: found.headers });
}

/**
 * A file that only an older version has, for pages of it that are still open.
 * @param {string} path
 */
async function keptBefore(path) {
  for (const name of (await copies()).reverse()) {
    const found = name === current ? undefined : await (await caches.open(name)).match(addressOf(path));
    if (found) return found;
  }
  return undefined;
}

/**
 * What to give out without network for a page that is no file of this site.
 * @param {string} path
 */
async function lost(path) {
  if (Object.hasOwn(site.files, `${path}/`)) return Response.redirect(addressOf(`${path}/`));
  const page = await kept("404.html");
  return page && new Response(page.body, { status: 404, headers: page.headers });
}

/** @param {Request} request */
async function answer(request) {
  const path = pathOf(request.url);
  const listed = Object.hasOwn(site.files, path);
  const networkFirst = site.fresh || (request.cache === "reload" && request.mode !== "navigate");
  const found = networkFirst ? undefined : listed ? await kept(path) : await keptBefore(path);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (error) {
    const instead = (networkFirst && listed && (await kept(path))) || (request.mode === "navigate" && (await lost(path)));
    if (instead) return instead;
    throw error;
  }
}

worker.addEventListener("install", (event) => {
  event.waitUntil(complete().then(async () => {
    // Nobody is interrupted: with the self-analysis open, the new version waits until it is closed or asked for.
    if (!(await atWork())) await worker.skipWaiting();
  }));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(root)) event.respondWith(answer(request));
});

worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "use") event.waitUntil(takeOver(true, port));
  if (event.data === "settle") event.waitUntil(atWork().then((busy) => takeOver(!busy, port)));
  if (event.data === "check") event.waitUntil(complete().then(() => port?.postMessage(true), () => port?.postMessage(false)));
  if (event.data === "repair") event.waitUntil(weed().then(complete).then(() => port?.postMessage(true), () => port?.postMessage(false)));
});
