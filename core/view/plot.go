package view

import (
	"math"

	"crease/core/picture"
)

// axis is one axis of a plot: the range it shows and how it is written.
type axis struct {
	lo, hi float64
	log    bool   // logarithmic, base ten; lo > 0
	name   string // with its unit
}

// of maps a value to the axis's own linear coordinate.
func (a axis) of(v float64) float64 {
	if a.log {
		return math.Log10(v)
	}
	return v
}

// plot is a panel with axes of its own.
type plot struct {
	*pen
	x, y axis
}

// newPlot adds a plot to the picture, with grid, numbers and axis names.
func newPlot(pic *picture.Picture, id string, r picture.Rect, x, y axis) *plot {
	widen(&x)
	widen(&y)
	sx, sy := r.W/(x.of(x.hi)-x.of(x.lo)), r.H/(y.of(y.hi)-y.of(y.lo))
	tr := picture.Transform{X0: r.X - sx*x.of(x.lo), Y0: r.Y + r.H + sy*y.of(y.lo), SX: sx, SY: sy}
	p := &plot{newPanel(pic, picture.Panel{ID: id, Rect: r, Transform: tr}), x, y}
	p.numbers()
	return p
}

// widen makes sure that an axis shows a range.
func widen(a *axis) {
	if a.log {
		if !(a.lo > 0) {
			a.lo = 1e-12
		}
		if !(a.hi > a.lo) {
			a.hi = a.lo * 10
		}
		return
	}
	if !(a.hi > a.lo) {
		d := max(math.Abs(a.lo), 1) / 2
		a.lo, a.hi = a.lo-d, a.lo+d
	}
}

// numbers draws the grid and writes the numbers and names of the axes.
func (p *plot) numbers() {
	var lines []float32
	lo, hi := p.bounds()
	for i, a := range [2]axis{p.x, p.y} {
		scale, gap := p.tr.SX, 60.0
		if i == 1 {
			scale, gap = p.tr.SY, 34
		}
		for _, t := range a.marks(scale, gap) {
			at := picture.Point{X: t.at, Y: lo.Y}
			dx, dy, anchor := 0.0, 13.0, picture.Middle
			end := picture.Point{X: t.at, Y: hi.Y}
			if i == 1 {
				at, end = picture.Point{X: lo.X, Y: t.at}, picture.Point{X: hi.X, Y: t.at}
				dx, dy, anchor = -6, 0, picture.End
			}
			lines = p.px(p.px(lines, at.X, at.Y), end.X, end.Y)
			p.text(at, dx, dy, picture.Label{Text: t.text, Anchor: anchor, Role: picture.Muted, Size: 11})
		}
	}
	p.mark(picture.Segments, style{role: picture.Grid, width: 1}, 0, lines)
	if p.x.name != "" {
		p.text(picture.Point{X: hi.X, Y: lo.Y}, -4, -9, picture.Label{Text: p.x.name, Anchor: picture.End, Role: picture.Muted, Size: 12})
	}
	if p.y.name != "" {
		p.text(picture.Point{X: lo.X, Y: hi.Y}, 6, 9, picture.Label{Text: p.y.name, Anchor: picture.Start, Role: picture.Muted, Size: 12})
	}
}

type tick struct {
	at   float64 // in the axis's linear coordinate
	text string
}

// marks returns the ticks of an axis of the given pixels a linear unit.
func (a axis) marks(scale, gap float64) []tick {
	lo, hi := a.of(a.lo), a.of(a.hi)
	if a.log && hi-lo >= 1 {
		step := math.Ceil(gap / scale)
		var out []tick
		for e := math.Ceil(lo/step-1e-9) * step; e <= hi+1e-9; e += step {
			out = append(out, tick{e, powerText(int(math.Round(e)))})
		}
		return out
	}
	if a.log { // less than a decade: plain numbers
		vs, step := ticks(a.lo, a.hi, scale/math.Ln10/a.hi, gap)
		var out []tick
		for _, v := range vs {
			if v > 0 {
				out = append(out, tick{math.Log10(v), tickText(v, step)})
			}
		}
		return out
	}
	vs, step := ticks(lo, hi, scale, gap)
	out := make([]tick, len(vs))
	for i, v := range vs {
		out[i] = tick{v, tickText(v, step)}
	}
	return out
}

// powerText writes a power of ten: 0.01, 1, 100, 10⁻⁵.
func powerText(e int) string {
	if e >= -3 && e <= 4 {
		return tickText(math.Pow(10, float64(e)), math.Pow(10, float64(min(e, 0))))
	}
	s := ""
	n := e
	if n < 0 {
		n = -n
	}
	for ; n > 0; n /= 10 {
		s = string([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[n%10]) + s
	}
	if e < 0 {
		s = "⁻" + s
	}
	return "10" + s
}

// curve draws ys over xs; values that are not finite (or not positive on a
// logarithmic axis) break it.
func (p *plot) curve(s style, xs, ys []float64) {
	var run []picture.Point
	flush := func() {
		if len(run) > 1 {
			p.polyline(s, run...)
		}
		run = nil
	}
	for i, x := range xs {
		q := picture.Point{X: p.x.of(x), Y: p.y.of(ys[i])}
		if math.IsNaN(q.X+q.Y) || math.IsInf(q.X+q.Y, 0) {
			flush()
			continue
		}
		run = append(run, q)
	}
	flush()
}

// at returns the panel's point of the values (x, y).
func (p *plot) at(x, y float64) picture.Point { return picture.Point{X: p.x.of(x), Y: p.y.of(y)} }
