// @ts-check
/** Saves a picture of the result as a file: as SVG, or drawn on a canvas as PNG. */
import { download } from "../state/files.js";
import { announce } from "../page/messages.js";
import { say } from "../page/words.js";

const MARGIN = 16;
const WIDTH = 560;
/** Dots of the PNG for each dot of the SVG: sharp on paper too. */
const SCALE = 3;

/**
 * Save the picture beside a button, which says as what and under which name.
 * @param {HTMLElement} button
 */
export async function savePicture(button) {
  const picture = button.closest(".mintq-figure")?.querySelector("svg");
  if (!picture) return;
  const { kind = "", name = "" } = button.dataset;
  const { text, width, height } = standalone(picture);
  const file = `mint-q-${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.${kind}`;
  if (kind === "svg") download(file, "image/svg+xml", text);
  else download(file, "image/png", await paint(text, width, height));
  announce(say("app.js.picture.saved", { name: file }));
}

/**
 * The picture as a document of its own, dark on white: its colours are attributes, and the page's classes do not reach it.
 * @param {SVGSVGElement} picture
 */
function standalone(picture) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  const own = picture.viewBox.baseVal;
  const [width, height] = own?.width ? [own.width, own.height] : [WIDTH, Number(picture.getAttribute("height"))];
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(MARGIN));
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  frame.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  frame.setAttribute("width", String(width + 2 * MARGIN));
  frame.setAttribute("height", String(height + 2 * MARGIN));
  frame.setAttribute("color", "#1d2730");
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [attribute, value] of [["width", "100%"], ["height", "100%"], ["fill", "#fff"]]) paper.setAttribute(attribute, value);
  frame.append(paper, copy);
  return { text: new XMLSerializer().serializeToString(frame), width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/**
 * @param {string} text
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Blob>}
 */
async function paint(text, width, height) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image(width * SCALE, height * SCALE);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
