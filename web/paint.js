// Runs canvas.wasm with a context: in a worker, or on the page's own thread. It
// knows nothing of a page.

import { facade } from "./facade.js";

const gone = "the context was lost";

/** The module that scripts/wrapexec makes, beside this one. */
const exec = "./exec.js";

/** What a painter asks of its context. Borders are feathered by the program: multisampling would only cost. */
export const attributes = { alpha: false, antialias: false, depth: false, stencil: true, powerPreference: "low-power" };

/**
 * Starts the program of a module with a context. It rejects, having left
 * nothing behind, when that does not run. lost(why) is called once when it can
 * paint no more.
 *
 * The result: show(picture), theme(name) and resize(width, height), in device
 * pixels, draw, and resolve to whether they did, since without a size there is
 * nothing to draw on; a picture that is none rejects; close() gives the context
 * back.
 */
export async function paint({ gl, module, theme, lost }) {
  const { canvas } = gl;
  const size = { width: 0, height: 0 };
  const most = gl.getParameter(gl.MAX_TEXTURE_SIZE);
  const pane = facade(gl, size);
  let alive = true;

  function close() {
    alive = false;
    pane.close();
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

  /** Lets the program draw by act. */
  async function draw(act) {
    if (!alive || size.width === 0 || size.height === 0) return false;
    if (gl.isContextLost()) return end(gone), false;
    try {
      await act();
    } catch (why) {
      return end(String(why)), false;
    }
    if (go.exited) return end(pane.global.creaseError ?? "the painter has ended"), false;
    return true;
  }

  return {
    async show(picture) {
      if (!alive) return false;
      const wrong = program.paint(picture);
      if (wrong) throw new Error(wrong);
      return draw(pane.frame);
    },
    async theme(name) {
      if (!alive) return false;
      pane.paper(program.theme(name));
      return draw(pane.frame);
    },
    async resize(width, height) {
      width = Math.min(width, most);
      height = Math.min(height, most);
      if (width === size.width && height === size.height) return false;
      Object.assign(size, { width, height });
      return draw(pane.resize);
    },
    close,
  };
}
