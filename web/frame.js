// The frame around the picture: its buttons, theme, language and drawer.

import { byId, show, write } from "./dom.js";
import { help } from "./help.js";
import { options, remember, seenTheme, setTheme } from "./options.js";
import { language, speak } from "./text.js";

const zoomStep = 1.25;

export class Frame {
  /** send(msg); on: {share(), language(lang), theme()}. */
  constructor(stage, send, on) {
    const middle = (w) => ({ kind: "zoom", x: stage.size.w / 2, y: stage.size.h / 2, w });
    const buttons = {
      undo: () => send({ kind: "undo" }),
      redo: () => send({ kind: "redo" }),
      reset: () => send({ kind: "reset" }),
      zoomin: () => send(middle(zoomStep)),
      zoomout: () => send(middle(1 / zoomStep)),
      home: () => send({ kind: "home" }),
      share: on.share,
      help,
      lang: () => on.language(language() === "en" ? "zh" : "en"),
      theme: () => {
        setTheme(seenTheme() === "dark" ? "light" : "dark");
        remember("theme", options.theme);
        on.theme();
      },
      drawer: () => this.drawer(),
    };
    for (const [id, act] of Object.entries(buttons)) byId(id)?.addEventListener("click", act);
    // Followed as a link it would be taken for a scene.
    document.querySelector(".skip")?.addEventListener("click", (e) => {
      e.preventDefault();
      stage.node.focus();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", on.theme);
  }

  /** Shows the buttons, once they do something. */
  ready() {
    show(byId("tools"), true);
    show(byId("viewtools"), true);
  }

  /** Follows a panel. */
  update(panel) {
    document.title = `${panel.title} · Crease`;
    for (const [id, on] of [["undo", panel.canUndo], ["redo", panel.canRedo]]) if (byId(id)) byId(id).disabled = !on;
    const brief = byId("brief");
    if (!brief) return;
    const [badge, title] = brief.children;
    title.removeAttribute("data-word");
    badge.className = `badge ${panel.badge.kind}`;
    write(badge, panel.badge.text);
    show(badge, panel.badge.text);
    write(title, panel.changed ? panel.caption : panel.title);
  }

  /** Rewrites all words of the page. */
  language(lang) {
    speak(lang);
    remember("lang", lang);
  }

  /** Opens or closes the panel of an embed. */
  drawer() {
    const panel = byId("panel");
    panel.hidden = !panel.hidden;
    byId("drawer").setAttribute("aria-expanded", String(!panel.hidden));
  }
}
