// Makes the next visit fast, and possible without a network: see sw.js.

import { able, config, root } from "./options.js";

/** Late enough not to be in the way of the picture, in milliseconds. */
const later = 4000;

/** Registers the service worker and hands it what this page has fetched. */
export function offline() {
  if (!navigator.serviceWorker || navigator.connection?.saveData) return;
  setTimeout(async () => {
    try {
      await navigator.serviceWorker.register(new URL("sw.js", root));
      const { active } = await navigator.serviceWorker.ready;
      const fetched = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => name.startsWith(`${root}a/`));
      // What a worker fetches, the page's list does not have.
      const engine = [new URL("worker.js", import.meta.url), new URL(able.inflate ? config.engine.gz : config.engine.raw, root)].map(String);
      active.postMessage({ keep: [location.href.split(/[?#]/)[0], ...engine, ...new Set(fetched)] });
    } catch (why) {
      console.info("crease: nothing is kept for the next visit:", why?.message ?? why);
    }
  }, later);
}
