// The service worker of the site: a second visit takes from here what has a
// hash in its name, and without a network pages seen before are shown again.
// The build puts before this file: const current = [names under a/ of the site].
//
// It waits until no tab shows an older version before it takes over and drops
// what that version needed. Pages come from the network as long as there is
// one, so a new version is seen at once.

"use strict";

const store = "crease";

/** So long a page may keep its reader waiting, in milliseconds, when an older copy is at hand. */
const patience = 2500;

const scope = new URL("./", self.location).href;
const within = (url) => url.split(/[?#]/)[0].slice(scope.length);

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), prune()]));
});

/** Drops what other versions have left. */
async function prune() {
  const cache = await caches.open(store);
  const wanted = new Set(current);
  for (const { url } of await cache.keys()) {
    if (within(url).startsWith("a/") && !wanted.has(within(url))) await cache.delete(url);
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  if (within(url).startsWith("a/")) event.respondWith(hashed(event));
  else if (mode === "navigate" || url.endsWith(".svg")) event.respondWith(fresh(event));
});

/** What never changes: the copy, or the network and a copy of it. */
async function hashed(event) {
  const cache = await caches.open(store);
  return (await cache.match(event.request.url)) ?? copied(cache, event);
}

/** What may change: the network, but a copy where it fails or is slow. The query only says how a page is shown. */
async function fresh(event) {
  const cache = await caches.open(store);
  const answer = copied(cache, event);
  const old = await cache.match(event.request.url, { ignoreSearch: true });
  if (!old) return answer;
  event.waitUntil(answer.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, patience, old));
  return Promise.race([answer.catch(() => old), late]);
}

async function copied(cache, event) {
  const answer = await fetch(event.request);
  if (answer.ok && answer.type === "basic") event.waitUntil(cache.put(event.request.url.split(/[?#]/)[0], answer.clone()));
  return answer;
}

/** A page that came before this worker did hands over what it fetched; the browser still has it. */
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep.filter((url) => url.startsWith(scope))));
});

async function keep(urls) {
  const cache = await caches.open(store);
  for (const url of urls) {
    if (await cache.match(url)) continue;
    const answer = await fetch(url, { cache: "force-cache" }).catch(() => null); // offline: another time
    if (answer?.ok) await cache.put(url, answer);
  }
}
