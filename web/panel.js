// All text and controls beside the picture, from explore.Panel, without
// knowing what they mean.

import { Controls } from "./controls.js";
import { byId, follow, icon, make, parse, put, say, show, write } from "./dom.js";
import { pasteBox } from "./paste.js";
import { Tables } from "./tables.js";
import { label, text } from "./text.js";
import { define } from "./tip.js";

/** In what the function can be copied. */
const copied = ["tex", "py", "json", "csv"];

const finger = matchMedia("(pointer: coarse)");

export class Panel {
  /** send(msg) hands an intent to the engine; size() is that of the picture. */
  constructor(send, size) {
    this.send = send;
    this.controls = new Controls(byId("controls"), (id, value, final) => send({ kind: "set", id, value, final }));
    this.tables = new Tables(byId("tables"), {
      set: (id, value) => send({ kind: "set", id, value, final: true }),
      select: (id) => send({ kind: "select", id }),
      remove: (id) => send({ kind: "delete", id }),
      add: () => send({ kind: "add", x: size().w / 2, y: size().h / 2 }),
      paste: () => pasteBox(send),
    });
    this.own = []; // notices of the page itself
    this.noted = 0; // how many there were
    this.last = { notices: [] };
    this.result = this.makeResult(byId("result"));
    this.runner = this.makeRunner(byId("running"));
    this.markup = ""; // of the formula that is shown
    this.has = false; // whether there is a function to copy
    this.looked = false; // whether the formula is in sight
    new IntersectionObserver(([entry]) => (this.looked = entry.isIntersecting)).observe(byId("formula"));
  }

  /**
   * Shows a panel. The formula is the dearest to lay out: where nobody looks at
   * it, it has a task of its own, and none while the panel flows.
   */
  update(panel, flows = false) {
    this.last = panel;
    for (const id of ["title", "about"]) byId(id)?.removeAttribute("data-word");
    write(byId("title"), panel.title);
    write(byId("about"), panel.about);
    show(byId("about"), panel.about);
    this.result(panel);
    write(byId("caption"), panel.caption);
    if (byId("desc")) write(byId("desc"), panel.desc);
    this.facts(byId("readout"), panel.readout ?? []);
    this.howto(!panel.readout?.length);
    this.legend(panel.legend ?? []);
    this.notices();
    this.controls.update(panel.controls ?? []);
    this.tables.update(panel.tables ?? [], panel.pointed);
    if (this.looked) this.formula(panel);
    else if (!flows) setTimeout(() => panel === this.last && this.formula(panel));
    this.runner(panel.running);
  }

  /** Says something of the page's own until it is dismissed or over. */
  notice(id, kind, words) {
    this.own = [...this.own.filter((n) => n.id !== id), { id, kind, text: words, n: `own${++this.noted}` }];
    this.notices();
  }

  /** Drops notices of the page's own. */
  over(...ids) {
    this.own = this.own.filter((n) => !ids.includes(n.id));
    this.notices();
  }

  notices() {
    const create = (n) => {
      if (n.kind !== "error") say(n.text); // an alert is said by itself
      const dismiss = () => (this.own.includes(n) ? this.over(n.id) : this.send({ kind: "dismiss", id: n.id }));
      return make("li", {}, make("p"), make("button", { type: "button", class: "icon small", click: dismiss }, icon("close")));
    };
    // The same words again are a new element, which is seen and said again.
    follow(byId("notices"), [...this.own, ...(this.last.notices ?? [])], (n) => n.n, create, (node, n) => {
      node.className = `notice ${n.kind}`;
      node.setAttribute("role", n.kind === "error" ? "alert" : "note");
      write(node.firstChild, n.text);
      put(node.lastChild, "aria-label", text("page.dismiss"));
    });
  }

  makeResult(node) {
    const badge = make("span", { class: "badge" });
    const list = make("dl", { class: "facts" });
    const why = make("summary");
    const reasons = make("ul");
    const details = make("details", { class: "reasons" }, why, reasons);
    node.append(badge, list, details);
    return (panel) => {
      badge.className = `badge ${panel.badge.kind}`;
      write(badge, panel.badge.text);
      show(badge, panel.badge.text);
      define(badge, panel.badge.help);
      this.facts(list, panel.facts ?? []);
      const all = panel.reasons ?? [];
      show(details, all.length);
      write(why, text("page.reasons"));
      if (panel.badge.kind !== details.dataset.of) {
        details.open = panel.badge.kind === "none";
        details.dataset.of = panel.badge.kind;
      }
      follow(reasons, all, (r) => r, () => make("li"), (li, r) => write(li, r));
    };
  }

  /** A list of labelled values; what stands for a thing in the picture points at it. */
  facts(list, facts) {
    const create = () => {
      const row = make("div", {}, make("dt", {}, make("span")), make("dd"));
      row.addEventListener("pointerenter", () => row.dataset.points && this.send({ kind: "select", id: row.dataset.points }));
      row.addEventListener("pointerleave", () => row.dataset.points && this.send({ kind: "select" }));
      return row;
    };
    const seen = new Map();
    const key = (f) => {
      const n = seen.get(f.label) ?? 0;
      seen.set(f.label, n + 1);
      return f.id || `${f.label}/${n}`;
    };
    follow(list, facts, key, create, (row, f) => {
      row.dataset.points = f.id ?? "";
      row.classList.toggle("pointed", Boolean(f.id) && f.id === this.last.pointed);
      write(row.firstChild.firstChild, f.label);
      define(row.firstChild.firstChild, f.help);
      write(row.lastChild, f.value);
    });
  }

  /** Samples of the colours and what they mean. */
  legend(entries) {
    const create = (f) => {
      const li = make("li", {}, make("i", { class: "swatch", "data-role": f.label }), make("span"));
      li.firstChild.style.setProperty("--role", `var(--crease-${f.label})`);
      return li;
    };
    follow(byId("legend"), entries, (f) => f.label, create, (node, f) => write(node.lastChild, f.value));
    // Where it does not fit its place, that can be scrolled by keys.
    const words = entries.map((f) => f.value).join();
    const place = byId("under");
    if (!place || words === this.legendWords) return;
    this.legendWords = words;
    const more = place.scrollHeight > place.clientHeight + 1;
    put(place, "tabindex", more ? 0 : null);
    put(place, "role", more ? "group" : null);
    put(place, "aria-label", more ? text("page.legend") : null);
  }

  /** Where nothing is under the pointer, its place says what one can do. */
  howto(on) {
    const readout = byId("readout");
    if (!readout.closest(".line")) return;
    this.hint ??= readout.parentNode.appendChild(make("p", { class: "quiet howto" }));
    write(this.hint, text(finger.matches ? "page.howto.touch" : "page.howto"));
    show(this.hint, on);
  }

  /** The formula, and buttons that copy the function. */
  formula({ formula: markup = "", facts }) {
    const has = facts?.length > 0;
    const node = byId("formula");
    this.copies ??= copied.map((id) => make("button", { type: "button", class: "small", click: () => this.send({ kind: "export", id, value: "copy" }) }));
    this.copies.forEach((button, i) => write(button, text(`page.copy.${copied[i]}`)));
    if (markup === this.markup && has === this.has) return;
    [this.markup, this.has] = [markup, has];
    const math = markup && parse(markup, "text/html");
    // It may be wider than its place: then it is scrolled by keys.
    const scroll = math && make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": text("page.formula") }, math);
    node.replaceChildren(...(scroll ? [scroll] : []), ...(has ? [make("div", { class: "chips" }, ...this.copies)] : []));
  }

  makeRunner(node) {
    const button = (kind, look) =>
      make("button", { type: "button", class: `icon ${look}`, "data-word-label": `page.${kind}`, click: () => this.send({ kind }) }, icon(kind));
    const parts = { play: button("play", "primary"), pause: button("pause", "primary"), step: button("step", ""), restart: button("restart", "") };
    const bar = make("progress", { max: 1 });
    const words = make("span");
    const pace = make("select", { change: () => this.send({ kind: "pace", value: pace.value }) });
    node.append(parts.play, parts.pause, parts.step, parts.restart, pace, bar, words);
    return (running) => {
      show(node, running);
      if (!running) return;
      Object.values(parts).forEach(label);
      show(parts.play, !running.playing);
      show(parts.pause, running.playing);
      show(pace, running.paces);
      put(pace, "aria-label", text("page.pace"));
      follow(pace, running.paces ?? [], (o) => o.value, () => make("option"), (node, o) => {
        put(node, "value", o.value);
        write(node, o.label);
        node.selected = Boolean(o.on);
      });
      put(bar, "value", running.progress >= 0 ? running.progress : null);
      put(bar, "aria-label", running.text);
      write(words, running.text);
    };
  }
}
