// The painter: canvas.wasm with a canvas of its own. See canvas.d.ts.

import { facade } from "./facade.js";

const gone = "the context was lost";

/** A context on a canvas of its own, null where there is no WebGL2. */
export function context() {
  // Borders are feathered by the program: multisampling would only cost.
  return document.createElement("canvas").getContext("webgl2", { alpha: false, antialias: false, depth: false, stencil: true, powerPreference: "low-power" });
}

export async function open({ gl, module, theme = "light", lost = () => {}, exec = "./exec.js" }) {
  const node = document.createElement("div");
  const { canvas } = gl;
  node.className = "canvas";
  for (const { style } of [node, canvas]) Object.assign(style, { display: "block", width: "100%", height: "100%" });
  node.append(canvas);

  const size = { width: 0, height: 0 };
  const pane = facade(gl, size);
  let frames = 0;
  let alive = true;
  let unwatch = () => {};

  function close() {
    alive = false;
    pane.close();
    unwatch();
    node.remove();
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  function end(why) {
    if (!alive) return;
    close();
    lost(why);
  }

  canvas.addEventListener("webglcontextlost", () => end(gone));

  const load = (await import(exec)).default;
  const Go = load(pane.global);
  const go = new Go();
  try {
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const ended = go.run(instance); // only where it has failed
    // It runs until it waits; what it throws before that, it throws here.
    await Promise.race([ended, null]);
    if (go.exited || !pane.global.creaseCanvas) throw new Error(pane.global.creaseError ?? "the painter did not start");
    if (!alive) throw new Error(gone);
    ended.then(() => end(pane.global.creaseError ?? "the painter has ended"), (why) => end(String(why)));
  } catch (why) {
    close();
    throw why;
  }
  const program = pane.global.creaseCanvas;
  pane.paper(program.theme(theme));

  /** Lets the program draw by act; without a size there is nothing to draw on. */
  async function draw(act) {
    if (!alive || size.width === 0 || size.height === 0) return;
    if (gl.isContextLost()) return end(gone);
    try {
      await act();
    } catch (why) {
      return end(String(why));
    }
    if (go.exited) return end(pane.global.creaseError ?? "the painter has ended");
    frames++;
  }

  unwatch = watch(canvas, (width, height) => {
    const most = gl.getParameter(gl.MAX_TEXTURE_SIZE);
    width = Math.min(width, most);
    height = Math.min(height, most);
    if (width === size.width && height === size.height) return;
    Object.assign(size, { width, height });
    draw(pane.resize);
  });

  return {
    node,
    async show(picture) {
      if (!alive) return;
      const wrong = program.paint(picture);
      if (wrong) throw new Error(wrong);
      await draw(pane.frame);
    },
    async theme(name) {
      if (!alive) return;
      pane.paper(program.theme(name));
      await draw(pane.frame);
    },
    close,
    get frames() {
      return frames;
    },
  };
}

/** Calls act(width, height) with the size of an element in device pixels, at first and when it changes. */
function watch(element, act) {
  let media;
  const measure = (exact) => {
    const width = Math.round(element.clientWidth * devicePixelRatio);
    const height = Math.round(element.clientHeight * devicePixelRatio);
    // What the browser measures is right to the pixel, but for one that
    // pretends to another ratio and measures in its own.
    if (exact && Math.abs(exact.inlineSize - width) <= 1 && Math.abs(exact.blockSize - height) <= 1) act(exact.inlineSize, exact.blockSize);
    else act(width, height);
  };
  const observer = new ResizeObserver(([entry]) => measure(entry.devicePixelContentBoxSize?.[0]));
  try {
    observer.observe(element, { box: "device-pixel-content-box" });
  } catch {
    observer.observe(element); // which has no such box
  }
  // A ratio that changes alone reaches only an observer of that box.
  const rated = () => {
    media?.removeEventListener("change", rated);
    media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    media.addEventListener("change", rated);
    measure();
  };
  rated();
  return () => {
    observer.disconnect();
    media.removeEventListener("change", rated);
  };
}
