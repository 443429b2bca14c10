// Where the picture is: the poster of the build first, then SVG from the
// engine, then the canvas. A lost canvas falls back to SVG. Pauses what nobody
// sees.

import { byId, parse, show } from "./dom.js";
import { Handles } from "./handles.js";
import { Labels } from "./labels.js";
import { headOf } from "./picture.js";

export class Stage {
  /** on: {resize(w, h), seen(on)}. */
  constructor(on) {
    this.node = byId("stage");
    this.paint = byId("paint");
    this.surface = byId("surface");
    this.handles = new Handles(this.surface);
    this.labels = new Labels();
    this.canvas = null; // painter, once it stands
    this.head = null; // of the picture that is shown
    this.next = null; // output to be shown in the next frame
    this.watch(on);
  }

  /** Size of the stage in whole CSS pixels. */
  get size() {
    return { w: Math.max(1, Math.round(this.node.clientWidth)), h: Math.max(1, Math.round(this.node.clientHeight)) };
  }

  /** Shows an output in the next frame; then(head) is called when it is painted. */
  show(output, then) {
    const idle = !this.next;
    this.next = { ...this.next, ...output };
    this.then = then;
    if (idle) requestAnimationFrame(() => this.frame());
  }

  frame() {
    const { picture, svg } = this.next;
    this.next = null;
    if (picture) {
      this.bytes = picture;
      this.head = headOf(picture) ?? this.head;
    }
    if (!this.canvas && svg) this.vector(svg);
    if (this.canvas && picture) {
      this.canvas.show(picture);
      this.labels.show(this.head);
    }
    if (picture && this.head) this.place();
    this.then(this.head);
  }

  place() {
    show(byId("poster"), false);
    show(this.paint, true);
    show(this.surface, true);
    this.scale = this.node.clientWidth / this.head.w || 1;
    this.handles.show(this.head, this.scale);
  }

  /** Shows the SVG of the engine. */
  vector(markup) {
    const svg = parse(markup, "image/svg+xml");
    if (!svg) return;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    this.paint.replaceChildren(svg);
  }

  /**
   * Paints by a canvas from now on. Its node is shown once it has painted the
   * current picture, so that nothing flickers.
   */
  async useCanvas(canvas) {
    canvas.node.classList.add("waiting");
    this.paint.append(canvas.node);
    if (this.bytes) await canvas.show(this.bytes);
    canvas.node.classList.remove("waiting");
    this.canvas = canvas;
    if (this.head) this.labels.show(this.head);
    this.paint.replaceChildren(canvas.node, this.labels.node);
  }

  /** Gives the canvas up; SVG comes with the next output. */
  dropCanvas() {
    this.canvas?.node.remove();
    this.canvas = null;
    this.labels.node.remove();
  }

  /** The place on the picture of a place in the window. */
  at(clientX, clientY) {
    const box = this.node.getBoundingClientRect();
    const scale = this.head ? box.width / this.head.w : 1;
    return { x: (clientX - box.left - this.node.clientLeft) / scale, y: (clientY - box.top - this.node.clientTop) / scale };
  }

  watch(on) {
    let due = false;
    new ResizeObserver(() => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        if (this.head) this.place();
        on.resize(this.size.w, this.size.h);
      });
    }).observe(this.node);

    let within = true;
    const tell = () => on.seen(within && document.visibilityState === "visible");
    new IntersectionObserver(([entry]) => {
      within = entry.isIntersecting;
      tell();
    }).observe(this.node);
    document.addEventListener("visibilitychange", tell);
  }
}
