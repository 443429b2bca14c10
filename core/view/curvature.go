package view

import (
	"math"

	"crease/core/picture"
	"crease/core/words"
)

// visible is the range of y that the main panel of the line view shows.
func visible(in Input) (lo, hi float64) {
	a, b := Bounds(Panel(in.Scene, in.Camera, in.W, in.H))
	return a.X, b.X
}

// drawResidual plots f(y) - y of one-dimensional data.
func drawResidual(pic *picture.Picture, in Input, r picture.Rect) {
	lo, hi := visible(in)
	f, ok := Profile(in.h)
	x := axis{lo: lo, hi: hi, name: "y"}
	y := axis{lo: -1, hi: 1, name: "f(y) − y"}
	var xs, ys []float64
	if ok {
		xs = append(xs, lo)
		for _, k := range f.Knots() {
			if k.T > lo && k.T < hi {
				xs = append(xs, k.T)
			}
		}
		xs = append(xs, hi)
		var most float64
		for i, t := range xs {
			v := f.At(t) - t
			ys = append(ys, v)
			if i > 0 && i < len(xs)-1 {
				most = max(most, math.Abs(v))
			}
		}
		if most == 0 {
			most = max(math.Abs(ys[0]), math.Abs(ys[len(ys)-1]))
		}
		y.lo, y.hi = -1.6*most, 1.6*most
	}
	p := newPlot(pic, "residual", r, x, y)
	p.curve(style{role: picture.Identity, width: 1.5, dash: picture.Dashed}, []float64{lo, hi}, []float64{0, 0})
	if !ok {
		return
	}
	p.curve(style{role: picture.Fit, width: 2.5, id: "fit"}, xs, ys)
	for _, q := range f.FixedPoints() {
		kind, s := picture.Discs, style{role: picture.Stable}
		if math.Abs(q.Slope) > 1 {
			kind, s = picture.Diamonds, style{role: picture.Unstable}
		}
		p.sign(kind, s, 4.5, p.at(q.T, 0))
	}
	if in.Hover != nil {
		p.sign(picture.Discs, style{role: picture.Accent}, 4, p.at(in.Hover.X, f.At(in.Hover.X)-in.Hover.X))
	}
}

// drawCurvature plots the curvature measure f”: a stem at each knot, as high
// as its slope jump. The cost is the sum of the stems' lengths.
func drawCurvature(pic *picture.Picture, in Input, r picture.Rect) {
	lo, hi := visible(in)
	f, ok := Profile(in.h)
	x := axis{lo: lo, hi: hi, name: "y"}
	y := axis{lo: -1, hi: 1, name: words.M("plot.curvature.y", "cost", 0.0).In(in.Lang)}
	if ok {
		var most float64
		for _, k := range f.Knots() {
			most = max(most, math.Abs(k.Jump))
		}
		y.lo, y.hi = -1.25*most, 1.6*most // its name stands above the stems
		y.name = words.M("plot.curvature.y", "cost", f.TV2()).In(in.Lang)
	}
	p := newPlot(pic, "curvature", r, x, y)
	p.curve(style{role: picture.Ink, width: 1}, []float64{lo, hi}, []float64{0, 0})
	if !ok {
		return
	}
	for i, k := range Bends(f) {
		width := float32(2.5)
		if in.Selected == knotID(i) {
			width = 5
		}
		role := picture.Positive
		kind := picture.Discs
		if k.Jump < 0 {
			role, kind = picture.Negative, picture.Squares
		}
		p.curve(style{role: role, width: width, id: knotID(i)}, []float64{k.T, k.T}, []float64{0, k.Jump})
		p.sign(kind, style{role: role}, 4, p.at(k.T, k.Jump))
		if len(f.Knots()) <= 12 {
			dy := -10.0
			if k.Jump < 0 {
				dy = 11
			}
			p.text(p.at(k.T, k.Jump), 0, dy, picture.Label{Text: words.Number(math.Round(k.Jump*100) / 100), Anchor: picture.Middle, Role: role, Size: 11})
		}
	}
}
