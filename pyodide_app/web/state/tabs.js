// @ts-check
/** Several tabs: the first one with an analysis writes, the others read and follow; all hear what concerns them all. */

/** Lets go of the lock that this tab holds. */
let release = () => {};

/** Ends waiting for a lock that is no longer wanted. */
let waiting = new AbortController();

/**
 * Take an analysis for this tab. Where the browser has no locks, every tab counts as the first, and revisions alone keep them
 * from overwriting each other.
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

/** @typedef {"hello" | "kept" | "removed" | "cleared" | "shared" | "own"} News what one tab tells the others */

/**
 * Speak with the other tabs of this copy of the site.
 * @param {string} name the store's name
 * @param {(news: News, id: string) => void} onNews
 * @returns {(news: News, id?: string) => void}
 */
export function joinTabs(name, onNews) {
  if (!("BroadcastChannel" in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => onNews(data.news, data.id);
  return (news, id = "") => channel.postMessage({ news, id });
}
