package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
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

// underlay draws the map as colours, below everything else.
func underlay(p *pen, in Input) {
	f := shown(in)
	if f == nil {
		return
	}
	switch in.Scene.Mode {
	case scene.Residual:
		raster(p, in, picture.Sequential, f, func(y, v picture.Point) float64 { return math.Hypot(v.X-y.X, v.Y-y.Y) })
	case scene.ComponentX:
		raster(p, in, picture.Diverging, f, func(_, v picture.Point) float64 { return v.X })
	case scene.ComponentY:
		raster(p, in, picture.Diverging, f, func(_, v picture.Point) float64 { return v.Y })
	case scene.Cells:
		if in.h != nil {
			cells(p, in, in.h)
		}
	}
}

// overlay draws the map as arrows or as the warped grid.
func overlay(p *pen, in Input) {
	f := shown(in)
	if f == nil {
		return
	}
	switch in.Scene.Mode {
	case scene.Warp:
		warp(p, in, f)
	case scene.Arrows:
		arrows(p, in, f)
	}
}

// arrows draws f(y) - y on a square lattice that stands still under drags. An
// arrow is as long as f(y) - y up to the lattice spacing, above it shortened
// smoothly.
func arrows(p *pen, in Input, f estimator) {
	const gap = 36 // pixels between lattice points
	lo, hi := p.bounds()
	step := gap / p.tr.SX
	role := picture.Field
	if f != estimator(in.h) {
		role = picture.Bayes
	}
	y, v := make([]float64, len(in.Frame.O)), make([]float64, len(in.Frame.O))
	var pts []float32
	for i := math.Floor(lo.X / step); i*step <= hi.X; i++ {
		for j := math.Floor(lo.Y / step); j*step <= hi.Y; j++ {
			q := picture.Point{X: (i + 0.5) * step, Y: (j + 0.5) * step}
			f.EvalTo(v, in.Frame.Out(y, q.X, q.Y))
			to := Place(v, in.Frame)
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
func warp(p *pen, in Input, f estimator) {
	const gap, fine = 28, 4 // pixels between lines, and between points of a line
	lo, hi := p.bounds()
	y, v := make([]float64, len(in.Frame.O)), make([]float64, len(in.Frame.O))
	s := style{role: picture.Fit, width: 1, alpha: 0.7}
	at := func(x0, y0 float64) picture.Point {
		f.EvalTo(v, in.Frame.Out(y, x0, y0))
		return Place(v, in.Frame)
	}
	step, small := gap/p.tr.SX, fine/p.tr.SX
	for i := math.Floor(lo.X / step); i*step <= hi.X; i++ {
		var line []picture.Point
		for t := lo.Y; t <= hi.Y; t += small {
			line = append(line, at(i*step, t))
		}
		p.polyline(s, line...)
	}
	for j := math.Floor(lo.Y / step); j*step <= hi.Y; j++ {
		var line []picture.Point
		for t := lo.X; t <= hi.X; t += small {
			line = append(line, at(t, j*step))
		}
		p.polyline(s, line...)
	}
}

// rasterCell is the side of a raster's cell in pixels, at rest and while
// something moves.
func rasterCell(moving bool) float64 {
	if moving {
		return 8
	}
	return 2
}

// raster paints a number of the map as colours, scaled to its range: about 0
// the range of |value| for a diverging palette, from 0 for a sequential one.
func raster(p *pen, in Input, pal picture.Palette, f estimator, value func(y, v picture.Point) float64) {
	cell := rasterCell(in.Moving)
	cols, rows := int(math.Ceil(p.rect.W/cell)), int(math.Ceil(p.rect.H/cell))
	vals := make([]float64, cols*rows)
	y, v := make([]float64, len(in.Frame.O)), make([]float64, len(in.Frame.O))
	var most float64
	for r := range rows {
		for c := range cols {
			q := p.tr.Point(picture.Pixel{X: p.rect.X + (float64(c)+0.5)*cell, Y: p.rect.Y + (float64(r)+0.5)*cell})
			f.EvalTo(v, in.Frame.Out(y, q.X, q.Y))
			x := value(q, Place(v, in.Frame))
			vals[r*cols+c] = x
			if a := math.Abs(x); a > most && !math.IsInf(a, 0) {
				most = a
			}
		}
	}
	if most == 0 {
		most = 1
	}
	out := make([]byte, len(vals))
	for i, x := range vals {
		if pal == picture.Diverging {
			out[i] = byte(clamp(128+127*x/most, 0, 255))
		} else {
			out[i] = byte(clamp(255*x/most, 0, 255))
		}
	}
	p.pic.Rasters = append(p.pic.Rasters, picture.Raster{
		Panel: p.panel, Palette: pal, Smooth: true, Alpha: 0.85, Rect: picture.Rect{X: p.rect.X, Y: p.rect.Y, W: float64(cols) * cell, H: float64(rows) * cell},
		Cols: cols, Rows: rows, Cells: out, ID: "field",
	})
}

// colours is how many a map of cells has. Crossing crease k adds 1 + k mod
// (colours - 1), which is not 0 mod colours: neighbours always differ.
const colours = 11

// cells paints the cells of linearity: neighbouring cells differ in colour.
func cells(p *pen, in Input, h *shallow.Denoiser) {
	cell := rasterCell(in.Moving)
	cols, rows := int(math.Ceil(p.rect.W/cell)), int(math.Ceil(p.rect.H/cell))
	out := make([]byte, cols*rows)
	list := h.Creases()
	type trace struct{ x, y, t float64 }
	traces := make([]trace, len(list))
	for k, c := range list {
		n, b := inFrame(in.Frame, c.W)
		traces[k] = trace{n.X, n.Y, c.Tau - b}
	}
	for r := range rows {
		for c := range cols {
			q := p.tr.Point(picture.Pixel{X: p.rect.X + (float64(c)+0.5)*cell, Y: p.rect.Y + (float64(r)+0.5)*cell})
			sum := 0
			for k, t := range traces {
				if t.x*q.X+t.y*q.Y > t.t {
					sum += 1 + k%(colours-1)
				}
			}
			out[r*cols+c] = byte(1 + sum%colours)
		}
	}
	p.pic.Rasters = append(p.pic.Rasters, picture.Raster{
		Panel: p.panel, Palette: picture.Categorical, Alpha: 0.6, Rect: picture.Rect{X: p.rect.X, Y: p.rect.Y, W: float64(cols) * cell, H: float64(rows) * cell},
		Cols: cols, Rows: rows, Cells: out, ID: "cells",
	})
}
