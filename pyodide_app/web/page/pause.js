// @ts-check
/** A pause in long work, in which the browser draws and answers to what people do. */

/** Let the browser have its turn; where it can, it goes on with this work before other code. */
export function pause() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (/** @type {unknown} */ (window));
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
