// A field in which a value is typed: updates from the engine do not disturb
// the typing, Escape gives it up, leaving or Enter hands it over.

import { make } from "./dom.js";

/** Makes the field; show(value) on it is the value that holds now. */
export function typed(attributes, send) {
  const input = make("input", { autocomplete: "off", ...attributes });
  let shown = "";
  input.show = (value) => {
    if (document.activeElement !== input || input.value === shown) input.value = value;
    shown = value;
    input.style.setProperty("--letters", input.value.length); // a long number is seen whole
  };
  input.addEventListener("change", () => {
    const value = input.value.trim();
    shown = input.value; // whatever comes back replaces it
    send(value);
  });
  input.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || input.value === shown) return;
    e.preventDefault();
    input.value = shown;
  });
  return input;
}
