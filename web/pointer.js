// Mouse, pen and fingers on the picture. A press on a handle drags it; off a
// handle a mouse moves the view, one finger scrolls the page unless gestures
// are greedy, and two fingers move and zoom. What a touch means is decided
// once, when it begins.

/** How far from a handle's centre a press still takes it, in CSS pixels. */
const reach = { mouse: 12, pen: 14, touch: 24 };

/** A press that moves less is a click; two clicks sooner than that are one double click. */
const still = 5;
const twice = 350;

export class Pointer {
  /** on: {start(), hint(key)}; gesture: cooperative, greedy or none. */
  constructor(stage, outbox, gesture, on) {
    Object.assign(this, { stage, outbox, gesture, on });
    this.down = new Map(); // pointer id -> last place in the window
    this.act = null; // the one thing that is going on: {kind: drag | pan | pinch | tap, ...}
    this.tap = { time: 0, x: 0, y: 0 };
    const node = stage.surface;
    node.classList.add(gesture);
    node.addEventListener("pointerdown", (e) => this.press(e));
    node.addEventListener("pointermove", (e) => this.move(e));
    node.addEventListener("pointerup", (e) => this.release(e));
    node.addEventListener("pointercancel", (e) => this.cancel(e));
    node.addEventListener("pointerleave", (e) => this.leave(e));
    node.addEventListener("touchmove", (e) => this.touch(e), { passive: false });
    node.addEventListener("gesturestart", (e) => e.preventDefault()); // Safari's own pinch
  }

  get dragging() {
    return this.act?.kind === "drag" ? this.act.id : "";
  }

  press(e) {
    if (e.pointerType === "mouse" && e.button !== 0) return;
    this.down.set(e.pointerId, { x: e.clientX, y: e.clientY });
    this.on.start();
    if (this.act?.kind === "drag") return; // a second finger does not disturb a drag
    if (this.down.size === 2 && e.pointerType === "touch") return this.pinch();
    if (this.down.size > 1) return;
    const at = this.stage.at(e.clientX, e.clientY);
    const handle = this.stage.handles.near(at.x, at.y, reach[e.pointerType] ?? reach.mouse);
    if (handle) return this.drag(e, handle, at);
    const free = this.gesture !== "none" && (e.pointerType !== "touch" || this.gesture === "greedy");
    this.act = { kind: free ? "pan" : "tap", pointer: e.pointerId, x: e.clientX, y: e.clientY, far: false };
    if (free) this.stage.surface.setPointerCapture(e.pointerId);
  }

  drag(e, handle, at) {
    e.preventDefault(); // no selection of text; the focus is set below
    this.stage.surface.setPointerCapture(e.pointerId);
    this.stage.handles.focus(handle.id);
    this.act = { kind: "drag", pointer: e.pointerId, id: handle.id, dx: handle.x - at.x, dy: handle.y - at.y, far: false, x: e.clientX, y: e.clientY };
    this.stage.node.classList.add("dragging");
    this.outbox.now({ kind: "leave" }); // values under the pointer are not news now
    this.outbox.now({ kind: "press", id: handle.id });
  }

  pinch() {
    const ids = [...this.down.keys()];
    this.act = this.gesture === "none" ? null : { kind: "pinch", ids, ...this.spread(ids) };
  }

  /** Centre and distance of two fingers. */
  spread([i, j]) {
    const a = this.down.get(i);
    const b = this.down.get(j);
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, d: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
  }

  move(e) {
    const { act } = this;
    if (this.down.has(e.pointerId)) this.down.set(e.pointerId, { x: e.clientX, y: e.clientY });
    if (!act) {
      if (e.pointerType !== "touch" && !this.down.size) this.hover(e);
      return;
    }
    if (act.kind === "pinch") return this.pinched(act, e);
    if (act.pointer !== e.pointerId) return;
    act.far ||= Math.hypot(e.clientX - act.x, e.clientY - act.y) > still;
    const at = this.stage.at(e.clientX, e.clientY);
    if (act.kind === "drag" && act.far) {
      this.outbox.soon({ kind: "move", id: act.id, x: at.x + act.dx, y: at.y + act.dy, free: e.altKey });
    }
    if (act.kind === "pan" && act.far) {
      this.stage.node.classList.add("panning");
      const from = this.stage.at(act.x, act.y);
      this.outbox.soon({ kind: "pan", x: at.x - from.x, y: at.y - from.y });
      [act.x, act.y] = [e.clientX, e.clientY];
    }
  }

  pinched(act, e) {
    if (!act.ids.includes(e.pointerId)) return;
    const now = this.spread(act.ids);
    const from = this.stage.at(act.x, act.y);
    const to = this.stage.at(now.x, now.y);
    this.outbox.soon({ kind: "pan", x: to.x - from.x, y: to.y - from.y });
    this.outbox.soon({ kind: "zoom", x: to.x, y: to.y, w: now.d / act.d });
    Object.assign(act, now);
  }

  release(e) {
    const { act } = this;
    this.down.delete(e.pointerId);
    if (!act || (act.pointer !== e.pointerId && act.kind !== "pinch")) return;
    this.end();
    if (act.kind === "drag") this.outbox.now({ kind: "release", id: act.id });
    else if (act.kind !== "pinch" && !act.far) this.click(e);
  }

  /** The browser took the touch for itself, or Escape was pressed. */
  cancel(e) {
    if (e) this.down.delete(e.pointerId);
    const { act } = this;
    if (!act || (e && act.pointer !== e.pointerId && act.kind !== "pinch")) return;
    this.end();
    if (act.kind === "drag") this.outbox.now({ kind: "cancel", id: act.id });
    else if (e && act.kind === "tap" && e.pointerType === "touch") this.on.hint("page.fingers");
  }

  end() {
    this.act = null;
    this.stage.node.classList.remove("dragging", "panning");
  }

  /** A click shows the values there, or sets a point into a flow; two add a point. */
  click(e) {
    const at = this.stage.at(e.clientX, e.clientY);
    const again = e.timeStamp - this.tap.time < twice && Math.hypot(e.clientX - this.tap.x, e.clientY - this.tap.y) < 4 * still;
    this.tap = again ? { time: 0, x: 0, y: 0 } : { time: e.timeStamp, x: e.clientX, y: e.clientY };
    if (again) this.outbox.now({ kind: "add", ...at });
    else this.outbox.now({ kind: "click", ...at });
  }

  hover(e) {
    const at = this.stage.at(e.clientX, e.clientY);
    const handle = this.stage.handles.near(at.x, at.y, reach[e.pointerType] ?? reach.mouse);
    this.stage.node.classList.toggle("over", Boolean(handle));
    this.outbox.soon({ kind: "hover", ...at });
  }

  leave(e) {
    if (e.pointerType === "touch" || this.act) return;
    this.stage.node.classList.remove("over");
    this.outbox.now({ kind: "leave" });
  }

  /** Keeps the browser from scrolling with two fingers that are ours. */
  touch(e) {
    if (e.cancelable && (this.act?.kind === "pinch" || this.act?.kind === "drag")) e.preventDefault();
  }
}
