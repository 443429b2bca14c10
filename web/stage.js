// Where the picture is: the poster of the build first, then SVG from the
// engine, then the canvas. A lost canvas falls back to SVG. Pauses what nobody
// sees.

import { byId, parse, show } from "./dom.js";
import { Handles } from "./handles.js";
import { Labels } from "./labels.js";
import { headOf } from "./picture.js";

/** Frames after which a canvas that has no size yet is shown all the same. */
const firstFrames = 30;

export class Stage {
  /** on: {resize(w, h), seen(on), refused(why)}; refused: the canvas cannot paint a picture. */
  constructor(on) {
    this.on = on;
    this.node = byId("stage");
    this.paint = byId("paint");
    this.surface = byId("surface");
    this.handles = new Handles(this.surface);
    this.labels = new Labels();
    this.canvas = null; // painter, once it stands
    this.head = null; // of the picture that is shown
    this.next = null; // output to be shown in the next frame
    this.measure();
    this.watch();
  }

  /** Measures the stage, in whole CSS pixels. */
  measure() {
    this.size = { w: Math.max(1, Math.round(this.node.clientWidth)), h: Math.max(1, Math.round(this.node.clientHeight)) };
  }

  /** Shows an output in the next frame of the screen; then(head) is called when it is painted. */
  show(output, then) {
    const idle = !this.next;
    this.next = { ...this.next, ...output };
    this.then = then;
    if (!idle) return;
    if (this.canvas?.paced) this.frame();
    else requestAnimationFrame(() => this.frame());
  }

  async frame() {
    const { picture, svg } = this.next;
    const { then } = this;
    this.next = null;
    if (picture) {
      this.bytes = picture;
      this.head = headOf(picture) ?? this.head;
    }
    if (!this.canvas && svg) this.vector(svg);
    if (this.canvas && picture) {
      await this.canvas.show(picture).catch(this.on.refused);
      this.write();
    }
    if (picture && this.head) this.place();
    then(this.head);
  }

  /** CSS pixels a picture pixel. */
  get scale() {
    return this.size.w / this.head.w || 1;
  }

  write() {
    this.labels.show(this.head, this.scale);
  }

  place() {
    show(byId("poster"), false);
    show(this.paint, true);
    show(this.surface, true);
    const { scale } = this;
    this.handles.show(this.head, scale);
    // The tools of the view stand in its own panel, not over those beside it.
    const [main] = this.head.panels;
    this.node.dataset.panels = this.head.panels.length;
    if (main) byId("viewtools").style.right = `${Math.max(10, this.size.w - (main.x + main.w - 4) * scale)}px`;
  }

  /** Shows the SVG of the engine. */
  vector(markup) {
    const svg = parse(markup, "image/svg+xml");
    if (!svg) return;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    this.drawing?.remove();
    this.paint.prepend(svg);
    this.drawing = svg;
  }

  /**
   * Paints by a canvas from now on. It is shown once it has painted, so that
   * nothing flickers.
   */
  async useCanvas(canvas) {
    canvas.node.classList.add("waiting");
    this.paint.append(canvas.node);
    for (let n = 0; canvas.frames === 0 && n < firstFrames; n++) {
      if (this.bytes) await canvas.show(this.bytes);
      await new Promise(requestAnimationFrame);
    }
    if (!canvas.node.isConnected) throw new Error("the canvas was lost at once");
    this.canvas = canvas;
    if (this.bytes) await canvas.show(this.bytes);
    canvas.node.classList.remove("waiting");
    if (this.head) this.write();
    this.drawing?.remove();
    this.paint.append(this.labels.node);
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

  watch() {
    let due = false;
    new ResizeObserver(() => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        this.measure();
        if (this.head) this.place();
        if (this.canvas && this.head) this.write();
        this.on.resize(this.size.w, this.size.h);
      });
    }).observe(this.node);

    let within = true;
    const tell = () => this.on.seen(within && document.visibilityState === "visible");
    new IntersectionObserver(([entry]) => {
      within = entry.isIntersecting;
      tell();
    }).observe(this.node);
    document.addEventListener("visibilitychange", tell);
  }
}
