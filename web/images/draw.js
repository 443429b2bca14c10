// A small grid to draw a digit on, by mouse, finger, pen or keys.

import { dialog } from "../dialog.js";
import { make } from "../dom.js";
import { text } from "../text.js";

const size = 28;
const radius = 1.25; // of the pen, in pixels of the image
const soft = 0.75;

/** Opens the grid; use(grey) takes the drawing, 28 x 28 bytes. */
export function draw(name, use) {
  const grey = new Uint8Array(size * size);
  const canvas = make("canvas", { width: size, height: size, class: "pad", tabindex: 0, role: "img", "aria-label": text("images.draw.help") });
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(size, size);
  const cursor = { x: size / 2, y: size / 2, on: false };
  let last = null;

  const show = () => {
    for (let i = 0; i < grey.length; i++) {
      image.data.fill(grey[i], 4 * i, 4 * i + 3);
      image.data[4 * i + 3] = 255;
    }
    pen.putImageData(image, 0, 0);
    if (!cursor.on) return;
    pen.fillStyle = getComputedStyle(canvas).getPropertyValue("accent-color");
    pen.fillRect(Math.floor(cursor.x), Math.floor(cursor.y), 1, 1);
  };

  /** Inks the line from a to b. */
  const line = (a, b) => {
    const ux = b.x - a.x;
    const uy = b.y - a.y;
    for (let i = 0; i < grey.length; i++) {
      const x = (i % size) + 0.5;
      const y = Math.floor(i / size) + 0.5;
      const t = Math.max(0, Math.min(1, ((x - a.x) * ux + (y - a.y) * uy) / (ux * ux + uy * uy || 1)));
      const far = Math.hypot(x - a.x - t * ux, y - a.y - t * uy);
      grey[i] = Math.max(grey[i], 255 * Math.max(0, Math.min(1, (radius + soft - far) / (2 * soft))));
    }
    show();
  };

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * size, y: ((event.clientY - box.top) / box.height) * size };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    cursor.on = false;
    last = place(event);
    line(last, last);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    for (const e of event.getCoalescedEvents?.() ?? [event]) {
      const next = place(e);
      line(last, next);
      last = next;
    }
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (last = null));
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step && event.key !== " ") return;
    event.preventDefault();
    const clamp = (v) => Math.max(0.5, Math.min(size - 0.5, v));
    const from = { ...cursor };
    if (step) [cursor.x, cursor.y] = [clamp(cursor.x + step[0]), clamp(cursor.y + step[1])];
    if (event.key === " ") cursor.down = !cursor.down;
    cursor.on = true;
    if (cursor.down) line(from, cursor);
    else show();
  });
  show();

  const clear = () => {
    grey.fill(0);
    show();
    canvas.focus();
  };
  const done = () => {
    node.close();
    use(grey);
  };
  const node = dialog(
    `${text("images.draw.title")} ${text("images.draw.place", { name })}`,
    canvas,
    make("p", { class: "note" }, text("images.draw.help")),
    make("div", { class: "row" }, make("button", { type: "button", class: "primary", click: done }, text("images.draw.use")), make("button", { type: "button", click: clear }, text("images.draw.clear"))),
  );
  node.classList.add("drawing");
  canvas.focus();
}
