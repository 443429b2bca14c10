// The keyboard: a focused handle moves by keys, and a few keys work anywhere.
// Everything else is left to the browser.

/** Steps of the page keys; one step is a hundredth of the view. */
const coarse = 10;
const fine = 0.1;

/** Keys at the picture zoom by this factor and move the view by this share of it. */
const zoom = 1.25;
const share = 0.1;

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Keys {
  /** on: {help()}. */
  constructor(stage, outbox, pointer, on) {
    Object.assign(this, { stage, outbox, pointer, on });
    stage.surface.addEventListener("keydown", (e) => this.handle(e));
    stage.node.addEventListener("keydown", (e) => this.view(e));
    document.addEventListener("keydown", (e) => this.anywhere(e));
  }

  handle(e) {
    const node = e.target.closest(".handle");
    if (!node || e.ctrlKey || e.metaKey || e.altKey) return;
    const id = node.dataset.id;
    const flat = node.dataset.axis === "x";
    const nudge = (x, y) => this.outbox.now({ kind: "nudge", id, x: flat ? x + y : x, y: flat ? 0 : y });
    const step = e.shiftKey ? fine : 1;
    if (arrows[e.key]) nudge(arrows[e.key][0] * step, arrows[e.key][1] * step);
    else if (e.key === "PageUp") nudge(0, coarse);
    else if (e.key === "PageDown") nudge(0, -coarse);
    else if (e.key === "Home") this.outbox.now({ kind: "bound", id, x: -1 });
    else if (e.key === "End") this.outbox.now({ kind: "bound", id, x: 1 });
    else if (e.key === "Delete" || e.key === "Backspace") this.outbox.now({ kind: "delete", id });
    else return;
    e.preventDefault();
  }

  /** Moves and zooms the view, where the picture or one of its buttons has the focus. */
  view(e) {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
    const { w, h } = this.stage.size;
    const [x, y] = arrows[e.key] ?? [0, 0];
    if (x || y) this.outbox.now({ kind: "pan", x: -x * share * w, y: y * share * h });
    else if (e.key === "+" || e.key === "=") this.outbox.now({ kind: "zoom", x: w / 2, y: h / 2, w: zoom });
    else if (e.key === "-") this.outbox.now({ kind: "zoom", x: w / 2, y: h / 2, w: 1 / zoom });
    else if (e.key === "0") this.outbox.now({ kind: "home" });
    else return;
    e.preventDefault();
  }

  anywhere(e) {
    if (e.defaultPrevented) return;
    if (e.key === "Escape" && this.pointer.dragging) {
      e.preventDefault();
      return this.pointer.cancel();
    }
    const typing = e.target.closest?.("input:not([type=range], [type=checkbox], [type=radio]), textarea, select, dialog");
    if (typing) return;
    const key = e.key.toLowerCase();
    if ((e.ctrlKey || e.metaKey) && !e.altKey && (key === "z" || key === "y")) {
      e.preventDefault();
      this.outbox.now({ kind: key === "y" || e.shiftKey ? "redo" : "undo" });
    } else if (e.altKey && !e.ctrlKey && !e.metaKey && e.code === "KeyR") {
      e.preventDefault();
      this.outbox.now({ kind: "reset" });
    } else if (e.key === "?" && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      this.on.help();
    }
  }
}
