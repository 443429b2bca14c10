// Fetching and compiling a WebAssembly module, with exact progress: the build
// says how many bytes there are, so nothing is guessed from headers. Workers
// use it too: it knows nothing of a page.

/**
 * Compiles the module that files describe: {raw, rawBytes, gz, gzBytes}, paths
 * from the root of the site, or held, the bytes of the packed file where the
 * page has them itself. progress(done, total) is called with bytes of the file
 * that was chosen; between two pieces of it breathe() is awaited.
 */
export async function compile(files, root, { held = null, progress = () => {}, breathe = () => {} } = {}) {
  if (files.gz && typeof DecompressionStream === "function") {
    try {
      return await fetched(held ?? new URL(files.gz, root), files.gzBytes, files.rawBytes, progress, breathe);
    } catch (why) {
      console.warn("crease: the packed module failed, trying the plain one:", why);
    }
  }
  return fetched(new URL(files.raw, root), files.rawBytes, files.rawBytes, progress, breathe);
}

async function fetched(source, bytes, rawBytes, progress, breathe) {
  const response = source instanceof URL ? await fetch(source) : new Response(source);
  if (!response.ok) throw new Error(`${source.pathname}: ${response.status} ${response.statusText}`);
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
      await breathe();
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
