// The page's side of the engine: starts it in a worker, or where none can be
// had on this thread, sends it messages, and starts it again where it was when
// it dies.

import { fragment } from "./links.js";
import { config, root } from "./options.js";

/** The bytes of a file that the page holds itself (single.js), null where it fetches them. */
function heldBytes(id) {
  const text = document.getElementById(id)?.textContent;
  return text ? Uint8Array.from(atob(text), (c) => c.charCodeAt(0)) : null;
}

const held = heldBytes("held-worker");
const script = held ? URL.createObjectURL(new Blob([held], { type: "text/javascript" })) : new URL("worker.js", import.meta.url).href;

/** Milliseconds of work between two looks at the messages. */
const workerBudget = 12;
const pageBudget = 6;

/** A worker that has not said hello by then is taken for refused. */
const helloWait = 10_000;

/** So many deaths, each sooner than that after its start, end the engine. */
const maxDeaths = 3;
const soonDead = 10_000;

class Engine {
  constructor(files) {
    this.files = files;
    this.on = null;
    this.svg = "auto"; // theme, while the page paints SVG
    this.awake = true;
    this.deaths = 0;
    this.asked = new Map(); // number of a question -> what takes its answer
    this.questions = 0;
    this.queue = []; // messages for a port that is not there yet
    this.early = []; // messages from one, before anybody listens
  }

  /** Begins to load, though nobody has said yet what to show. */
  launch() {
    this.launched ??= this.open().then((port) => this.listen(port));
    return this.launched;
  }

  /**
   * options(): those of creaseEngine (web/engine.d.ts), asked for at each start.
   * on: {progress(done, total), output(message), effects(list), restarted(over),
   * failed(why), alone()}; failed: there is no engine to be had; alone: the
   * page's thread is shared.
   */
  async start(options, on) {
    this.options = options;
    this.on = on;
    try {
      await this.launch();
    } catch (why) {
      return this.fail(why?.message ?? why);
    }
    if (!(this.port instanceof Worker)) on.alone();
    this.begin();
    this.early.splice(0).forEach((data) => this.take(data));
  }

  listen(port) {
    this.port = port;
    this.started = performance.now();
    port.onmessage = ({ data }) => this.take(data);
    if (port instanceof Worker) port.onerror = (event) => this.take({ kind: "dead", why: event.message });
    port.heard?.splice(0).forEach((data) => this.take(data));
  }

  begin() {
    const budget = this.port instanceof Worker ? workerBudget : pageBudget;
    this.port.postMessage({ kind: "start", options: this.options(), svg: this.svg, budget });
    this.port.postMessage({ kind: "awake", on: this.awake });
    for (const message of this.queue.splice(0)) this.port.postMessage(message);
  }

  /** Sends one intent: an object of the form of explore.Msg. */
  send(msg) {
    this.post({ kind: "send", msg: JSON.stringify(msg) });
  }

  /** Lets it work, or rest while nobody sees the picture. */
  wake(on) {
    if (on === this.awake) return;
    this.awake = on;
    this.port?.postMessage({ kind: "awake", on });
  }

  /** Says that the last output has been painted: the next may come. */
  painted() {
    this.port?.postMessage({ kind: "painted" });
  }

  /** Asks for SVG with every output, in a theme; "" for none. */
  draw(svg) {
    this.svg = svg;
    this.port?.postMessage({ kind: "draw", svg });
  }

  /** Asks for figure(theme) or link(), as web/engine.d.ts has them; "" from an engine that is dead. */
  ask(what, value) {
    return new Promise((answer) => {
      if (this.over) return answer("");
      this.asked.set(++this.questions, answer);
      this.post({ kind: "ask", id: this.questions, what, value });
    });
  }

  post(message) {
    if (this.port) this.port.postMessage(message);
    else if (!this.over) this.queue.push(message);
  }

  take(data) {
    if (!this.on) this.early.push(data);
    else if (data.kind === "output") this.on.output(data);
    else if (data.kind === "effects") this.on.effects(data.list);
    else if (data.kind === "answer") this.answer(data.id, data.value);
    else if (data.kind === "progress") this.on.progress(data.done, data.total);
    else if (data.kind === "module") this.module = data.module;
    else if (data.kind === "failed") this.fail(data.why);
    else if (data.kind === "dead") void this.revive(data.why);
  }

  fail(why) {
    this.close();
    this.over = true;
    this.on.failed(why);
  }

  async revive(why) {
    console.warn("crease: the engine stopped:", why);
    this.close();
    this.deaths = performance.now() - this.started < soonDead ? this.deaths + 1 : 1;
    this.over = this.deaths >= maxDeaths;
    this.on.restarted(this.over, this.deaths);
    if (this.over) return;
    try {
      this.listen(await this.open());
      this.begin();
    } catch (again) {
      this.fail(again?.message ?? again);
    }
  }

  answer(id, value) {
    this.asked.get(id)?.(value);
    this.asked.delete(id);
  }

  close() {
    for (const id of [...this.asked.keys()]) this.answer(id, "");
    this.port?.terminate?.();
    this.port?.close?.();
    this.port = null;
  }

  /** Opens the first way to run the engine that works, remembers it, and lets it load. */
  async open() {
    const { files, module = null } = this;
    const load = { kind: "load", files, root, module, held: module ? null : heldBytes("held-engine"), trial: fragment() || config.link };
    const wanted = this.way ? [[this.way, ways[this.way]]] : Object.entries(ways);
    for (const [name, open] of wanted) {
      try {
        const port = await open(load);
        this.way = name;
        return port;
      } catch (why) {
        console.info(`crease: no engine in ${name}:`, why?.message ?? why);
      }
    }
    throw new Error("the engine's script could not be run");
  }
}

/** A worker from the script's address, perhaps that of early.js; refused where the origin is opaque. */
function directly(load) {
  const early = globalThis.creaseWorker;
  delete globalThis.creaseWorker;
  return early ? greeted(early) : greeted(new Worker(script), load);
}

/** A worker from a Blob, which a sandboxed frame may have. */
async function throughBlob(load) {
  const blob = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(script)})`], { type: "text/javascript" }));
  try {
    return await greeted(new Worker(blob), load);
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/** A worker that has said hello; what it says next is for whoever listens then. */
function greeted(worker, load) {
  if (load) worker.postMessage(load);
  return new Promise((resolve, reject) => {
    const refuse = (why) => {
      clearTimeout(timer);
      worker.terminate();
      reject(new Error(why || "the worker was refused"));
    };
    const timer = setTimeout(refuse, helloWait, "the worker did not answer");
    const hear = ({ kind, why }) => {
      if (kind === "dead") return refuse(why); // early.js heard so
      clearTimeout(timer);
      resolve(worker);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      refuse(event.message);
    };
    worker.onmessage = ({ data }) => hear(data);
    if (worker.heard?.length) hear(worker.heard.shift());
  });
}

/** The same script on this thread, behind a message channel. */
async function onPage(load) {
  if (!globalThis.creaseRun) {
    await new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      tag.src = script;
      tag.onload = resolve;
      tag.onerror = () => reject(new Error("the script could not be loaded"));
      document.head.append(tag);
    });
  }
  const channel = new MessageChannel();
  globalThis.creaseRun(channel.port1);
  // Here a rehearsal would be in the way of the page.
  channel.port2.postMessage({ ...load, trial: null });
  return channel.port2;
}

const ways = { "a worker": directly, "a worker from a blob": throughBlob, "the page": onPage };

/** The engine of this page. */
export const engine = new Engine(config.engine);
