// The wheel zooms the picture. In an embed it does so only with Ctrl (or the
// command key): the wheel alone belongs to the page around it.

const mac = /Mac|iPhone|iPad/.test(navigator.platform ?? "");

/** A wheel that began by scrolling the page goes on doing so: milliseconds. */
const latch = 400;

/** Zoom of one wheel unit; a notch is about 100 units. */
const perUnit = 0.0015;
const unit = [1, 16, 100]; // pixels, lines, pages

export function wheel(stage, outbox, gesture, hint) {
  let scrolled = -Infinity;
  addEventListener("scroll", () => (scrolled = performance.now()), { passive: true, capture: true });
  stage.surface.addEventListener(
    "wheel",
    (e) => {
      const asked = e.ctrlKey || e.metaKey;
      if (gesture === "none" && !asked) return;
      if (!asked && (gesture === "cooperative" || performance.now() - scrolled < latch)) {
        if (gesture === "cooperative") hint(mac ? "page.wheel.mac" : "page.wheel");
        return;
      }
      e.preventDefault();
      const at = stage.at(e.clientX, e.clientY);
      // A pinch on a touch pad arrives as a wheel with Ctrl and small steps.
      const pad = e.ctrlKey && Math.abs(e.deltaY) < 50 ? 5 : 1;
      const turn = Math.max(-300, Math.min(300, e.deltaY * unit[e.deltaMode])) * pad;
      outbox.soon({ kind: "zoom", ...at, w: Math.exp(-turn * perUnit) });
    },
    { passive: false },
  );
}
