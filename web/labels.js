// The text of a picture over the canvas: crisp, in the colours of its roles.
// Each label is a layer of its own: one that moves is not painted again, and
// nothing as large as the picture is laid over it.

/** Share of a label's width that stands before its place. */
const before = [0, 50, 100];

export class Labels {
  constructor() {
    this.node = document.createElement("div");
    this.node.className = "labels";
    this.node.setAttribute("aria-hidden", "true");
  }

  /** Shows the labels of a picture's head; scale is CSS pixels a picture pixel. */
  show(head, scale) {
    const { node } = this;
    while (node.childElementCount > head.labels.length) node.lastChild.remove();
    while (node.childElementCount < head.labels.length) node.append(document.createElement("span"));
    // Whole device pixels keep the text sharp.
    const snap = (x) => Math.round(x * scale * devicePixelRatio) / devicePixelRatio;
    head.labels.forEach((label, i) => {
      const text = node.children[i];
      const look = `color:var(--crease-${label.role});font-size:${label.size * scale}px`;
      const words = (label.strong ? "strong " : "") + (label.math ? "math " : "") + (label.hint ? "hint" : "");
      if (text.textContent !== label.text) text.textContent = label.text;
      if (text.look !== look) text.style.cssText = text.look = look;
      if (text.className !== words) text.className = words;
      text.style.transform = `translate(${snap(label.x)}px, ${snap(label.y)}px) translate(-${before[label.anchor ?? 0]}%, -50%)`;
    });
  }
}
