// @ts-check
/** A filled questionnaire among the files that people open: known by its mark, read by Python. */

const MARK = "mintq-questionnaire ";
const HEAD = 2000;
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * The text of a filled questionnaire, or undefined for any other file.
 * @param {Blob} file
 * @returns {Promise<string | undefined>}
 */
export async function readQuestionnaire(file) {
  if (file.size > MAX_BYTES) return undefined;
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return undefined;
  }
  const text = decode(bytes);
  return !/^\ufeff?\s*[{[]/.test(text) && text.slice(0, HEAD).includes(MARK) ? text : undefined;
}

/**
 * Spreadsheets save CSV in the old way of Windows unless told otherwise.
 * @param {ArrayBuffer} bytes
 */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
