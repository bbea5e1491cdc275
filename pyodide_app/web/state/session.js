// @ts-check
/** The open analysis of this tab: changes go in here, and everything that was changed is kept in the browser at once. */
import { createAnalysis, isBlank } from "./analysis.js";
import { takeAnalysis } from "./tabs.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {"saving" | "saved" | "memory" | "failed"} KeptState */
/**
 * @typedef {object} Listeners
 * @property {() => void} onOpen another analysis is open now: show all of it
 * @property {(before: Analysis) => void} onChange
 * @property {(state: KeptState, time: Date) => void} onKept
 * @property {(editable: boolean) => void} onEditable another tab has this analysis, or let it go
 */

export class Session {
  /** @type {Store | undefined} */
  #store;
  #name;
  #framework;
  #listeners;
  #dirty = false;
  #busy = false;
  editable = true;
  /** Resolves when the store is there and the last analysis was taken up. @type {Promise<void>} */
  restored;

  /**
   * @param {string} name the store's name, which also names the locks
   * @param {{id: string, version: string, digest: string}} framework
   * @param {Promise<Store>} store
   * @param {Listeners} listeners
   */
  constructor(name, framework, store, listeners) {
    this.#name = name;
    this.#framework = framework;
    this.#listeners = listeners;
    this.analysis = this.#blank();
    this.restored = store.then((opened) => this.#restore(opened));
  }

  #blank() {
    return createAnalysis(this.#framework, document.documentElement.lang, new Date());
  }

  /**
   * Take up the analysis of last time; what was entered before the store was there is newer and wins.
   * @param {Store} store
   */
  async #restore(store) {
    const last = await store.last();
    this.#store = store;
    if (last) {
      const early = this.analysis.answers;
      this.analysis = { ...last, answers: { ...last.answers, ...early } };
      this.#dirty = Object.keys(early).length > 0;
      this.#listeners.onOpen();
    }
    this.#take();
    if (!store.lasting) this.#listeners.onKept("memory", new Date());
    if (this.#dirty) await this.#keep();
  }

  /** Claim the open analysis for this tab. */
  #take() {
    this.#setEditable(true);
    takeAnalysis(`${this.#name}:${this.analysis.id}`, {
      onSecond: () => this.#setEditable(false),
      onFirst: async () => {
        const kept = await this.#store?.read(this.analysis.id ?? "");
        if (kept) this.analysis = kept;
        this.#listeners.onOpen();
        this.#setEditable(true);
      },
    });
  }

  /** @param {boolean} editable */
  #setEditable(editable) {
    const changed = editable !== this.editable;
    this.editable = editable;
    if (changed) this.#listeners.onEditable(editable);
  }

  /**
   * Change the open analysis and keep it.
   * @param {(analysis: Analysis) => Analysis} change
   */
  change(change) {
    if (!this.editable) return;
    const before = this.analysis;
    this.analysis = change(before);
    this.#dirty = true;
    this.#listeners.onChange(before);
    if (this.#store) this.#keep();
  }

  /** Write until nothing is newer than what was written. */
  async #keep() {
    if (this.#busy || !this.#store) return;
    this.#busy = true;
    this.#listeners.onKept("saving", new Date());
    try {
      while (this.#dirty) {
        this.#dirty = false;
        const now = new Date();
        this.analysis = { ...this.analysis, saved: now.toISOString() };
        await this.#store.keep(this.analysis);
        await this.#store.setLast(this.analysis.id ?? "");
        if (!this.#dirty) this.#listeners.onKept(this.#store.lasting ? "saved" : "memory", now);
      }
    } catch (error) {
      console.error("not kept", error);
      this.#dirty = true;
      this.#listeners.onKept("failed", new Date());
    } finally {
      this.#busy = false;
    }
  }

  /**
   * Open an analysis from a file beside what is open; another version of a kept one gets an id of its own.
   * @param {Analysis} analysis
   * @param {Blob} original the file, byte for byte
   * @returns {Promise<boolean>} true when another version was already kept here
   */
  async open(analysis, original) {
    await this.restored;
    const id = analysis.id ?? this.#blank().id;
    const kept = await this.#store?.read(id ?? "");
    const differs = kept !== undefined && JSON.stringify(kept.answers) !== JSON.stringify(analysis.answers);
    this.analysis = differs ? { ...analysis, id: this.#blank().id, copied_from: id } : { ...analysis, id };
    await this.#store?.keepOriginal(this.analysis.id ?? "", original);
    await this.#show();
    return differs;
  }

  /** Begin a new analysis beside what is open. */
  async startNew() {
    await this.restored;
    this.analysis = this.#blank();
    await this.#show();
  }

  /**
   * Open another analysis of this browser.
   * @param {string} id
   */
  async switchTo(id) {
    await this.restored;
    const kept = await this.#store?.read(id);
    if (!kept) return;
    this.analysis = kept;
    await this.#show();
  }

  async #show() {
    this.#take();
    this.#listeners.onOpen();
    if (!isBlank(this.analysis)) {
      this.#dirty = true;
      await this.#keep();
    }
  }

  /** The analyses in this browser, newest first. */
  async list() {
    await this.restored;
    return (await this.#store?.list()) ?? [];
  }

  /**
   * Delete everything of this copy of the site in this browser and begin anew.
   * @throws {Error} when the browser refuses
   */
  async clear() {
    await this.restored;
    this.#dirty = false;
    await this.#store?.clear();
    this.analysis = this.#blank();
    this.#take();
    this.#listeners.onOpen();
  }
}
