// Runs the engine: in a worker, or on the page's own thread where no worker
// can be had. The build puts Go's wasm_exec.js before this file and makes one
// classic script of both, so that a Blob worker can import it from anywhere.
//
// From the page:  load {files, root, held, module, trial}   start {options, svg, budget}
//                 send {msg}   awake {on}   painted {}   draw {svg}
//                 ask {id, what, value}
// To the page:    hello {}   progress {done, total}   module {module}
//                 output {picture, panel, svg}   effects {list}
//                 answer {id, value}   failed {why}   dead {why}
//
// It loads before it is told what to show. Where loading fails it has failed,
// and may be asked again; an engine that has died is started anew.
//
// At most one output is on its way; a newer one takes the place of the one
// that waits, and goes out when the page says it has painted.

import { compile } from "./load.js";

function creaseRun(port) {
  let engine = null;
  let budget = 10; // milliseconds of work between looking for messages
  let svg = ""; // theme, where the page paints SVG; "" where it has a canvas
  let awake = true;
  let due = false; // a turn of work is in the queue
  let sent = false; // an output is on its way
  let waiting = null; // the output that waits
  let held = false; // a turn of work waits until the output is painted
  let loaded = null; // the promise that the program runs
  let wanted = false; // somebody has said what to show
  const early = []; // messages that came before the engine stood

  // A message to oneself lets the page's messages in between two turns; a timer
  // would wait 4 ms each time.
  const turn = new MessageChannel();
  turn.port1.onmessage = () => guarded(work);

  function soon() {
    if (due || !engine || !awake) return;
    due = true;
    turn.port2.postMessage(0);
  }

  function work() {
    due = false;
    if (!engine || !awake) return;
    const out = engine.step(budget);
    if (out.effects) port.postMessage({ kind: "effects", list: JSON.parse(out.effects) });
    if (out.picture || out.panel) {
      waiting = { ...waiting, ...(out.picture && { picture: out.picture }), ...(out.panel && { panel: out.panel }) };
      deliver();
    }
    held = out.more && out.paced && sent;
    if (out.more && !held) soon();
  }

  function deliver() {
    if (sent || !waiting) return;
    const message = { kind: "output", ...waiting };
    waiting = null;
    sent = true;
    if (svg) message.svg = engine.svg(svg);
    port.postMessage(message, message.picture ? [message.picture.buffer] : []);
  }

  function guarded(act) {
    try {
      act();
    } catch (why) {
      die(why);
    }
  }

  function die(why) {
    if (engine === undefined) return;
    engine = undefined;
    port.postMessage({ kind: "dead", why: String(why?.message ?? why) });
  }

  /** Compiles, unless there is a module, and runs the program until it waits for calls. */
  async function load({ files, root, held, module, trial }) {
    if (!module) {
      const progress = (done, total) => port.postMessage({ kind: "progress", done, total });
      try {
        module = await compile(files, root, { held, progress });
      } catch (why) {
        engine = undefined;
        port.postMessage({ kind: "failed", why: String(why?.message ?? why) });
        return;
      }
      port.postMessage({ kind: "module", module });
    }
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const ended = go.run(instance);
    ended.then(() => die("the engine has ended"), die);
    await new Promise((done) => setTimeout(done)); // a message may have come
    if (trial && !wanted) rehearse(trial);
  }

  /**
   * Makes a picture for nobody, while the page is still being read: browsers
   * compile a function when it is first called, and the next one comes sooner.
   */
  function rehearse(link) {
    const other = globalThis.creaseEngine({ link, width: 800, height: 500, lang: "en" });
    for (let turns = 0; turns < 4 && !other.step(budget).picture; turns++);
    other.svg("auto");
  }

  async function start({ options, svg: theme, budget: ms }) {
    wanted = true;
    svg = theme;
    budget = ms;
    await loaded;
    if (engine === undefined) return;
    engine = globalThis.creaseEngine(options);
    early.splice(0).forEach((data) => acts[data.kind](data));
    soon();
  }

  const acts = {
    load: (data) => void (loaded = load(data).catch(die)),
    start: (data) => void start(data).catch(die),
    send(data) {
      if (!engine) return void early.push(data);
      engine.send(data.msg);
      soon();
    },
    awake({ on }) {
      awake = on;
      soon();
    },
    painted() {
      sent = false;
      deliver();
      if (held) soon();
    },
    draw({ svg: theme }) {
      svg = theme;
      if (!engine || !svg) return;
      waiting ??= {};
      deliver();
    },
    // What the engine's methods figure(theme) and link() return, after all that was sent.
    ask(data) {
      if (!engine) return void early.push(data);
      port.postMessage({ kind: "answer", id: data.id, value: engine[data.what](data.value) });
    },
  };

  port.onmessage = ({ data }) => {
    if (engine !== undefined) guarded(() => acts[data.kind]?.(data));
  };
  port.postMessage({ kind: "hello" });
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) creaseRun(self);
else globalThis.creaseRun = creaseRun; // for engine.js
