// @ts-check
/** What this copy of the site leaves in the browser beside the analyses: settings of its pages, and the copy for offline use. */

/**
 * @typedef {object} Traces
 * @property {number} settings such as the chosen colours
 * @property {number} copies of the site, for use without network
 */

/**
 * Count them.
 * @param {URL} root the site's root
 * @param {string} name the store's name, which the names of the copies begin with
 * @returns {Promise<Traces>}
 */
export async function countTraces(root, name) {
  return { settings: settingsOf(root).length, copies: (await copiesOf(name)).length + (await workersOf(root)).length };
}

/** @param {URL} root */
export function removeSettings(root) {
  for (const [storage, key] of settingsOf(root)) storage.removeItem(key);
}

/**
 * Remove the copy of this site, and nothing of others.
 * @param {URL} root
 * @param {string} name
 */
export async function removeCopies(root, name) {
  for (const worker of await workersOf(root)) await worker.unregister();
  for (const key of await copiesOf(name)) await caches.delete(key);
  document.documentElement.dataset.mintqOffline = "removed";
}

/** @param {URL} root @returns {Array<[Storage, string]>} */
function settingsOf(root) {
  try {
    return [localStorage, sessionStorage].flatMap((storage) =>
      Object.keys(storage).filter((key) => key.startsWith(`${root.pathname}.`)).map((key) => /** @type {[Storage, string]} */ ([storage, key])));
  } catch {
    return [];
  }
}

/** @param {string} name */
async function copiesOf(name) {
  try {
    return (await caches.keys()).filter((key) => key.startsWith(`${name}:`));
  } catch {
    return [];
  }
}

/** @param {URL} root */
async function workersOf(root) {
  try {
    return (await navigator.serviceWorker.getRegistrations()).filter((worker) => worker.scope === root.href);
  } catch {
    return [];
  }
}
