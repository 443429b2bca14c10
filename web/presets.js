// Choosing an example: a menu with a step to either side.

import { icon, make, put, show, write } from "./dom.js";
import { text } from "./text.js";

export class Presets {
  /** node may be null (an embed has no menu); choose(name) shows a preset. */
  constructor(node, list, choose) {
    this.node = node;
    this.names = list.map((p) => p.name);
    this.choose = choose;
    for (const link of document.querySelectorAll("[data-preset]")) {
      link.addEventListener("click", (e) => {
        if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
        e.preventDefault();
        choose(link.dataset.preset);
        scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      });
    }
    if (!node) return;
    this.menu = make("select", { change: () => choose(this.menu.value) });
    this.own = make("option", { value: "", hidden: true });
    this.menu.append(this.own, ...this.names.map((name) => make("option", { value: name })));
    this.back = make("button", { type: "button", class: "icon", click: () => this.step(-1) }, icon("left"));
    this.forth = make("button", { type: "button", class: "icon", click: () => this.step(1) }, icon("right"));
    node.append(this.back, this.menu, this.forth);
    this.words();
    show(node, true);
  }

  /** Writes all words in the language now. */
  words() {
    if (!this.node) return;
    put(this.menu, "aria-label", text("page.presets"));
    write(this.own, text("page.presets.own"));
    [...this.menu.options].slice(1).forEach((option) => write(option, text(`preset.${option.value}`)));
    for (const [button, key] of [[this.back, "page.previous"], [this.forth, "page.next"]]) {
      put(button, "aria-label", text(key));
      put(button, "title", text(key));
    }
  }

  /** Shows which preset is shown; "" for none. */
  update(name) {
    if (!this.node) return;
    if (name) this.at = this.names.indexOf(name);
    if (this.menu.value !== name) this.menu.value = name;
  }

  step(by) {
    const n = this.names.length;
    this.choose(this.names[((this.at ?? -1) + by + n) % n]);
  }
}
