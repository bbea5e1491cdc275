// @ts-check
/**
 * Light, dark, or as the device has it. What was chosen is kept the way the theme keeps it.
 *
 * No module, because it is called while the page is still read, right behind the switch: so nothing flashes up in other colours.
 */
function bindColours() {
  const NAME = "__palette";
  const PARTS = /** @type {const} */ (["scheme", "primary", "accent"]);
  const { __md_get: read, __md_set: keep } = /** @type {{__md_get: (name: string) => any, __md_set: (name: string, value: unknown) => void}} */ (/** @type {unknown} */ (window));
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-mintq-colours]"));
  const [asDevice, light, dark] = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"));
  const options = [asDevice, light, dark];
  const deviceIsDark = matchMedia("(prefers-color-scheme: dark)");

  /** @param {string} name */
  const addMeta = (name) => Object.assign(document.head.appendChild(document.createElement("meta")), { name });
  const canvas = addMeta("color-scheme");
  const frame = addMeta("theme-color");

  /** @param {HTMLInputElement} option */
  const coloursOf = (option) => {
    const meant = option !== asDevice ? option : deviceIsDark.matches ? dark : light;
    return Object.fromEntries(PARTS.map((part) => [part, meant.getAttribute(`data-md-color-${part}`) ?? ""]));
  };

  /** The browser's own frame takes the header's colour, once that is worked out anyway. */
  const colourFrame = () => {
    const header = document.querySelector(".md-header");
    if (header) frame.content = getComputedStyle(header).backgroundColor;
  };

  /** @param {HTMLInputElement} option */
  const show = (option) => {
    option.checked = true;
    const colours = coloursOf(option);
    for (const part of PARTS) document.body.setAttribute(`data-md-color-${part}`, colours[part]);
    canvas.content = colours.scheme === "slate" ? "dark" : "light";
    // Each label leads to the next option; only that of the present one is seen.
    for (const each of options) each.labels?.[0].toggleAttribute("hidden", each !== options[(options.indexOf(option) + 1) % options.length]);
  };

  /** @param {HTMLInputElement} option */
  const change = (option) => {
    document.body.setAttribute("data-md-color-switching", "");
    show(option);
    requestAnimationFrame(() => {
      colourFrame();
      document.body.removeAttribute("data-md-color-switching");
    });
  };

  show(options[read(NAME)?.index] ?? asDevice);
  addEventListener("load", () => requestAnimationFrame(colourFrame));
  form.addEventListener("change", ({ target }) => {
    const option = /** @type {HTMLInputElement} */ (target);
    const media = option.getAttribute("data-md-color-media");
    change(option);
    keep(NAME, { index: options.indexOf(option), color: { media, ...coloursOf(option) } });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const next = options[(options.findIndex((option) => option.checked) + 1) % options.length];
    next.click();
    next.focus();
  });
  deviceIsDark.addEventListener("change", () => {
    if (asDevice.checked) change(asDevice);
  });
}
