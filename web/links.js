// The address follows what is shown, and what is shown follows the address.

import { byId } from "./dom.js";

/** Safari throws when the history is written more often than 100 times in 30 s. */
const apart = 300;

export class Links {
  /** start: the link of the page without a fragment; load(link) shows another. */
  constructor(start, load) {
    this.start = start;
    this.link = fragment() || start;
    this.wanted = null;
    this.timer = 0;
    this.last = -Infinity;
    const moved = () => {
      if (anchor()) return;
      const link = fragment() || start;
      if (link === this.link) return;
      clearTimeout(this.timer);
      this.wanted = null;
      this.link = link;
      load(link);
    };
    addEventListener("popstate", moved);
    addEventListener("hashchange", moved);
    addEventListener("pagehide", () => this.flush());
  }

  /** Makes the address follow, soon; the last link counts. */
  replace(link) {
    this.link = link;
    this.wanted = link;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, this.last + apart - performance.now()));
  }

  /** Adds a step to the browser's history. */
  push(link) {
    this.flush();
    this.link = link;
    this.write("pushState", link);
  }

  flush() {
    clearTimeout(this.timer);
    if (this.wanted !== null) this.write("replaceState", this.wanted);
    this.wanted = null;
  }

  write(method, link) {
    this.last = performance.now();
    try {
      history[method](null, "", `#${link}`);
    } catch {
      // Refused (too often, or in a frame without an origin): the link is
      // still known here, and Share still copies it.
    }
  }
}

/** Whether the address names a part of the page, and no figure. */
function anchor() {
  return Boolean(byId(location.hash.slice(1)));
}

/** The figure that the address names, "" where it names none. */
export function fragment() {
  return anchor() ? "" : location.hash.slice(1);
}
