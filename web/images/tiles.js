// Images on canvases, one canvas pixel to a pixel of the image: grey ones, and
// weights, whose signs are the page's blue and orange.

import { seenTheme } from "../options.js";

const palettes = {};

/** The colour of each byte of a signed image in a theme: 128 is the paper. */
function palette() {
  const theme = seenTheme();
  if (palettes[theme]) return palettes[theme];
  const style = getComputedStyle(document.documentElement);
  const colour = (role) => {
    const hex = style.getPropertyValue(`--crease-${role}`).trim();
    return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  };
  const paper = colour("paper");
  const ends = { 1: colour("positive"), "-1": colour("negative") };
  const table = new Uint8ClampedArray(256 * 3);
  for (let v = 0; v < 256; v++) {
    const t = Math.max(-1, (v - 128) / 127);
    const end = ends[Math.sign(t) || 1];
    for (let c = 0; c < 3; c++) table[3 * v + c] = paper[c] + Math.abs(t) * (end[c] - paper[c]);
  }
  return (palettes[theme] = table);
}

/** Paints places [{tile, x, y}] of tiles on a canvas of w x h of its pixels. */
export function paint(canvas, { rows, cols, tiles, signed = false }, places, w = cols, h = rows) {
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(cols, rows);
  const table = signed && palette();
  for (const { tile, x, y } of places) {
    const from = tile * rows * cols;
    for (let i = 0; i < rows * cols; i++) {
      const v = tiles[from + i];
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = signed ? table[3 * v + c] : v;
      image.data[4 * i + 3] = 255;
    }
    pen.putImageData(image, x, y);
  }
}

/** Paints one tile. */
export const one = (canvas, part, tile) => paint(canvas, part, [{ tile, x: 0, y: 0 }]);
