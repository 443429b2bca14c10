// Printing: a canvas is as large as the window and as dark as its theme, so
// paper gets the picture as SVG. It is fetched when the page is at rest, since
// nothing can be waited for once printing has begun.

import { make, parse } from "./dom.js";

/** How long nothing must have changed, in milliseconds. */
const rest = 1500;

/** stage: where the picture stands; draw() resolves with it as SVG. Returns what to call when it has changed. */
export function paper(stage, draw) {
  let markup = "";
  let due = 0;
  let printed = null;
  addEventListener("beforeprint", () => {
    const svg = markup && parse(markup, "image/svg+xml");
    if (!svg) return;
    printed?.remove();
    printed = make("div", { class: "printed" }, svg);
    stage.paint.append(printed);
  });
  addEventListener("afterprint", () => printed?.remove());
  return () => {
    clearTimeout(due);
    due = setTimeout(async () => (markup = await draw()), rest);
  };
}
