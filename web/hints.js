// Short hints over the picture: what a gesture needs. Each goes away by
// itself.

import { byId, show, write } from "./dom.js";
import { text } from "./text.js";

const shownFor = 1800; // milliseconds

/** How often the hint about two fingers is given: scrolling past is no mistake. */
const fingerHints = 2;

let fingers = 0;
let timer = 0;

/** Says what a gesture needs. */
export function hint(key) {
  if (key === "page.fingers" && ++fingers > fingerHints) return;
  const node = byId("gesture");
  write(node, text(key));
  show(node, true);
  clearTimeout(timer);
  timer = setTimeout(() => show(node, false), shownFor);
}
