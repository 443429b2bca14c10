// Short hints over the picture: how to begin, and what a gesture needs. Each
// goes away by itself.

import { byId, show, write } from "./dom.js";
import { text } from "./text.js";

const shownFor = 1800; // milliseconds
const gap = 14; // between a handle and its hint, in pixels

/** How often the hint about two fingers is given: scrolling past is no mistake. */
const fingerHints = 2;

export class Hints {
  constructor(stage) {
    this.stage = stage;
    this.fresh = true; // nothing has been dragged yet
    this.fingers = 0;
    this.timer = 0;
  }

  /** Says what a gesture needs. */
  gesture(key) {
    if (key === "page.fingers" && ++this.fingers > fingerHints) return;
    const node = byId("gesture");
    write(node, text(key));
    show(node, true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => show(node, false), shownFor);
  }

  /** Keeps "Drag a point" beside the handle that has most room above it. */
  place() {
    const node = byId("hint");
    const { list } = this.stage.handles;
    show(node, this.fresh && list.length);
    if (node.hidden) return;
    write(node, text("page.hint"));
    const h = list.reduce((low, next) => (next.y > low.y ? next : low));
    const { scale } = this.stage;
    node.style.transform = `translate(${h.x * scale}px, ${(h.y - h.r) * scale - gap}px) translate(-50%, -100%)`;
  }

  /** Something was dragged: the first hint has served. */
  served() {
    if (!this.fresh) return;
    this.fresh = false;
    this.place();
  }
}
