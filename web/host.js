// Ties the page around an embed (api.js) to the running page: what it may do,
// and what it is told of.

import { api } from "./api.js";
import { setTheme, seenTheme } from "./options.js";
import { raster } from "./raster.js";
import { speak } from "./text.js";

/** Nothing is drawn while nobody sees it: a host does not wait longer than that for a picture, in milliseconds. */
const unseen = 1000;

/** page: {engine, links, painter, panel, presets, follow(link), send(msg)} */
export function host({ engine, links, painter, panel, presets, follow, send }) {
  let moving = false; // something is dragged, by pointer or slider
  let run = { playing: false };
  let awaited = { state: null, come() {} }; // the state whose panel is waited for

  const app = {
    link: () => links.link,
    send,
    /** Shows a link; resolves with it as it was understood. */
    async load(link) {
      send({ kind: "load", value: link });
      const state = await engine.ask("link");
      links.replace(state);
      follow(state);
      await new Promise((resolve) => {
        awaited = { state, come: resolve };
        setTimeout(resolve, unseen);
      });
      api.changed(state);
      return state;
    },
    describe: () => ({ title: panel.last.title, text: panel.last.desc }),
    /** The picture as SVG, or as PNG in a data address. */
    async screenshot({ format = "svg", theme = seenTheme(), scale = 1 }) {
      const svg = await engine.ask("figure", theme === "dark" ? "dark" : "light");
      return format === "png" ? raster(svg, scale) : svg;
    },
    theme(name) {
      setTheme(name);
      painter.theme();
    },
    language(lang) {
      speak(lang);
      presets.words();
      send({ kind: "lang", value: lang });
    },
  };

  return {
    /** The first picture is there. */
    ready: () => api.connect(app),

    /** Follows what the person does. */
    heard({ kind, final }) {
      if (kind === "press") moving = true;
      if (kind === "release" || kind === "cancel") moving = false;
      if (kind === "set") moving = !final;
      if (kind === "reset") api.tell("reset");
    },

    /** Follows the pictures. */
    async drawn() {
      if (!moving || !api.wants("input")) return;
      const state = await engine.ask("link");
      if (moving) api.tell("input", { state });
    },

    /** Follows what runs. */
    update({ link, running = { playing: false } }) {
      if (link === awaited.state) awaited.come();
      if (running.playing !== run.playing) api.tell(running.playing ? "play" : "pause");
      if (running.progress !== run.progress && running.progress >= 0) api.tell("progress", { of: "run", done: running.progress, total: 1 });
      run = running;
    },
  };
}
