// Tables of numbers: cells that can be edited, rows that point at the picture.
// The table of points does without a pointer all that dragging does.

import { follow, icon, make, put, write } from "./dom.js";
import { language, text } from "./text.js";
import { define } from "./tip.js";
import { typed } from "./typed.js";

/** Begins the ID of a row that stands for one key of the link. */
const setting = "set/";

export class Tables {
  /** on: {set(key, value), select(id), remove(id), add(), paste()}. */
  constructor(node, on) {
    this.node = node;
    this.on = on;
  }

  /** pointed: the ID of what the pointer is on in the picture. */
  update(tables, pointed) {
    this.pointed = pointed;
    follow(this.node, tables, (t) => t.id, (t) => this.create(t), (node, t) => node.update(t));
  }

  create(t) {
    const title = make("summary");
    const head = make("tr");
    const body = make("tbody");
    const table = make("table", {}, make("thead", {}, head), body);
    const scroll = make("div", { class: "scroll", role: "group", tabindex: 0 }, table);
    const node = make("details", { class: `group table ${t.id}` }, title, scroll);
    const tools = t.id === "points" ? this.tools() : null;
    if (tools) node.append(tools);
    let seen = ""; // the table as it is shown
    const forget = () => (seen = "");
    node.update = (now) => {
      const news = JSON.stringify([now, this.pointed, language()]);
      if (news === seen) return;
      seen = news;
      tools?.update();
      write(title, now.title);
      put(title, "data-count", now.rows.length);
      put(table, "aria-label", now.title);
      put(scroll, "aria-label", now.title);
      follow(head, now.head, (_, j) => j, () => make("th", { scope: "col" }, make("span")), (th, word, j) => {
        write(th.firstChild, word);
        define(th.firstChild, now.help?.[j]);
      });
      follow(body, now.rows.map((_, i) => cellsOf(now, i)), (_, i) => now.ids?.[i] ?? i, () => this.row(), (tr, cells, i) => {
        const id = (tr.dataset.id = now.ids?.[i] ?? "");
        tr.dataset.points = id.startsWith(setting) ? "" : id;
        tr.classList.toggle("pointed", Boolean(id) && id === this.pointed);
        follow(tr, cells, (cell, j) => `${j}/${cell.kind}`, (cell) => this.cell(cell, tr, forget), (td, cell) => td.update(cell));
      });
    };
    return node;
  }

  /** Buttons under the table of points. */
  tools() {
    const add = make("button", { type: "button", click: this.on.add });
    const paste = make("button", { type: "button", click: this.on.paste });
    const row = make("div", { class: "row" }, add, paste);
    row.update = () => (write(add, text("page.add")), write(paste, text("page.paste")));
    return row;
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

  /** Takes out what a row stands for: a point, or a setting of the link. */
  remove(id) {
    if (id.startsWith(setting)) this.on.set(id.slice(setting.length), "");
    else this.on.remove(id);
  }

  /** Makes a cell: text, a field (value), or a button that removes the row. forget: what is shown is no longer what came. */
  cell({ kind }, tr, forget) {
    const td = make("td");
    if (kind === "text") {
      td.update = (cell) => write(td, cell.value);
    } else if (kind === "value") {
      const input = typed({ type: "text", inputmode: "decimal", size: 6 }, (value) => {
        forget();
        this.on.set(input.dataset.key, value);
      });
      td.append(input);
      td.update = (cell) => {
        input.dataset.key = cell.key;
        put(input, "aria-label", cell.name);
        input.show(cell.value);
      };
    } else {
      const button = make("button", { type: "button", class: "icon small", click: () => this.remove(tr.dataset.id) }, icon("close"));
      td.append(button);
      td.update = (cell) => put(button, "aria-label", cell.name);
    }
    return td;
  }
}

/** The cells of row i: {kind: text | value | remove, value, key, name}. */
function cellsOf(table, i) {
  const row = table.rows[i];
  const cells = row.map((value, j) => {
    const key = table.keys?.[i]?.[j];
    return { kind: key ? "value" : "text", value, key, name: `${table.head[j]} ${row[0]}` };
  });
  const id = table.ids?.[i] ?? "";
  if (id.startsWith("point/") && table.rows.length > 1) cells.push({ kind: "remove", name: `${text("page.remove")} ${row[0]}` });
  if (id.startsWith(setting)) cells.push({ kind: "remove", name: text("page.unset", { what: row[0] }) });
  return cells;
}
