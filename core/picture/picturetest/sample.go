// Package picturetest holds pictures by which painters are compared, and a
// painter of meshes that needs no graphics card.
package picturetest

import (
	"math"

	p "crease/core/picture"
)

// Sample returns a picture with one of everything, in two panels, 480 x 300
// pixels.
func Sample() *p.Picture {
	plane := p.Rect{X: 40, Y: 10, W: 260, H: 250}
	line := p.Rect{X: 320, Y: 10, W: 150, H: 250}
	pic := &p.Picture{
		Serial: 7, W: 480, H: 300, Title: `Two <points> & "more"`, Desc: "A description.",
		Panels: []p.Panel{
			{ID: "plane", Rect: plane, Transform: p.Transform{X0: 170, Y0: 135, SX: 50, SY: 50}},
			{ID: "line", Rect: line, Transform: p.Transform{X0: 395, Y0: 135, SX: 30, SY: 30}},
		},
		Labels: []p.Label{
			{Pixel: p.Pixel{X: 170, Y: 280}, Text: "x₁", Anchor: p.Middle, Role: p.Muted, Size: 12, Math: true},
			{Pixel: p.Pixel{X: 36, Y: 20}, Text: "2", Anchor: p.End, Role: p.Muted, Size: 11},
			{Pixel: p.Pixel{X: 60, Y: 30}, Text: "R = 3", Role: p.Ink, Size: 14, Strong: true},
		},
		Handles: []p.Handle{{ID: "point/0", Kind: p.PointHandle, Pixel: p.Pixel{X: 120, Y: 90}, R: 7, Label: "Training point 1", Value: "(-1, 0.9)"}},
	}
	field := p.Raster{Palette: p.Diverging, Smooth: true, Alpha: 0.8, Rect: plane, Cols: 26, Rows: 25, ID: "field"}
	for i := range field.Rows {
		for j := range field.Cols {
			x, y := float64(j)/12-1, float64(i)/12-1
			field.Cells = append(field.Cells, byte(128+120*x*math.Exp(-x*x-y*y)))
		}
	}
	cells := p.Raster{Panel: 1, Palette: p.Categorical, Alpha: 1, Rect: p.Rect{X: 320, Y: 10, W: 150, H: 100}, Cols: 3, Rows: 2, Cells: []byte{0, 1, 2, 3, 1, 1}, ID: "cells"}
	pic.Rasters = []p.Raster{field, cells}
	pic.Marks = []p.Mark{
		{Kind: p.Segments, Role: p.Grid, Alpha: 1, Width: 1, Points: []float32{40, 85.3, 300, 85.3, 120.7, 10, 120.7, 260}},
		{Kind: p.Discs, Role: p.Noisy, Alpha: 0.18, Radius: 40, Points: []float32{120, 90, 220, 180}},
		{Kind: p.Rings, Role: p.Noisy, Alpha: 1, Width: 1.5, Radius: 40, Points: []float32{120, 90, 220, 180}},
		{Kind: p.Polyline, Role: p.Kink, Alpha: 0.9, Width: 2.5, Points: []float32{-500, 400, 900, -120}, ID: "crease/0"},
		{Kind: p.Polyline, Role: p.FaceRole, Dash: p.Dashed, Alpha: 0.5, Width: 6, Points: []float32{80, 200, 160, 60, 260, 230, 80, 200}},
		{Kind: p.Polyline, Role: p.EdgeRole, Alpha: 0.4, Width: 7, Points: []float32{200, 40, 240, 80, 205, 100, 200, 40}},
		{Kind: p.Polygon, Role: p.Accent, Alpha: 0.3, Points: []float32{60, 240, 140, 250, 100, 220, 150, 180, 60, 190}},
		{Kind: p.Discs, Role: p.Clean, Alpha: 1, Radius: 6, Points: []float32{120, 90, 220, 180}},
		{Kind: p.Segments, Role: p.Field, Alpha: 1, Width: 1.5, Points: []float32{250, 40, 280, 60, 280, 60, 274, 52, 280, 60, 270, 60}},
		{Kind: p.Polyline, Panel: 1, Role: p.Fit, Alpha: 1, Width: 3, Points: []float32{320, 240, 360, 200, 380, 90, 400, 85, 420, 200, 430, 60, 470, 20}},
		{Kind: p.Polyline, Panel: 1, Role: p.Identity, Dash: p.Dashed, Alpha: 1, Width: 1.5, Points: []float32{320, 210, 470, 60}},
		{Kind: p.Polyline, Panel: 1, Role: p.Bayes, Dash: p.Dotted, Alpha: 1, Width: 2, Points: []float32{320, 250, 470, 100}},
		{Kind: p.Squares, Panel: 1, Role: p.Kink, Alpha: 1, Radius: 3.5, Points: []float32{360, 200, 380, 90}},
		{Kind: p.Diamonds, Panel: 1, Role: p.Unstable, Alpha: 1, Radius: 5, Points: []float32{400, 85}},
		{Kind: p.Crosses, Panel: 1, Role: p.Warn, Alpha: 1, Width: 2, Radius: 5, Points: []float32{440, 150}},
	}
	return pic
}

// Busy returns a picture as full as a plane view gets, w x h pixels: a smooth
// raster, creases, a field of arrows, balls, points and a sampled curve. phase
// moves everything a little, as a drag does.
func Busy(w, h, phase float64) *p.Picture {
	box := p.Rect{X: 44, Y: 12, W: w - 56, H: h - 38}
	pic := &p.Picture{W: w, H: h, Panels: []p.Panel{{ID: "plane", Rect: box, Transform: p.Transform{X0: w / 2, Y0: h / 2, SX: 60, SY: 60}}}}
	field := p.Raster{Palette: p.Diverging, Smooth: true, Alpha: 0.85, Rect: box, Cols: int(box.W / 8), Rows: int(box.H / 8), ID: "field"}
	for i := range field.Rows {
		for j := range field.Cols {
			field.Cells = append(field.Cells, byte(128+100*math.Sin(float64(j)/7+phase)*math.Cos(float64(i)/9)))
		}
	}
	pic.Rasters = []p.Raster{field}
	add := func(m p.Mark) { pic.Marks = append(pic.Marks, m) }
	at := func(x, y float64) []float32 { return []float32{float32(x), float32(y)} }
	var grid, arrows, balls, curve []float32
	for x := 0.0; x < w; x += 72 {
		grid = append(grid, append(at(x, 0), at(x, h)...)...)
	}
	for y := 0.0; y < h; y += 44 {
		grid = append(grid, append(at(0, y), at(w, y)...)...)
	}
	for y := 20.0; y < h; y += 24 {
		for x := 50.0; x < w; x += 24 {
			s, c := math.Sincos(x/90 + y/70 + phase)
			for _, q := range [3][2]float64{{0, 0}, {10*c - 4*s, 10*s + 4*c}, {10*c + 4*s, 10*s - 4*c}} {
				arrows = append(arrows, append(at(x+q[0], y+q[1]), at(x+14*c, y+14*s)...)...)
			}
		}
	}
	for k := range 12 {
		s, c := math.Sincos(2*math.Pi*float64(k)/12 + phase/5)
		balls = append(balls, at(w/2+0.35*h*c, h/2+0.35*h*s)...)
	}
	for x := 44.0; x < w; x++ {
		curve = append(curve, at(x, h/2+80*math.Tanh((x-w/2)/40)+20*math.Sin(x/25+phase))...)
	}
	add(p.Mark{Kind: p.Segments, Role: p.Grid, Alpha: 1, Width: 1, Points: grid})
	add(p.Mark{Kind: p.Discs, Role: p.Noisy, Alpha: 0.18, Radius: 30, Points: balls})
	add(p.Mark{Kind: p.Rings, Role: p.Noisy, Alpha: 1, Width: 1.5, Radius: 30, Points: balls})
	for k := range 24 {
		s, c := math.Sincos(math.Pi*float64(k)/24 + phase/9)
		x, y := w/2+30*c, h/2+30*s
		add(p.Mark{Kind: p.Polyline, Role: p.Kink, Alpha: 0.8, Width: 2, Points: append(at(x-2000*s, y+2000*c), at(x+2000*s, y-2000*c)...)})
	}
	add(p.Mark{Kind: p.Segments, Role: p.Field, Alpha: 1, Width: 1.3, Points: arrows})
	add(p.Mark{Kind: p.Polyline, Role: p.Fit, Alpha: 1, Width: 3, Points: curve})
	add(p.Mark{Kind: p.Polyline, Role: p.Identity, Dash: p.Dashed, Alpha: 1, Width: 1.5, Points: append(at(44, h-26), at(w-12, 12)...)})
	add(p.Mark{Kind: p.Discs, Role: p.Clean, Alpha: 1, Radius: 6, Points: balls})
	return pic
}
