// Starts the page of images and wires its parts: what a person does becomes
// settings of the lab, and each part that comes back is shown by one view.
//
//   controls, files, drawings -> Lab -> views

import { byId, follow, icon, make, put, show, write } from "../dom.js";
import { able, options, remember, seenTheme, setTheme } from "../options.js";
import { label, language, learn, speak, text } from "../text.js";
import { draw } from "./draw.js";
import { Film } from "./film.js";
import { Lab } from "./lab.js";
import { Panels } from "./panels.js";
import { Curves, Training, Units } from "./results.js";
import { one } from "./tiles.js";
import words from "./words.js";

learn(words);
setTheme(options.theme);
speak(options.lang);

const lab = new Lab({ progress, part, stopped, resumed });
const set = (key, value) => lab.set(key, value);
const views = { panels: new Panels(set), strip: new Film(), report: new Training(set), units: new Units(), curves: new Curves() };

let state = null; // the part of that name that came last
const parts = {}; // the last of each, to paint again
let link = location.hash.slice(1);
let fetched = ""; // the path that was last fetched

function part(name, value, tiles) {
  parts[name] = { ...value, tiles };
  if (name === "state") return update(value);
  if (name === "images") thumbs(parts.images);
  for (const view of Object.values(views)) view[name]?.(parts[name], parts);
}

/** Shows the state: choices, notices, the address. */
function update(now) {
  state = now;
  show(byId("progress"), false);
  show(byId("lab"), now.count > 0);
  show(byId("tools"), true);
  document.documentElement.classList.toggle("alive", now.count > 0);
  document.documentElement.classList.toggle("done", now.done);
  document.documentElement.dataset.exp = now.exp;
  write(byId("title"), now.title);
  write(byId("caption"), now.caption);
  delete byId("title").dataset.word;
  delete byId("caption").dataset.word;
  document.title = `${now.title} · Crease`;
  choices(byId("kinds"), "exp", now.kinds, now.exp);
  show(byId("kinds"), true);
  choices(byId("sources"), "source", now.sources, now.wanted, (id) => (id === "idx" && !have("idx") ? mnist() : undefined));
  notices(now.notices);
  const patches = now.exp === "edges";
  show(byId("digits-line"), !patches && now.source !== "pictures");
  show(byId("patches-line"), patches);
  show(byId("size-line"), patches);
  show(byId("credit"), now.source === "photo");
  show(byId("other"), now.source !== "pictures");
  write(byId("file-info"), now.source === "idx" ? now.file : "");
  if (document.activeElement !== byId("classes")) byId("classes").value = now.labels;
  byId("patches").value = counts.includes(now.n) ? now.n : "";
  byId("size").value = sizes.includes(now.size) ? now.size : "";
  for (const view of Object.values(views)) view.state?.(now, parts);
  address(now.link);
  if (now.path && now.path !== fetched && now.wanted !== now.source) lab.fetch((fetched = now.path));
}

const have = (id) => state?.sources.find((s) => s.id === id)?.have;

/** MNIST, where the site has it: see make mnist. */
function mnist() {
  fetched = "";
  set("images", "mnist/t10k-images-idx3-ubyte.gz");
}

/** A row of buttons of which one is on. */
function choices(node, key, list, on, instead) {
  follow(node, list, (c) => c.id, (c) => {
    const input = make("input", { type: "radio", name: key, value: c.id });
    input.addEventListener("change", () => {
      set(key, c.id);
      instead?.(c.id);
    });
    return make("label", {}, input, make("span"));
  }, (option, c) => {
    option.firstChild.checked = c.id === on;
    write(option.lastChild, c.name);
  });
}

function notices(list) {
  follow(byId("notices"), [...list, ...own], (n) => n.tone + n.text, (n) => {
    const dismiss = () => {
      own.length = 0;
      if (lab.worker) set("dismiss", "");
      notices([]);
    };
    const act = n.act ? [make("button", { type: "button", click: n.act }, text("images.goon"))] : [];
    const close = make("button", { type: "button", class: "icon small", "aria-label": text("page.dismiss"), click: dismiss }, icon("close"));
    return make("li", { class: `notice ${n.tone}` }, make("p", {}, n.text), ...act, close);
  }, () => {});
}

/** Says something that the lab does not know of, until it is dismissed. */
const own = [];
function say(tone, words) {
  own.push({ tone, text: words });
  notices(state?.notices ?? []);
}

/** The calculation has died: what is seen stays, and it goes on when it is wanted. */
function stopped(why) {
  show(byId("progress"), false);
  own.length = 0;
  own.push({ tone: "error", text: text("images.stopped", { why }), act: () => lab.resume() });
  notices(state?.notices ?? []);
}

function resumed() {
  own.length = 0;
  fetched = "";
  notices([]);
}

function fail(why) {
  show(byId("progress"), false);
  say("error", text("images.failed", { why }));
}

/** The images of the experiment; a drawn one can be drawn anew. */
function thumbs(images) {
  follow(byId("thumbs"), images.items, (_, i) => `${i}`, (_, i) => {
    const act = () => state.drawable && draw(state.count > i ? parts.images.items[i].name : "", (grey) => lab.draw(i, grey));
    return make("li", {}, make("button", { type: "button", class: "thumb", click: act }, make("canvas"), make("span")));
  }, (node, item, i) => {
    const button = node.firstChild;
    one(button.firstChild, images, i);
    write(button.lastChild, item.index >= 0 ? `${item.name} · ${item.index}` : item.name);
    button.disabled = !state?.drawable;
    put(button, "title", state?.drawable ? text("images.draw.title") : null);
  });
}

/** The address follows, no more often than browsers let it. */
let timer = 0;
function address(next) {
  link = next;
  clearTimeout(timer);
  timer = setTimeout(() => {
    try {
      history.replaceState(null, "", `#${link}`);
    } catch {
      // Refused, as in a frame without an origin: the link is still copied.
    }
  }, 300);
}
addEventListener("hashchange", () => {
  if (location.hash.slice(1) === link) return;
  clearTimeout(timer); // what was to be written is not wanted any more
  set("load", location.hash.slice(1));
});

function progress(done, total) {
  const node = byId("progress");
  show(node, !state);
  node.firstChild.value = done / total;
  const number = (n) => n.toLocaleString(language());
  write(node.lastChild, done < total ? text("images.loading", { done: number(done), total: number(total) }) : text("images.starting"));
}

/* What the page itself offers. */

const counts = [3, 4, 5, 6]; // of patches: more are hardly found in a picture
const sizes = [4, 6, 8, 10, 12, 16, 20, 24, 28, 32];
for (const n of counts) byId("patches").append(make("option", { value: n }, String(n)));
for (const n of sizes) byId("size").append(make("option", { value: n }, `${n} × ${n}`));
byId("patches").addEventListener("change", (e) => set("n", e.target.value));
byId("size").addEventListener("change", (e) => set("size", e.target.value));
byId("classes").addEventListener("change", (e) => set("labels", e.target.value.replace(/[\s，、;]+/g, ",").replace(/^,+|,+$/g, "")));
byId("other").addEventListener("click", () => set("seed", String(BigInt(state.seed) + 1n)));
byId("choose").addEventListener("click", () => byId("files").click());
byId("files").addEventListener("change", (e) => {
  void lab.give(e.target.files);
  e.target.value = "";
});

byId("lang").addEventListener("click", () => {
  const next = language() === "zh" ? "en" : "zh";
  remember("lang", next);
  speak(next);
  set("lang", next);
});
byId("theme").addEventListener("click", () => {
  const next = seenTheme() === "dark" ? "light" : "dark";
  remember("theme", next);
  setTheme(next);
  again();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
byId("share").addEventListener("click", async () => {
  const words = byId("share").lastElementChild;
  const whole = `${location.href.split("#")[0]}#${link}`;
  let done = true;
  await navigator.clipboard.writeText(whole).catch(() => (done = false));
  write(words, text(done ? "images.copied" : "images.byhand"));
  setTimeout(() => write(words, text("images.share")), 2500);
});

/** Paints everything again, in another theme or width. */
function again() {
  for (const name of Object.keys(parts)) if (name !== "state") part(name, parts[name], parts[name].tiles);
}
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  requestAnimationFrame(again);
});

let inside = 0; // how deep a dragged file is in the page
const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
addEventListener("dragenter", (event) => carries(event) && show(byId("dropping"), ++inside > 0));
addEventListener("dragleave", (event) => carries(event) && show(byId("dropping"), --inside > 0));
addEventListener("dragover", (event) => carries(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  show(byId("dropping"), (inside = 0));
  void lab.give(event.dataTransfer.files);
});
addEventListener("paste", (event) => event.clipboardData?.files.length && lab.give(event.clipboardData.files));
document.addEventListener("visibilitychange", () => lab.post({ kind: "awake", on: !document.hidden }));
document.querySelectorAll("[data-word-label]").forEach(label);

if (!able.wasm) fail("WebAssembly");
else lab.start(() => ({ link, lang: language() })).catch((why) => fail(why?.message ?? why));
