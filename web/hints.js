// Short hints over the picture: how to begin, and what a gesture needs. Each
// goes away by itself.

import { byId, show, write } from "./dom.js";
import { text } from "./text.js";

const shownFor = 1800; // milliseconds
const gap = 14; // between a handle and its hint, in pixels
const room = 40; // that the hint needs below
const pointHandle = 0; // a kind of picture.HandleKind

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

  /** Keeps "Drag a point" at the lowest point, clear of the lines between points. */
  place() {
    const node = byId("hint");
    const points = this.stage.handles.list.filter((h) => h.kind === pointHandle);
    show(node, this.fresh && points.length);
    if (node.hidden) return;
    write(node, text("page.hint"));
    const h = points.reduce((low, next) => (next.y > low.y ? next : low));
    const { scale } = this.stage;
    const below = (h.y + h.r) * scale + gap;
    const flip = below + room > this.stage.size.h;
    node.classList.toggle("above", flip);
    node.style.transform = flip
      ? `translate(${h.x * scale}px, ${(h.y - h.r) * scale - gap}px) translate(-50%, -100%)`
      : `translate(${h.x * scale}px, ${below}px) translate(-50%, 0)`;
  }

  /** Something was dragged: the first hint has served. */
  served() {
    if (!this.fresh) return;
    this.fresh = false;
    this.place();
  }
}
