// Runs in a document before its own scripts and notes when what happens, beside
// painting.js. All times are in milliseconds of performance.now.
window.probe = (() => {
  const notes = { tasks: [], moved: 0, released: 0, told: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((e) => notes.tasks.push({ at: e.startTime, ms: e.duration }))).observe({ type: "longtask", buffered: true });
  addEventListener("pointermove", () => (notes.moved = performance.now()), true);
  addEventListener("pointerup", () => (notes.released = performance.now()), true);

  /** The promise of what find() returns, once that is neither null nor false. */
  notes.soon = (find) =>
    new Promise((done) => {
      const look = () => {
        const found = find();
        if (found) done(found);
        else requestAnimationFrame(look);
      };
      look();
    });
  /** The place of a handle in the window, once it is there. */
  notes.handle = (id) =>
    notes.soon(() => {
      const node = document.querySelector(`.handle[data-id="${id}"]`);
      const box = node?.getBoundingClientRect();
      if (!box?.width) return null;
      notes.before = node.style.transform;
      return { X: box.x + box.width / 2, Y: box.y + box.height / 2 };
    });
  /** When a handle has left the place where it was found. */
  notes.answer = (id) =>
    notes.soon(() => document.querySelector(`.handle[data-id="${id}"]`)?.style.transform !== notes.before && performance.now());
  /** Moves the pressed mouse on a circle that touches a place, once a frame. */
  notes.circle = (x, y, long) =>
    new Promise((done) => {
      const surface = document.getElementById("surface");
      const begin = performance.now();
      const move = () => {
        const t = performance.now() - begin;
        if (t > long) return done(true);
        const at = { clientX: x - 40 + 40 * Math.cos(t / 250), clientY: y + 40 * Math.sin(t / 250) };
        surface.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerId: 1, pointerType: "mouse", buttons: 1, ...at }));
        requestAnimationFrame(move);
      };
      move();
    });
  /** Notes when the function that the results tell of changes: bounds may go on getting closer. */
  notes.listen = () => {
    const node = document.getElementById("result");
    const short = () => [...node.querySelectorAll(".badge, .facts > :nth-child(-n + 4)")].map((n) => n.textContent.replace(/·.*/, "")).join("|");
    let was = short();
    new MutationObserver(() => {
      const now = short();
      if (now !== was) notes.told = performance.now();
      was = now;
    }).observe(node, { childList: true, characterData: true, subtree: true });
  };
  /** The longest task since a moment; below 50 ms the browser reports none. */
  notes.longest = (since) => Math.max(0, ...notes.tasks.filter((t) => t.at >= since).map((t) => t.ms));
  return notes;
})();
