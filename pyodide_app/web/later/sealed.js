// @ts-check
/**
 * Sealed files: a save file behind a passphrase, to hand to somebody by mail. The key comes from the passphrase by PBKDF2 with
 * SHA-256, the content is AES-GCM with 256 bits; site_src/developers/save-file.md describes the format.
 */

const FORMAT = "mintq-sealed";
const FORMAT_VERSION = 1;
/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
/** A file that asks for more would keep the page busy for minutes. */
const MOST_ITERATIONS = 10_000_000;

/**
 * @typedef {object} Envelope
 * @property {string} format
 * @property {number} format_version
 * @property {{name: string, hash: string, iterations: number, salt: string}} key
 * @property {{name: string, iv: string}} cipher
 * @property {string} content
 * @property {string} checksum
 */

/**
 * Seal a text.
 * @param {string} text
 * @param {string} passphrase
 * @returns {Promise<string>} the sealed file's text
 * @throws {Error} with code `no_crypto` where the browser has no cryptography
 */
export async function seal(text, passphrase) {
  needCrypto();
  const salt = encode(crypto.getRandomValues(new Uint8Array(16)));
  const iv = encode(crypto.getRandomValues(new Uint8Array(12)));
  /** @type {Envelope} */
  const envelope = {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    key: { name: "PBKDF2", hash: "SHA-256", iterations: ITERATIONS, salt },
    cipher: { name: "AES-GCM", iv },
    content: "",
    checksum: "",
  };
  const key = await deriveKey(passphrase, envelope.key, "encrypt");
  const content = await crypto.subtle.encrypt(cipherOf(envelope), key, new TextEncoder().encode(text));
  envelope.content = encode(new Uint8Array(content));
  envelope.checksum = await checksumOf(envelope);
  return `${JSON.stringify(envelope, null, 2)}\n`;
}

/**
 * Read a sealed file without its passphrase.
 * @param {string} text
 * @returns {Promise<Envelope>}
 * @throws {Error} with code `sealed_too_new`, or `sealed_damaged` when it is not as it was written
 */
export async function readSealed(text) {
  needCrypto();
  const envelope = JSON.parse(text);
  if (Number.isInteger(envelope.format_version) && envelope.format_version > FORMAT_VERSION) throw problem("sealed_too_new");
  const { key, cipher, content, checksum } = envelope;
  const whole = envelope.format_version === FORMAT_VERSION
    && key?.name === "PBKDF2" && key.hash === "SHA-256" && cipher?.name === "AES-GCM"
    && Number.isInteger(key.iterations) && key.iterations > 0 && key.iterations <= MOST_ITERATIONS
    && [key.salt, cipher.iv, content, checksum].every((part) => typeof part === "string");
  if (!whole || (await checksumOf(envelope)) !== checksum) throw problem("sealed_damaged");
  return envelope;
}

/**
 * Open a sealed file. Its checksum was right, so what fails now is the passphrase; or somebody changed the file on purpose and
 * its checksum with it, which nobody can tell apart.
 * @param {Envelope} envelope
 * @param {string} passphrase
 * @returns {Promise<string>}
 * @throws {Error} with code `wrong_passphrase`
 */
export async function unseal(envelope, passphrase) {
  const key = await deriveKey(passphrase, envelope.key, "decrypt");
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(cipherOf(envelope), key, decode(envelope.content)));
  } catch {
    throw problem("wrong_passphrase");
  }
}

/**
 * @param {string} passphrase
 * @param {Envelope["key"]} how
 * @param {"encrypt" | "decrypt"} use
 */
async function deriveKey(passphrase, how, use) {
  // The same words typed on another device may come in another Unicode form.
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const parameters = { name: how.name, hash: how.hash, iterations: how.iterations, salt: decode(how.salt) };
  return crypto.subtle.deriveKey(parameters, secret, { name: "AES-GCM", length: 256 }, false, [use]);
}

/** The header is authenticated with the content: nobody changes one without the other. @param {Envelope} envelope */
function cipherOf(envelope) {
  return { name: envelope.cipher.name, iv: decode(envelope.cipher.iv), additionalData: new TextEncoder().encode(headerOf(envelope)) };
}

/** @param {Envelope} envelope */
function headerOf({ format, format_version, key, cipher }) {
  return [format, format_version, key.name, key.hash, key.iterations, key.salt, cipher.name, cipher.iv].join("\n");
}

/** @param {Envelope} envelope */
async function checksumOf(envelope) {
  const text = `${headerOf(envelope)}\n${envelope.content}`;
  return encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

/** @param {Uint8Array} bytes */
function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** @param {string} text */
function decode(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function needCrypto() {
  if (!globalThis.crypto?.subtle) throw problem("no_crypto");
}

/** @param {string} code */
function problem(code) {
  return Object.assign(new Error(code), { code });
}
