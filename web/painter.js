// Brings the canvas in when there is time, and does without it where it fails:
// SVG from the engine then stays.

import { config, embedded, root, seenTheme } from "./options.js";
import { text } from "./text.js";

/** So long the canvas leaves the page to whoever is first to drag, in milliseconds. */
const settling = 1000;

/** A canvas that was lost more often than that is not opened again. */
const maxLosses = 3;

export class Painter {
  constructor(stage, engine, panel) {
    Object.assign(this, { stage, engine, panel });
    this.alive = false; // the page shows pictures of the engine
    this.asked = !embedded; // an embed waits until it is used
    this.visible = true;
    this.begun = false;
    this.losses = 0;
  }

  /** The page is alive: the canvas may come. */
  ready() {
    this.alive = true;
    this.consider();
  }

  /** Somebody is using the picture. */
  wanted() {
    this.asked = true;
    this.consider();
  }

  /** Whether the picture can be seen. */
  seen(on) {
    this.visible = on;
    this.consider();
  }

  consider() {
    if (!this.alive || !this.asked || !this.visible || this.begun) return;
    if (!config.canvas || navigator.connection?.saveData) return;
    this.begun = true;
    const idle = globalThis.requestIdleCallback ?? ((act) => act());
    setTimeout(() => idle(() => this.begin()), settling);
  }

  async begin() {
    try {
      const { open } = await import("./canvas.js");
      const canvas = await open({ files: config.canvas, root, theme: seenTheme(), lost: (why) => this.lost(why) });
      if (!canvas) return this.panel.notice("webgl", "info", text("page.no.webgl"));
      await this.stage.useCanvas(canvas);
      this.engine.draw("");
    } catch (why) {
      console.warn("crease: no canvas:", why);
      this.panel.notice("canvas", "info", text("page.no.canvas"));
    }
  }

  /** The canvas can paint no more: SVG again, and a new canvas where one can be had. */
  lost(why) {
    console.info("crease: the canvas is gone:", why);
    this.stage.dropCanvas();
    this.engine.draw("auto");
    this.begun = ++this.losses > maxLosses;
    this.consider();
  }

  /** The theme has changed; SVG follows by itself. */
  theme() {
    this.stage.canvas?.theme(seenTheme());
  }
}
