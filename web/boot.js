// The first script of a page. It decides when the rest is wanted: of an embed
// nothing more is fetched before that than its picture and a button.

import { api } from "./api.js";
import { byId, parse, show } from "./dom.js";
import { engine } from "./engine.js";
import { fragment } from "./links.js";
import { able, config, drawn, embedded, hideParts, options, root, setTheme } from "./options.js";

/** How far from the window an embed begins to load. */
const near = "200px";

let wanted = false;

/** The engine may load while the page is still being read. */
function launch() {
  if (able.wasm) engine.launch().catch(() => {}); // main.js says so
}

function start() {
  if (wanted) return;
  wanted = true;
  launch();
  leave(byId("start"));
  // The list spares a fetch for every step from one module to the next.
  for (const name of config.modules ?? []) {
    const hint = Object.assign(document.createElement("link"), { rel: "modulepreload", href: new URL(name, import.meta.url) });
    document.head.append(hint);
  }
  import("./main.js").catch((why) => console.error("crease:", why));
}

/** Takes a button away; the focus it had stays where it was on the page. */
function leave(button) {
  if (document.activeElement === button) {
    const stage = byId("stage");
    if (!stage.hasAttribute("tabindex")) {
      stage.tabIndex = -1;
      stage.addEventListener("blur", () => stage.removeAttribute("tabindex"), { once: true }); // a click goes through it again
    }
    stage.focus({ preventScroll: true });
  }
  show(button, false);
}

/** Until the engine draws, the picture of the page's own link stands; of another only a preset has one. */
async function poster(link) {
  const figure = byId("poster");
  figure.replaceChildren();
  if (!embedded) return;
  const preset = config.presets.find((p) => p.link === link);
  byId("brief").lastElementChild.textContent = preset?.title[options.lang] ?? "";
  if (!preset) return;
  try {
    const file = await fetch(new URL(`p/${preset.name}/poster.svg`, root));
    // The page has the same colours as the file's style, and may ask for a theme.
    const svg = parse((await file.text()).replace(/<style>[^<]*<\/style>/, ""), "image/svg+xml");
    for (const name of ["width", "height"]) svg.removeAttribute(name);
    figure.replaceChildren(svg);
  } catch {
    // The engine will draw it.
  }
}

function open() {
  const link = fragment() || config.link;
  hideParts();
  if (embedded) {
    byId("full").href = `${root}#${link}`;
    if (options.lang === "zh") document.querySelectorAll("[data-zh]").forEach((node) => (node.textContent = node.dataset.zh));
  }
  if (link !== drawn) poster(link);
  if (options.load === "auto") {
    start();
  } else {
    show(byId("start"), options.load === "click");
    byId("stage").addEventListener("click", start, { once: true });
    if (options.load === "visible") {
      const watch = new IntersectionObserver(([entry]) => {
        if (!entry.isIntersecting) return;
        watch.disconnect();
        start();
      }, { rootMargin: near });
      watch.observe(byId("stage"));
    }
  }
  api.open(start);
}

setTheme(options.theme);
if (options.load === "auto") launch();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", open);
else open();
