package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// images opens the page of images under the strict policy and waits until
// there is an experiment.
func images(t *testing.T, fragment string, w, h int64, opts ...chromedp.EmulateViewportOption) *Page {
	t.Helper()
	p := tab(t, usual, w, h, opts...)
	p.Goto(strict + "/images/" + fragment)
	p.Wait(`document.documentElement.classList.contains("alive") && document.querySelector("#thumbs canvas")`)
	return p
}

// trained waits until the training and what is measured after it are done.
func trained(p *Page) {
	p.Wait(`document.documentElement.classList.contains("done") && !document.getElementById("csv").hidden`)
}

// drop drops files, [[name, array of bytes]...] in JavaScript, on the page and
// waits for an answer: a notice or other images.
func drop(p *Page, files string) {
	Eval[bool](p, `(async () => {
		const list = await (`+files+`);
		const data = new DataTransfer();
		for (const [name, bytes] of list) data.items.add(new File([bytes], name));
		for (const close of document.querySelectorAll("#notices button")) close.click();
		while (document.querySelector("#notices li")) await new Promise((next) => setTimeout(next, 20));
		dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
		return true;
	})()`)
}

func remark(p *Page) string { return Eval[string](p, `document.getElementById("notices").innerText`) }

// thumbs returns what the thumbnails show: their names and pixels.
func thumbs(p *Page) string {
	return Eval[string](p, `[...document.querySelectorAll("#thumbs button")].map((b) => b.innerText + b.firstChild.toDataURL()).join()`)
}

// fact returns a number of the training by its name.
func fact(p *Page, name string) float64 {
	return Eval[float64](p, fmt.Sprintf(`parseFloat(document.querySelector('[data-fact=%q] dd').textContent)`, name))
}

// script has the bytes of IDX files, n random images of 8 x 8 pixels of the
// classes 0 to 3 in turn, and those of pictures.
const script = `
	const idx = (magic, sizes, body) => {
		const head = new Uint8Array(4 + 4 * sizes.length);
		const view = new DataView(head.buffer);
		view.setUint32(0, magic);
		sizes.forEach((n, i) => view.setUint32(4 + 4 * i, n));
		const all = new Uint8Array(head.length + body.length);
		all.set(head);
		all.set(body, head.length);
		return all;
	};
	const digits = (n) => idx(0x803, [n, 8, 8], Uint8Array.from({length: 64 * n}, (_, i) => (i * i * 31 + i * 17 + (i >> 6) * 97) % 256));
	const labels = (n) => idx(0x801, [n], Uint8Array.from({length: n}, (_, i) => i % 4));
	const picture = async (type, w = 60, h = 50, plain = false) => {
		const canvas = new OffscreenCanvas(w, h);
		const pen = canvas.getContext("2d");
		pen.fillStyle = "#888";
		pen.fillRect(0, 0, w, h);
		if (!plain) for (let i = 0; i < 400; i++) {
			pen.fillStyle = "hsl(0 0% " + (i * 37) % 100 + "%)";
			pen.fillRect((i * 53) % w, (i * 29) % h, 9, 7);
		}
		return new Uint8Array(await (await canvas.convertToBlob({type})).arrayBuffer());
	};
	/** The JPEG file with four components in its frame header; the PNG file with the mark of an animation. */
	const inks = (b) => {
		const at = b.findIndex((v, i) => v === 0xff && b[i + 1] === 0xc0);
		b[at + 9] = 4;
		return b;
	};
	const moving = (b) => Uint8Array.of(...b.slice(0, 33), 0, 0, 0, 8, 97, 99, 84, 76, ...new Uint8Array(12), ...b.slice(33));
	const gz = async (bytes) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
`

func made(list string) string { return `(async () => {` + script + `return [` + list + `];})()` }

func TestImagesTrainThreeDigits(t *testing.T) {
	p := images(t, "", 1300, 900)
	trained(p)
	if n := Eval[int](p, `document.querySelectorAll("#panel-list canvas").length`); n != 7 {
		t.Errorf("%d panels", n)
	}
	angle, random, ratio := fact(p, "angle"), fact(p, "random"), fact(p, "ratio")
	if angle > 1.5 || random < 5 || ratio > 1.005 {
		t.Errorf("units at %g degrees, random directions at %g, objective %g", angle, random, ratio)
	}
	if n := Eval[int](p, `document.querySelectorAll("#units > li").length`); n != 3 {
		t.Errorf("%d faces are followed", n)
	}
	if n := Eval[int](p, `document.querySelectorAll("#curves-body .series").length`); n != 6 {
		t.Errorf("%d curves", n)
	}
	if s := Eval[string](p, `document.getElementById("caption").innerText`); !strings.Contains(s, "held-out") {
		t.Errorf("the caption does not say what is not shown: %q", s)
	}
}

// The pictures flow while a network trains, and the page's thread stays free.
func TestImagesFlow(t *testing.T) {
	p := images(t, "", 1300, 900)
	seen := Eval[int](p, `new Promise((done) => {
		const seen = new Set();
		const look = () => {
			seen.add(document.getElementById("train-progress").value);
			if (seen.size > 6 || document.documentElement.classList.contains("done")) done(seen.size);
			else setTimeout(look, 20);
		};
		look();
	})`)
	if seen < 6 {
		t.Errorf("%d stages of the training were seen", seen)
	}
	// A move of the slider is answered while the training goes on.
	Eval[bool](p, `(() => { const s = document.getElementById("sigma"); s.value = 0.8; s.dispatchEvent(new Event("input")); return true; })()`)
	p.Wait(`document.querySelector(".panel.noisy .db").textContent.startsWith("1.") || document.querySelector(".panel.noisy .db").textContent.startsWith("2.")`)
	p.Wait(`location.hash.includes("sigma=0.8")`)
}

func TestImagesFiles(t *testing.T) {
	p := images(t, "", 1300, 900)
	drop(p, made(`["images.gz", await gz(digits(40))], ["labels", labels(40)]`))
	p.Wait(`location.hash.includes("source=idx")`)
	if s := remark(p); s != "" {
		t.Errorf("said %q", s)
	}
	if l := link(p); !strings.Contains(l, "pick=") || !strings.Contains(l, "labels=0,1,2") {
		t.Errorf("the link is %q", l)
	}
	drop(p, made(`["photo.webp", await picture("image/webp")]`))
	p.Wait(`location.hash.includes("source=picture")`)
	if s := Eval[string](p, `document.documentElement.dataset.exp`); s != "edges" {
		t.Errorf("a picture shows %s", s)
	}
	drop(p, made(`["a.png", await picture("image/png")], ["b.jpg", await picture("image/jpeg", 90, 40)]`))
	p.Wait(`location.hash.includes("source=pictures") && document.querySelectorAll("#thumbs li").length === 2`)
}

// A file that cannot be used is refused in words, and what there was stays.
func TestImagesRefusesFiles(t *testing.T) {
	p := images(t, "", 1300, 900)
	trained(p)
	before := thumbs(p)
	for _, c := range []struct{ files, says string }{
		{`["cut", digits(40).slice(0, 900)]`, "truncated"},
		{`["cut.gz", (await gz(digits(40))).slice(0, 300)]`, "gzip file is truncated"},
		{`["wrong", idx(0xd03, [1, 2, 2], new Uint8Array(4))]`, "begins with 0x00000d03"},
		{`["empty", idx(0x803, [0, 28, 28], new Uint8Array(0))]`, "no image"},
		{`["counts", digits(40)], ["labels", labels(39)]`, "39 labels for 40 images"},
		{`["same", idx(0x803, [3, 2, 2], new Uint8Array(12))]`, "identical"},
		{`["text.png", new TextEncoder().encode("I am not a picture")]`, "PNG, JPEG or WebP"},
		{`["cut.png", (await picture("image/png")).slice(0, 200)]`, "truncated"},
		{`["cut.jpg", (await picture("image/jpeg")).slice(0, 400)]`, "truncated"},
		{`["flat.png", await picture("image/png", 60, 50, true)]`, "no 4 patches"},
		{`["small.png", await picture("image/png", 3, 3)]`, "holds no patch"},
		{`["deep.png", (await picture("image/png")).map((v, i) => (i === 24 ? 16 : v))]`, "8 bits"},
		{`["cmyk.jpg", inks(await picture("image/jpeg"))]`, "CMYK"},
		{`["moving.png", moving(await picture("image/png"))]`, "animated"},
		{`["moving.gif", new TextEncoder().encode("GIF89a and more")]`, "GIF"},
		{`["twice.png", await picture("image/png")], ["again.png", await picture("image/png")]`, "identical"},
		{`["nothing.png", new Uint8Array(0)]`, "empty"},
		{`["huge.png", new Uint8Array((64 << 20) + 1)]`, "larger than 64 MB"},
		{`["broken.png", (await picture("image/png")).map((v, i) => (i > 50 && i < 90 ? 0 : v))]`, "broken.png"},
	} {
		drop(p, made(c.files))
		p.Wait(`document.querySelector("#notices .error")`)
		if s := remark(p); !strings.Contains(s, c.says) {
			t.Errorf("%s: said %q, want %q", c.files, s, c.says)
		}
		if got := thumbs(p); got != before {
			t.Errorf("%s: the images changed", c.files)
		}
	}
}

func TestImagesLinks(t *testing.T) {
	// Data that the visitor lacks: said, and something stands in.
	p := images(t, "#v=1&source=idx&labels=3,8,9&pick=1,2,3&seed=5", 1300, 900)
	p.Wait(`document.querySelector("#notices .info")`)
	if s := remark(p); !strings.Contains(s, "drop the image file") {
		t.Errorf("said %q", s)
	}
	p.Wait(`location.hash.includes("pick=1,2,3")`)
	Eval[bool](p, `(location.hash = "#v=1&exp=edges&n=5&seed=3&sigma=0.2&colour=red", true)`)
	p.Wait(`document.documentElement.dataset.exp === "edges" && document.querySelectorAll("#thumbs li").length === 5`)
	if s := remark(p); !strings.Contains(s, "colour") {
		t.Errorf("an unknown key: said %q", s)
	}
	p.Wait(`location.hash === "#v=1&exp=edges&n=5&sigma=0.2&seed=3"`)
}

// A path that a link names is fetched from the site; one that is not there is
// told.
func TestImagesPaths(t *testing.T) {
	p := tab(t, usual, 1300, 900)
	p.Goto(strict + "/images/#v=1&source=idx&images=mnist/not-there")
	p.Wait(`document.querySelector("#notices .error")`)
	if s := remark(p); !strings.Contains(s, "make mnist") {
		t.Errorf("said %q", s)
	}
	dir := filepath.Join(*site, "mnist")
	const name = "t10k-images-idx3-ubyte.gz"
	for _, file := range []string{name, "t10k-labels-idx1-ubyte.gz"} {
		data, err := os.ReadFile(filepath.Join("../../../../shared/data/mnist", file))
		if err != nil {
			t.Skip("MNIST is not there, so it is not fetched:", err)
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	Eval[bool](p, `(location.hash = "#v=1&source=idx&images=mnist/`+name+`&pick=6101,159,1806", true)`)
	p.Wait(`document.getElementById("file-info").textContent.startsWith("10000 images")`)
	trained(p)
	if angle, other := fact(p, "angle"), fact(p, "other"); angle > 1.5 || other < 10 {
		t.Errorf("units at %g degrees from the faces and %g from the edges", angle, other)
	}
	if s := remark(p); s != "" {
		t.Errorf("said %q", s)
	}
}

func TestImagesDraw(t *testing.T) {
	p := images(t, "", 1300, 900)
	before := thumbs(p)
	p.Click(at(p, "#thumbs li:nth-child(2) canvas", 0.5, 0.5))
	p.Wait(`document.querySelector("dialog .pad")`)
	p.Drag(at(p, ".pad", 0.2, 0.3), at(p, ".pad", 0.8, 0.7), 8)
	p.Click(at(p, "dialog .row .primary", 0.5, 0.5))
	p.Wait(`location.hash.includes("own=1") && !document.querySelector("dialog")`)
	if got := thumbs(p); got == before {
		t.Error("the drawing is not among the images")
	}
	trained(p)
	if angle := fact(p, "angle"); angle > 1.5 {
		t.Errorf("units at %g degrees", angle)
	}
}

// On a phone nothing is wider than the window, and a finger draws.
func TestImagesOnAPhone(t *testing.T) {
	p := images(t, "?lang=zh#v=1&exp=two", 360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch)
	trained(p)
	if w := Eval[float64](p, `document.documentElement.scrollWidth`); w > 360 {
		t.Errorf("the page is %g pixels wide", w)
	}
	if s := Eval[string](p, `document.getElementById("title").textContent`); !strings.Contains(s, "直线") {
		t.Errorf("the title is %q", s)
	}
	Eval[bool](p, `(document.getElementById("thumbs").scrollIntoView({block: "center"}), true)`)
	p.Click(at(p, "#thumbs li canvas", 0.5, 0.5))
	p.Wait(`document.querySelector("dialog .pad")`)
	p.Swipe(at(p, ".pad", 0.3, 0.2), at(p, ".pad", 0.5, 0.8), 6)
	if ink := Eval[int](p, `document.querySelector(".pad").getContext("2d").getImageData(0, 0, 28, 28).data.filter((v, i) => i % 4 === 0 && v > 128).length`); ink < 10 {
		t.Errorf("%d pixels are inked", ink)
	}
}

// The page changes its colours and its language in place.
func TestImagesLanguageAndTheme(t *testing.T) {
	p := images(t, "?theme=light", 1300, 900)
	light := Eval[string](p, `getComputedStyle(document.body).backgroundColor`)
	p.Click(at(p, "#theme", 0.5, 0.5))
	p.Wait(`document.documentElement.dataset.theme === "dark"`)
	if dark := Eval[string](p, `getComputedStyle(document.body).backgroundColor`); dark == light {
		t.Error("the theme does not change")
	}
	p.Click(at(p, "#lang", 0.5, 0.5))
	p.Wait(`document.getElementById("title").textContent.includes("三个数字")`)
	if s := Eval[string](p, `document.body.innerText`); strings.Contains(s, "images.") {
		t.Error("a key of the words is seen instead of a word")
	}
}

// Without scripts the page says what it is.
func TestImagesWithoutScripts(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.Goto(address + "/images/")
	html, err := chromedp.Run(p.ctx, chromedp.OuterHTML("html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Real images", "JavaScript is off", "What this shows, and what it does not"} {
		if !strings.Contains(html, part) {
			t.Errorf("no %q in the page", part)
		}
	}
}

// The front page leads here.
func TestImagesFromTheFrontPage(t *testing.T) {
	p := open(t, "/")
	p.Click(at(p, `header a[href$="images/"]`, 0.5, 0.5))
	p.Wait(`location.pathname.endsWith("/images/") && document.documentElement?.classList.contains("alive")`)
}
