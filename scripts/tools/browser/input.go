package browser

import (
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// XY is a place in the window.
type XY struct{ X, Y float64 }

// Mouse sends one mouse event; the left button is down for all but a plain
// move.
func (p *Page) Mouse(kind input.DispatchMouseEventType, at XY, down bool) {
	ev := input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, ClickCount: 1}
	if down {
		ev.Button, ev.Buttons = input.MouseButtonLeft, 1
	}
	call(p, input.DispatchMouseEvent, ev)
}

// Move moves the mouse with the left button down.
func (p *Page) Move(to XY) { p.Mouse(input.DispatchMouseEventTypeMouseMoved, to, true) }

// Press moves the mouse to a place and presses its left button there.
func (p *Page) Press(at XY) {
	p.Mouse(input.DispatchMouseEventTypeMouseMoved, at, false)
	p.Mouse(input.DispatchMouseEventTypeMousePressed, at, true)
}

// Release releases the left button.
func (p *Page) Release(at XY) { p.Mouse(input.DispatchMouseEventTypeMouseReleased, at, true) }

// Drag drags with the mouse, slowly enough for a busy machine.
func (p *Page) Drag(from, to XY, steps int) {
	p.Mouse(input.DispatchMouseEventTypeMouseMoved, from, false)
	p.Sleep(80 * time.Millisecond)
	p.Mouse(input.DispatchMouseEventTypeMousePressed, from, true)
	p.Sleep(80 * time.Millisecond)
	for i := 1; i <= steps; i++ {
		p.Move(between(from, to, i, steps))
		p.Sleep(40 * time.Millisecond)
	}
	p.Sleep(100 * time.Millisecond)
	p.Release(to)
}

func between(a, b XY, i, n int) XY {
	t := float64(i) / float64(n)
	return XY{a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y)}
}

// Click presses and releases the left button.
func (p *Page) Click(at XY) {
	p.Press(at)
	p.Release(at)
}

// DoubleClick clicks twice, a tenth of a second apart by the clock of the
// events, however long a busy machine takes over them.
func (p *Page) DoubleClick(at XY) {
	const apart = 50 * time.Millisecond
	now := time.Now()
	for i, kind := range []input.DispatchMouseEventType{
		input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased,
		input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased,
	} {
		call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: int64(1 + i/2),
			Timestamp: input.TimeSinceEpoch(float64(now.Add(time.Duration(i)*apart).UnixNano()) / 1e9),
		})
	}
}

// Wheel turns the wheel by dy pixels.
func (p *Page) Wheel(at XY, dy float64, ctrl bool) {
	ev := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: at.X, Y: at.Y, DeltaX: 0.001, DeltaY: dy}
	if ctrl {
		ev.Modifiers = 2
	}
	call(p, input.DispatchMouseEvent, ev)
}

// Touch begins, moves or ends touches; no places end them.
func (p *Page) Touch(kind input.DispatchTouchEventType, at ...XY) {
	ev := input.DispatchTouchEventParams{Type: kind, TouchPoints: []*input.TouchPoint{}}
	for i, q := range at {
		id := float64(i + 1)
		ev.TouchPoints = append(ev.TouchPoints, &input.TouchPoint{X: q.X, Y: q.Y, ID: &id})
	}
	call(p, input.DispatchTouchEvent, ev)
}

// Swipe moves one finger.
func (p *Page) Swipe(from, to XY, steps int) {
	p.Touch(input.DispatchTouchEventTypeTouchStart, from)
	p.Sleep(60 * time.Millisecond)
	for i := 1; i <= steps; i++ {
		p.Touch(input.DispatchTouchEventTypeTouchMove, between(from, to, i, steps))
		p.Sleep(30 * time.Millisecond)
	}
	p.Touch(input.DispatchTouchEventTypeTouchEnd)
}

// Key presses a key, named as chromedp's kb package has it.
func (p *Page) Key(key string, modifiers ...chromedp.Modifier) {
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...)))
}
