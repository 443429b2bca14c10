// Taking the figure elsewhere: its link, as text and as a QR code, a frame for a page, a file.

import { dialog } from "./dialog.js";
import { make, parse, put, show, write } from "./dom.js";
import { embedCode } from "./embedcode.js";
import { hint } from "./hints.js";
import { alone, root, seenTheme } from "./options.js";
import { png } from "./raster.js";
import { text } from "./text.js";

const formats = ["svg", "csv", "txt", "json", "tex", "py", "go"];

/** Pixels of a PNG for one of the picture. */
const scales = [1, 2];

/** Address of the explorer that shows a link. */
export const pageAddress = (link) => `${root}#${link}`;

/** figure: {link, title, desc}; save(format) asks the engine for a file, draw(theme) resolves with the picture as SVG. */
export function share({ link, title, desc }, save, draw) {
  const address = pageAddress(link);
  const box = make("input", { type: "text", readonly: true, value: address, "aria-label": text("page.share.link") });
  const { code, options } = embedCode(link, title);
  const buttons = [copier(box, "page.share.copy")];
  const data = { title: text("page.share.title"), text: title, url: address };
  if (navigator.canShare?.(data)) {
    const native = () => navigator.share(data).catch(() => {}); // the person thought better of it
    buttons.push(make("button", { type: "button", click: native }, text("page.share.native")));
  }
  const square = make("div", { class: "qr", hidden: true });
  buttons.push(make("button", { type: "button", "aria-expanded": "false", click: (e) => unfold(e.currentTarget) }, text("page.share.qr")));
  async function unfold(button) {
    const { qr } = await import("./qr.js");
    const markup = qr(address, text("page.share.qr"));
    square.replaceChildren(markup ? parse(markup, "image/svg+xml") : text("page.share.qr.long"));
    show(square, square.hidden);
    put(button, "aria-expanded", String(!square.hidden));
  }
  const picture = async (scale) => offer({ text: await png(await draw(seenTheme()), scale), name: scale > 1 ? `crease@${scale}x.png` : "crease.png", mime: "image/png" });
  const pictures = scales.map((n) => make("button", { type: "button", click: () => picture(n) }, text("page.share.png", { n })));
  const files = formats.map((f) => make("button", { type: "button", click: () => save(f) }, text(`page.share.${f}`)));
  const part = (key, ...content) => make("section", {}, make("h3", {}, text(key)), ...content);
  const row = (...content) => make("div", { class: "row" }, ...content);
  const linkParts = link
    ? [part("page.share.link", box, row(...buttons), square), part("page.share.embed", code, row(copier(code, "page.share.code")), options)]
    : [make("p", {}, text("page.link.long"))];
  const whole = make("button", { type: "button", click: () => pack() }, text("page.share.html"));
  async function pack() {
    write(whole, text("page.share.html.busy"));
    try {
      const { single } = await import("./single.js");
      offer({ text: await single({ link, title, desc }, await draw("auto")), name: "crease.html", mime: "text/html" });
      write(whole, text("page.share.html"));
    } catch (why) {
      write(whole, text("page.share.html.fail", { why: why.message }));
    }
  }
  dialog(text("page.share"), ...linkParts, part("page.share.file", row(...pictures, ...files, ...(alone ? [] : [whole]))));
}

function copier(field, key) {
  const button = make("button", { type: "button" }, text(key));
  button.addEventListener("click", async () => {
    write(button, text((await copied(field)) ? "page.share.copied" : "page.share.byhand"));
    setTimeout(() => write(button, text(key)), 2500);
  });
  return button;
}

/** Copies a field's text; selects it where copying is refused. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand?.("copy") ?? false;
  }
}

/** Puts a text made by the engine on the clipboard; where that is refused, shows it to be copied by hand. */
export async function copy({ text: content }) {
  try {
    await navigator.clipboard.writeText(content);
    hint("page.share.copied");
  } catch {
    const field = make("textarea", { readonly: true, rows: 10, "aria-label": text("page.share.copied") });
    field.value = content;
    dialog(text("page.copy.byhand"), field);
    field.select();
  }
}

/** Offers a file, its text or a Blob. */
export function offer({ text: content, name, mime }) {
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
