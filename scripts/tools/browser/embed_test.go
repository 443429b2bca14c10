package browser

import (
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// framed is a browser that keeps the frames of other origins in the process of
// their page, so that a test can look into them.
var framed *Browser

// frames starts that browser, once.
func frames(t *testing.T) *Browser {
	t.Helper()
	if framed == nil {
		var err error
		if framed, err = Start(map[string]any{"disable-site-isolation-trials": true, "disable-features": "IsolateOrigins,site-per-process,IsolateSandboxedIframes"}); err != nil {
			t.Fatal(err)
		}
	}
	return framed
}

// hosted opens a host page of another origin with an embed in its middle.
func hosted(t *testing.T, w, h int64, query, sandbox string, opts ...chromedp.EmulateViewportOption) (host, frame *Page) {
	t.Helper()
	host = tab(t, frames(t), w, h, opts...)
	at := other + "/?src=" + url.QueryEscape(address+"/embed/?"+query+"#v=1")
	if sandbox != "" {
		at += "&sandbox=" + url.QueryEscape(sandbox)
	}
	host.Goto(at)
	host.Wait(`document.querySelector("iframe")`)
	return host, host.Frame("/embed/")
}

// inHost returns a place of the frame in the window of its host.
func inHost(host *Page, in XY) XY {
	box := Eval[XY](host, `(() => { const b = document.querySelector("iframe").getBoundingClientRect(); return {X: b.x, Y: b.y}; })()`)
	return XY{box.X + in.X, box.Y + in.Y}
}

func scroll(p *Page) float64 { return Eval[float64](p, "scrollY") }

// show scrolls the host so that the frame is in the middle of the window.
func show(host *Page) {
	Eval[bool](host, `(document.querySelector("iframe").scrollIntoView({block: "center"}), true)`)
	host.Sleep(300 * time.Millisecond)
}

func TestEmbedIsPolite(t *testing.T) {
	host, frame := hosted(t, 1000, 800, "load=auto", "")
	alive(frame)
	if y := scroll(host); y != 0 {
		t.Errorf("loading scrolled the host to %g", y)
	}
	if !Eval[bool](host, "document.activeElement === document.body") || Eval[bool](frame, "document.hasFocus()") {
		t.Error("loading took the focus")
	}
	show(host)
	top := scroll(host)
	off := inHost(host, at(frame, "#stage", 0.5, 0.9))

	// The wheel scrolls the host; with Ctrl it zooms the figure.
	host.Wheel(off, 120, false)
	host.Wait("scrollY > " + num(top+60))
	host.Sleep(500 * time.Millisecond)
	show(host)
	before := Eval[string](frame, "location.hash")
	off = inHost(host, at(frame, "#stage", 0.5, 0.5))
	top = scroll(host)
	host.Wheel(off, -120, true)
	frame.Wait(`location.hash.includes("view=")`)
	if y := scroll(host); y != top {
		t.Errorf("Ctrl and the wheel scrolled the host by %g", y-top)
	}
	if now := Eval[string](frame, "location.hash"); now == before {
		t.Error("Ctrl and the wheel did not zoom")
	}

	// A drag moves a point and not the host.
	settle(frame)
	u, link0 := unit(t, frame), link(frame)
	x, y := point(t, frame, 2)
	from := inHost(host, place(frame, "point/2"))
	host.Drag(from, XY{from.X + 30, from.Y + 20}, 6)
	changed(frame, link0)
	moved(t, frame, 2, x, y, 30, 20, u)
	if y := scroll(host); y != top {
		t.Errorf("a drag scrolled the host by %g", y-top)
	}

	// PageDown after a click off the handles scrolls the host.
	host.Click(inHost(host, at(frame, "#stage", 0.9, 0.9)))
	host.Sleep(300 * time.Millisecond) // the press has its say about the focus
	host.Key(kb.PageDown)
	host.Wait("scrollY > " + num(top+100))

	// Tab leads through the frame and out of it.
	show(host)
	Eval[bool](host, `(document.getElementById("before").focus(), true)`)
	inside := false
	for range 60 {
		host.Key(kb.Tab)
		switch Eval[string](host, "document.activeElement.tagName + document.activeElement.id") {
		case "IFRAME":
			inside = true
		case "Aafter":
			if !inside {
				t.Error("Tab passed the frame by")
			}
			return
		}
	}
	t.Error("60 times Tab did not leave the frame")
}

func TestEmbedByTouch(t *testing.T) {
	host, frame := hosted(t, 412, 800, "load=auto", "", chromedp.EmulateMobile, chromedp.EmulateTouch)
	show(host)
	alive(frame)
	top := scroll(host)
	u, link0 := unit(t, frame), link(frame)
	x, y := point(t, frame, 1)
	from := inHost(host, place(frame, "point/1"))
	host.Swipe(from, XY{from.X - 30, from.Y - 24}, 6)
	changed(frame, link0)
	moved(t, frame, 1, x, y, -30, -24, u)
	if y := scroll(host); y != top {
		t.Errorf("a finger on a handle scrolled the host by %g", y-top)
	}

	// A finger off a handle moves the host.
	link1, off := link(frame), inHost(host, at(frame, "#stage", 0.5, 0.92))
	host.Swipe(off, XY{off.X, off.Y - 160}, 8)
	host.Wait("scrollY > " + num(top+60))
	if got := link(frame); got != link1 {
		t.Errorf("scrolling by a finger changed the link to %q", got)
	}

	// Two fingers move and zoom the figure; none of them sticks.
	show(host)
	top = scroll(host)
	a, b := inHost(host, at(frame, "#stage", 0.3, 0.85)), inHost(host, at(frame, "#stage", 0.6, 0.85))
	host.Touch(input.DispatchTouchEventTypeTouchStart, a)
	host.Touch(input.DispatchTouchEventTypeTouchStart, a, b)
	for i := range 6 {
		d := 6 * float64(i+1)
		host.Touch(input.DispatchTouchEventTypeTouchMove, XY{a.X - d, a.Y}, XY{b.X + d, b.Y})
		host.Sleep(40 * time.Millisecond)
	}
	host.Touch(input.DispatchTouchEventTypeTouchEnd)
	frame.Wait(`location.hash.includes("view=")`)
	if y := scroll(host); y != top {
		t.Errorf("two fingers scrolled the host by %g", y-top)
	}
	settle(frame)
	link2 := link(frame)
	host.Mouse(input.DispatchMouseEventTypeMouseMoved, inHost(host, at(frame, "#stage", 0.5, 0.5)), false)
	host.Sleep(300 * time.Millisecond)
	if got := link(frame); got != link2 {
		t.Error("a finger sticks: a move without a touch changed the view")
	}
}

// Bare sandbox="allow-scripts" has no origin, no storage and no worker by URL.
func TestEmbedInASandbox(t *testing.T) {
	host, frame := hosted(t, 1000, 800, "load=auto", "allow-scripts")
	show(host)
	alive(frame)
	if origin := Eval[string](frame, "self.origin"); origin != "null" {
		t.Errorf("the origin is %s", origin)
	}
	u := unit(t, frame)
	from := place(frame, "point/2")
	to := XY{from.X + 40, from.Y + 20}
	host.Drag(inHost(host, from), inHost(host, to), 6)
	settle(frame)
	if got := place(frame, "point/2"); frame.Err == nil && (abs(got.X-to.X) > 4 || abs(got.Y-to.Y) > 4) {
		t.Errorf("the handle is at %v, want %v (%g pixels a unit)", got, to, u)
	}
}

// An embed loads its engine only when it is seen or asked for.
func TestEmbedWaits(t *testing.T) {
	host, frame := hosted(t, 1000, 500, "load=click", "")
	frame.Wait(`!document.getElementById("start").hidden`)
	if Eval[bool](frame, `performance.getEntriesByType("resource").some((r) => r.name.includes(".wasm"))`) {
		t.Error("the engine was fetched before a click")
	}
	show(host)
	host.Click(inHost(host, at(frame, "#start", 0.5, 0.5)))
	alive(frame)
}

// Three embeds at rest use little of a processor.
func TestThreeEmbedsIdle(t *testing.T) {
	b, err := Start(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	host := tab(t, b, 1000, 1400)
	host.Goto(other + "/?frames=3&src=" + url.QueryEscape(address+"/embed/?load=auto#v=1"))
	host.Sleep(10 * time.Second)
	before := b.Renderers()
	host.Sleep(10 * time.Second)
	if used := b.Renderers() - before; used > 0.3 || before == 0 {
		t.Errorf("%.2f CPU-seconds in ten idle seconds, %.2f before", used, before)
	}
}
