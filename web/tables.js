// Tables of numbers: cells that can be edited, rows that point at the picture.

import { follow, make, put, write } from "./dom.js";
import { typed } from "./typed.js";

export class Tables {
  /** on: {set(key, value), select(id), remove(id)}. */
  constructor(node, on) {
    this.node = node;
    this.on = on;
  }

  update(tables) {
    follow(this.node, tables, (t) => t.id, (t) => this.create(t), (node, t) => node.update(t));
  }

  create(t) {
    const title = make("summary");
    const head = make("tr");
    const body = make("tbody");
    const table = make("table", {}, make("thead", {}, head), body);
    const node = make("details", { class: "group table", "data-table": t.id }, title, make("div", { class: "scroll", tabindex: 0 }, table));
    node.update = (now) => {
      write(title, now.title);
      put(title, "data-count", now.rows.length);
      put(table, "aria-label", now.title);
      put(node.lastChild, "role", "group");
      put(node.lastChild, "aria-label", now.title);
      follow(head, now.head, (_, j) => j, () => make("th", { scope: "col" }), (th, word) => write(th, word));
      follow(body, now.rows, (_, i) => i, () => this.row(), (tr, cells, i) => {
        tr.dataset.points = now.ids?.[i] ?? "";
        follow(tr, cells, (_, j) => `${j}/${Boolean(now.keys?.[i]?.[j])}`, (_, j) => this.cell(now.keys?.[i]?.[j]), (td, value, j) =>
          td.update(value, now.keys?.[i]?.[j], `${now.head[j]} ${cells[0]}`));
      });
    };
    return node;
  }

  row() {
    const tr = make("tr");
    const select = () => tr.dataset.points && this.on.select(tr.dataset.points);
    const leave = () => tr.dataset.points && this.on.select("");
    tr.addEventListener("pointerenter", select);
    tr.addEventListener("pointerleave", leave);
    tr.addEventListener("focusin", select);
    tr.addEventListener("focusout", leave);
    return tr;
  }

  cell(key) {
    const td = make("td");
    if (!key) {
      td.update = (value) => write(td, value);
      return td;
    }
    const input = typed({ type: "text", inputmode: "decimal", size: 6 }, (value) => this.on.set(input.dataset.key, value));
    td.append(input);
    td.update = (value, now, name) => {
      input.dataset.key = now;
      put(input, "aria-label", name);
      input.show(value);
    };
    return td;
  }
}
