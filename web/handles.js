// What can be dragged, as focusable elements over the picture: mouse, touch,
// keyboard and screen reader meet the same thing.

import { follow, put } from "./dom.js";
import { pointAt } from "./picture.js";
import { text } from "./text.js";

/** Least size of a handle's element in CSS pixels, for a mouse and for a finger. */
const fine = 24;
const coarse = 44;

const finger = matchMedia("(any-pointer: coarse)");

export class Handles {
  constructor(surface) {
    this.surface = surface;
    this.list = [];
    this.wanted = ""; // handle that takes the focus once it is there
  }

  /** Places the elements of a picture's head; scale is CSS pixels a picture pixel. */
  show(head, scale) {
    this.list = head.handles;
    const least = finger.matches ? coarse : fine;
    follow(this.surface, head.handles, (h) => h.id, () => this.create(), (node, h) => {
      const size = Math.max(least, 2 * h.r * scale + 8);
      node.style.width = node.style.height = `${size}px`;
      node.style.transform = `translate(${h.x * scale - size / 2}px, ${h.y * scale - size / 2}px)`;
      node.style.setProperty("--seen", `${2 * h.r * scale + 6}px`);
      node.dataset.id = h.id;
      node.dataset.axis = h.axisX ? "x" : "xy";
      this.name(node, h, head.panels[h.panel ?? 0]);
    });
    if (this.wanted) this.focus(this.wanted);
  }

  create() {
    const node = document.createElement("div");
    node.className = "handle";
    node.tabIndex = 0;
    node.setAttribute("role", "slider");
    return node;
  }

  /** A slider's value is one number; a point's is said in words besides. */
  name(node, h, panel) {
    put(node, "aria-label", h.label);
    put(node, "aria-valuetext", h.value);
    put(node, "aria-roledescription", h.axisX ? null : text("page.movable"));
    if (!panel) return;
    const number = (x) => Number(x.toPrecision(4));
    put(node, "aria-valuenow", number(pointAt(panel, h.x, h.y).x));
    put(node, "aria-valuemin", number(pointAt(panel, panel.x, 0).x));
    put(node, "aria-valuemax", number(pointAt(panel, panel.x + panel.w, 0).x));
  }

  /** Moves the focus to a handle, now or when it appears. */
  focus(id) {
    const node = this.node(id);
    this.wanted = node ? "" : id;
    node?.focus({ preventScroll: true });
  }

  node(id) {
    return [...this.surface.children].find((child) => child.dataset.id === id);
  }

  /** The nearest handle within reach of a place on the picture, or undefined. */
  near(x, y, reach) {
    let best;
    let least = Infinity;
    for (const h of this.list) {
      const d = Math.hypot(h.x - x, h.y - y) - h.r;
      if (d <= Math.max(0, reach - h.r) && d < least) {
        best = h;
        least = d;
      }
    }
    return best;
  }
}
