// The words of the page in the language that is chosen. Both languages come
// from the one table of the core (words.js is generated from it).

import table from "./words.js";
import { byId, put, write } from "./dom.js";

let lang = "en";

/** The language now: "en" or "zh". */
export const language = () => lang;

/** The text of a key, with {name} placeholders filled in. */
export function text(key, values = {}) {
  const raw = table[lang]?.[key] ?? table.en[key] ?? key;
  return raw.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Adds the words of a page of its own: a table by language. */
export function learn(more) {
  for (const [l, words] of Object.entries(more)) Object.assign(table[l], words);
}

/** Whether the table has a key. */
export const has = (key) => key in table.en;

/** Chooses a language and rewrites all static words of the document. */
export function speak(next) {
  lang = next;
  document.documentElement.lang = next === "zh" ? "zh-Hans" : "en";
  document.querySelectorAll("[data-word]").forEach((node) => write(node, text(node.dataset.word)));
  document.querySelectorAll("[data-word-label]").forEach(label);
  const other = byId("lang"); // its word is in the other language
  if (other) other.lang = next === "zh" ? "en" : "zh-Hans";
}

/** Names an element by its data-word-label, for pointers and for readers. */
export function label(node) {
  const name = text(node.dataset.wordLabel);
  put(node, "aria-label", name);
  if (node.matches("button, a")) put(node, "title", name);
}
