// The text of a picture over the canvas: SVG text, crisp and selectable, in
// the colours of its roles.

const space = "http://www.w3.org/2000/svg";
/** Half the height of a capital letter, in font sizes: labels are centred on their place. */
const capital = 0.35;
const anchors = ["start", "middle", "end"];

export class Labels {
  constructor() {
    this.node = document.createElementNS(space, "svg");
    this.node.setAttribute("class", "labels");
    this.node.setAttribute("aria-hidden", "true");
  }

  /** Shows the labels of a picture's head; elements are used again. */
  show(head) {
    set(this.node, "viewBox", `0 0 ${head.w} ${head.h}`);
    const { node } = this;
    while (node.childElementCount > head.labels.length) node.lastChild.remove();
    while (node.childElementCount < head.labels.length) node.append(document.createElementNS(space, "text"));
    head.labels.forEach((label, i) => {
      const text = node.children[i];
      set(text, "x", label.x);
      set(text, "y", label.y + capital * label.size);
      set(text, "fill", `var(--crease-${label.role})`);
      set(text, "font-size", label.size);
      set(text, "text-anchor", anchors[label.anchor ?? 0]);
      set(text, "class", (label.strong ? "strong " : "") + (label.math ? "math" : ""));
      if (text.textContent !== label.text) text.textContent = label.text;
    });
  }
}

function set(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}
