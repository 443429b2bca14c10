// A window in which there is nothing but one canvas. A program that takes the
// whole page (Ebitengine does: it fills the body, focuses itself, prevents
// every key, wheel and touch, and reloads the page when its context is lost)
// is shown this one, and then only draws.

const nothing = () => {};

/** Timers longer than this many milliseconds are housekeeping of the program. */
const housekeeping = 50;

/**
 * gl is the context that the program draws with; its canvas is resized to
 * size {width, height}, in device pixels, when the program hears of a resize.
 *
 * The result: global, what the program takes for its global object; resize(),
 * which tells it of a new size, and it draws at once; frame(), which lets it
 * draw one frame now, or as soon as it asks for one, and resolves then;
 * paper([red, green, blue]), what the screen is wiped with before each frame;
 * close(), which resolves what waits for frames that will not come.
 */
export function facade(gl, size) {
  const resized = [];
  let next = null; // what the program wants to do in the next frame
  const waiting = []; // those who want a frame
  const paper = wipe(gl);

  const element = () => ({ style: {}, addEventListener: nothing, appendChild: nothing, setAttribute: nothing });
  const canvas = {
    ...element(),
    focus: nothing,
    getContext: () => gl,
    set width(pixels) {
      if (gl.canvas.width !== pixels) gl.canvas.width = pixels;
    },
    set height(pixels) {
      if (gl.canvas.height !== pixels) gl.canvas.height = pixels;
    },
  };
  const document = {
    ...element(),
    body: {
      ...element(),
      get clientWidth() {
        return size.width;
      },
      get clientHeight() {
        return size.height;
      },
    },
    head: element(),
    documentElement: element(),
    hasFocus: () => true,
    createElement: (name) => (name === "canvas" ? canvas : element()),
  };
  const window = {
    // The size above counts device pixels: there is no other pixel here, and
    // so no ratio that could change.
    devicePixelRatio: 1,
    location: { reload: nothing },
    addEventListener: (kind, act) => kind === "resize" && resized.push(act),
  };
  window.parent = window;
  const Document = { prototype: {} };
  Object.defineProperty(Document.prototype, "hidden", { get: () => false });

  const global = {
    window,
    document,
    Document,
    screen: size,
    navigator: { userAgent: "", getGamepads: () => [] },
    requestAnimationFrame(act) {
      next = act;
      if (waiting.length > 0) queueMicrotask(frame);
    },
    // Nothing wakes the program but a frame. Its long timers run when it is
    // awake anyway.
    setTimeout: (act, ms) => (ms > housekeeping ? 0 : setTimeout(act, ms)),
    clearTimeout: (id) => clearTimeout(id),
    console,
    crypto,
    performance,
    TextEncoder,
    TextDecoder,
    Object,
    Array,
    ArrayBuffer,
    Uint8Array,
    Int32Array,
    Float32Array,
    Date,
    Error,
    Promise,
  };

  function frame() {
    if (!next || waiting.length === 0) return;
    const act = next;
    next = null;
    act(performance.now());
    waiting.splice(0).forEach((done) => done());
  }

  return {
    global,
    resize: () => resized.forEach((act) => act()),
    frame: () =>
      new Promise((done) => {
        waiting.push(done);
        frame();
      }),
    paper,
    close: () => waiting.splice(0).forEach((done) => done()),
  };
}

/**
 * Ebitengine wipes the screen by a textured quad that replaces what was there.
 * Where pixels are painted in software, that takes longer than the picture: it
 * is done by clearing instead, with the colour that the result is called with.
 */
function wipe(gl) {
  const { bindFramebuffer, blendFuncSeparate, drawElements } = gl;
  let screen = true; // what is drawn on
  let replaces = false; // what is drawn

  gl.bindFramebuffer = (target, buffer) => {
    screen = !buffer;
    bindFramebuffer.call(gl, target, buffer);
  };
  gl.blendFuncSeparate = (from, to, fromAlpha, toAlpha) => {
    replaces = to === gl.ZERO && toAlpha === gl.ZERO;
    blendFuncSeparate.call(gl, from, to, fromAlpha, toAlpha);
  };
  gl.drawElements = (...triangles) => {
    if (screen && replaces) gl.clear(gl.COLOR_BUFFER_BIT);
    else drawElements.apply(gl, triangles);
  };
  return ([red, green, blue]) => gl.clearColor(red, green, blue, 1);
}
