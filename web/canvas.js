// The page's side of the painter: an element with a canvas that a worker paints
// on, or, where none can be had, this thread. See canvas.d.ts.

import { compile } from "./load.js";
import { attributes, paint } from "./paint.js";

/** A worker that has no context by then, in milliseconds, is taken for one that will have none. */
const contextWait = 10_000;

export async function open(options) {
  const node = document.createElement("div");
  node.className = "canvas";
  const canvas = fill(document.createElement("canvas"));
  fill(node).append(canvas);
  let painter = null;
  let frames = 0;
  let alive = true;
  let unwatch = () => {};

  function close() {
    alive = false;
    unwatch();
    node.remove();
    painter?.close();
  }

  function lost(why) {
    if (!alive) return;
    close();
    options.lost(why);
  }

  const { files, root, theme } = options;
  painter = await apart({ canvas, files, root, theme, lost });
  const paced = Boolean(painter);
  if (!painter) {
    // What a worker has had is no canvas for this thread.
    const own = fill(document.createElement("canvas"));
    node.replaceChildren(own);
    const gl = own.getContext("webgl2", attributes);
    if (!gl) return null;
    const module = await compile(files, root, { breathe });
    painter = await paint({ gl, module, theme, lost });
  }
  const drawn = (drew) => (frames += drew ? 1 : 0);
  unwatch = watch(node.firstChild, (width, height) => painter.resize(width, height).then(drawn));
  return {
    node,
    paced,
    show: (picture) => painter.show(picture).then(drawn),
    theme: (name) => painter.theme(name).then(drawn),
    close,
    get frames() {
      return frames;
    },
  };
}

const fill = (node) => (Object.assign(node.style, { display: "block", width: "100%", height: "100%" }), node);

/** Lets the page answer between two pieces of a file. */
const breathe = () => new Promise((done) => setTimeout(done));

/** A painter in a worker, null where that cannot be. */
async function apart({ canvas, files, root, theme, lost }) {
  if (!canvas.transferControlToOffscreen) return null;
  let worker;
  try {
    worker = new Worker(new URL("canvasworker.js", import.meta.url), { type: "module" });
    const screen = canvas.transferControlToOffscreen();
    worker.postMessage({ kind: "open", canvas: screen, files, root, theme }, [screen]);
    await said(worker, "context", contextWait);
    await said(worker, "opened");
  } catch (why) {
    console.info("crease: no painter in a worker:", why?.message ?? why);
    worker?.terminate();
    return null;
  }
  const waiting = new Map(); // number of a message -> who waits for its drawing
  let number = 0;
  const close = () => {
    worker.terminate();
    waiting.forEach(({ done }) => done(false));
    waiting.clear();
  };
  const end = (why) => {
    close();
    lost(why);
  };
  worker.onerror = (event) => end(event.message);
  worker.onmessage = ({ data: { kind, id, drew, why } }) => {
    if (kind === "lost") return end(why);
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (why) failed(new Error(why));
    else done(drew);
  };
  const ask = (message) =>
    new Promise((done, failed) => {
      waiting.set(++number, { done, failed });
      worker.postMessage({ ...message, id: number });
    });
  return {
    show: (picture) => ask({ kind: "show", picture }),
    theme: (name) => ask({ kind: "theme", name }),
    resize: (width, height) => ask({ kind: "resize", width, height }),
    close,
  };
}

/** Waits for a message of a kind. */
function said(worker, kind, most) {
  return new Promise((done, failed) => {
    if (most) setTimeout(failed, most, new Error(`no ${kind} in ${most} ms`));
    worker.onerror = (event) => {
      event.preventDefault();
      failed(new Error(event.message ?? "the worker could not be loaded"));
    };
    worker.onmessage = ({ data }) => {
      if (data.kind === kind) done();
      else if (data.why) failed(new Error(data.why));
    };
  });
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
