// @ts-check
/** When Python does not start, its files may lie broken in the copy for use without network. */

/** How long a repair may take before the next try begins anyway, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Have the copy looked at file by file and mended; the site's own script does it, where there is a copy.
 * @returns {Promise<void>}
 */
export function repairOfflineCopy() {
  if (!navigator.serviceWorker?.controller) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    document.dispatchEvent(new CustomEvent("mintq-repair", { detail: () => resolve() }));
  });
}
