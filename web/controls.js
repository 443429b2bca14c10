// The inputs of the panel, made from explore.Control without knowing what they
// mean. An element stays the same while its control does, so that a drag of a
// slider or the focus survives every update.

import { follow, make, put, show, write } from "./dom.js";
import { define } from "./tip.js";
import { typed } from "./typed.js";

/** So many groups are open to begin with; on a phone the first alone. */
const open = 4;

/** A choice with more letters than this is a menu, else a row of buttons. */
const row = 34;

/** So many milliseconds after the last key a slider takes the engine's word: a key
    held down runs ahead of its answers. */
const keyPause = 200;

const narrow = matchMedia("(max-width: 759px), (max-width: 1000px) and (orientation: portrait)");

export class Controls {
  /** set(key, value, final) hands a value to the engine. */
  constructor(node, set) {
    this.node = node;
    this.set = set;
  }

  update(controls) {
    const groups = [...groupBy(controls)];
    follow(this.node, groups, ([, list]) => list[0].key, (_, i) => this.group(i), (node, [name, list]) => {
      write(node.firstChild, name);
      follow(node.lastChild, list, (c) => `${c.key}/${shape(c)}`, (c) => this.create(c), (field, c) => field.update(c));
    });
  }

  /** A heading that folds what stands under it. */
  group(i) {
    return make("details", { class: "group", open: i < (narrow.matches ? 1 : open) }, make("summary"), make("div", { class: "fields" }));
  }

  create(c) {
    const field = make("div", { class: `control ${shape(c)}` });
    let seen = ""; // the control as it is shown; "" once the person has changed it
    const send = (value, final = true) => {
      seen = "";
      this.set(c.key, value, final);
    };
    const parts = fields[shape(c)](c, send);
    field.append(...parts.nodes);
    const note = make("p", { class: "note", hidden: true });
    field.append(note);
    field.update = (now) => {
      const news = JSON.stringify(now);
      if (news === seen) return;
      seen = news;
      parts.update(now);
      write(note, now.note);
      show(note, now.note);
      field.classList.toggle("disabled", Boolean(now.disabled));
    };
    return field;
  }
}

/** The controls under each heading, in their order. */
function groupBy(controls) {
  const groups = new Map();
  for (const c of controls) groups.set(c.group, [...(groups.get(c.group) ?? []), c]);
  return groups;
}

function shape(c) {
  if (c.kind !== "choice") return c.kind;
  return c.options.reduce((n, o) => n + o.label.length + 2, 0) <= row ? "row" : "menu";
}

/** How a slider's place and its value belong together: evenly, or by the third power. */
function scaleOf({ min, max, step, scale }) {
  if (scale !== "cubic") return { min, max, step: step || "any", place: Number, value: String };
  const round = (x) => String(Number((step * Math.round(x / step)).toPrecision(2)));
  return {
    min: 0,
    max: 1,
    step: 0.001,
    place: (value) => Math.cbrt((value - min) / (max - min)),
    value: (place) => round(min + (max - min) * place ** 3),
  };
}

/** A heading that names an input and explains it. */
function heading(tag, c) {
  const name = make("span");
  define(name, c.help);
  return { node: make(tag, {}, name), update: (now) => (write(name, now.label), define(name, now.help)) };
}

const fields = {
  slider(c, send) {
    const name = heading("label", c);
    const value = typed({ class: "value", type: "text", inputmode: "decimal", size: 6 }, send);
    const range = make("input", { type: "range", id: `control-${c.key}` });
    name.node.htmlFor = range.id;
    let scale = scaleOf(c);
    let moving = false;
    let latest = c;
    let pause;
    const fill = () => range.style.setProperty("--part", String((range.value - scale.min) / (scale.max - scale.min || 1)));
    const settle = () => {
      scale = scaleOf(latest);
      for (const name of ["min", "max", "step"]) put(range, name, scale[name]);
      range.value = scale.place(latest.value);
      range.disabled = value.disabled = Boolean(latest.disabled);
      fill();
    };
    range.addEventListener("input", () => {
      moving = true;
      clearTimeout(pause);
      fill();
      send(scale.value(range.value), false);
    });
    range.addEventListener("change", () => {
      send(scale.value(range.value));
      pause = setTimeout(() => {
        moving = false;
        settle();
      }, keyPause);
    });
    return {
      nodes: [make("div", { class: "head" }, name.node, value), range],
      update(now) {
        latest = now;
        name.update(now);
        put(value, "aria-label", now.label);
        value.show(now.text || now.value);
        put(range, "aria-valuetext", now.text || null);
        if (!moving) settle();
      },
    };
  },

  number(c, send) {
    const name = heading("label", c);
    const input = typed({ type: "number", id: `control-${c.key}`, inputmode: "numeric" }, send);
    name.node.htmlFor = input.id;
    return {
      nodes: [make("div", { class: "head" }, name.node, input)],
      update(now) {
        name.update(now);
        put(input, "min", now.min < now.max ? now.min : null);
        put(input, "max", now.min < now.max ? now.max : null);
        put(input, "step", now.step || "any");
        input.show(now.value);
        input.disabled = Boolean(now.disabled);
      },
    };
  },

  toggle(c, send) {
    const box = make("input", { type: "checkbox", role: "switch", change: () => send(box.checked ? "1" : "0") });
    const name = make("span");
    const label = make("label", { class: "switch" }, box, name);
    return {
      nodes: [label],
      update(now) {
        write(name, now.label);
        define(label, now.help);
        box.checked = now.value === "1";
        box.disabled = Boolean(now.disabled);
      },
    };
  },

  toggles(c, send) {
    const name = heading("legend", c);
    const list = make("div", { class: "chips" });
    let options = [];
    const collect = () => options.filter((o) => o.on).map((o) => o.value).join(",") || "none";
    const create = () => make("label", { class: "chip" }, make("input", { type: "checkbox" }), make("span"));
    return {
      nodes: [make("fieldset", {}, name.node, list)],
      update(now) {
        name.update(now);
        options = now.options ?? [];
        follow(list, options, (o) => o.value, create, (node, o) => {
          const [box, text] = node.children;
          box.checked = Boolean(o.on);
          box.disabled = Boolean(now.disabled);
          box.onchange = () => {
            o.on = box.checked;
            send(collect());
          };
          write(text, o.label);
          define(node, o.help);
        });
      },
    };
  },

  row(c, send) {
    const name = heading("legend", c);
    const list = make("div", { class: "segments" });
    const create = () => make("label", {}, make("input", { type: "radio", name: `control-${c.key}` }), make("span"));
    return {
      nodes: [make("fieldset", {}, name.node, list)],
      update(now) {
        name.update(now);
        follow(list, now.options, (o) => o.value, create, (node, o) => {
          const [radio, text] = node.children;
          radio.value = o.value;
          radio.checked = o.value === now.value;
          radio.disabled = Boolean(now.disabled);
          radio.onchange = () => send(o.value);
          write(text, o.label);
          define(node, o.help);
        });
      },
    };
  },

  menu(c, send) {
    const name = heading("label", c);
    const menu = make("select", { id: `control-${c.key}`, change: () => send(menu.value) });
    name.node.htmlFor = menu.id;
    const about = make("p", { class: "quiet" });
    return {
      nodes: [make("div", { class: "head" }, name.node, menu), about],
      update(now) {
        name.update(now);
        follow(menu, now.options, (o) => o.value, () => make("option"), (node, o) => {
          node.value = o.value;
          write(node, o.label);
        });
        menu.value = now.value;
        menu.disabled = Boolean(now.disabled);
        write(about, now.options.find((o) => o.value === now.value)?.help);
      },
    };
  },

  buttons(c, send) {
    const name = heading("legend", c);
    const list = make("div", { class: "chips" });
    return {
      nodes: [make("fieldset", {}, name.node, list)],
      update(now) {
        name.update(now);
        follow(list, now.options, (o) => o.value, (o) => make("button", { type: "button", class: "small", click: () => send(o.value) }), (node, o) => {
          write(node, o.label);
          define(node, o.help);
          node.disabled = Boolean(now.disabled);
        });
      },
    };
  },

  button(c, send) {
    const button = make("button", { type: "button", click: () => send(c.value) });
    return {
      nodes: [button],
      update(now) {
        c = now;
        write(button, now.label);
        define(button, now.help);
        button.disabled = Boolean(now.disabled);
      },
    };
  },
};
