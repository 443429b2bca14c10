// Makes the next visit fast, and possible without a network: see sw.js.

import { root } from "./options.js";

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
      active.postMessage({ keep: [location.href.split(/[?#]/)[0], new URL("worker.js", import.meta.url).href, ...new Set(fetched)] });
    } catch (why) {
      console.info("crease: nothing is kept for the next visit:", why?.message ?? why);
    }
  }, later);
}
