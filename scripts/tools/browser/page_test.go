package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestLoad(t *testing.T) {
	p := open(t, "/")
	if n := Eval[int](p, `document.querySelectorAll(".handle").length`); n < 3 {
		t.Errorf("%d handles", n)
	}
	if s := Eval[string](p, `document.getElementById("result").innerText`); !strings.Contains(strings.ToLower(s), "exact") {
		t.Errorf("results: %q", s)
	}
	painted(p)
	// The colours of the canvas are those of the SVG: its paper.
	if w := Eval[float64](p, `document.querySelector("#paint canvas").width`); w < 200 {
		t.Errorf("the canvas is %g pixels wide", w)
	}
}

// Without scripts the page is its words, its picture and its links.
func TestWithoutScripts(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.Goto(address + "/p/square/")
	html, err := chromedp.Run(p.ctx, chromedp.OuterHTML("html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"<svg", "<title>", "<desc>", "Square", "optimal for all four", "../../p/equilateral/"} {
		if !strings.Contains(html, part) {
			t.Errorf("no %q in the page", part)
		}
	}
}

func TestDragByMouse(t *testing.T) {
	p := open(t, "/#v=1")
	u, before := unit(t, p), link(p)
	x, y := point(t, p, 1)
	from := place(p, "point/1")
	to := XY{from.X - 60, from.Y + 40}
	p.Drag(from, to, 8)
	after := changed(p, before)
	moved(t, p, 1, x, y, -60, 40, u)
	if got := place(p, "point/1"); p.Err == nil && (abs(got.X-to.X) > 4 || abs(got.Y-to.Y) > 4) {
		t.Errorf("the handle is at %v, the pointer let it go at %v", got, to)
	}
	p.Reload()
	alive(p)
	if got := link(p); got != after {
		t.Errorf("a reload shows %q, want %q", got, after)
	}
	// The view is fitted to the data again, so that all moves a little.
	if got := place(p, "point/1"); p.Err == nil && (abs(got.X-to.X) > 80 || abs(got.Y-to.Y) > 80) {
		t.Errorf("after a reload the handle is at %v, far from %v", got, to)
	}
	moved(t, p, 1, x, y, -60, 40, u)
}

func abs(x float64) float64 { return max(x, -x) }

func TestUndo(t *testing.T) {
	p := open(t, "/#v=1")
	first := link(p)
	from := place(p, "point/2")
	p.Drag(from, XY{from.X + 50, from.Y + 10}, 4)
	second := changed(p, first)
	p.Key("z", chromedp.ModifierCtrl)
	if got := changed(p, second); got != first {
		t.Errorf("undo shows %q, want %q", got, first)
	}
	p.Key("z", chromedp.ModifierCtrl, chromedp.ModifierShift)
	if got := changed(p, first); got != second {
		t.Errorf("redo shows %q, want %q", got, second)
	}
	painted(p) // the canvas has been started: clicks come through at once
	p.Wait(`!document.getElementById("undo").disabled`)
	p.Click(at(p, "#undo", 0.5, 0.5))
	if got := changed(p, second); got != first {
		t.Errorf("the button shows %q, want %q", got, first)
	}
}

func TestEscapeCancelsADrag(t *testing.T) {
	p := open(t, "/#v=1")
	first, from := link(p), place(p, "point/1")
	p.Mouse(input.DispatchMouseEventTypeMouseMoved, from, false)
	p.Mouse(input.DispatchMouseEventTypeMousePressed, from, true)
	for i := range 5 {
		p.Mouse(input.DispatchMouseEventTypeMouseMoved, XY{from.X - 12*float64(i), from.Y}, true)
		p.Sleep(40 * time.Millisecond)
	}
	p.Key(kb.Escape)
	p.Mouse(input.DispatchMouseEventTypeMouseReleased, XY{from.X - 60, from.Y}, true)
	settle(p)
	if got := link(p); got != first {
		t.Errorf("the link is %q", got)
	}
	if got := place(p, "point/1"); p.Err == nil && (abs(got.X-from.X) > 2 || abs(got.Y-from.Y) > 2) {
		t.Errorf("the handle stayed at %v, it came from %v", got, from)
	}
}

func TestDragByTouch(t *testing.T) {
	p := tab(t, usual, 412, 800, chromedp.EmulateMobile, chromedp.EmulateTouch)
	p.Goto(address + "/#v=1")
	alive(p)
	p.Sleep(300 * time.Millisecond)
	u, before := unit(t, p), link(p)
	x, y := point(t, p, 1)
	from := place(p, "point/1")
	top := Eval[float64](p, "scrollY")
	p.Swipe(from, XY{from.X - 40, from.Y - 30}, 8)
	changed(p, before)
	moved(t, p, 1, x, y, -40, -30, u)
	if now := Eval[float64](p, "scrollY"); now != top {
		t.Errorf("the page scrolled from %g to %g under a drag", top, now)
	}
	// Off a handle one finger scrolls the page and changes nothing.
	now, off := link(p), at(p, "#stage", 0.5, 0.92)
	p.Swipe(off, XY{off.X, off.Y - 150}, 8)
	p.Wait("scrollY > 40")
	if got := link(p); got != now {
		t.Errorf("scrolling changed the link to %q", got)
	}
}

func TestKeyboard(t *testing.T) {
	p := open(t, "/#v=1")
	first := link(p)
	u := unit(t, p)
	for range 60 {
		p.Key(kb.Tab)
		if Eval[string](p, `document.activeElement?.dataset?.id ?? ""`) == "point/0" {
			break
		}
	}
	if got := Eval[string](p, `document.activeElement?.dataset?.id ?? ""`); got != "point/0" {
		t.Fatalf("Tab leads to %q", got)
	}
	width := Eval[float64](p, `document.getElementById("stage").clientWidth`) / u // about the view's
	p.Key(kb.ArrowRight)
	second := changed(p, first)
	x, _ := point(t, p, 0)
	if x < width/200 || x > width/50 {
		t.Errorf("one step moved the point by %g of %g", x, width)
	}
	p.Key(kb.ArrowRight, chromedp.ModifierShift)
	third := changed(p, second)
	fine, _ := point(t, p, 0)
	if fine <= x || fine-x > x/2 {
		t.Errorf("a fine step moved the point by %g, a step by %g", fine-x, x)
	}
	p.Key(kb.PageUp)
	fourth := changed(p, third)
	if _, y := point(t, p, 0); y < 5*x {
		t.Errorf("PageUp moved the point by %g", y)
	}
	p.Key(kb.Delete)
	changed(p, fourth)
	if n := strings.Count(param(p, "data"), "~") + 1; n != 2 {
		t.Errorf("%d points after Delete", n)
	}
	if Eval[bool](p, "document.activeElement === document.body") {
		t.Error("Delete lost the focus")
	}
}

// What a control, the announcer and the link say is one thing.
func TestControls(t *testing.T) {
	p := open(t, "/#v=1")
	first := link(p)
	p.Wait(`document.querySelector("#controls input[type=range]")`)
	Eval[bool](p, `(() => {
		const slider = [...document.querySelectorAll("#controls input[type=range]")].find((i) => i.closest("[data-key]")?.dataset.key === "rho" || i.name === "rho" || i.id.includes("rho"));
		slider.focus();
		return true;
	})()`)
	p.Key(kb.ArrowRight)
	changed(p, first)
	if rho := param(p, "rho"); rho == "" || rho == "0.25" {
		t.Errorf("rho is %q", rho)
	}
	p.Wait(`document.getElementById("say").textContent.length > 5`)
}

func TestAddAPoint(t *testing.T) {
	p := open(t, "/#v=1")
	first, q := link(p), at(p, "#stage", 0.8, 0.85)
	p.DoubleClick(q)
	changed(p, first)
	if n := strings.Count(param(p, "data"), "~") + 1; n != 4 {
		t.Errorf("%d points after a double click", n)
	}
}

func TestPresetsBackAndForward(t *testing.T) {
	p := open(t, "/#v=1")
	first := link(p)
	Eval[bool](p, `(document.querySelector('[data-preset="square"]').click(), true)`)
	second := changed(p, first)
	if !strings.Contains(second, "data=1,1~-1,1~-1,-1~1,-1") {
		t.Fatalf("the square is %q", second)
	}
	p.Wait(`document.querySelectorAll('.handle[data-id^="point/"]').length === 4`)
	Eval[bool](p, `(history.back(), true)`)
	if got := changed(p, second); got != first {
		t.Errorf("back shows %q, want %q", got, first)
	}
	p.Wait(`document.querySelectorAll('.handle[data-id^="point/"]').length === 3`)
	Eval[bool](p, `(history.forward(), true)`)
	if got := changed(p, first); got != second {
		t.Errorf("forward shows %q, want %q", got, second)
	}
	p.Wait(`document.querySelectorAll('.handle[data-id^="point/"]').length === 4`)
	// A link typed into the address bar.
	Eval[bool](p, `(location.hash = "v=1&data=-1~0~1.5&rho=0.2", true)`)
	p.Wait(`document.querySelectorAll('.handle[data-id^="point/"]').length === 3`)
}

func TestNoticesNameBadValues(t *testing.T) {
	p := open(t, "/#v=1&rho=enormous&colour=red&sigma=0.5")
	p.Wait(`document.getElementById("notices").innerText.includes("enormous")`)
	if s := Eval[string](p, `document.getElementById("notices").innerText`); !strings.Contains(s, "rho") || !strings.Contains(s, "colour") {
		t.Errorf("notices: %q", s)
	}
}

func TestShare(t *testing.T) {
	p := open(t, "/#v=1&rho=0.3")
	p.Click(at(p, "#share", 0.5, 0.5))
	p.Wait(`document.querySelector("dialog[open]")`)
	fields := Eval[[]string](p, `[...document.querySelectorAll("dialog input, dialog textarea")].map((f) => f.value)`)
	if len(fields) < 2 || fields[0] != address+"/#v=1&rho=0.3" {
		t.Fatalf("%q", fields)
	}
	if code := fields[1]; !strings.Contains(code, `<iframe src="`+address+`/embed/?load=visible#v=1&amp;rho=0.3"`) {
		t.Errorf("the embed code is %s", code)
	}
	p.Key(kb.Escape)
	p.Wait(`!document.querySelector("dialog[open]")`)
}

func TestPresentation(t *testing.T) {
	for query, want := range map[string]string{
		"theme=dark":     `document.documentElement.dataset.theme === "dark" && getComputedStyle(document.documentElement).colorScheme.includes("dark")`,
		"theme=light":    `document.documentElement.dataset.theme === "light"`,
		"lang=zh":        `document.documentElement.lang.startsWith("zh") && /[\u4e00-\u9fff]/.test(document.getElementById("result").innerText)`,
		"hide=legend":    `getComputedStyle(document.getElementById("legend")).display === "none"`,
		"theme=nonsense": `!document.documentElement.dataset.theme`,
	} {
		p := open(t, "/?"+query+"#v=1")
		p.Wait(want)
	}
}

// Nothing is drawn, sent or computed while nobody does anything.
func TestIdle(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(Painting)
	p.Goto(address + "/#v=1")
	alive(p)
	painted(p)
	p.Sleep(1500 * time.Millisecond)
	before := Eval[int](p, "painting.calls")
	p.Sleep(3 * time.Second)
	if after := Eval[int](p, "painting.calls"); after != before || before == 0 {
		t.Errorf("%d draw calls before, %d in three idle seconds", before, after-before)
	}
}
