// What can be done, by pointer and by keyboard.

import { dialog } from "./dialog.js";
import { make } from "./dom.js";
import { text } from "./text.js";

const topics = {
  points: [
    ["drag", "drag.text"],
    ["Tab", "tab.text"],
    ["arrow", "arrow.text"],
    ["Page Up, Page Down", "pageup.text"],
    ["Home, End", "home.text"],
    ["Delete", "delete.text"],
    ["Esc", "escape.text"],
    ["double", "double.text"],
  ],
  picture: [
    ["background", "background.text"],
    ["wheel", "wheel.text"],
    ["+, −, 0", "zoom.text"],
    ["arrow", "pan.text"],
  ],
  page: [
    ["Ctrl Z, Ctrl Shift Z", "undo.text"],
    ["Alt R", "reset.text"],
    ["?", "help.text"],
  ],
};

export function help() {
  const keys = (key) => (/^[a-z]/.test(key) ? [text(`page.help.${key}`)] : key.split(", ").map((k) => make("kbd", {}, k)));
  const list = ([topic, rows]) =>
    make("section", {}, make("h3", {}, text(`page.help.${topic}`)),
      make("dl", { class: "keys" }, ...rows.map(([key, what]) => make("div", {}, make("dt", {}, ...keys(key)), make("dd", {}, text(`page.help.${what}`))))));
  dialog(text("page.help"), ...Object.entries(topics).map(list),
    ...["tables", "about"].map((key) => make("p", { class: "quiet" }, text(`page.help.${key}`))));
}
