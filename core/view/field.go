package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
)

// estimator is whatever can be drawn as a field: the denoiser or the empirical
// MMSE estimator.
type estimator interface {
	EvalTo(dst, y []float64) []float64
}

// shown returns the estimator whose field is drawn: the denoiser, or the
// empirical MMSE estimator where there is no denoiser to show.
func shown(in Input) estimator {
	if h := in.h; h != nil && in.has(scene.LayerFit) {
		return h
	}
	if e := in.Solution.EMMSE; e != nil && (in.has(scene.LayerEMMSE) || in.h == nil) {
		return e
	}
	return nil
}

// overlay draws the map as arrows or as the warped grid.
func overlay(p *pen, in Input) {
	if in.plane == nil {
		return
	}
	switch in.Scene.Mode {
	case scene.Warp:
		warp(p, in)
	case scene.Arrows:
		arrows(p, in)
	}
}

// arrows draws f(y) - y on a square lattice that stands still under drags. An
// arrow is as long as f(y) - y up to the lattice spacing, above it shortened
// smoothly.
func arrows(p *pen, in Input) {
	const gap = 36 // pixels between lattice points
	lo, hi := p.bounds()
	step := gap / p.tr.SX
	role := picture.Field
	if in.h == nil || !in.has(scene.LayerFit) {
		role = picture.Bayes
	}
	var pts []float32
	for i := math.Floor(lo.X / step); i*step <= hi.X; i++ {
		for j := math.Floor(lo.Y / step); j*step <= hi.Y; j++ {
			q := picture.Point{X: (i + 0.5) * step, Y: (j + 0.5) * step}
			to := in.plane.at(q)
			dx, dy := to.X-q.X, to.Y-q.Y
			l := math.Hypot(dx, dy)
			if !(l*p.tr.SX > 1) {
				continue
			}
			k := step * 0.85 * math.Tanh(l/step) / l
			pts = p.arrowTo(pts, q, picture.Point{X: q.X + k*dx, Y: q.Y + k*dy}, 6)
		}
	}
	p.mark(picture.Segments, style{role: role, width: 1.25, alpha: 0.75}, 0, pts)
}

// warp draws where f takes the lines of a square grid.
func warp(p *pen, in Input) {
	const gap, fine = 28, 4 // pixels between lines, and between points of a line
	lo, hi := p.bounds()
	s := style{role: picture.Fit, width: 1, alpha: 0.7}
	at := func(x, y float64) picture.Point { return in.plane.at(picture.Point{X: x, Y: y}) }
	step, small := gap/p.tr.SX, fine/p.tr.SX
	for i := math.Floor(lo.X / step); i*step <= hi.X; i++ {
		var line []picture.Point
		for t := lo.Y; t <= hi.Y; t += small {
			line = goOn(line, at(i*step, t), p.tr.SX)
		}
		p.polyline(s, line...)
	}
	for j := math.Floor(lo.Y / step); j*step <= hi.Y; j++ {
		var line []picture.Point
		for t := lo.X; t <= hi.X; t += small {
			line = goOn(line, at(t, j*step), p.tr.SX)
		}
		p.polyline(s, line...)
	}
}

// goOn appends q to a path; where the path goes on straight, its last point
// is moved instead: pieces of a piecewise-linear map stay single segments.
func goOn(path []picture.Point, q picture.Point, perUnit float64) []picture.Point {
	const off = 0.02 // pixels from a straight line: nobody sees it
	n := len(path)
	if n < 2 {
		return append(path, q)
	}
	a, b := path[n-2], path[n-1]
	ex, ey := b.X-a.X, b.Y-a.Y
	fx, fy := q.X-b.X, q.Y-b.Y
	l := math.Hypot(q.X-a.X, q.Y-a.Y)
	if ex*fx+ey*fy >= 0 && math.Abs(ex*fy-ey*fx)*perUnit <= off*l {
		path[n-1] = q
		return path
	}
	return append(path, q)
}
