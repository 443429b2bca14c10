// Points from the clipboard: pasted anywhere, or into a box of their own.

import { dialog } from "./dialog.js";
import { make } from "./dom.js";
import { text } from "./text.js";

/** What is pasted outside a field is taken for points when it holds digits. */
export function paste(send) {
  document.addEventListener("paste", (e) => {
    if (e.target.closest?.("input, textarea, dialog")) return;
    const value = e.clipboardData?.getData("text/plain") ?? "";
    if (!/\d/.test(value)) return;
    e.preventDefault();
    send({ kind: "paste", value });
  });
}

/** Asks for points in a dialog. */
export function pasteBox(send) {
  const box = make("textarea", { rows: 8, "aria-label": text("page.paste"), placeholder: "0, 0\n2.4, 0.4\n-1.4, 1.4", spellcheck: "false" });
  const use = () => {
    send({ kind: "paste", value: box.value });
    node.close();
  };
  const node = dialog(
    text("page.paste"),
    make("p", { class: "quiet" }, text("page.paste.help")),
    box,
    make("div", { class: "row" }, make("button", { type: "button", class: "primary", click: use }, text("page.paste.use"))),
  );
  box.focus();
}
