// The code that shows a figure in a page of somebody else: a frame, or the
// element of embed.js, with options and a preview.

import { make } from "./dom.js";
import { config, root } from "./options.js";
import { text } from "./text.js";

/** What can be chosen; the first of each is what an embed does by itself. */
const choices = {
  load: ["visible", "click", "auto"],
  theme: ["auto", "light", "dark"],
  lang: ["auto", "en", "zh"],
  height: ["fluid", "320", "400", "480", "600"],
};

/** Parts of an embed that can be left out; see data-part in its page. */
const parts = ["title", "tools", "viewtools", "readout", "full"];

const languages = { en: "English", zh: "中文" };

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What embed/ is asked for by its query; load is said even where it is the rule. */
function query({ load, theme, lang, hide }) {
  const items = [`load=${load}`];
  if (theme !== "auto") items.push(`theme=${theme}`);
  if (lang !== "auto") items.push(`lang=${lang}`);
  if (hide.length) items.push(`hide=${hide}`);
  return items.join("&");
}

const fluid = "width:100%;aspect-ratio:16/10;min-height:320px";

function frame(link, title, how) {
  const size = how.height === "fluid" ? fluid : `width:100%;height:${how.height}px`;
  return (
    `<iframe src="${root}embed/?${escaped(`${query(how)}#${link}`)}" title="${escaped(title)}" loading="lazy"\n` +
    ` style="border:0;${size};color-scheme:light dark"\n` +
    ` allow="fullscreen; clipboard-write; web-share" allowfullscreen></iframe>`
  );
}

function element(link, title, { load, theme, lang, hide, height }) {
  const given = { load, theme: theme !== "auto" && theme, lang: lang !== "auto" && lang, hide: hide.join(), height: height !== "fluid" && height };
  const attributes = Object.entries(given).filter(([, value]) => value).map(([name, value]) => ` ${name}="${value}"`);
  const preset = config.presets.find((p) => p.link === link);
  const image = `<img src="${root}p/${preset?.name}/poster.svg" alt="${escaped(title)}" width="960" height="600" style="width:100%;height:auto">`;
  return (
    `<script src="${root}embed.js" async></script>\n` +
    `<crease-embed src="${root}embed/#${escaped(link)}" title="${escaped(title)}"${attributes.join("")}>\n` +
    `  <a href="${root}#${escaped(link)}">${preset ? image : escaped(title)}</a>\n` +
    `</crease-embed>`
  );
}

/** The field with the code of a link, and what makes it another: {code, options}. */
export function embedCode(link, title) {
  const how = { load: "visible", theme: "auto", lang: "auto", height: "fluid", hide: [] };
  let kind = frame;
  const code = make("textarea", { readonly: true, rows: 5, spellcheck: "false", "aria-label": text("page.share.embed") });
  const preview = make("div", { class: "preview" });

  const label = (name, value) =>
    languages[value] ?? (Number(value) ? text("page.embed.height.fixed", { n: value }) : text(`page.embed.${name}.${value}`));
  const menu = ([name, values]) => {
    const select = make("select", {}, ...values.map((value) => make("option", { value }, label(name, value))));
    select.addEventListener("change", () => {
      how[name] = select.value;
      show();
    });
    return make("label", {}, make("span", {}, text(`page.embed.${name}`)), select);
  };
  const chip = (part) => {
    const box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => {
      how.hide = parts.filter((p) => (p === part ? !box.checked : how.hide.includes(p)));
      show();
    });
    return make("label", { class: "chip" }, box, make("span", {}, text(`page.embed.part.${part}`)));
  };
  const kinds = Object.entries({ frame, element }).map(([name, make_]) => {
    const radio = make("input", { type: "radio", name: "embed-code", change: () => ((kind = make_), show()) });
    radio.checked = make_ === kind;
    return make("label", {}, radio, make("span", {}, text(`page.embed.code.${name}`)));
  });
  const set = (key, look, ...nodes) => make("fieldset", {}, make("legend", {}, text(key)), make("div", { class: look }, ...nodes));

  const options = make(
    "details",
    { class: "embedding", toggle: () => show() },
    make("summary", {}, text("page.embed.options")),
    set("page.embed.code", "segments", ...kinds),
    make("p", { class: "quiet" }, text("page.embed.code.help")),
    make("div", { class: "menus" }, ...Object.entries(choices).map(menu)),
    set("page.embed.show", "chips", ...parts.map(chip)),
    make("h4", {}, text("page.embed.preview")),
    preview,
  );

  function show() {
    code.value = kind(link, title, how);
    if (!options.open) return preview.replaceChildren();
    const view = make("iframe", { title: text("page.embed.preview"), src: `${root}embed/?${query({ ...how, load: how.load === "click" ? "click" : "auto" })}#${link}` });
    if (how.height !== "fluid") view.style.height = `${how.height}px`;
    preview.replaceChildren(view);
  }

  show();
  return { code, options };
}
