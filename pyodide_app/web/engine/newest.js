// @ts-check
/** Work that always concerns the newest state: wishes that come while it is done are taken together. */

/**
 * @param {() => Promise<unknown>} work
 * @returns {() => Promise<void>} ask for the work
 */
export function takeTogether(work) {
  let wanted = 0;
  let working = false;
  return async () => {
    wanted += 1;
    if (working) return;
    working = true;
    try {
      for (let done = 0; done !== wanted;) {
        done = wanted;
        await work();
      }
    } finally {
      working = false;
    }
  };
}
