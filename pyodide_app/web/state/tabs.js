// @ts-check
/** Two tabs on one analysis: the first one writes, the second one reads until the first is closed. */

/** Lets go of the lock that this tab holds. */
let release = () => {};

/** Ends waiting for a lock that is no longer wanted. */
let waiting = new AbortController();

/**
 * Take an analysis for this tab. Where the browser has no locks, every tab counts as the first.
 * @param {string} name the store's name and the analysis's id
 * @param {{onSecond: () => void, onFirst: () => void}} tell onFirst is called only after onSecond, when the other tab let go
 */
export async function takeAnalysis(name, { onSecond, onFirst }) {
  release();
  waiting.abort();
  if (!navigator.locks) return;
  waiting = new AbortController();
  const { signal } = waiting;
  const taken = await new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? hold() : undefined;
    }).catch(() => resolve(true));
  });
  if (taken) return;
  onSecond();
  navigator.locks.request(name, { signal }, () => {
    onFirst();
    return hold();
  }).catch(() => undefined);
}

function hold() {
  return new Promise((resolve) => { release = () => resolve(undefined); });
}
