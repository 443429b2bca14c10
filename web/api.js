// What the page around an embed may ask of it, and what it is told: messages
// between windows, only with api=1 in the query. embed.d.ts describes them.

import { byId } from "./dom.js";
import { fragment } from "./links.js";
import { config, options, setTheme } from "./options.js";

const context = "crease";
const version = 1;

const events = ["ready", "change", "input", "play", "pause", "reset", "resize", "onscreen", "offscreen", "progress", "error"];

/** Told without being asked for. */
const always = ["ready", "error"];

/** A picture is this much as high as wide, and at least and at most so many pixels. */
const shape = 0.625;
const lowest = 280;
const highest = 720;

class Api {
  constructor() {
    this.listeners = new Map(events.map((event) => [event, new Set()]));
    this.user = true; // the last to act was the person at the picture
    this.live = false; // the engine's picture is shown
    // Until the engine is wanted there is the link, the poster and its words.
    this.app = {
      link: () => fragment() || config.link,
      describe: () => ({ title: byId("title").textContent, text: byId("poster").querySelector("desc")?.textContent ?? "" }),
      theme: setTheme,
      language: (lang) => (options.lang = lang),
    };
    this.ready = new Promise((resolve) => (this.connected = resolve));
  }

  /** start() starts the engine. */
  open(start) {
    this.start = start;
    addEventListener("message", (e) => this.take(e));
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, (e) => (this.user = e.isTrusted), { capture: true });
    this.hello();
    this.watch();
  }

  /** app: {link, load, send, screenshot, describe, theme, language}, once the first picture is there. */
  connect(app) {
    this.app = app;
    this.live = true;
    this.connected();
    this.hello();
  }

  hello() {
    this.tell("ready", { live: this.live, build: config.version, methods: Object.keys(methods), events });
  }

  /** Whether somebody wants to be told. */
  wants(event) {
    return this.listeners.get(event).size > 0;
  }

  tell(event, value = null) {
    for (const listener of this.listeners.get(event)) this.post({ event, value, listener });
    if (always.includes(event) && !this.wants(event)) this.post({ event, value });
  }

  changed(state) {
    this.tell("change", { state, isUserInitiated: this.user });
  }

  post(message) {
    const to = options.origin || this.peer || "*";
    parent.postMessage({ context, version, ...message }, to === "null" ? "*" : to);
  }

  async take({ source, origin, data }) {
    if (source !== parent || (options.origin && origin !== options.origin)) return;
    if (data?.context !== context || data.version !== version || typeof data.method !== "string") return;
    this.peer = origin;
    const { id, method, value, listener = "" } = data;
    const reply = { id, method };
    try {
      if (!Object.hasOwn(methods, method)) throw new Error(`no method ${method}: there are ${Object.keys(methods).join(", ")}`);
      reply.value = (await methods[method](this, value, listener)) ?? null;
    } catch (why) {
      reply.error = String(why?.message ?? why);
    }
    this.post(reply);
  }

  /** The app, started where it has not been. */
  async running() {
    this.user = false;
    this.start();
    await this.ready;
    return this.app;
  }

  /** Tells of the height that suits the width, and of coming into view and leaving it. */
  watch() {
    let last = 0;
    const measure = () => {
      const below = ["running", "foot"].reduce((sum, id) => sum + (byId(id)?.offsetHeight ?? 0), 0);
      const width = document.documentElement.clientWidth;
      const height = Math.round(Math.max(lowest, Math.min(highest, shape * width)) + below);
      if (height === last) return;
      last = height;
      this.tell("resize", { width, height });
      if (options.autoheight) parent.postMessage(JSON.stringify({ context: "iframe.resize", src: location.href, height }), "*");
    };
    const size = new ResizeObserver(measure);
    for (const node of [document.body, byId("running"), byId("foot")]) size.observe(node);
    this.again = () => {
      last = 0;
      measure();
    };

    let within = false;
    let seen = null;
    const look = () => {
      const now = within && document.visibilityState === "visible";
      if (now === seen) return;
      seen = now;
      this.tell(now ? "onscreen" : "offscreen");
    };
    new IntersectionObserver(([entry]) => {
      within = entry.isIntersecting;
      look();
    }).observe(document.body);
    document.addEventListener("visibilitychange", look);
  }
}

/** A method that hands the engine one intent. */
const intent = (kind) => async (api) => (await api.running()).send({ kind });

const choice = (value, values) => {
  if (!values.includes(value)) throw new Error(`${JSON.stringify(value)}: one of ${values.join(", ")} is wanted`);
  return value;
};

const methods = {
  hello(api) {
    api.hello();
    api.again();
  },
  getState: (api) => api.app.link(),
  async setState(api, state) {
    if (typeof state !== "string") throw new Error("a state is a string: the fragment of a link");
    return (await api.running()).load(state.replace(/^#/, ""));
  },
  play: intent("play"),
  pause: intent("pause"),
  step: intent("step"),
  reset: intent("reset"),
  undo: intent("undo"),
  redo: intent("redo"),
  screenshot: async (api, how) => (await api.running()).screenshot(how ?? {}),
  getDescription: (api) => api.app.describe(),
  setTheme: (api, theme) => void api.app.theme(choice(theme, ["auto", "light", "dark"])),
  setLanguage: (api, lang) => void api.app.language(choice(lang, ["en", "zh"])),
  addEventListener: (api, event, listener) => void api.listeners.get(choice(event, events)).add(listener),
  removeEventListener: (api, event, listener) => void api.listeners.get(choice(event, events)).delete(listener),
};

const nothing = () => {};

/** Says nothing and hears nothing without api=1. */
export const api = options.api ? new Api() : { open: nothing, connect: nothing, wants: () => false, tell: nothing, changed: nothing };
