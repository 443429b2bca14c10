// The film strip: what each estimator makes of the way from one image to
// another, or of the triangle of three.

import { byId, follow, make, put, show, write } from "../dom.js";
import { text } from "../text.js";
import { paint } from "./tiles.js";

const gap = 1; // between frames, in pixels of the images

export class Film {
  constructor() {
    this.over = "segment";
  }

  state() {
    const kinds = ["segment", "triangle"];
    follow(byId("film-kind"), kinds, (k) => k, (k) => {
      const input = make("input", { type: "radio", name: "film", value: k, change: () => this.turn(k) });
      return make("label", {}, input, make("span"));
    }, (node, k) => {
      node.firstChild.checked = k === this.over;
      write(node.lastChild, text(`images.strip.${k}`));
    });
  }

  turn(kind) {
    this.over = kind;
    if (this.last) this.strip(this.last);
  }

  strip(now) {
    this.last = now;
    const triangle = now.triangle > 0 && this.over === "triangle";
    show(byId("film-kind"), now.triangle > 0);
    const body = byId("film-body");
    put(body, "class", triangle ? "triangles" : "strip");
    const corners = (now.triangle * (now.triangle + 1)) / 2;
    follow(body, now.items, (p) => `${p.key}/${triangle}`, (p) => {
      return make("figure", { class: p.key }, make("figcaption", {}, make("span", { class: "name" }), make("span", { class: "db" })), make("canvas", { role: "img" }));
    }, (node, p, i) => {
      const [caption, canvas] = node.children;
      write(caption.firstChild, p.name);
      write(caption.lastChild, p.psnr === null || triangle ? "" : text("images.db", { db: p.psnr.toFixed(1) }));
      put(canvas, "aria-label", `${p.name}: ${text("images.strip.help", { from: now.from, to: now.to })}`);
      const w = now.cols + gap;
      const h = now.rows + gap;
      const places = [];
      if (triangle) {
        let tile = now.items.length * now.frames + i * corners;
        for (let row = 0; row < now.triangle; row++) {
          for (let k = 0; k <= row; k++) places.push({ tile: tile++, x: Math.round(((now.triangle - 1 - row) / 2 + k) * w), y: row * h });
        }
        paint(canvas, now, places, now.triangle * w - gap, now.triangle * h - gap);
      } else {
        for (let k = 0; k < now.frames; k++) places.push({ tile: i * now.frames + k, x: k * w, y: 0 });
        paint(canvas, now, places, now.frames * w - gap, now.rows);
      }
    });
    write(byId("film-note"), text(triangle ? "images.strip.tri" : "images.strip.help", { from: now.from, to: now.to }));
  }
}
