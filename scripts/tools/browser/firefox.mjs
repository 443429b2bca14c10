// What the page does in Firefox: node firefox.mjs PUPPETEER FIREFOX ADDRESS HOST [SCREEN]
// prints what was seen as JSON. HOST is where the host pages are. With a screen
// (DISPLAY) Firefox has WebGL2, without one it has none.

const [, , library, firefox, address, host, screen] = process.argv;
const { default: puppeteer } = await import(library);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: !screen, extraPrefsFirefox: screen ? { "webgl.force-enabled": true } : {} });
const seen = { errors: [] };
try {
  const page = await browser.newPage();
  page.on("pageerror", (why) => seen.errors.push(String(why)));
  page.on("console", (line) => line.type() === "error" && seen.errors.push(line.text()));
  await page.setViewport({ width: 1200, height: 800 });
  await page.goto(`${address}/?lang=en&theme=dark#v=1`);
  const until = (expression) => page.waitForFunction(expression, { timeout: 60_000 });
  await until(`document.documentElement.classList.contains("alive") && document.querySelector("#paint svg path, #paint canvas")`);
  seen.handles = await page.evaluate(`document.querySelectorAll(".handle").length`);
  seen.result = await page.evaluate(`document.getElementById("result").innerText`);
  // By keyboard, since focus and keys are the same on every machine.
  await page.evaluate(`document.querySelector('.handle[data-id="point/1"]').focus()`);
  await page.keyboard.press("ArrowRight");
  await until(`location.hash.includes("data=")`);
  seen.link = await page.evaluate(`location.hash`);
  if (screen) await until(`document.querySelector("#paint canvas") && !document.querySelector("#paint .waiting")`);
  seen.canvas = await page.evaluate(`Boolean(document.querySelector("#paint canvas"))`);
  // By mouse, 80 pixels to the right.
  const [x, y] = await page.evaluate(`(() => {
    const b = document.querySelector('.handle[data-id="point/2"]').getBoundingClientRect();
    return [b.x + b.width / 2, b.y + b.height / 2];
  })()`);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(x + 8 * i, y);
  await page.mouse.up();
  await until(`location.hash !== ${JSON.stringify(seen.link)} && !document.querySelector(".dragging")`);
  seen.dragged = await page.evaluate(`location.hash`);
  // A figure of the story loads, and its formula is laid out as one.
  seen.figure = await page.evaluate(`(() => {
    const image = document.querySelector("#line img");
    image.loading = "eager";
    return image.decode().then(() => image.naturalWidth);
  })()`);
  seen.fraction = await page.evaluate(`(() => {
    const [above, below] = document.querySelector("#line mfrac").children;
    return above.getBoundingClientRect().bottom <= below.getBoundingClientRect().top + 2;
  })()`);
  await page.evaluate(`document.getElementById("share").click()`);
  await until(`document.querySelector("dialog[open] input")`);
  seen.share = await page.evaluate(`document.querySelector("dialog[open] input").value`);

  // An embed in somebody else's page.
  const post = await browser.newPage();
  post.on("pageerror", (why) => seen.errors.push(`host: ${why}`));
  await post.goto(`${host}/element.html?site=${encodeURIComponent(address)}&src=p/square/&poster=square`);
  await post.waitForFunction(`document.querySelector("crease-embed")?.shadowRoot`);
  await post.evaluate(`document.querySelector("crease-embed").start()`);
  await post.waitForFunction(`told.some((e) => e.name === "ready" && e.detail.live)`, { timeout: 60_000 });
  seen.embed = await post.evaluate(`document.querySelector("crease-embed").getState()`);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
