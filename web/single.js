// One file that holds a figure and all that it needs: the page single.html of
// the build, with the engine that this page runs, and the figure's own picture.
// It works from a disk, without a network.

import { config, root } from "./options.js";
import { language } from "./text.js";

/** Resolves with the file's text; svg is the picture in the theme "auto". */
export async function single({ link, title, desc }, svg) {
  const files = [new URL("single.html", import.meta.url), new URL(config.engine.gz, root)].map((address) => fetch(address).then(good));
  const [page, engine] = await Promise.all(files);
  const settings = { kind: "single", root, link, lang: language(), presets: [], engine: config.engine, version: config.version };
  const parts = {
    TITLE: escaped(title),
    DESC: escaped(desc),
    POSTER: svg,
    CONFIG: JSON.stringify(settings).replaceAll("<", "\\u003c"),
    ENGINE: await base64(await packed(await engine.blob())),
  };
  return (await page.text()).replace(/@([A-Z]+)@/g, (token, name) => parts[name] ?? token);
}

function good(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A host that declares the file's encoding has had it unpacked: gzip begins with 31. */
async function packed(blob) {
  const [first] = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
  if (first === 31) return blob;
  return new Response(blob.stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

function base64(blob) {
  const reader = new FileReader();
  reader.readAsDataURL(blob);
  return new Promise((done) => reader.addEventListener("load", () => done(reader.result.split(",")[1])));
}
