// @ts-check
/** What all features of the assessment share: the page, the open analysis, the engine, and who is told what. */
import { createScoring } from "./engine/scoring.js";
import { clearMessage, errorSentence, showMessage } from "./page/messages.js";
import { readPage } from "./page/page.js";
import { followAddress } from "./page/panels.js";
import { Session } from "./state/session.js";
import { openStore, storeName } from "./state/store.js";

/**
 * What features can hear of.
 * @typedef {object} Events
 * @property {[]} begin all features are there: nothing was told before
 * @property {[]} open another analysis is open now: show all of it
 * @property {[before: import("./state/analysis.js").Analysis]} change the open analysis was changed
 * @property {[state: import("./state/session.js").KeptState, time: Date]} kept
 * @property {[editable: boolean]} editable another tab has this analysis, or let it go
 * @property {[news: import("./state/tabs.js").News | "overtaken"]} news another tab did something that concerns this one
 * @property {[state: import("./engine/client.js").EngineState]} engine
 * @property {[undo: (() => unknown) | undefined]} deed something was done beside the analysis that undo can take back, or no more
 * @property {[]} filed the open analysis has become a file
 * @property {[]} device it was said whose device this is
 * @property {[]} cleared everything was deleted
 * @property {[panel: string]} panel another panel is shown
 * @property {[]} language the page stands in another language now
 */
/** @typedef {(target: HTMLElement) => unknown} Action what a button with this `data-mintq-action` does */
/** @typedef {(field: HTMLInputElement, event: Event) => unknown} FieldReader hears each input and change of a field */

export class App {
  /** @type {{[Name in keyof Events]?: Array<(...details: Events[Name]) => unknown>}} */
  #listeners = {};
  /** @type {Record<string, Action>} */
  #actions = {};
  /** @type {FieldReader[]} */
  #readers = [];
  /** What happened before all features were there to hear of it; undefined from then on. @type {Array<() => void> | undefined} */
  #untold = [];
  page = readPage();
  /** The panel that is shown. */
  panel = "overview";

  constructor() {
    const name = storeName(this.page.root, this.page.framework.id);
    this.session = new Session(name, this.page.framework, openStore(name), {
      onOpen: () => this.tell("open"),
      onChange: (before) => this.tell("change", before),
      onKept: (state, time) => this.tell("kept", state, time),
      onEditable: (editable) => this.tell("editable", editable),
      onNews: (news) => this.tell("news", news),
    });
    const { runtime: manifest, root, bundle } = this.page;
    this.engine = createScoring({ manifest, root, bundle, onState: (state) => this.tell("engine", state) });
  }

  /**
   * Hear of something.
   * @template {keyof Events} Name
   * @param {Name} name
   * @param {(...details: Events[Name]) => unknown} listener
   */
  on(name, listener) {
    /** @type {Array<(...details: Events[Name]) => unknown>} */
    const others = this.#listeners[name] ?? [];
    this.#listeners[name] = /** @type {any} */ ([...others, listener]);
  }

  /**
   * @template {keyof Events} Name
   * @param {Name} name
   * @param {Events[Name]} details
   */
  tell(name, ...details) {
    if (this.#untold) this.#untold.push(() => this.tell(name, ...details));
    else for (const listener of this.#listeners[name] ?? []) listener(...details);
  }

  /** @param {Record<string, Action>} actions */
  act(actions) {
    Object.assign(this.#actions, actions);
  }

  /** @param {FieldReader} reader */
  read(reader) {
    this.#readers.push(reader);
  }

  /** Begin to hear what people do, show the panel that the address names, tell what happened meanwhile, and do what was clicked. */
  start() {
    const { app, form } = this.page;
    app.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target).closest("[data-mintq-action]");
      if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
      this.attempt(() => this.#actions[target.dataset.mintqAction ?? ""]?.(target));
    });
    for (const name of ["input", "change"]) {
      app.addEventListener(name, (event) => {
        for (const reader of this.#readers) this.attempt(() => reader(/** @type {HTMLInputElement} */ (event.target), event));
      });
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    const untold = this.#untold ?? [];
    this.#untold = undefined;
    this.tell("begin");
    followAddress(app, (panel) => {
      this.panel = panel;
      this.tell("panel", panel);
    });
    for (const tell of untold) tell();
    /** @type {HTMLElement[]} */
    const clicked = [];
    dispatchEvent(new CustomEvent("mintq-begin", { detail: clicked }));
    if (clicked.length) this.session.restored.finally(() => clicked.forEach((button) => button.click()));
  }

  /**
   * Wait for the engine, and say so where it takes a moment.
   * @param {string} [key] what to say
   * @returns {Promise<boolean>} false when it cannot be had; how the engine is doing is shown anyway
   */
  async ready(key = "app.js.engine.waiting") {
    if (this.engine.state.name === "ready") return true;
    showMessage([{ key }], "note");
    if ((await this.engine.start()).name !== "ready") return false;
    clearMessage();
    return true;
  }

  /**
   * Do something; when it fails, say so in the words of the page.
   * @param {() => unknown} deed
   */
  async attempt(deed) {
    try {
      await deed();
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * Say what went wrong in the words of the page.
   * @param {unknown} error
   */
  fail(error) {
    const { code, params, problems } = /** @type {any} */ (error);
    if (!code || code === "internal") console.error(error);
    const all = problems ?? [{ code: code ?? "internal", params }];
    showMessage(all.slice(0, 10).map((/** @type {any} */ problem) => errorSentence(problem.code, problem.params)), "error");
  }
}
