// Pixels of an SVG that the engine has written. It is drawn element by element:
// a strict content security policy lets no page load a picture of its own
// making, and a frame without an origin could not read its pixels.

import { parse } from "./dom.js";

/** Side of the largest picture, in pixels: more than that browsers refuse. */
const most = 8192;

/** Draws SVG at scale pixels for one of its own; resolves with a PNG as a data address. */
export async function raster(svg, scale) {
  const reader = new FileReader();
  reader.readAsDataURL(await png(svg, scale));
  return new Promise((done) => reader.addEventListener("load", () => done(reader.result)));
}

/** The same as a Blob. Title and description of the SVG go with it. */
export async function png(svg, scale = 1) {
  const root = parse(svg, "image/svg+xml");
  const [, , w, h] = root.getAttribute("viewBox").split(" ").map(Number);
  const least = Math.min(scale, most / w, most / h);
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(w * least), height: Math.round(h * least) });
  const brush = canvas.getContext("2d");
  brush.scale(canvas.width / w, canvas.height / h);
  await draw(brush, root, { fill: "#000", alpha: 1 });
  const file = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const word = (tag) => root.querySelector(tag)?.textContent ?? "";
  return described(file, { Title: word("title"), Description: word("desc") });
}

/** What an element hands down to those within it. */
const handed = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray",
  "font-family", "font-size", "font-weight", "font-style",
];

async function draw(brush, node, outer) {
  const style = { ...outer };
  for (const name of handed) if (node.hasAttribute(name)) style[name] = node.getAttribute(name);
  style.alpha *= node.getAttribute("opacity") ?? 1;
  const clip = node.getAttribute("clip-path")?.slice(5, -1);
  brush.save();
  if (clip) brush.clip(shape(node.ownerSVGElement.querySelector(`[id="${clip}"]`).firstElementChild));
  if (node.localName === "svg" || node.localName === "g") for (const child of node.children) await draw(brush, child, style);
  else if (node.localName === "image") await image(brush, node, style);
  else if (node.localName === "text") text(brush, node, style);
  else if (shape(node)) paint(brush, style, (how) => brush[how](shape(node)));
  brush.restore();
}

/** The outline of an element, null where it has none. */
function shape(node) {
  const n = (name) => Number(node.getAttribute(name) ?? 0);
  if (node.localName === "path") return new Path2D(node.getAttribute("d"));
  const path = new Path2D();
  if (node.localName === "rect") path.rect(n("x"), n("y"), n("width"), n("height"));
  else if (node.localName === "circle") path.arc(n("cx"), n("cy"), n("r"), 0, 2 * Math.PI);
  else return null;
  return path;
}

/** Fills and strokes by act("fill") and act("stroke"). */
function paint(brush, style, act, order = ["fill", "stroke"]) {
  brush.lineWidth = style["stroke-width"] ?? 1;
  brush.lineJoin = style["stroke-linejoin"] ?? "miter";
  brush.lineCap = style["stroke-linecap"] ?? "butt";
  brush.setLineDash((style["stroke-dasharray"] ?? "").split(/[ ,]+/).filter(Boolean).map(Number));
  for (const how of order) {
    if ((style[how] ?? "none") === "none") continue;
    brush.globalAlpha = style.alpha * (style[`${how}-opacity`] ?? 1);
    brush[`${how}Style`] = colour(style[how]);
    act(how);
  }
}

/** A colour; that of a custom property is the page's. */
function colour(value) {
  const name = /^var\((.*)\)$/.exec(value)?.[1];
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name) : value;
}

function text(brush, node, style) {
  const at = [node.textContent, Number(node.getAttribute("x")), Number(node.getAttribute("y"))];
  brush.font = [style["font-style"] ?? "", style["font-weight"] ?? "", `${style["font-size"]}px`, style["font-family"]].join(" ");
  brush.textAlign = { middle: "center", end: "end" }[node.getAttribute("text-anchor")] ?? "start";
  paint(brush, style, (how) => brush[`${how}Text`](...at), ["stroke", "fill"]); // the halo is below
}

async function image(brush, node, style) {
  const bytes = Uint8Array.from(atob(node.getAttribute("href").split(",")[1]), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const n = (name) => Number(node.getAttribute(name));
  brush.globalAlpha = style.alpha;
  brush.imageSmoothingEnabled = node.getAttribute("image-rendering") !== "pixelated";
  brush.drawImage(bitmap, n("x"), n("y"), n("width"), n("height"));
}

/** Where a PNG file's header chunk ends: a signature of 8 bytes, then 25 of the chunk. */
const headerEnd = 33;

/** Adds words to a PNG file, as chunks iTXt after its header. */
async function described(file, words) {
  const utf8 = new TextEncoder();
  const chunks = Object.entries(words).map(([key, value]) => {
    // Keyword, 0, not compressed (0, 0), no language (0), no translated keyword (0), text.
    const body = utf8.encode(`iTXt${key}\0\0\0\0\0${value}`);
    const ends = new DataView(new ArrayBuffer(8));
    ends.setUint32(0, body.length - 4);
    ends.setUint32(4, crc(body));
    return [ends.buffer.slice(0, 4), body, ends.buffer.slice(4)];
  });
  return new Blob([file.slice(0, headerEnd), ...chunks.flat(), file.slice(headerEnd)], { type: "image/png" });
}

/** CRC-32 of bytes, as PNG and zip files have it. */
function crc(bytes) {
  let c = -1;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return ~c >>> 0;
}
