package view

import (
	"math"

	"crease/core/picture"
	"crease/core/pwl"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/solve"
)

// Profile returns the denoiser of one-dimensional data as a piecewise-linear
// function, ok false when there is none. It panics if the denoiser is not on R.
func Profile(h *shallow.Denoiser) (f pwl.Func, ok bool) {
	if h == nil {
		return f, false
	}
	return h.Line(), true
}

// drawLine draws the line view: f over the noisy value y.
func drawLine(p *pen, in Input) {
	sol := in.Solution
	lo, hi := p.bounds()
	p.grid(in.has(scene.LayerGrid))
	if in.Pinned != nil {
		ghostLine(p, in.Pinned)
	}
	f, ok := Profile(in.h)
	if in.has(scene.LayerFixed) && ok && len(in.Scene.Points) > 1 {
		basins(p, f, lo, hi)
	}
	if in.has(scene.LayerNoise) {
		intervals(p, sol, lo)
	}
	if in.has(scene.LayerIdentity) {
		a, b := max(lo.X, lo.Y), min(hi.X, hi.Y)
		if a < b {
			p.polyline(style{role: picture.Identity, width: 1.5, dash: picture.Dashed}, picture.Point{X: a, Y: a}, picture.Point{X: b, Y: b})
		}
	}
	if in.has(scene.LayerEMMSE) && sol.EMMSE != nil {
		p.polyline(style{role: picture.Bayes, width: 2, id: "emmse"}, curve(p, func(y float64) float64 { return sol.EMMSE.EvalTo(nil, []float64{y})[0] })...)
	}
	if ok && in.has(scene.LayerFit) {
		p.polyline(style{role: picture.Fit, width: 3, id: "fit"}, graph(f, lo, hi)...)
		if in.has(scene.LayerCreases) {
			knots(p, in, f)
		}
		if in.has(scene.LayerFixed) {
			var at []picture.Point
			for _, y := range f.FixedPoints() {
				if math.Abs(y.Slope) > 1 {
					at = append(at, picture.Point{X: y.T, Y: y.T})
				}
			}
			p.sign(picture.Diamonds, style{role: picture.Paper}, 6.5, at...)
			p.sign(picture.Diamonds, style{role: picture.Unstable}, 5, at...)
		}
	}
	if in.Hover != nil && ok {
		pointOut(p, in, f)
	}
	places := Places(in.Scene, in.Frame)
	drawOver(p, in)
	points(p, in, places)
	if in.Scene.Probe != nil {
		drawProbe(p, in)
	}
	if in.has(scene.LayerNoise) && in.Scene.Noisy == nil && in.Scene.Rho > 0 && len(places) > 0 {
		radiusHandle(p, in, picture.Point{X: in.Scene.Points[0][0] + in.Scene.Rho, Y: in.Scene.Points[0][0]})
	}
}

// graph returns the points of f's graph from lo.X to hi.X, knots included.
func graph(f pwl.Func, lo, hi picture.Point) []picture.Point {
	pts := []picture.Point{{X: lo.X, Y: f.At(lo.X)}}
	for _, k := range f.Knots() {
		if k.T > lo.X && k.T < hi.X {
			pts = append(pts, picture.Point{X: k.T, Y: k.V})
		}
	}
	return append(pts, picture.Point{X: hi.X, Y: f.At(hi.X)})
}

// curve samples a smooth or step-like function so that neighbouring samples
// are at most a few pixels apart in height, down to a quarter of a pixel in
// width.
func curve(p *pen, f func(float64) float64) []picture.Point {
	const coarse, steep, finest = 4, 6, 0.25 // pixels
	lo, hi := p.bounds()
	n := int(p.rect.W/coarse) + 1
	pts := make([]picture.Point, 0, 2*n)
	var halve func(a, b picture.Point)
	halve = func(a, b picture.Point) {
		if math.Abs(b.Y-a.Y)*p.tr.SY > steep && (b.X-a.X)*p.tr.SX > finest {
			m := picture.Point{X: (a.X + b.X) / 2}
			m.Y = f(m.X)
			halve(a, m)
			pts = append(pts, m)
			halve(m, b)
		}
	}
	a := picture.Point{X: lo.X, Y: f(lo.X)}
	pts = append(pts, a)
	for i := 1; i <= n; i++ {
		x := lo.X + (hi.X-lo.X)*float64(i)/float64(n)
		b := picture.Point{X: x, Y: f(x)}
		halve(a, b)
		pts = append(pts, b)
		a = b
	}
	return pts
}

// intervals draws the noisy intervals [lo_i, hi_i]: a band over the axis, the
// stretch at height x_i that f must hold, and single samples as ticks.
func intervals(p *pen, sol *solve.Solution, lo picture.Point) {
	foot := 10 / p.tr.SY
	for _, c := range solve.Intervals(sol.Data) {
		p.polygon(style{role: picture.Noisy, alpha: 0.22},
			picture.Point{X: c.Lo, Y: lo.Y}, picture.Point{X: c.Hi, Y: lo.Y}, picture.Point{X: c.Hi, Y: c.X}, picture.Point{X: c.Lo, Y: c.X})
		p.polyline(style{role: picture.Noisy, width: 7, alpha: 0.55}, picture.Point{X: c.Lo, Y: c.X}, picture.Point{X: c.Hi, Y: c.X})
		if sol.Data.Balls() {
			continue
		}
		var at []float32
		for _, y := range sol.Data.Y[c.Index] {
			at = p.px(p.px(at, y[0], lo.Y), y[0], lo.Y+foot)
		}
		p.mark(picture.Segments, style{role: picture.Noisy, width: 2}, 0, at)
	}
}

// basins draws, along the lower border, which clean point the iteration of f
// leads to, with the borders y*_i between them.
func basins(p *pen, f pwl.Func, lo, hi picture.Point) {
	strip := 6 / p.tr.SY
	edges := []float64{lo.X}
	var borders []float32
	for _, y := range f.FixedPoints() {
		if math.Abs(y.Slope) > 1 && y.T > lo.X && y.T < hi.X {
			edges = append(edges, y.T)
			borders = p.px(p.px(borders, y.T, lo.Y), y.T, y.T)
		}
	}
	edges = append(edges, hi.X)
	for i := 1; i < len(edges); i++ {
		a, b := edges[i-1], edges[i]
		alpha := float32(0.30)
		if i%2 == 0 {
			alpha = 0.62
		}
		p.polygon(style{role: picture.Basin, alpha: alpha},
			picture.Point{X: a, Y: lo.Y}, picture.Point{X: b, Y: lo.Y}, picture.Point{X: b, Y: lo.Y + strip}, picture.Point{X: a, Y: lo.Y + strip})
	}
	p.mark(picture.Segments, style{role: picture.Unstable, width: 1, dash: picture.Dotted}, 0, borders)
}
