// What the training finds: its course, the angles of the units and how they
// look, and PSNR over the noise.

import { byId, follow, icon, make, put, show, write } from "../dom.js";
import { text } from "../text.js";
import { angles, degrees, lines } from "./charts.js";
import { part } from "./panels.js";
import { one } from "./tiles.js";

const percent = (v) => (100 * v < 0.95 ? (100 * v).toFixed(1) : (100 * v).toFixed(0));

/** A small number to read: 0.094, 5.1e-8. */
const small = (v) => (v === null ? "–" : v === 0 ? "0" : v >= 0.001 ? v.toPrecision(2) : v.toExponential(1));

/** The course of the training, its numbers, and the chart of angles. */
export class Training {
  constructor(set) {
    this.set = set;
    const recipes = ["exact", "online"];
    follow(byId("recipes"), recipes, (r) => r, (r) => {
      return make("label", {}, make("input", { type: "radio", name: "recipe", value: r, change: () => set("recipe", r) }), make("span"));
    }, () => {});
    const ratio = byId("ratio");
    ratio.addEventListener("input", () => {
      part(ratio);
      write(byId("ratio-value"), Number(ratio.value).toFixed(2));
    });
    ratio.addEventListener("change", () => set("ratio", ratio.value));
    byId("play").addEventListener("click", () => {
      if (this.now.done) set("again", "");
      else set("play", this.now.playing ? "0" : "1");
    });
  }

  state(now, parts) {
    this.now = now;
    for (const option of byId("recipes").children) {
      option.firstChild.checked = option.firstChild.value === now.recipe;
      write(option.lastChild, text(`images.recipe.${option.firstChild.value}`));
    }
    write(byId("recipe-note"), text(`images.recipe.${now.recipe}.help`));
    const ratio = byId("ratio");
    if (document.activeElement !== ratio) ratio.value = now.ratio;
    part(ratio);
    write(byId("ratio-value"), now.ratio.toFixed(2));
    write(byId("ratio-note"), text("images.ratio.help", { sigma: `σ = ${now.training.toPrecision(2)}` }));
    const play = byId("play");
    const name = now.done ? "reset" : now.playing ? "pause" : "play";
    if (play.dataset.icon !== name) play.replaceChildren(name === "reset" ? again() : icon(name));
    play.dataset.icon = name;
    put(play, "aria-label", text(now.done ? "images.again.button" : now.playing ? "page.pause" : "page.play"));
    if (parts.report) this.report(parts.report);
  }

  report(r) {
    byId("train-progress").value = r.progress;
    write(byId("train-text"), r.online ? `${Math.round(100 * r.progress)} %` : text(r.done ? "images.kept" : "images.start", { i: r.done ? r.kept : r.start, n: r.starts }));
    const badge = byId("badge");
    put(badge, "class", `badge ${r.status}`);
    write(badge, r.statusName);
    show(byId("why"), r.why);
    write(byId("why").lastElementChild, r.why);
    this.course(r);
    this.angles(r);
    this.facts(r);
  }

  course(r) {
    const x = { min: 0, max: Math.max(20, (r.off.length - 1) * r.every), ticks: [0, Math.max(20, (r.off.length - 1) * r.every)], name: text("images.iteration") };
    const points = (list) => list.map((v, i) => (v === null ? null : [i * r.every, v]));
    lines(byId("off"), {
      label: text("images.off.axis"), height: 150, x,
      y: { min: 1e-9, max: 1, log: true, ticks: [1, 1e-3, 1e-6, 1e-9], text: (t) => (t === 1 ? "1" : `1e${Math.round(Math.log10(t))}`) },
      series: [{ points: points(r.off), role: "trained", dot: true }],
    });
    const real = r.j.filter((v) => v !== null);
    show(byId("objective"), real.length);
    if (!real.length) return;
    const decades = Math.max(1, Math.min(6, Math.ceil(Math.log10(Math.max(...real)))));
    lines(byId("objective"), {
      label: text("images.j.axis"), height: 150, x, level: 1,
      y: { min: 0.8, max: 10 ** decades, log: true, ticks: Array.from({ length: decades + 1 }, (_, i) => 10 ** i) },
      series: [{ points: points(r.j), role: "trained", dot: true }],
    });
  }

  angles(r) {
    const line = r.random !== null && r.random < 1e-6;
    show(byId("angles-note"), line);
    angles(byId("angles"), {
      units: r.angles, bins: line ? [] : r.bins,
      means: [["predicted", r.angle, 0], ["other", r.angleOther, 1], ["random", line ? null : r.random, 2]],
      label: text("images.angles.desc", { angle: degrees(r.angle ?? 0), name: r.follows, random: degrees(r.random ?? 0) }),
    });
    const key = [["predicted", text("images.angles.to", { name: r.follows })]];
    if (r.angleOther !== null) key.push(["other", text("images.angles.other", { name: r.other })]);
    if (!line) key.push(["random", text("images.angles.random")]);
    follow(byId("angles-key"), key, ([role]) => role, ([role]) => make("li", {}, make("i", { class: role }), make("span")), (node, [, words]) => write(node.lastChild, words));
  }

  facts(r) {
    const deg = (v) => (v === null ? text("images.f.none") : `${degrees(v)}°`);
    const ratio = (v) => (v === null ? "–" : v < 10 ? v.toFixed(4) : v.toPrecision(3));
    const b = r.beside;
    const rows = [
      ["geometry", text("images.f.geometry"), r.geometry],
      ["angle", text("images.f.angle", { name: r.follows }), deg(r.angle), b && deg(b.angle)],
      ["other", text("images.f.other", { name: r.other }), deg(r.angleOther), b && deg(b.angleOther)],
      ["random", text("images.f.random", { name: r.follows }), deg(r.random)],
      ["off", text("images.f.off"), `${small(r.offHullStart)} → ${small(r.offHull)}`, b && small(b.offHull)],
      ["ratio", text("images.f.ratio"), ratio(r.ratio), b && ratio(b.ratio)],
      ["difference", text("images.f.difference"), small(r.difference), b && small(b.difference)],
      ["cosine", text("images.f.cosine"), [r.cosine, r.cosineA].map((v) => (v === null ? "–" : v.toFixed(4))).join(", ")],
      ["units", text("images.f.units"), `${r.active} / ${r.units}`],
    ];
    if (b) rows.splice(1, 0, ["recipe", "", text(`images.recipe.${r.online ? "online" : "exact"}`), text(`images.recipe.${b.recipe}`)]);
    if (r.finals.length > 1) rows.push(["finals", text("images.f.finals"), r.finals.map((v) => (v === null ? "–" : v.toFixed(4))).join(", ")]);
    follow(byId("facts"), rows, ([id, , , other]) => id + Boolean(other), ([id, , , other]) => {
      return make("div", { "data-fact": id }, make("dt"), make("dd"), ...(other ? [make("dd", { class: "beside" })] : []));
    }, (node, [, name, value, other]) => {
      write(node.children[0], name);
      write(node.children[1], value);
      if (other) write(node.children[2], other);
    });
    if (r.done && this.said !== r.angle) {
      this.said = r.angle;
      write(byId("say"), text("images.angles.desc", { angle: degrees(r.angle ?? 0), name: r.follows, random: degrees(r.random ?? 0) }));
    }
  }
}

function again() {
  const node = icon("play");
  node.firstChild.setAttribute("d", "M4.5 5v5h5M5 10a8 8 0 1 1-1 4");
  node.classList.add("line");
  return node;
}

/** The weights of units beside the directions that they follow. */
export class Units {
  units(now) {
    let tile = 0;
    const items = now.items.map((item) => {
      const first = tile;
      tile += 1 + item.units.length;
      return { ...item, first };
    });
    const name = (item) => item.name;
    follow(byId("units"), items, name, () => {
      return make("li", {}, make("figure", { class: "direction" }, make("canvas", { role: "img" }), make("figcaption")), make("ul", { class: "followers" }), make("p", { class: "quiet" }));
    }, (node, item) => {
      const [direction, list, note] = node.children;
      one(direction.firstChild, { ...now, signed: true }, item.first);
      put(direction.firstChild, "aria-label", item.name);
      write(direction.lastChild, item.name);
      follow(list, item.units, (_, i) => i, () => make("li", {}, make("canvas", { role: "img" }), make("span")), (unit, u, i) => {
        one(unit.firstChild, { ...now, signed: true }, item.first + 1 + i);
        put(unit.firstChild, "aria-label", text("images.units.tile", { share: percent(u.share), angle: degrees(u.angle ?? 0), name: item.name }));
        write(unit.lastChild, `${degrees(u.angle ?? 0)}°`);
      });
      write(note, text("images.units.row", { count: item.count, share: percent(item.share), angle: degrees(item.angle) }));
    });
  }
}

const dashes = { noisy: "2 4", projection: "7 4", wiener: "7 3 2 3", minnorm: "10 4" };

/** PSNR over the noise, with the noise that the slider shows. */
export class Curves {
  constructor() {
    byId("csv").addEventListener("click", () => {
      const address = URL.createObjectURL(new Blob([this.last.csv], { type: "text/csv" }));
      const anchor = make("a", { href: address, download: "psnr.csv" });
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    });
  }

  state(now) {
    this.sigma = now.sigma;
    if (this.last) this.curves(this.last);
  }

  panels(now) {
    this.sigma = now.sigma;
    if (this.last) this.curves(this.last);
  }

  curves(now) {
    this.last = now;
    show(byId("csv"), now.csv);
    const body = byId("curves-body");
    if (!now.items.length) {
      body.replaceChildren(make("p", { class: "quiet waiting" }, text("images.curves.wait")));
      byId("curves-key").replaceChildren();
      byId("curves-key").followed = undefined;
      return;
    }
    const all = now.psnr.flat().filter((v) => v !== null);
    const low = Math.floor(Math.min(0, ...all.map(Math.round)) / 10) * 10;
    const high = Math.ceil(Math.max(30, ...all) / 10) * 10;
    const ticks = [];
    for (let t = low; t <= high; t += 10) ticks.push(t);
    lines(body, {
      label: text("images.curves"), height: 280, mark: this.sigma,
      x: { min: 0, max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], name: text("images.curves.x") },
      y: { min: low, max: high, ticks },
      series: now.items.map((item, k) => ({ role: item.id, dash: dashes[item.id], points: now.psnr[k].map((v, i) => (v === null ? null : [now.sigma[i], v])) })),
    });
    follow(byId("curves-key"), now.items, (c) => c.id, (c) => make("li", {}, swatch(c.id), make("span"), make("b")), (node, c, k) => {
      write(node.children[1], c.name);
      const v = between(now.sigma, now.psnr[k], this.sigma);
      write(node.lastChild, v === null ? "" : text("images.db", { db: v.toFixed(1) }));
    });
  }
}

/** A piece of a line as the chart draws it. */
function swatch(role) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  node.setAttribute("viewBox", "0 0 30 8");
  node.setAttribute("class", "swatch-line");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M0 4h30");
  path.setAttribute("class", `series ${role}`);
  if (dashes[role]) path.setAttribute("stroke-dasharray", dashes[role]);
  node.append(path);
  return node;
}

/** The value of a curve at x, between its points; null outside them. */
function between(xs, ys, x) {
  const i = xs.findIndex((v) => v >= x - 1e-9);
  if (i < 0 || ys[i] === null) return null;
  if (Math.abs(xs[i] - x) < 1e-9 || i === 0) return Math.abs(xs[i] - x) < 1e-9 ? ys[i] : null;
  if (ys[i - 1] === null) return null;
  const t = (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
  return ys[i - 1] + t * (ys[i] - ys[i - 1]);
}
