// @ts-check
/** What this browser promises about keeping: it may refuse, forget when the window closes, or clear away when it likes. */

/**
 * blocked: it keeps nothing; private: until the window is closed; safari: until the page was not used for seven days;
 * granted: until people delete it; refused: as long as there is room; open: it was not asked yet.
 * @typedef {"blocked" | "private" | "safari" | "granted" | "refused" | "open"} Promised
 */

/**
 * What the browser promises now.
 * @param {boolean} lasting whether it keeps anything at all
 * @param {boolean} asked whether it was asked for more in this session
 * @returns {Promise<Promised>}
 */
export async function readPromise(lasting, asked) {
  if (!lasting) return "blocked";
  if (await navigator.storage?.persisted?.().catch(() => false)) return "granted";
  if (await isPrivate()) return "private";
  if (isSafari()) return "safari";
  return asked || !canAsk() ? "refused" : "open";
}

/** Can this browser be asked to keep things for good? */
export function canAsk() {
  return typeof navigator.storage?.persist === "function";
}

/** Ask the browser to keep what it has until people delete it themselves. */
export async function askToKeep() {
  await navigator.storage?.persist?.().catch(() => false);
}

/**
 * Firefox and Safari refuse their private file system in private windows; Chromium cannot be told apart, and its sentence says so.
 */
async function isPrivate() {
  if (!navigator.storage?.getDirectory || !isSecureContext) return false;
  try {
    await navigator.storage.getDirectory();
    return false;
  } catch {
    return true;
  }
}

/** All browsers on an iPhone or iPad are Safari inside. */
function isSafari() {
  return /Apple/.test(navigator.vendor ?? "");
}
