// How the page is shown: the query of the address, the configuration that the
// build wrote into it, what the browser can do, and what the visitor chose
// before. What is shown, the mathematics, is in the fragment: see links.js.

/** Config of the build; see TEMPLATES.md. */
export const config = JSON.parse(document.getElementById("config").textContent);

/** Root of the site, absolute. */
export const root = new URL(config.root, location.href.split(/[?#]/)[0]).href;

const query = new URLSearchParams(location.search);

const pick = (name, values) => (values.includes(query.get(name)) ? query.get(name) : values[0]);

/** Whether the page has no surroundings; alone: for it is a file of its own. */
export const alone = config.kind === "single";
export const embedded = config.kind === "embed" || alone;
const framed = embedded && !alone;

/** The link of the picture that the page came with. An embed may be asked for a preset by its name: then config.link is that one's. */
export const drawn = config.link;
export const preset = embedded ? query.get("preset") : null;
/** Whether there is no preset of that name. */
export const unknown = preset !== null && !config.presets.some((p) => p.name === preset && (config.link = p.link));

/** What the query asks for. */
export const options = {
  lang: pick("lang", ["", "en", "zh"]) || config.lang || remembered("lang", ["en", "zh"]) || systemLanguage(),
  theme: pick("theme", ["", "auto", "light", "dark"]) || (embedded ? "auto" : remembered("theme", ["light", "dark"]) || "auto"),
  load: pick("load", framed ? ["visible", "click", "auto"] : ["auto", "visible", "click"]),
  gesture: pick("gesture", framed ? ["cooperative", "greedy", "none"] : ["greedy", "cooperative", "none"]),
  /** Of fingers: the page too lets one finger scroll, unless the query says otherwise. */
  touch: pick("gesture", ["cooperative", "greedy", "none"]),
  /** Whether the page around may talk to this one (api.js), and which that is. */
  api: query.get("api") === "1" && parent !== window,
  origin: query.get("origin") ?? "",
  autoheight: query.get("autoheight") === "1",
  hide: new Set((query.get("hide") ?? "").split(",").filter((id) => /^[a-z]+$/.test(id))),
};

/** What the browser can do. */
export const able = {
  wasm: typeof WebAssembly === "object" && typeof WebAssembly.compile === "function",
  inflate: typeof DecompressionStream === "function",
};

/** Hides the parts that the query names; see data-part in the templates. */
export function hideParts() {
  for (const node of document.querySelectorAll("[data-part]")) {
    if (options.hide.has(node.dataset.part)) node.classList.add("gone");
  }
}

/** Shows the page light or dark; "auto" follows the system. */
export function setTheme(theme) {
  options.theme = theme;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The theme that is seen now: "light" or "dark". */
export function seenTheme() {
  if (options.theme !== "auto") return options.theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Remembers a choice for the next visit, where the browser lets us. */
export function remember(name, value) {
  try {
    localStorage.setItem("crease-" + name, value);
  } catch {
    // A sandboxed frame has no storage: the choice lasts as long as the page.
  }
}

function remembered(name, values) {
  try {
    const value = localStorage.getItem("crease-" + name);
    return values.includes(value) ? value : "";
  } catch {
    return "";
  }
}

function systemLanguage() {
  return (navigator.languages ?? [navigator.language]).find((l) => /^(en|zh)\b/i.test(l))?.slice(0, 2).toLowerCase() ?? "en";
}
