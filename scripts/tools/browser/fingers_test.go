package browser

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// fingers puts two fingers down and moves them in a straight line.
func fingers(p *Page, from, to [2]XY) {
	const steps = 8
	p.Touch(input.DispatchTouchEventTypeTouchStart, from[0])
	p.Sleep(30 * time.Millisecond)
	p.Touch(input.DispatchTouchEventTypeTouchStart, from[0], from[1])
	p.Sleep(60 * time.Millisecond)
	for i := 1; i <= steps; i++ {
		p.Touch(input.DispatchTouchEventTypeTouchMove, between(from[0], to[0], i, steps), between(from[1], to[1], i, steps))
		p.Sleep(40 * time.Millisecond)
	}
	p.Touch(input.DispatchTouchEventTypeTouchEnd)
	p.Sleep(400 * time.Millisecond)
}

// doubleTap taps twice, a tenth of a second apart by the clock of the events,
// however long a busy machine takes over them.
func doubleTap(p *Page, at XY) {
	id, now := 1.0, time.Now()
	for i := range 4 {
		ev := input.DispatchTouchEventParams{
			Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{},
			Timestamp: input.TimeSinceEpoch(float64(now.Add(time.Duration(i)*50*time.Millisecond).UnixNano()) / 1e9),
		}
		if i%2 == 0 {
			ev.Type, ev.TouchPoints = input.DispatchTouchEventTypeTouchStart, []*input.TouchPoint{{X: at.X, Y: at.Y, ID: &id}}
		}
		call(p, input.DispatchTouchEvent, ev)
	}
}

// view returns centre and width of the view in the link.
func view(t *testing.T, p *Page) (v [3]float64) {
	t.Helper()
	parts := strings.Split(param(p, "view"), ",")
	if len(parts) != len(v) {
		t.Fatalf("the view is %q", param(p, "view"))
	}
	for i := range v {
		var err error
		if v[i], err = strconv.ParseFloat(parts[i], 64); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// On the full page two fingers zoom and move the picture, about the place
// between them, one finger scrolls the page, and two taps add a point.
func TestTwoFingersOnThePage(t *testing.T) {
	p := tab(t, usual, 412, 800, chromedp.EmulateMobile, chromedp.EmulateTouch)
	p.Goto(address + "/#v=1&view=0,0,6")
	alive(p)
	still := func(what string) {
		t.Helper()
		if y, k := scroll(p), Eval[float64](p, "visualViewport.scale"); y != 0 || k != 1 {
			t.Errorf("%s: the page is scrolled by %g and enlarged by %g", what, y, k)
		}
	}
	// Apart by a factor of 3/2, about a place right of the middle.
	u := unit(t, p)
	middle, about := at(p, "#stage", 0.5, 0.5), at(p, "#stage", 0.6, 0.7)
	fingers(p, [2]XY{{about.X - 40, about.Y}, {about.X + 40, about.Y}}, [2]XY{{about.X - 60, about.Y}, {about.X + 60, about.Y}})
	settle(p)
	still("apart")
	v := view(t, p)
	if math.Abs(v[2]-4) > 0.1 {
		t.Errorf("fingers that go apart make a width of 6 one of %g, want 4", v[2])
	}
	// What was between the fingers is there still: about = middle + (q - centre) scale.
	x, y := (about.X-middle.X)/u, -(about.Y-middle.Y)/u
	if dx, dy := v[0]+x*v[2]/6-x, v[1]+y*v[2]/6-y; math.Hypot(dx, dy)*u > 8 {
		t.Errorf("the place between the fingers moved by (%.2f, %.2f)", dx, dy)
	}
	// Both to the right and up: the view goes the other way, and is as wide.
	u = unit(t, p)
	fingers(p, [2]XY{{about.X - 40, about.Y}, {about.X + 40, about.Y}}, [2]XY{{about.X - 10, about.Y - 36}, {about.X + 70, about.Y - 36}})
	settle(p)
	still("together")
	w := view(t, p)
	if math.Abs(w[2]-v[2]) > 0.05 || math.Abs(w[0]-v[0]+30/u) > 0.08 || math.Abs(w[1]-v[1]+36/u) > 0.08 {
		t.Errorf("two fingers that go by (30, -36) lead from %v to %v, at %g pixels a unit", v, w, u)
	}

	// Two taps at a free place add a point; the view stays.
	free := at(p, "#stage", 0.15, 0.85)
	doubleTap(p, free)
	p.Wait(`document.querySelectorAll('.handle[data-id^="point/"]').length === 4`)
	still("two taps")

	// A second finger does not disturb a drag by the first.
	settle(p)
	u = unit(t, p)
	px, py := point(t, p, 0)
	from := place(p, "point/0")
	p.Touch(input.DispatchTouchEventTypeTouchStart, from)
	p.Sleep(60 * time.Millisecond)
	other := at(p, "#stage", 0.85, 0.85)
	for i := 1; i <= 6; i++ {
		to := XY{from.X + 5*float64(i), from.Y + 4*float64(i)}
		if i == 3 {
			p.Touch(input.DispatchTouchEventTypeTouchStart, to, other)
		} else if i > 3 {
			p.Touch(input.DispatchTouchEventTypeTouchMove, to, other)
		} else {
			p.Touch(input.DispatchTouchEventTypeTouchMove, to)
		}
		p.Sleep(40 * time.Millisecond)
	}
	p.Touch(input.DispatchTouchEventTypeTouchEnd)
	settle(p)
	moved(t, p, 0, px, py, 30, 24, u)
	if got := view(t, p); math.Abs(got[2]-w[2]) > 1e-9 {
		t.Errorf("a second finger during a drag changed the view from %v to %v", w, got)
	}

	// One finger off the points scrolls the page.
	before := link(p)
	p.Swipe(other, XY{other.X, other.Y - 200}, 8)
	p.Wait("scrollY > 60")
	if now := link(p); now != before {
		t.Errorf("scrolling by a finger made %q of %q", now, before)
	}
}
