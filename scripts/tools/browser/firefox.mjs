// What the page does in Firefox: node firefox.mjs PUPPETEER FIREFOX ADDRESS
// prints what was seen as JSON.

const [, , library, firefox, address] = process.argv;
const { default: puppeteer } = await import(library);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
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
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
