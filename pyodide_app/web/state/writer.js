// @ts-check
/** Writing into the store: the newest state of the open analysis, one write after the other, until nothing is newer. */
import { Overtaken } from "./store.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {"saving" | "saved" | "memory" | "failed" | "full"} KeptState full: the browser has no room left */
/**
 * @typedef {object} Listeners
 * @property {(state: KeptState, time: Date) => void} onKept
 * @property {(id: string) => void} onWritten
 * @property {() => void} onOvertaken another tab wrote a newer revision; what was to be written still waits
 */

export class Writer {
  /** @type {Analysis | undefined} */
  #next;
  /** What is written beside the analysis the next time. @type {Partial<Kept>} */
  #beside = {};
  /** @type {Promise<void> | undefined} */
  #writing;
  #shelf;
  #listeners;
  /** The revision of the open analysis that this tab knows. */
  revision = 0;

  /**
   * @param {import("./shelf.js").Shelf} shelf until it has a store, what is to be written waits
   * @param {Listeners} listeners
   */
  constructor(shelf, listeners) {
    this.#shelf = shelf;
    this.#listeners = listeners;
  }

  /** Is something not written yet? */
  get pending() {
    return this.#next !== undefined;
  }

  /** Forget what waits: another analysis is open now. @param {number} revision */
  begin(revision) {
    this.#next = undefined;
    this.#beside = {};
    this.revision = revision;
  }

  /**
   * Keep an analysis; resolves when it is written or cannot be.
   * @param {Analysis} analysis
   * @param {Partial<Kept>} [beside] what is to be written with it
   */
  keep(analysis, beside = {}) {
    this.#next = analysis;
    this.#beside = { ...this.#beside, ...beside };
    return this.flush();
  }

  /** Write what waits, or try again. @returns {Promise<void>} */
  flush() {
    const { store } = this.#shelf;
    if (store && this.#next) this.#writing ??= this.#write(store);
    return this.#writing ?? Promise.resolve();
  }

  /** @param {import("./store.js").Store} store */
  async #write(store) {
    this.#listeners.onKept("saving", new Date());
    try {
      while (this.#next) {
        const [analysis, beside] = [this.#next, this.#beside];
        const revision = this.revision + 1;
        await store.keep({ ...beside, analysis, revision });
        this.#listeners.onWritten(analysis.id ?? "");
        if (this.#beside === beside) this.#beside = {};
        // Another analysis may have been opened while this one was written.
        if (this.#next?.id === analysis.id) this.revision = revision;
        if (this.#next === analysis) this.#next = undefined;
      }
      this.#listeners.onKept(store.lasting ? "saved" : "memory", new Date());
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#writing = undefined;
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    if (error instanceof Overtaken) {
      queueMicrotask(this.#listeners.onOvertaken);
      return;
    }
    console.warn("not kept", error);
    this.#listeners.onKept(/** @type {any} */ (error)?.name === "QuotaExceededError" ? "full" : "failed", new Date());
  }
}
