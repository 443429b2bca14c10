// Starts the engine's worker and lets it load, while the page is still being
// read and its modules are on their way. The one script of a page that is no
// module and that the page waits for: browsers put off those that may come when
// they like. It stands before the styles, which would hold it up, and engine.js
// takes the worker over.

"use strict";

if (typeof WebAssembly === "object" && !new URLSearchParams(location.search).has("load")) {
  try {
    const { engine, link, root } = JSON.parse(document.getElementById("config").textContent);
    const worker = new Worker(new URL("worker.js", document.currentScript.src));
    worker.heard = [];
    worker.onmessage = ({ data }) => worker.heard.push(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.heard.push({ kind: "dead", why: event.message });
    };
    worker.postMessage({ kind: "load", files: engine, root: new URL(root, location.href.split(/[?#]/)[0]).href, trial: location.hash.slice(1) || link });
    globalThis.creaseWorker = worker;
  } catch (why) {
    console.info("crease: no early worker:", why?.message ?? why); // engine.js tries again, and others
  }
}
