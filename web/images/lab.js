// The page's side of the module of images: starts it in a worker, sends it what
// a person does, and, when it dies, starts it again with all that it was given.

import { compile } from "../load.js";
import { config, root } from "../options.js";

const script = new URL("worker.js", import.meta.url).href;

/** The largest file that is read, that of core/imaging, and how many at once. */
const maxFile = 64 << 20;
const maxFiles = 24;

/** So many drops of files are kept, to be given once more after a death. */
const maxDrops = 8;

export class Lab {
  /** on: {progress(done, total), part(name, value, tiles), stopped(why), resumed()} */
  constructor(on) {
    this.on = on;
    this.drops = []; // lists of files, the latest last
    this.drawn = new Map(); // drawings by place
  }

  /** now() gives the link and the language to start with, each time. */
  async start(now) {
    this.now = now;
    const [module, data] = await Promise.all([compile(config.engine, root, { progress: this.on.progress }), this.read(config.photo)]);
    this.module = module;
    this.photo = { name: config.photo, data };
    this.open();
  }

  open() {
    this.worker = new Worker(script);
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (event) => this.take({ kind: "dead", why: event.message });
    this.post({ kind: "start", module: this.module, photo: this.photo, ...this.now() });
  }

  /** Starts again after a death, with the files, the drawings and the link there were. */
  async resume() {
    if (this.worker || !this.module) return;
    this.on.resumed();
    const { link } = this.now();
    this.open();
    for (const files of this.drops) await this.send(files);
    for (const [place, grey] of this.drawn) this.post({ kind: "draw", place, grey });
    if (this.drops.length || this.drawn.size) this.post({ kind: "set", key: "load", value: link });
  }

  async read(path) {
    const response = await fetch(new URL(path, root));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.arrayBuffer();
  }

  take(data) {
    if (data.kind === "parts") {
      for (const { name, json, tiles } of data.list) this.on.part(name, JSON.parse(json), tiles);
      requestAnimationFrame(() => this.post({ kind: "painted" }));
    } else if (data.kind === "dead") {
      console.warn("crease: the module of images stopped:", data.why);
      this.worker?.terminate();
      this.worker = null;
      this.on.stopped(data.why);
    }
  }

  post(message, transfer = []) {
    this.worker?.postMessage(message, transfer);
  }

  async set(key, value) {
    await this.resume();
    this.post({ kind: "set", key, value: String(value) });
  }

  async draw(place, grey) {
    await this.resume();
    this.drawn.set(place, grey);
    this.post({ kind: "draw", place, grey });
  }

  /** Takes files that a person gives. */
  async give(files) {
    const list = [...files].slice(0, maxFiles);
    await this.resume();
    this.drops = [...this.drops, list].slice(-maxDrops);
    await this.send(list);
  }

  /** Reads files and sends them: those too large are not even read. */
  async send(files) {
    const list = [];
    const refused = [];
    for (const file of files) {
      if (file.size > maxFile) {
        refused.push({ kind: "refused", name: file.name, why: "large" });
        continue;
      }
      try {
        list.push({ name: file.name, data: await file.arrayBuffer() });
      } catch {
        refused.push({ kind: "refused", name: file.name, why: "" });
      }
    }
    if (list.length) this.post({ kind: "files", list, path: "" }, list.map((file) => file.data));
    for (const message of refused) this.post(message);
  }

  /**
   * Fetches what a link names on this site: a picture, or an IDX file with the
   * labels that belong to it by the usual names.
   */
  async fetch(path) {
    const address = new URL(path, root);
    if (address.origin !== location.origin) return this.post({ kind: "refused", name: path, why: "path" });
    try {
      const list = [{ name: path, data: await this.read(path) }];
      const labels = path.replace("images-idx3", "labels-idx1");
      if (labels !== path) {
        const data = await this.read(labels).catch(() => null);
        if (data) list.unshift({ name: labels, data });
      }
      this.post({ kind: "files", list, path }, list.map((file) => file.data));
    } catch {
      this.post({ kind: "refused", name: path, why: "path" });
    }
  }
}
