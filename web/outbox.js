// Messages on their way to the engine. What comes faster than the screen
// shows it (moves, pans, zooms, hovers) goes out once a frame, the newest or
// the sum; all else goes at once, after what was waiting.

export class Outbox {
  constructor(send) {
    this.out = send;
    this.waiting = new Map(); // kind and id -> message
    this.frame = 0;
  }

  /** Sends a message now. */
  now(msg) {
    this.flush();
    this.out(msg);
  }

  /** Sends a message in the next frame, merged with those like it. */
  soon(msg) {
    const key = msg.kind + "/" + (msg.id ?? "");
    const old = this.waiting.get(key);
    this.waiting.set(key, old ? merge(old, msg) : msg);
    this.frame ||= requestAnimationFrame(() => this.flush());
  }

  flush() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const list = [...this.waiting.values()];
    this.waiting.clear();
    list.forEach(this.out);
  }
}

function merge(old, msg) {
  if (msg.kind === "pan") return { ...msg, x: old.x + msg.x, y: old.y + msg.y };
  if (msg.kind === "zoom") return { ...msg, w: old.w * msg.w };
  return msg;
}
