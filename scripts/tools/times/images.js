// Runs in the page of images before its own scripts and notes when what
// changes. All times are in milliseconds.
window.probe = (() => {
  const byId = (id) => document.getElementById(id);
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const until = async (test) => {
    while (!test()) await frame();
    return performance.now();
  };
  const done = () => document.documentElement?.classList.contains("done");

  /** Whether the training and what is measured after it are over. */
  const rests = () => done() && !byId("csv").hidden;

  let pictures = 0; // the page tells its worker of each that it has painted
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    pictures += message.kind === "painted";
    return post.call(this, message, ...more);
  };

  /** Trains anew: how long, and how many pictures of it were shown. */
  async function training() {
    pictures = 0;
    const begin = performance.now();
    byId("play").click();
    await until(() => !done());
    return { Ms: (await until(done)) - begin, Pictures: pictures };
  }

  /** Drags the slider of the noise from end to end, also while all is trained anew. */
  async function drag(during) {
    if (during === "training") byId("play").click();
    const slider = byId("sigma");
    const noisy = () => document.querySelector(".panel.noisy .db").textContent;
    const all = [];
    for (let v = 0.04; v < 0.98; v += 0.04) {
      const was = noisy();
      slider.value = v;
      const begin = performance.now();
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      all.push((await until(() => noisy() !== was)) - begin);
    }
    return all.sort((a, b) => a - b)[all.length >> 1];
  }

  const idx = (magic, sizes, body) => {
    const head = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
    head.setUint32(0, magic);
    sizes.forEach((n, i) => head.setUint32(4 + 4 * i, n));
    return new Blob([head, body]);
  };
  const gz = (blob) => new Response(blob.stream().pipeThrough(new CompressionStream("gzip"))).blob();

  /** Drops n images of a bar each, of ten classes in turn, with their labels. */
  async function file(n) {
    const pixels = new Uint8Array(n * 784);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < 20; k++) pixels[i * 784 + (4 + k) * 28 + ((4 + (i % 10) * 2 + ((k * (i % 7)) >> 3)) % 28)] = 128 + ((i * 37 + k * 11) % 128);
    }
    const images = await gz(idx(0x803, [n, 28, 28], pixels));
    const labels = await gz(idx(0x801, [n], Uint8Array.from({ length: n }, (_, i) => i % 10)));
    const data = new DataTransfer();
    data.items.add(new File([images], "images.gz"));
    data.items.add(new File([labels], "labels.gz"));
    const begin = performance.now();
    dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    return (await until(() => byId("file-info").textContent.startsWith(String(n)))) - begin;
  }
  return { rests, training, drag, file };
})();
