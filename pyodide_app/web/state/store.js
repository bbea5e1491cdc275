// @ts-check
/** What is kept in this browser: analyses, their last files, the original text of opened files, and a few settings. */
import { deleteDB, openDB } from "../vendor/idb.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/**
 * An analysis and what is known about keeping it.
 * @typedef {object} Kept
 * @property {Analysis} analysis
 * @property {number} revision goes up with each writing, so that two tabs cannot overwrite each other unseen
 * @property {Filed} [filed]
 * @property {Blob} [original] the opened file, byte for byte
 */
/** @typedef {{time: string, analysis: Analysis}} Filed the analysis as it was when it last became a file */
/** @typedef {{analyses: number, originals: number, settings: number}} Counts */
/**
 * @typedef {object} Store
 * @property {boolean} lasting false when everything is only remembered until the page is closed
 * @property {(kept: Kept) => Promise<void>} keep writes all that is given; throws Overtaken
 * @property {(id: string) => Promise<Kept | undefined>} read
 * @property {() => Promise<Kept[]>} list newest first
 * @property {() => Promise<Kept | undefined>} last the analysis that was open last
 * @property {(id: string) => Promise<void>} setLast
 * @property {(id: string) => Promise<void>} remove
 * @property {() => Promise<string | undefined>} device what was said about this device
 * @property {(device: string) => Promise<void>} setDevice
 * @property {() => Promise<Counts>} count
 * @property {() => Kept[]} remembered what is lost when the page is closed
 * @property {() => Promise<void>} clear delete all of it
 */

const PATIENCE = 10_000;
/** The stores that hold a part of what is kept of an analysis. */
const PARTS = ["analyses", "revisions", "files", "originals"];
const STORES = [...PARTS, "settings"];

/** Another tab has written a newer revision. */
export class Overtaken extends Error {}

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

/**
 * What is known of last time; a store that cannot be read gives way to one in memory.
 * @param {Store} store
 * @returns {Promise<{store: Store, last?: Kept, device?: string}>}
 */
export async function lookInto(store) {
  try {
    // The one that was open last may have been deleted since.
    const last = (await store.last()) ?? (await store.list())[0];
    return { store, last, device: await store.device() };
  } catch (error) {
    console.warn("what is kept cannot be read", error);
    return { store: memoryStore() };
  }
}

/**
 * @param {string} name
 * @param {(deleted: boolean) => void} onClosed
 */
function connect(name, onClosed) {
  return openDB(name, 2, {
    upgrade(db) {
      for (const store of STORES) {
        if (!db.objectStoreNames.contains(store)) db.createObjectStore(store, store === "analyses" ? { keyPath: "id" } : {});
      }
    },
    // Another tab wants to delete everything: let go at once, so that it can.
    blocking: (_current, next, event) => {
      /** @type {IDBDatabase} */ (event.target).close();
      onClosed(next === null);
    },
    terminated: () => onClosed(false),
  });
}

/**
 * @param {string} name
 * @returns {Promise<Store>}
 */
export async function openLasting(name) {
  /** @type {ReturnType<typeof connect> | undefined} */
  let connection;
  /** After everything was deleted nothing is there, until something is written again. */
  let nothing = false;
  const connected = () => (connection ??= connect(name, (deleted) => {
    connection = undefined;
    nothing = deleted;
  }));
  /**
   * @param {string[]} stores
   * @param {(get: (store: string) => any) => Promise<unknown>} change
   */
  const write = async (stores, change) => {
    const transaction = (await connected()).transaction(stores, "readwrite", { durability: "strict" });
    const done = transaction.done;
    done.catch(() => undefined);
    nothing = false;
    await change((store) => transaction.objectStore(store));
    await done;
  };
  /**
   * @template T
   * @param {T} otherwise
   * @param {(db: import("../vendor/idb.js").IDBPDatabase) => Promise<T>} look
   */
  const read = async (otherwise, look) => (nothing ? otherwise : look(await connected()));
  /**
   * All in one transaction: an analysis with the revision of the next one would pass for the newest, and be written over that.
   * @param {string} id
   * @returns {Promise<Kept | undefined>}
   */
  const readOne = (id) => read(/** @type {Kept | undefined} */ (undefined), async (db) => {
    const transaction = db.transaction(PARTS);
    const [analysis, revision = 0, filed, original] = await Promise.all(PARTS.map((store) => transaction.objectStore(store).get(id)));
    return analysis && { analysis, revision, filed, original };
  });

  await connected();
  return {
    lasting: true,
    keep: (kept) => write(["analyses", "revisions", "settings", ...(kept.filed ? ["files"] : []), ...(kept.original ? ["originals"] : [])], async (get) => {
      const id = kept.analysis.id ?? "";
      if (((await get("revisions").get(id)) ?? 0) >= kept.revision) throw new Overtaken(id);
      await Promise.all([
        get("analyses").put(kept.analysis),
        get("revisions").put(kept.revision, id),
        get("settings").put(id, "last"),
        kept.filed && get("files").put(kept.filed, id),
        kept.original && get("originals").put(kept.original, id),
      ]);
    }),
    read: readOne,
    list: async () => {
      const ids = await read(/** @type {IDBValidKey[]} */ ([]), (db) => db.getAllKeys("analyses"));
      return newestFirst(await Promise.all(ids.map((id) => readOne(String(id)))));
    },
    last: async () => {
      const id = await read(undefined, (db) => db.get("settings", "last"));
      return id === undefined ? undefined : readOne(id);
    },
    setLast: (id) => write(["settings"], (get) => get("settings").put(id, "last")),
    remove: (id) => write(PARTS, (get) => Promise.all(PARTS.map((store) => get(store).delete(id)))),
    device: () => read(undefined, (db) => db.get("settings", "device")),
    remembered: () => [],
    setDevice: (device) => write(["settings"], (get) => get("settings").put(device, "device")),
    count: () => read({ analyses: 0, originals: 0, settings: 0 }, async (db) => {
      const [analyses, originals, settings] = await Promise.all(["analyses", "originals", "settings"].map((store) => db.count(store)));
      return { analyses, originals, settings };
    }),
    clear: async () => {
      (await connection)?.close();
      connection = undefined;
      nothing = true;
      // Other tabs close their connections when they hear of it, which takes as long as what they are just doing.
      await Promise.race([deleteDB(name), new Promise((_, reject) => { setTimeout(reject, PATIENCE, new Error("blocked by another tab")); })]);
    },
  };
}

/**
 * A store that forgets everything when the page is closed.
 * @param {Kept[]} [content]
 * @returns {Store}
 */
export function memoryStore(content = []) {
  const all = new Map(content.map((kept) => [kept.analysis.id ?? "", kept]));
  /** @type {string | undefined} */
  let last;
  return {
    lasting: false,
    keep: async (kept) => {
      last = kept.analysis.id ?? "";
      all.set(last, { ...all.get(last), ...kept });
    },
    read: async (id) => all.get(id),
    list: async () => newestFirst([...all.values()]),
    last: async () => (last === undefined ? undefined : all.get(last)),
    setLast: async (id) => { last = id; },
    remove: async (id) => void all.delete(id),
    device: async () => undefined,
    remembered: () => [...all.values()],
    setDevice: async () => undefined,
    count: async () => ({ analyses: all.size, originals: [...all.values()].filter((kept) => kept.original).length, settings: 0 }),
    clear: async () => all.clear(),
  };
}

/** @param {Array<Kept | undefined>} all */
function newestFirst(all) {
  const there = all.filter((kept) => kept !== undefined);
  return there.sort((one, other) => (other.analysis.saved ?? "").localeCompare(one.analysis.saved ?? ""));
}
