// @ts-check
/** The open analysis of this tab: changes go in here, and everything that was changed is kept in the browser at once. */
import { createAnalysis, isBlank, newId, withEarly } from "./analysis.js";
import { changedFields, unfiledFields } from "./differences.js";
import { Shelf } from "./shelf.js";
import { lookInto } from "./store.js";
import { joinTabs, takeAnalysis } from "./tabs.js";
import { Writer } from "./writer.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./tabs.js").News} News */
/** @typedef {import("./writer.js").KeptState} KeptState */
/** @typedef {"own" | "shared"} Device */
/**
 * @typedef {object} Listeners
 * @property {() => void} onOpen another analysis is open now, or another tab changed this one: show all of it
 * @property {(before: Analysis) => void} onChange
 * @property {(state: KeptState, time: Date) => void} onKept
 * @property {(editable: boolean) => void} onEditable another tab has this analysis, or let it go
 * @property {(news: News | "overtaken") => void} onNews another tab did something that concerns this one
 */

export class Session {
  #name;
  #framework;
  #listeners;
  #writer;
  #tell;
  editable = true;
  /** The analysis as it was when it last became a file. @type {import("./store.js").Filed | undefined} */
  filed;
  /** What was said about this device; unsaid counts as one's own. @type {Device | undefined} */
  device;
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
    this.#tell = joinTabs(name, (news, id) => this.#hear(news, id));
    this.shelf = new Shelf(name, this.#tell);
    this.#writer = new Writer(this.shelf, {
      onKept: listeners.onKept,
      onWritten: (id) => this.#tell("kept", id),
      onOvertaken: () => this.#stepAside(),
    });
    this.restored = store.then((opened) => this.#restore(opened));
  }

  #blank() {
    return createAnalysis(this.#framework, document.documentElement.lang, new Date());
  }

  /** Is there storage that outlasts this page? Undefined until the browser has answered. */
  get lasting() {
    return this.shelf.store?.lasting;
  }

  /** Is something not yet kept where it is meant to be? */
  get pending() {
    return this.#writer.pending;
  }

  /**
   * Take up the analysis of last time; what was entered before the store was there is newer and wins.
   * @param {Store} store
   */
  async #restore(store) {
    // Nothing waits from here on: what is entered meanwhile is in the analysis, and what comes later finds a store.
    const found = await lookInto(store);
    const changed = this.#writer.pending;
    if (found.last) this.#takeUp({ ...found.last, analysis: withEarly(found.last.analysis, this.analysis) });
    this.device = /** @type {Device | undefined} */ (found.device);
    this.shelf.store = found.store;
    this.#claim();
    this.#listeners.onOpen();
    if (!found.store.lasting) this.#listeners.onKept("memory", new Date());
    this.#tell("hello");
    if (changed) await this.#writer.keep(this.analysis);
  }

  /** @param {Kept} kept */
  #takeUp({ analysis, revision, filed }) {
    this.analysis = analysis;
    this.filed = filed;
    this.#writer.begin(revision);
  }

  /** Claim the open analysis for this tab. */
  #claim() {
    this.#setEditable(true);
    takeAnalysis(`${this.#name}:${this.analysis.id}`, {
      onSecond: () => this.#setEditable(false),
      onFirst: async () => {
        await this.#follow();
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

  /** Show what another tab has written, unless something of this tab waits to be written. */
  async #follow() {
    const { id = "" } = this.analysis;
    const kept = await this.shelf.read(id);
    if (!kept || this.pending || id !== this.analysis.id || kept.revision === this.#writer.revision) return;
    this.#takeUp(kept);
    this.#listeners.onOpen();
  }

  /**
   * @param {News} news
   * @param {string} id
   */
  async #hear(news, id) {
    await this.restored;
    if (news === "hello") {
      if (this.device === "shared") this.#tell("shared");
      return;
    }
    if (news === "kept" && id === this.analysis.id) await this.#follow();
    if (news === "shared" && this.device !== "shared") await this.setDevice("shared", false);
    if (news === "own" && this.device === "shared") await this.setDevice("own", false);
    if (news === "cleared") this.#beginAnew();
    if (news !== "removed" || id === this.analysis.id) this.#listeners.onNews(news);
  }

  /** Another tab wrote this analysis meanwhile: what stands here becomes an analysis of its own. */
  #stepAside() {
    const { analysis, filed } = this;
    this.#takeUp({ analysis: { ...analysis, id: newId(), copied_from: analysis.id }, revision: 0, filed });
    this.#claim();
    this.#listeners.onOpen();
    this.#listeners.onNews("overtaken");
    this.#writer.keep(this.analysis);
  }

  /**
   * Change the open analysis and keep it.
   * @param {(analysis: Analysis) => Analysis} change
   */
  change(change) {
    if (!this.editable) return;
    const before = this.analysis;
    this.analysis = { ...change(before), saved: new Date().toISOString() };
    this.#listeners.onChange(before);
    this.#writer.keep(this.analysis);
  }

  /** The open analysis has just become a file. */
  async markFiled() {
    this.filed = { time: new Date().toISOString(), analysis: this.analysis };
    if (this.editable) await this.#writer.keep(this.analysis, { filed: this.filed });
  }

  /** Try again to keep what could not be kept. */
  async retry() {
    await this.#writer.flush();
  }

  /**
   * Open an analysis from a file beside what is open; another version of a kept one gets an id of its own.
   * @param {Analysis} analysis
   * @param {Blob} original the file, byte for byte
   * @returns {Promise<boolean>} true when another version was already kept here
   */
  async open(analysis, original) {
    await this.#settle();
    const id = analysis.id ?? newId();
    const kept = await this.shelf.read(id);
    const differs = kept !== undefined && changedFields(kept.analysis, { ...analysis, id }).length > 0;
    const opened = differs ? { ...analysis, id: newId(), copied_from: id } : { ...analysis, id };
    const filed = { time: new Date().toISOString(), analysis: opened };
    this.#show({ analysis: opened, revision: differs ? 0 : kept?.revision ?? 0, filed });
    await this.#writer.keep(opened, { filed, original });
    return differs;
  }

  /**
   * Begin a new analysis beside what is open.
   * @param {Analysis} [analysis]
   */
  async startNew(analysis = this.#blank()) {
    await this.#settle();
    this.#show({ analysis, revision: 0 });
    if (!isBlank(analysis)) await this.#writer.keep(analysis);
  }

  /**
   * Open another analysis of this browser.
   * @param {string} id
   * @returns {Promise<boolean>} false when it is not there
   */
  async switchTo(id) {
    await this.#settle();
    const kept = await this.shelf.read(id);
    if (!kept) return false;
    this.#show(kept);
    await this.shelf.store?.setLast(id).catch(() => undefined);
    return true;
  }

  /** @param {Kept} kept */
  #show(kept) {
    this.#takeUp(kept);
    this.#claim();
    this.#listeners.onOpen();
  }

  /**
   * Wait until all that was entered is kept.
   * @throws {Error} when it is neither kept nor a file: opening another analysis would lose it
   */
  async #settle() {
    await this.restored;
    await this.#writer.flush();
    if (this.pending && unfiledFields(this).length) throw Object.assign(new Error("not kept"), { code: "not_kept" });
  }

  /**
   * Take an analysis out of this browser; where it was open, the newest of the others is, or a new one.
   * @param {string} id
   * @returns {Promise<Kept | undefined>} all of it, to put it back
   */
  async remove(id) {
    await this.#writer.flush();
    const kept = await this.shelf.remove(id);
    if (id !== this.analysis.id) return kept;
    const { analysis } = this;
    const [next] = await this.shelf.list();
    this.#show(next ?? { analysis: this.#blank(), revision: 0 });
    return kept && { ...kept, analysis };
  }

  /**
   * Say whose device this is: on a shared one nothing stays but in memory, and what was kept so far is removed.
   * @param {Device} device
   * @param {boolean} [tell] whether the other tabs have to hear it
   * @throws {Error} when the browser refuses
   */
  async setDevice(device, tell = true) {
    await this.restored;
    await this.#writer.flush();
    if (device === "shared") await this.shelf.moveToMemory();
    else await this.shelf.moveToBrowser();
    const kept = await this.shelf.read(this.analysis.id);
    if (kept) this.#writer.revision = kept.revision;
    this.device = device;
    await this.shelf.store?.setDevice(device);
    if (tell) this.#tell(device);
    if (!isBlank(this.analysis)) await this.#writer.keep(this.analysis);
    else if (!this.lasting) this.#listeners.onKept("memory", new Date());
  }

  /**
   * Delete everything of this copy of the site in this browser and begin anew.
   * @throws {Error} when the browser refuses
   */
  async clear() {
    await this.restored;
    await this.#writer.flush();
    await this.shelf.store?.clear();
    this.#tell("cleared");
    this.#beginAnew();
  }

  #beginAnew() {
    if (this.device === "own") this.device = undefined;
    this.#show({ analysis: this.#blank(), revision: 0 });
  }
}
