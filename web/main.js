// Starts the page and wires its parts: what a person does becomes messages to
// the engine, and what comes back is shown.
//
//   pointer, keys, panel -> Outbox -> Engine -> Stage and Panel
//                                        '----> Links, announcer, files, host

import { api } from "./api.js";
import { byId, say, show, write } from "./dom.js";
import { engine } from "./engine.js";
import { Frame } from "./frame.js";
import { help } from "./help.js";
import { hint } from "./hints.js";
import { host } from "./host.js";
import { Keys } from "./keys.js";
import { Links } from "./links.js";
import { able, config, embedded, options, preset, unknown } from "./options.js";
import { Outbox } from "./outbox.js";
import { Painter } from "./painter.js";
import { Panel } from "./panel.js";
import { paper } from "./paper.js";
import { paste } from "./paste.js";
import { Pointer } from "./pointer.js";
import { Presets } from "./presets.js";
import { copy, offer, pageAddress, share } from "./share.js";
import { Stage } from "./stage.js";
import { language, speak, text } from "./text.js";
import { tips } from "./tip.js";
import { wheel } from "./wheel.js";

speak(options.lang);

/** Least time between two panels while something is dragged or played, in milliseconds. */
const reading = 200;

const send = (msg) => outbox.now(msg);
const outbox = new Outbox((msg) => {
  engine.send(msg);
  around.heard(msg);
});
const links = new Links(config.link, (link) => send({ kind: "load", value: link }));
const stage = new Stage({
  resize: (w, h) => started && send({ kind: "resize", w, h }),
  seen(on) {
    engine.wake(on);
    painter.seen(on);
  },
  refused: (why) => painter.lost(why),
});
const panel = new Panel(send, () => stage.size);
const presets = new Presets(byId("presets"), config.presets, (name) => {
  if (started) send({ kind: "preset", id: name });
  else location.assign(pageAddress(config.presets.find((p) => p.name === name).link));
});
const frame = new Frame(stage, send, {
  share: () => share({ link: links.link, title: panel.last.title ?? document.title, desc: panel.last.desc ?? "" }, (format) => send({ kind: "export", id: format }), (theme) => engine.ask("figure", theme)),
  language(lang) {
    frame.language(lang);
    presets.words();
    send({ kind: "lang", value: lang });
  },
  theme: () => painter.theme(),
});
const painter = new Painter(stage, engine, panel);
const printing = embedded ? () => {} : paper(stage, () => engine.ask("figure", "auto"));
const around = host({ engine, links, painter, panel, presets, follow, send });
let started = false;
let seen = false; // a picture of the engine has been shown
let news = ""; // the newest panel, as JSON
let told = 0; // when a panel was shown
let due = 0; // timer of the next one

const effects = {
  link({ text: link }) {
    if (!link) return panel.notice("long", "warning", text("page.link.long"));
    panel.over("long", "engine");
    links.replace(link);
    follow(link);
    api.changed(link);
  },
  push({ text: link }) {
    panel.over("long", "engine");
    links.push(link);
    follow(link);
    api.changed(link);
  },
  say: ({ text: words }) => say(words),
  file: offer,
  copy,
  focus: ({ text: id }) => stage.handles.focus(id),
  error: ({ text: why }) => engine.revive(why),
};

function output(message) {
  stage.show(message, () => {
    engine.painted();
    const rest = () => {
      if (message.panel) {
        news = message.panel;
        tell();
      }
      around.drawn();
      if (!seen) first();
    };
    // The first picture is on the screen before all that belongs to it is made.
    if (seen) rest();
    else setTimeout(rest);
  });
}

/** Shows the newest panel; while something is dragged or played, no sooner than it can be read. */
function tell() {
  clearTimeout(due);
  const flows = stage.node.classList.contains("dragging") || panel.last.running?.playing;
  const wait = flows ? told + reading - performance.now() : 0;
  if (wait > 0) {
    due = setTimeout(tell, wait);
    return;
  }
  told = performance.now();
  const now = JSON.parse(news);
  panel.update(now, flows);
  frame.update(now);
  presets.update(now.preset ?? "");
  around.update(now);
  printing();
}

/** The first picture is there: now the page is alive. */
function first() {
  seen = true;
  show(byId("progress"), false);
  document.documentElement.classList.add("alive");
  frame.ready();
  painter.ready();
  around.ready();
  if (!embedded) import("./offline.js").then(({ offline }) => offline());
}

function progress(done, total) {
  const node = byId("progress");
  show(node, !seen);
  const [bar, words] = node.children;
  bar.value = done / total;
  api.tell("progress", { of: "load", done, total });
  const number = (n) => n.toLocaleString(language());
  write(words, done < total ? text("page.loading", { done: number(done), total: number(total) }) : text("page.starting"));
  bar.setAttribute("aria-label", words.textContent);
}

/** Lets an embed's link to the full page show what the embed shows. */
function follow(link) {
  if (byId("full")) byId("full").href = pageAddress(link);
}

async function start() {
  started = true;
  const pointer = new Pointer(stage, outbox, options.touch, {
    start: () => painter.wanted(),
    hint,
  });
  new Keys(stage, outbox, pointer, { help });
  wheel(stage, outbox, options.gesture, hint);
  paste(send);
  if (!able.inflate) panel.notice("inflate", "info", text("page.no.inflate"));
  await engine.start(() => ({ link: links.link, width: stage.size.w, height: stage.size.h, lang: language() }), {
    progress,
    output,
    effects: (list) => list.forEach((effect) => effects[effect.kind]?.(effect)),
    restarted(over) {
      panel.notice("engine", over ? "error" : "warning", text(over ? "page.stopped" : "page.restarted"));
      if (over) api.tell("error", text("page.stopped"));
    },
    failed(why) {
      show(byId("progress"), false);
      const words = text("page.no.engine", { why });
      panel.notice("engine", "error", words);
      api.tell("error", words);
    },
    alone: () => panel.notice("alone", "info", text("page.no.worker")),
  });
}

tips();
follow(links.link);
if (unknown) send({ kind: "preset", id: preset });
if (able.wasm) start();
else panel.notice("wasm", "error", text("page.no.wasm"));
if (embedded) document.documentElement.classList.add("framed");
