// The story below the picture: a figure of it opens in the explorer above, and
// there is a way back to where one was reading. Without this script the links
// work too; they only do not scroll.

import { byId, icon, make } from "./dom.js";
import { text } from "./text.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const behavior = () => (calm.matches ? "auto" : "smooth");

let back = null;

for (const link of document.querySelectorAll(".open")) {
  link.addEventListener("click", (e) => {
    if (link.pathname !== location.pathname) return; // a page of its own
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    location.hash = link.hash;
    scrollTo({ top: 0, behavior: behavior() });
    byId("stage").focus({ preventScroll: true });
    offer(link);
  });
}

/** Offers the way back to the link that was followed. */
function offer(link) {
  back?.remove();
  const section = byId(link.dataset.from);
  const title = section.querySelector("h3").textContent;
  back = make("button", { type: "button", class: "back" }, icon("down"), make("span", {}, text("page.back", { title })));
  const leave = () => {
    back?.remove();
    back = null;
    seen.disconnect();
  };
  back.addEventListener("click", () => {
    leave();
    section.scrollIntoView({ behavior: behavior() });
    link.focus({ preventScroll: true });
  });
  document.body.append(back);
  // Whoever scrolls there by hand needs it no more.
  let gone = false; // the figure has left the window
  const seen = new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && gone) leave();
    gone ||= !entry.isIntersecting;
  });
  seen.observe(section);
}

// Figures load when they come near; paper wants all of them.
addEventListener("beforeprint", () => {
  for (const image of document.querySelectorAll(".story img")) image.loading = "eager";
});
