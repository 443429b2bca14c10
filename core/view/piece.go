package view

import (
	"math"
	"strconv"

	"crease/core/picture"
	"crease/core/pwl"
	"crease/core/words"
)

// Bends returns the knots at which f bends: knot k of the picture and of the
// table is the k-th of them.
func Bends(f pwl.Func) []pwl.Knot {
	var out []pwl.Knot
	for _, n := range f.Knots() {
		if n.Jump != 0 {
			out = append(out, n)
		}
	}
	return out
}

// knotID names bend k of the function on the line.
func knotID(k int) string { return "knot/" + strconv.Itoa(k) }

// knots draws the bends of f, in one mark that is named "knot/": its k-th sign
// is bend k. The one that is pointed at is larger.
func knots(p *pen, in Input, f pwl.Func) {
	var at []picture.Point
	var on []picture.Point
	for k, n := range Bends(f) {
		at = append(at, picture.Point{X: n.T, Y: n.V})
		if in.Selected == knotID(k) {
			on = at[k:]
		}
	}
	p.sign(picture.Squares, style{role: picture.Paper}, 5, at...)
	p.sign(picture.Squares, style{role: picture.Kink, id: "knot/"}, 3.5, at...)
	if len(on) > 0 {
		p.sign(picture.Squares, style{role: picture.Accent}, 5.5, on[0])
	}
}

// pointOut marks f at the pointer, with the piece on which it lies and its
// slope, or the knot that is pointed at and how much the slope jumps there.
func pointOut(p *pen, in Input, f pwl.Func) {
	lo, hi := p.bounds()
	y := in.Hover.X
	v := f.At(y)
	a, b := lo.X, hi.X
	for k, n := range Bends(f) {
		if in.Selected == knotID(k) {
			beside(p, picture.Point{X: n.T, Y: n.V}, words.M("view.knot", "y", rounded(n.T, hi.X-lo.X), "jump", Three(n.Jump)).In(in.Lang))
			return
		}
		if n.T <= y {
			a = max(a, n.T)
		} else {
			b = min(b, n.T)
		}
	}
	p.polyline(style{role: picture.Accent, width: 4.5, alpha: 0.55}, picture.Point{X: a, Y: f.At(a)}, picture.Point{X: b, Y: f.At(b)})
	p.polyline(style{role: picture.Accent, width: 1, dash: picture.Dotted}, picture.Point{X: y, Y: lo.Y}, picture.Point{X: y, Y: v}, picture.Point{X: lo.X, Y: v})
	p.sign(picture.Discs, style{role: picture.Accent}, 4, picture.Point{X: y, Y: v})
	slope := (f.At(b) - f.At(a)) / (b - a)
	if math.Abs(slope) < 1e-9 { // rounding of a flat piece
		slope = 0
	}
	beside(p, picture.Point{X: y, Y: v}, words.M("view.slope", "s", Three(slope)).In(in.Lang))
}

// beside writes a few words below a point, to the side that has room.
func beside(p *pen, at picture.Point, text string) {
	dx, anchor := 12.0, picture.Start
	if p.tr.Pixel(at).X > p.rect.X+p.rect.W-110 {
		dx, anchor = -12, picture.End
	}
	p.text(at, dx, 18, picture.Label{Text: text, Anchor: anchor, Role: picture.Accent, Size: 12.5, Strong: true})
}
