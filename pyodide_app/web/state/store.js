// @ts-check
/** What is kept in this browser: analyses, the original text of opened files, and which analysis was open last. */
import { deleteDB, openDB } from "../vendor/idb.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/**
 * @typedef {object} Store
 * @property {boolean} lasting false when the browser allows no storage and everything is only remembered
 * @property {(analysis: Analysis) => Promise<void>} keep
 * @property {(id: string) => Promise<Analysis | undefined>} read
 * @property {() => Promise<Analysis[]>} list newest first
 * @property {() => Promise<Analysis | undefined>} last the analysis that was open last
 * @property {(id: string) => Promise<void>} setLast
 * @property {(id: string, text: Blob) => Promise<void>} keepOriginal the opened file, byte for byte
 * @property {() => Promise<void>} clear delete all of it
 */

/**
 * The name of everything this copy of the site keeps, so that two copies under one origin never touch each other.
 * @param {URL} root
 * @param {string} framework
 */
export function storeName(root, framework) {
  return `mintq:${root.pathname}:${framework}`;
}

/**
 * Open the browser's storage, or a store in memory when the browser refuses.
 * @param {string} name
 * @returns {Promise<Store>}
 */
export async function openStore(name) {
  try {
    return await openLasting(name);
  } catch (error) {
    console.warn("no lasting storage", error);
    return memoryStore();
  }
}

/** @param {string} name */
function connect(name) {
  return openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore("analyses", { keyPath: "id" });
      db.createObjectStore("originals");
      db.createObjectStore("settings");
    },
    // Another tab wants to delete everything: let go at once, so that it can.
    blocking: (_current, _blocked, event) => /** @type {IDBDatabase} */ (event.target).close(),
  });
}

/**
 * @param {string} name
 * @returns {Promise<Store>}
 */
async function openLasting(name) {
  let db = await connect(name);
  /**
   * @param {string} store
   * @param {(objects: any) => Promise<unknown>} change
   */
  const write = async (store, change) => {
    const transaction = db.transaction(store, "readwrite", { durability: "strict" });
    await Promise.all([change(transaction.store), transaction.done]);
  };
  return {
    lasting: true,
    keep: (analysis) => write("analyses", (objects) => objects.put(analysis)),
    read: (id) => db.get("analyses", id),
    list: async () => newestFirst(await db.getAll("analyses")),
    last: async () => {
      const id = await db.get("settings", "last");
      return id === undefined ? undefined : db.get("analyses", id);
    },
    setLast: (id) => write("settings", (objects) => objects.put(id, "last")),
    keepOriginal: (id, text) => write("originals", (objects) => objects.put(text, id)),
    clear: async () => {
      db.close();
      await new Promise((resolve, reject) => {
        deleteDB(name, { blocked: () => reject(new Error("blocked by another tab")) }).then(resolve, reject);
      });
      db = await connect(name);
    },
  };
}

/** @returns {Store} */
function memoryStore() {
  /** @type {Map<string, Analysis>} */
  const analyses = new Map();
  /** @type {string | undefined} */
  let last;
  return {
    lasting: false,
    keep: async (analysis) => void analyses.set(analysis.id ?? "", analysis),
    read: async (id) => analyses.get(id),
    list: async () => newestFirst([...analyses.values()]),
    last: async () => (last === undefined ? undefined : analyses.get(last)),
    setLast: async (id) => { last = id; },
    keepOriginal: async () => undefined,
    clear: async () => analyses.clear(),
  };
}

/** @param {Analysis[]} analyses */
function newestFirst(analyses) {
  return analyses.sort((one, other) => (other.saved ?? "").localeCompare(one.saved ?? ""));
}
