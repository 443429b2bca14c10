package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
)

// dragged drags a point and checks that link and handle follow.
func dragged(t *testing.T, p *Page) {
	t.Helper()
	u, before := unit(t, p), link(p)
	x, y := point(t, p, 2)
	from := place(p, "point/2")
	to := XY{from.X + 40, from.Y + 24}
	p.Drag(from, to, 5)
	changed(p, before)
	moved(t, p, 2, x, y, 40, 24, u)
	// The link may be told before the picture of the same place is shown.
	p.Wait(fmt.Sprintf(`(() => {
		const b = document.querySelector('.handle[data-id="point/2"]').getBoundingClientRect();
		return Math.hypot(b.x + b.width / 2 - %g, b.y + b.height / 2 - %g) <= 4;
	})()`, to.X, to.Y))
}

// svg waits until the picture is drawn as SVG.
func svg(p *Page) {
	p.Wait(`document.querySelector("#paint svg path") && !document.querySelector("#paint canvas")`)
}

func notice(p *Page, part string) {
	p.Wait(`document.getElementById("notices").innerText.includes("` + part + `")`)
}

func TestWithoutWebGL2(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(Painting)
	p.Before(`(() => {
		painting.before = "OffscreenCanvas.prototype.getContext = () => null";
		const get = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (kind, ...a) { return kind === "webgl2" ? null : get.call(this, kind, ...a); };
	})()`)
	p.Goto(address + "/#v=1")
	alive(p)
	notice(p, "WebGL2")
	svg(p)
	dragged(t, p)
}

// Where a worker may not run, the engine runs on the page's thread.
func TestWorkerRefused(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(`window.Worker = class { constructor() { throw new DOMException("refused", "SecurityError"); } }`)
	p.Goto(address + "/#v=1")
	alive(p)
	notice(p, "worker")
	dragged(t, p)
}

// A worker that dies is started again where it was.
func TestEngineDies(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(`(() => {
		const Old = window.Worker;
		window.Worker = class extends Old { constructor(at, options) { super(at, options); if (!/canvasworker/.test(at)) window.lastWorker = this; } };
	})()`)
	p.Goto(address + "/#v=1")
	alive(p)
	dragged(t, p)
	now := link(p)
	Eval[bool](p, `(lastWorker.terminate(), lastWorker.onerror?.({message: "killed by the test", preventDefault() {}}), true)`)
	notice(p, "started again")
	p.Sleep(2 * time.Second)
	settle(p)
	if got := link(p); got != now {
		t.Errorf("after its death the engine shows %q, before %q", got, now)
	}
	dragged(t, p)
}

func TestCanvasFails(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(Painting)
	p.Before(`painting.before = "fetch = () => Promise.reject(new Error('blocked'))"`) // what follows does not reach workers
	call(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/a/canvas.*", Block: true}}})
	p.Goto(address + "/#v=1")
	alive(p)
	notice(p, "painter")
	svg(p)
	dragged(t, p)
}

// withoutOffscreen makes a browser in which no worker can paint on a canvas.
const withoutOffscreen = `delete HTMLCanvasElement.prototype.transferControlToOffscreen`

// The painter works in a worker, and on the page's thread where none may paint.
func TestWhereThePainterWorks(t *testing.T) {
	for _, c := range []struct {
		before string
		own    bool // it has a worker
	}{
		{"", true},
		{withoutOffscreen, false},
		{`painting.before = "OffscreenCanvas.prototype.getContext = () => null"`, false},
		{`(() => {
			const Old = window.Worker;
			window.Worker = class extends Old { constructor(at, options) { super(/canvasworker/.test(at) ? "nowhere.js" : at, options); } };
		})()`, false},
	} {
		p := tab(t, usual, 1200, 800)
		p.Before(Painting)
		p.Before(c.before)
		p.Goto(address + "/#v=1")
		alive(p)
		painted(p)
		dragged(t, p)
		if own := Eval[bool](p, `(() => {
			try {
				return !document.querySelector("#paint canvas").getContext("webgl2");
			} catch {
				return true; // it is the worker's
			}
		})()`); own != c.own || Eval[int](p, "painting.frames") == 0 {
			t.Errorf("with %q the painter has a worker: %v", c.before, own)
		}
	}
}

// A lost context leaves the state and a picture, and the canvas comes back.
func TestLostContext(t *testing.T) {
	for how, before := range map[string]string{"in a worker": "", "on the page": withoutOffscreen} {
		t.Run(how, func(t *testing.T) { loses(t, before) })
	}
}

func loses(t *testing.T, before string) {
	p := tab(t, usual, 1200, 800)
	p.Before(Painting)
	p.Before(before)
	p.Goto(address + "/#v=1")
	alive(p)
	painted(p)
	dragged(t, p)
	now := link(p)
	Eval[bool](p, `(window.lost = document.querySelector("#paint canvas"), painting.lose(), true)`)
	p.Wait(`document.querySelector("#paint svg path") || (document.querySelector("#paint canvas") && document.querySelector("#paint canvas") !== lost)`)
	if got := link(p); got != now {
		t.Errorf("the link became %q", got)
	}
	p.Wait(`document.querySelector("#paint canvas") && document.querySelector("#paint canvas") !== lost`)
	dragged(t, p)
}

// The page runs under the strict content security policy of the README.
func TestStrictPolicy(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(`(window.violations = [], document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI)))`)
	p.Goto(strict + "/#v=1")
	alive(p)
	painted(p)
	dragged(t, p)
	if v := Eval[[]string](p, "violations"); len(v) > 0 {
		t.Errorf("the policy refused %s", strings.Join(v, ", "))
	}
}

// A screen with two pixels where CSS counts one gets all of them.
func TestDenseScreen(t *testing.T) {
	p := tab(t, usual, 1000, 800)
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 1000, Height: 800, DeviceScaleFactor: 2})
	p.Goto(address + "/#v=1")
	alive(p)
	painted(p)
	const dense = `(() => {
		const c = document.querySelector("#paint canvas");
		return devicePixelRatio === 2 && Math.abs(c.width - 2 * c.clientWidth) <= 1 && Math.abs(c.height - 2 * c.clientHeight) <= 1;
	})()`
	p.Wait(dense)
	dragged(t, p)
	p.Wait(dense)
}
