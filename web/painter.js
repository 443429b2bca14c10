// Brings the canvas in when there is time, and does without it where it fails:
// SVG from the engine then stays.

import { able, config, embedded, seenTheme } from "./options.js";
import { text } from "./text.js";

/** A canvas that was lost more often than that is not made again. */
const maxLosses = 3;

export class Painter {
  constructor(stage, engine, panel) {
    Object.assign(this, { stage, engine, panel });
    this.begun = false;
    this.losses = 0;
  }

  /** The page is alive: the canvas may come. An embed waits until it is touched. */
  soon() {
    this.alive = true;
    const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));
    if (!embedded || this.asked) idle(() => this.begin());
  }

  /** Somebody is using the picture. */
  wanted() {
    this.asked = true;
    if (this.alive) this.begin();
  }

  async begin() {
    if (this.begun || !config.canvas || navigator.connection?.saveData) return;
    this.begun = true;
    if (!able.webgl2) return this.panel.notice("webgl", "info", text("page.no.webgl"));
    try {
      const { open } = await import("./canvas.js");
      const canvas = await open({ files: config.canvas, theme: seenTheme(), lost: () => this.lost() });
      await this.stage.useCanvas(canvas);
      this.engine.draw("");
    } catch (why) {
      console.warn("crease: no canvas:", why);
      this.panel.notice("canvas", "info", text("page.no.canvas"));
    }
  }

  /** The canvas has lost its context: SVG again, and a new canvas where one can be had. */
  lost() {
    this.stage.dropCanvas();
    this.engine.draw("auto");
    this.begun = false;
    if (++this.losses <= maxLosses) this.soon();
  }

  /** The theme has changed; SVG follows by itself. */
  theme() {
    this.stage.canvas?.theme(seenTheme());
  }
}
