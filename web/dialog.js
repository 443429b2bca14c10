// A dialog that closes by its button, Escape, or a press outside it.

import { icon, make } from "./dom.js";
import { text } from "./text.js";

/** Opens a dialog with a heading; returns it. */
export function dialog(title, ...content) {
  const close = make("button", { type: "button", class: "icon small", "aria-label": text("page.close"), click: () => node.close() }, icon("close"));
  const node = make(
    "dialog",
    {
      "aria-label": title,
      pointerdown: (e) => e.target === node && node.close(),
      close: () => node.remove(),
    },
    make("div", { class: "sheet" }, make("header", {}, make("h2", {}, title), close), ...content),
  );
  document.body.append(node);
  node.showModal();
  return node;
}
