// Runs in a document before its own scripts and notes what is painted there by
// WebGL2, be it in the painter's worker, as window.painting; a frame is an
// event of that name, too. What painting.before holds is run in that worker
// before its own script. Times are those of performance.now.
(() => {
  /** Watches this thread: tell is called with every frame, one call of it for all that is drawn at a time. What it returns loses the context. */
  const watch = (tell) => {
    let frame = null;
    const note = (name, kind) => {
      const act = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...args) {
        if (!frame) {
          frame = { calls: 0, reads: 0, at: performance.timeOrigin + performance.now() };
          queueMicrotask(() => {
            tell(frame);
            frame = null;
          });
        }
        frame[kind]++;
        return act.apply(this, args);
      };
    };
    for (const name of ["drawElements", "drawArrays", "clear"]) note(name, "calls");
    note("readPixels", "reads");
    let last = null;
    for (const canvas of [globalThis.HTMLCanvasElement, globalThis.OffscreenCanvas].filter(Boolean)) {
      const get = canvas.prototype.getContext;
      canvas.prototype.getContext = function (...args) {
        const context = get.apply(this, args);
        if (context instanceof WebGL2RenderingContext) last = context;
        return context;
      };
    }
    return () => last?.getExtension("WEBGL_lose_context").loseContext();
  };

  const painting = { calls: 0, reads: 0, frames: 0, most: 0, first: 0, last: 0, before: "" };
  const losing = [];
  painting.lose = () => losing.forEach((lose) => lose());
  const tell = ({ calls, reads, at }) => {
    painting.calls += calls;
    painting.reads += reads;
    painting.frames++;
    painting.most = Math.max(painting.most, calls); // in one frame
    painting.last = at - performance.timeOrigin;
    painting.first ||= painting.last;
    dispatchEvent(new Event("painting"));
  };
  window.painting = painting;
  if (globalThis.WebGL2RenderingContext) losing.push(watch(tell));

  const script = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(address, options) {
      if (!String(address).includes("canvasworker")) {
        super(address, options);
        return;
      }
      const name = crypto.randomUUID();
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => tell(data);
      losing.push(() => channel.postMessage("lose"));
      const watched = script(`const channel = new BroadcastChannel(${JSON.stringify(name)}); channel.onmessage = (${watch})((frame) => channel.postMessage(frame)); ${painting.before}`);
      super(script(`import ${JSON.stringify(watched)}; import ${JSON.stringify(String(address))};`), options);
    }
  };
})();
