// @ts-check
/** Files that people save and open: the only way anything leaves or enters this page. */

/**
 * Offer a download at once.
 * @param {string} name
 * @param {string} mime
 * @param {BlobPart} content
 */
export function download(name, mime, content) {
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * The bytes that stand in a text as base64.
 * @param {string} base64
 */
export function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * A name for a save file that sorts by time.
 * @param {string} stem
 * @param {Date} now
 */
export function saveFileName(stem, now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${stem}-${day}-${two(now.getHours())}${two(now.getMinutes())}.mintq.json`;
}

/**
 * Let people choose where a file goes, write it there, and read it back.
 * @param {string} name
 * @param {string} content
 * @returns {Promise<"same" | "differs" | "cancelled">} whether what was read back is what was written
 */
export async function saveWhereWanted(name, content) {
  const pick = /** @type {any} */ (window).showSaveFilePicker;
  let handle;
  try {
    handle = await pick({ suggestedName: name, types: [{ accept: { "application/json": [".json"] } }] });
  } catch (error) {
    if (/** @type {any} */ (error)?.name === "AbortError") return "cancelled";
    throw error;
  }
  const stream = await handle.createWritable();
  await stream.write(content);
  await stream.close();
  const there = await handle.getFile();
  return (await there.text()) === content ? "same" : "differs";
}
