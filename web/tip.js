// Definitions on demand: whatever carries data-help shows it on hover, on
// focus and on tap; Escape puts it away.

import { make, put } from "./dom.js";

const gap = 8;
const bubble = make("div", { id: "tip", class: "tip", role: "tooltip", hidden: true });
let owner = null;

/** Gives an element a definition, or takes it away. */
export function define(node, help) {
  put(node, "data-help", help || null);
  put(node, "tabindex", help && !node.matches("button, input, select, label") ? 0 : null);
}

/** Starts showing definitions. */
export function tips() {
  document.body.append(bubble);
  const over = (e) => open(e.target.closest?.("[data-help]"));
  document.addEventListener("pointerover", (e) => e.pointerType !== "touch" && over(e));
  document.addEventListener("focusin", (e) => e.target.matches(":focus-visible") && over(e));
  document.addEventListener("focusout", () => open(null));
  document.addEventListener("click", over);
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && owner) {
      e.preventDefault();
      open(null);
    }
  });
  addEventListener("scroll", () => open(null), { passive: true, capture: true });
}

function open(node) {
  if (node === owner || (node === undefined && owner === null)) return;
  owner?.removeAttribute("aria-describedby");
  owner = node ?? null;
  bubble.hidden = !owner;
  if (!owner) return;
  bubble.textContent = owner.dataset.help;
  owner.setAttribute("aria-describedby", bubble.id);
  place(owner.getBoundingClientRect());
}

function place(box) {
  const { offsetWidth: w, offsetHeight: h } = bubble;
  const x = Math.max(gap, Math.min(box.left, document.documentElement.clientWidth - w - gap));
  const above = box.top - h - gap;
  const y = above > gap ? above : box.bottom + gap;
  bubble.style.left = `${x}px`;
  bubble.style.top = `${y}px`;
}
