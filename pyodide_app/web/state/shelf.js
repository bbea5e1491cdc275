// @ts-check
/** All analyses of this browser, in whatever store there is at the moment. */
import { memoryStore, openLasting } from "./store.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {import("./store.js").Kept} Kept */

export class Shelf {
  #name;
  #tell;
  /** The store, once the browser has answered. @type {import("./store.js").Store | undefined} */
  store;

  /**
   * @param {string} name the store's name
   * @param {(news: "kept" | "removed", id: string) => void} tell tells the other tabs
   */
  constructor(name, tell) {
    this.#name = name;
    this.#tell = tell;
  }

  /** All of them, newest first. */
  async list() {
    return (await this.store?.list()) ?? [];
  }

  /** @param {string | undefined} id */
  async read(id) {
    return this.store?.read(id ?? "");
  }

  /** How much is kept. */
  async count() {
    return (await this.store?.count()) ?? { analyses: 0, originals: 0, settings: 0 };
  }

  /**
   * Change an analysis that is not open here.
   * @param {string} id
   * @param {(analysis: Analysis) => Analysis} change
   */
  async edit(id, change) {
    const kept = await this.read(id);
    if (kept) await this.putBack({ ...kept, analysis: change(kept.analysis) });
  }

  /**
   * Take an analysis out.
   * @param {string} id
   * @returns {Promise<Kept | undefined>} all of it, to put it back
   */
  async remove(id) {
    const kept = await this.read(id);
    await this.store?.remove(id);
    this.#tell("removed", id);
    return kept;
  }

  /** @param {Kept} kept */
  async putBack(kept) {
    await this.store?.keep({ ...kept, revision: kept.revision + 1 });
    this.#tell("kept", kept.analysis.id ?? "");
  }

  /** Carry everything into memory and leave nothing in the browser. @throws {Error} when the browser refuses */
  async moveToMemory() {
    const before = this.store;
    if (!before?.lasting) return;
    this.store = memoryStore(await before.list());
    await before.clear();
  }

  /** Carry everything into the browser, where it allows that. */
  async moveToBrowser() {
    const all = await this.list();
    const lasting = this.store?.lasting ? undefined : await openLasting(this.#name).catch(() => undefined);
    if (!lasting) return;
    for (const kept of all) await lasting.keep({ ...kept, revision: kept.revision + 1 });
    this.store = lasting;
  }
}
