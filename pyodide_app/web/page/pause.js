// @ts-check
/** Pauses in long work, in which the browser draws and answers to what people do. */

/** Let the browser have its turn; where it can, it goes on with this work before other code. */
export function pause() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (/** @type {unknown} */ (window));
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Wait until the browser has drawn what there is; where nobody looks it draws nothing, and there is nothing to wait for. */
export function drawn() {
  return new Promise((resolve) => (document.hidden ? resolve(undefined) : requestAnimationFrame(() => setTimeout(resolve))));
}
