// @ts-check
/** How fast somebody answers: only to say how long the rest may take, and never kept. */

/** A longer gap between two answers is a pause, in milliseconds. */
const PAUSE = 5 * 60_000;
/** So many of the last gaps count, because people get faster. */
const RECENT = 15;
/** Fewer gaps say nothing. */
const ENOUGH = 5;

export class Pace {
  /** @type {number[]} */
  #gaps = [];
  #count = 0;
  /** @type {number | undefined} */
  #last;

  /**
   * Note how many answers there are; one more than before tells how long it took.
   * @param {number} count
   * @param {number} now milliseconds
   */
  answered(count, now) {
    const more = count - this.#count;
    this.#count = count;
    if (more === 0) return;
    const gap = this.#last === undefined ? PAUSE : now - this.#last;
    if (more === 1 && gap < PAUSE) this.#gaps = [...this.#gaps, gap].slice(-RECENT);
    this.#last = now;
  }

  /** Another analysis is open: what comes with it was not answered now. */
  forget() {
    this.#last = undefined;
  }

  /** The median of the recent gaps in milliseconds, once there are enough. */
  get own() {
    if (this.#gaps.length < ENOUGH) return undefined;
    const sorted = [...this.#gaps].sort((one, other) => one - other);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
