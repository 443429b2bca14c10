// Fetching and compiling a WebAssembly module, with exact progress: the build
// says how many bytes there are, so nothing is guessed from headers.

import { able, root } from "./options.js";

/** The bytes of a file that the page holds itself (single.js), null where it fetches them. */
export function heldBytes(id) {
  const text = document.getElementById(id)?.textContent;
  return text ? Uint8Array.from(atob(text), (c) => c.charCodeAt(0)) : null;
}

/**
 * Compiles the module that files describe: {raw, rawBytes, gz, gzBytes}, paths
 * from the root of the site. progress(done, total) is called with bytes of the
 * file that was chosen.
 */
export async function compile(files, progress = () => {}) {
  if (files.gz && able.inflate) {
    try {
      return await fetched(files.gz, files.gzBytes, files.rawBytes, progress);
    } catch (why) {
      console.warn("crease: the packed module failed, trying the plain one:", why);
    }
  }
  return fetched(files.raw, files.rawBytes, files.rawBytes, progress);
}

async function fetched(path, bytes, rawBytes, progress) {
  const held = heldBytes("held-engine");
  const response = held ? new Response(held) : await fetch(new URL(path, root));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  const reader = response.body.getReader();
  const first = await reader.read();
  // A host that declares the file's encoding has the browser unpack it: then
  // the bytes begin with the signature of a plain module, "\0asm".
  const plain = first.value?.[0] === 0;
  const total = plain ? rawBytes : bytes;
  let done = 0;
  const count = (chunk) => progress((done = Math.min(done + chunk.length, total)), total);
  let stream = new ReadableStream({
    start(out) {
      if (first.done) return out.close();
      count(first.value);
      out.enqueue(first.value);
    },
    async pull(out) {
      const next = await reader.read();
      if (next.done) return out.close();
      count(next.value);
      out.enqueue(next.value);
    },
    cancel: (why) => reader.cancel(why),
  });
  if (!plain) stream = stream.pipeThrough(new DecompressionStream("gzip"));
  const module = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
  if (WebAssembly.compileStreaming) return WebAssembly.compileStreaming(module);
  return WebAssembly.compile(await module.arrayBuffer());
}
