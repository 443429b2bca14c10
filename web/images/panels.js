// The comparison side by side, under the slider of the noise and the one of the
// point between two images.

import { byId, follow, make, put, show, write } from "../dom.js";
import { text } from "../text.js";
import { one } from "./tiles.js";

export class Panels {
  constructor(set) {
    this.set = set;
    this.at = { a: 0, b: 1, t: 0 };
    this.held = false; // a slider is in the hand
    const sigma = byId("sigma");
    sigma.addEventListener("input", () => {
      write(byId("sigma-value"), Number(sigma.value).toFixed(2));
      part(sigma);
      set("sigma", sigma.value);
    });
    byId("point").addEventListener("input", (e) => this.move({ t: Number(e.target.value) }));
    byId("point-a").addEventListener("change", (e) => this.move({ a: Number(e.target.value) }));
    byId("point-b").addEventListener("change", (e) => this.move({ b: Number(e.target.value) }));
  }

  move(change) {
    this.at = { ...this.at, ...change };
    part(byId("point"));
    this.set("at", `${this.at.a},${this.at.b},${this.at.t}`);
  }

  state(now) {
    const sigma = byId("sigma");
    if (document.activeElement !== sigma) sigma.value = now.sigma;
    part(sigma);
    write(byId("sigma-value"), Number(sigma.value).toFixed(2));
  }

  images(images) {
    for (const id of ["point-a", "point-b"]) {
      follow(byId(id), images.items, (_, i) => i, (_, i) => make("option", { value: i }), (node, item) => write(node, item.name));
    }
    this.thumbs = images;
    this.ends();
  }

  ends() {
    if (!this.thumbs) return;
    for (const end of ["a", "b"]) {
      byId(`point-${end}`).value = this.at[end];
      if (this.at[end] < this.thumbs.items.length) one(byId(`thumb-${end}`), this.thumbs, this.at[end]);
    }
  }

  panels(now) {
    follow(byId("panel-list"), now.items, (p) => p.key, (p) => {
      return make("li", { class: `panel ${p.key}` }, make("canvas", { role: "img" }), make("span", { class: "name" }), make("span", { class: "db" }));
    }, (node, p, i) => {
      const [canvas, name, db] = node.children;
      one(canvas, now, i);
      write(name, p.name);
      const value = p.psnr === null ? "" : text("images.db", { db: p.psnr.toFixed(1) });
      write(db, value);
      put(canvas, "aria-label", `${p.name} ${value}`.trim());
    });
    const best = now.items.filter((p) => p.psnr !== null).reduce((a, b) => (b.psnr > a.psnr ? b : a));
    [...byId("panel-list").children].forEach((node, i) => node.classList.toggle("best", now.items[i] === best));
    this.at = { a: now.a, b: now.b, t: now.t };
    if (document.activeElement !== byId("point")) byId("point").value = now.t;
    part(byId("point"));
    this.ends();
    const mid = now.t > 0 && now.t < 1 && now.a !== now.b;
    write(byId("point-value"), text(mid ? "images.mid" : "images.on"));
    write(byId("panels-note"), text(mid ? "images.panels.mid" : "images.panels.on"));
    show(byId("panels-note"), true);
  }
}

/** Fills the track of a slider up to its thumb. */
export function part(range) {
  range.style.setProperty("--part", (range.value - range.min) / (range.max - range.min));
}
