package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// words returns the text of an element.
func words(p *Page, selector string) string {
	return Eval[string](p, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}

// choose sets a control of the panel as a person would: by its element.
func choose(p *Page, key, value string) {
	Eval[bool](p, fmt.Sprintf(`(() => {
		const field = document.getElementById("control-%s") ?? document.querySelector('input[name="control-%s"][value="%s"]');
		for (const group of document.querySelectorAll("#controls details")) group.open = true;
		if (field.tagName === "SELECT") {
			field.value = %q;
			field.dispatchEvent(new Event("change", { bubbles: true }));
		} else {
			field.click();
		}
		return true;
	})()`, key, key, value, value))
}

// press presses the button of the panel or the dialog that reads so.
func press(p *Page, name string) {
	Eval[bool](p, fmt.Sprintf(`(() => {
		const button = [...document.querySelectorAll("#panel button, dialog[open] button")].find((b) => b.textContent === %q);
		button.click();
		return true;
	})()`, name))
}

// A drag over the border of a geometry: the caption says what changed and why,
// the panel what there is to see now, and "drag me" has done its work.
func TestFirstMinute(t *testing.T) {
	p := open(t, "/#v=1&data=-1,0~1,0~0,2.4")
	painted(p)
	if s := words(p, ".labels"); !strings.Contains(s, "drag me") {
		t.Errorf("labels: %q", s)
	}
	if s := words(p, "#caption"); !strings.Contains(s, "faces") {
		t.Errorf("caption: %q", s)
	}
	before, from := link(p), place(p, "point/2")
	p.Drag(from, XY{from.X + 50, from.Y + 10}, 6)
	changed(p, before)
	p.Wait(`document.getElementById("caption").innerText.includes("no two sides are equal")`)
	if s := words(p, "#caption"); !strings.Contains(s, "No longer an isosceles") || !strings.Contains(s, "upper bound") {
		t.Errorf("caption: %q", s)
	}
	if s := words(p, ".labels"); strings.Contains(s, "drag me") {
		t.Error("\"drag me\" stays after a drag")
	}
	if s := words(p, "#title"); !strings.Contains(s, "scalene") {
		t.Errorf("title: %q", s)
	}
}

// Each number of the panel shows its definition on hover and on focus.
func TestDefinitionsOfNumbers(t *testing.T) {
	p := open(t, "/#v=1")
	painted(p)
	n := Eval[int](p, `document.querySelectorAll("#result [data-help]").length`)
	if n < 6 {
		t.Errorf("%d definitions in the result", n)
	}
	p.Mouse(input.DispatchMouseEventTypeMouseMoved, at(p, "#result dt [data-help]", 0.5, 0.5), false)
	p.Wait(`!document.getElementById("tip").hidden && document.getElementById("tip").textContent.length > 20`)
}

// In a locked preset a drag keeps the hypothesis; with Alt held it does not.
func TestLockedDrag(t *testing.T) {
	p := open(t, "/p/collinear/")
	before, from := link(p), place(p, "point/1")
	p.Drag(from, XY{from.X + 40, from.Y - 120}, 6)
	after := changed(p, before)
	x, y := point(t, p, 1)
	if math.Abs(y-x/2) > 1e-9 {
		t.Errorf("point 2 is at (%v, %v), off the line y = x/2", x, y)
	}
	if s := words(p, "#title"); !strings.Contains(strings.ToLower(s), "collinear") {
		t.Errorf("title: %q", s)
	}
	from = place(p, "point/1")
	alt := func(kind input.DispatchMouseEventType, at XY) {
		call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, ClickCount: 1, Button: input.MouseButtonLeft, Buttons: 1, Modifiers: 1})
		p.Sleep(60 * time.Millisecond)
	}
	alt(input.DispatchMouseEventTypeMousePressed, from)
	for i := range 5 {
		alt(input.DispatchMouseEventTypeMouseMoved, XY{from.X, from.Y - 16*float64(i+1)})
	}
	alt(input.DispatchMouseEventTypeMouseReleased, XY{from.X, from.Y - 80})
	changed(p, after)
	if x, y := point(t, p, 1); math.Abs(y-x/2) < 0.1 {
		t.Errorf("with Alt point 2 stays on the line, at (%v, %v)", x, y)
	}
}

// Random points of a geometry, by a press of its button; pasted ones, in a box
// and anywhere; and a cell of the table, by keys.
func TestDataByHand(t *testing.T) {
	p := open(t, "/#v=1")
	first := link(p)
	press(p, "equilateral")
	second := changed(p, first)
	p.Wait(`document.getElementById("title").innerText.toLowerCase().includes("equilateral")`)
	if !strings.Contains(second, "lock=1") {
		t.Errorf("a drag would not keep it: %s", second)
	}
	press(p, "Paste points")
	p.Wait(`document.querySelector("dialog[open] textarea")`)
	Eval[bool](p, `(document.querySelector("dialog[open] textarea").value = "np.array([[0, 0], [2., 0], [0, 1.5]])", true)`)
	press(p, "Use these points")
	third := changed(p, second)
	if param(p, "data") != "0,0~2,0~0,1.5" {
		t.Errorf("pasted: %s", third)
	}
	Eval[bool](p, `(() => {
		document.querySelector("#tables details").open = true;
		const cell = document.querySelector('#tables input[data-key="point/1/0"]');
		cell.focus();
		cell.select();
		return true;
	})()`)
	for _, key := range []string{"1", ".", "7", "5", kb.Enter} {
		p.Key(key)
	}
	changed(p, third)
	if x, _ := point(t, p, 1); x != 1.75 {
		t.Errorf("the cell set x to %v", x)
	}
}

// What is under the pointer in the profile lights up in the list, and the
// formula and the function can be copied.
func TestDecomposition(t *testing.T) {
	p := open(t, "/#v=1")
	before := link(p)
	choose(p, "study", "ridges")
	changed(p, before)
	painted(p)
	if n := Eval[int](p, `document.querySelectorAll("#formula math mtr").length`); n != 3 {
		t.Errorf("the formula has %d rows, want the sum and two terms", n)
	}
	// All of it is in sight at the end of the panel.
	Eval[bool](p, `(document.getElementById("panel").scrollTop = 1e5, true)`)
	if low := Eval[float64](p, `innerHeight - Math.max(...[...document.querySelectorAll("#formula math, #formula button")].map((b) => b.getBoundingClientRect().bottom))`); low < 0 {
		t.Errorf("the formula ends %g pixels below the window", -low)
	}
	if high := Eval[float64](p, `document.getElementById("formula").clientHeight`); high < 100 {
		t.Errorf("the formula is %g pixels high", high)
	}
	// Each curve runs nine pixels below the middle of its name.
	for _, name := range []string{"φ₁", "φ₂"} {
		q := Eval[XY](p, fmt.Sprintf(`(() => {
			const b = [...document.querySelectorAll(".labels span")].find((s) => s.textContent.startsWith(%q)).getBoundingClientRect();
			return {X: b.x + b.width / 2, Y: b.y + b.height / 2 + 9};
		})()`, name))
		p.Mouse(input.DispatchMouseEventTypeMouseMoved, q, false)
		pair := map[string]string{"φ₁": "x₁x₃", "φ₂": "x₁x₂"}[name]
		p.Wait(fmt.Sprintf(`document.querySelector("#result .pointed dd")?.textContent.startsWith(%q)`, pair))
	}
	Eval[bool](p, `(() => {
		window.copied = [];
		navigator.clipboard.writeText = (text) => (window.copied.push(text), Promise.resolve());
		return true;
	})()`)
	for name, part := range map[string]string{"Copy LaTeX": `\varphi_{2}`, "Copy NumPy": "def denoise(y)", "Copy JSON": `"ridges"`, "Copy values (CSV)": "y1,y2,f1,f2"} {
		press(p, name)
		p.Wait(fmt.Sprintf("window.copied.some((text) => text.includes(%q))", part))
	}
	p.Wait(`!document.getElementById("gesture").hidden`) // says that it was copied
}

// Side by side: the cursor is marked in each panel, whichever it is over.
func TestSmallMultiples(t *testing.T) {
	p := open(t, "/#v=1&study=compare")
	painted(p)
	for _, x := range []float64{0.3, 0.8} {
		p.Mouse(input.DispatchMouseEventTypeMouseMoved, at(p, "#stage", x, 0.3), false)
		p.Wait(`document.querySelectorAll("#readout dt").length >= 5`)
		p.Mouse(input.DispatchMouseEventTypeMouseMoved, at(p, "header", 0.4, 0.5), false)
		p.Wait(`document.querySelectorAll("#readout dt").length === 0`)
	}
	if s := words(p, ".labels"); !strings.Contains(s, "empirical MMSE") || !strings.Contains(s, "identity") {
		t.Errorf("labels: %q", s)
	}
}

// A noisy point is dropped, then pushed by keys.
func TestProbeByKeys(t *testing.T) {
	p := open(t, "/#v=1")
	before := link(p)
	press(p, "Drop a noisy point")
	dropped := changed(p, before)
	Eval[bool](p, `(document.querySelector('.handle[data-id="probe"]').focus(), true)`)
	p.Key(kb.ArrowLeft)
	pushed := changed(p, dropped)
	if dropped == pushed || !strings.Contains(pushed, "probe=") {
		t.Errorf("%s, then %s", dropped, pushed)
	}
}

// On a phone the controls are folded but for the first, every handle is as large
// as a finger, and a finger drags the noisy point.
func TestPhone(t *testing.T) {
	p := tab(t, usual, 360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch)
	p.Goto(address + "/#v=1&probe=1.2,1.4")
	alive(p)
	if n := Eval[int](p, `[...document.querySelectorAll("#controls > details, #tables > details")].filter((d) => d.open).length`); n != 1 {
		t.Errorf("%d groups are open", n)
	}
	if least := Eval[float64](p, `Math.min(...[...document.querySelectorAll(".handle")].map((h) => Math.min(h.offsetWidth, h.offsetHeight)))`); least < 44 {
		t.Errorf("a handle is %v pixels wide", least)
	}
	if wide := Eval[float64](p, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("the page is %v pixels wide", wide)
	}
	before, from := link(p), place(p, "probe")
	p.Swipe(from, XY{from.X - 30, from.Y + 20}, 6)
	changed(p, before)
}

// Draw calls a frame while a point is dragged, in every mode.
func TestDrawCallsOfADrag(t *testing.T) {
	const most = 8 // one panel: the map, its scale and what is over them, and what Ebitengine adds
	p := tab(t, usual, 1200, 800)
	p.Before(Painting)
	p.Goto(address + "/#v=1")
	alive(p)
	painted(p)
	for _, mode := range []string{"arrows", "warp", "residual", "x", "y", "cells"} {
		if mode != "arrows" {
			before := link(p)
			choose(p, "mode", mode)
			changed(p, before)
		}
		Eval[bool](p, "(painting.most = painting.frames = 0, true)")
		before, from := link(p), place(p, "point/1")
		p.Drag(from, XY{from.X - 24, from.Y + 10}, 8)
		changed(p, before)
		if n, frames := Eval[int](p, "painting.most"), Eval[int](p, "painting.frames"); n > most || n == 0 || frames < 3 {
			t.Errorf("%s: up to %d draw calls in one of %d frames, want 1 to %d", mode, n, frames, most)
		}
	}
}
