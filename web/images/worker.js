// Runs the module of images in a worker of its own. The build puts Go's
// wasm_exec.js before this file; it is a classic script, so that a Blob worker
// can import it.
//
// From the page:  start {module, link, lang, photo}   set {key, value}
//                 files {list: [{name, data}], path}   refused {name, why}
//                 draw {place, grey}   painted {}   awake {on}
// To the page:    parts {list: [{name, json, tiles}]}   dead {why}
//
// Training goes on in turns of a few milliseconds. What a hand asks for is
// answered at once, between two turns; pictures of the training flow with time
// between them, each only once the page has painted the last.

"use strict";

(() => {
  const turnBudget = 14; // milliseconds of work between looking for messages
  const pictureBudget = 40; // and for a picture of the training, nobody waiting
  const apart = 90; // milliseconds between two pictures of the training, at least
  const share = 5; // of the time, one part in so many goes into pictures
  const side = 1024; // the longest side that pictures are read with

  let lab = null;
  let over = false;
  let due = false; // a turn is in the queue
  let sent = false; // parts are on their way
  let awake = true;
  let urgent = false; // a hand waits for an answer
  let next = 0; // when the next picture of the training is due
  let early = []; // messages that came before the lab stood
  let busy = Promise.resolve(); // files are taken one drop after the other

  const turn = new MessageChannel();
  turn.port1.onmessage = () => guarded(work);

  function soon() {
    if (due || !lab || !awake) return;
    due = true;
    turn.port2.postMessage(0);
  }

  function work() {
    due = false;
    if (!lab || !awake) return;
    const more = lab.step(turnBudget);
    deliver(!more);
    if (more || (lab.stale() && !sent)) soon();
  }

  function deliver(now) {
    if (sent || !lab || !lab.stale()) return;
    const start = performance.now();
    if (!now && !urgent && start < next) return;
    const list = lab.take(now || urgent ? turnBudget : pictureBudget);
    urgent = false;
    const end = performance.now();
    next = end + Math.max(apart, (share - 1) * (end - start));
    if (!list.length) return; // a film is in the making
    sent = true;
    postMessage({ kind: "parts", list }, list.map((part) => part.tiles.buffer));
  }

  function answer() {
    urgent = true;
    deliver(true);
    soon();
  }

  function guarded(act) {
    try {
      return act();
    } catch (why) {
      die(why);
    }
  }

  function die(why) {
    if (over) return;
    over = true;
    lab = null;
    postMessage({ kind: "dead", why: String(why?.message ?? why) });
  }

  async function start({ module, link, lang, photo }) {
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    go.run(instance).then(() => die("the module has ended"), die);
    lab = globalThis.creaseImages(link, lang);
    early.splice(0).forEach((data) => acts[data.kind](data));
    answer();
    lab.builtin(await decoded(photo));
    answer();
  }

  /** Decodes a picture, no larger than it is of use. */
  async function decoded({ name, data }) {
    const bitmap = await createImageBitmap(new Blob([data]));
    try {
      const k = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const cols = Math.max(1, Math.round(k * bitmap.width));
      const rows = Math.max(1, Math.round(k * bitmap.height));
      const pen = new OffscreenCanvas(cols, rows).getContext("2d", { willReadFrequently: true });
      pen.imageSmoothingQuality = "high";
      pen.drawImage(bitmap, 0, 0, cols, rows);
      return { name, rows, cols, rgba: new Uint8Array(pen.getImageData(0, 0, cols, rows).data.buffer) };
    } finally {
      bitmap.close();
    }
  }

  async function files({ list, path }) {
    lab.begin();
    const pictures = [];
    for (const file of list) {
      if (!lab.file(new Uint8Array(file.data), path)) continue;
      try {
        pictures.push(await decoded(file));
      } catch {
        lab.refused(file.name, "");
      }
    }
    lab.end();
    lab.pictures(pictures, path);
    answer();
  }

  const acts = {
    start: (data) => void start(data).catch(die),
    set({ key, value }) {
      lab.set(key, value);
      answer();
    },
    files(data) {
      busy = busy.then(() => lab && files(data)).catch(die);
    },
    refused({ name, why }) {
      lab.refused(name, why);
      answer();
    },
    draw({ place, grey }) {
      lab.draw(place, grey);
      answer();
    },
    painted() {
      sent = false;
      deliver(false);
      soon();
    },
    awake({ on }) {
      awake = on;
      soon();
    },
  };

  onmessage = ({ data }) => {
    if (over) return;
    if (!lab && data.kind !== "start") return void early.push(data);
    guarded(() => acts[data.kind](data));
  };
})();
