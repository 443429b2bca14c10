// Package view draws a Solution: it decides what is seen, where, and how it is
// named. It reads and never changes what it is given.
//
//   - Draw makes the Picture: the line view for d = 1, the plane view above.
//   - Describe says the same in words.
package view

import (
	"strconv"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/solve"
	"crease/core/words"
)

// Input is everything a picture depends on.
type Input struct {
	Scene    scene.Scene
	Solution *solve.Solution // of this scene, or of a moment ago while a solver works
	Frame    Frame           // for d >= 2
	Camera   Camera
	W, H     float64 // size of the picture in CSS pixels
	Lang     words.Lang
	Moving   bool            // something is being dragged: draw coarsely
	Hover    *picture.Point  // under the pointer, in the panel's coordinates
	Selected string          // what is pointed at in the panel: "ridge/1", "crease/2", "point/0"
	Pinned   *solve.Solution // what the scene is compared with, nil for nothing
	Hint     words.Message   // said beside the first handle until something was dragged
	Sheets   *Sheets         // the maps of colours; nil for coarse ones

	h     *shallow.Denoiser // the terms of the denoiser that are switched on
	plane *planar           // the map that is drawn, nil for d = 1 and where there is none
	lines []line            // the creases of h on the plane
}

// Draw returns the picture.
func Draw(in Input) *picture.Picture {
	pic := &picture.Picture{W: in.W, H: in.H}
	in = in.with(Partial(in.Solution.Denoiser, in.Scene.Terms))
	p := newPanel(pic, Panel(in.Scene, in.Camera, in.W, in.H))
	if in.Scene.Dim() == 1 {
		drawLine(p, in)
	} else {
		drawPlane(p, in)
	}
	drawStudy(pic, in)
	pic.Title, pic.Desc = Title(in.Solution, in.Lang), Describe(in.Solution, in.Lang)
	return pic
}

// with returns the input with the map that is drawn.
func (in Input) with(h *shallow.Denoiser) Input {
	in.h, in.plane, in.lines = h, nil, nil
	if in.Scene.Dim() > 1 {
		if h != nil {
			in.lines = lines(in)
		}
		if f := shown(in); f != nil {
			in.plane = newPlanar(f, in.Frame)
		}
	}
	return in
}

// PanelID names the panel of a scene: "line" or "plane".
func PanelID(s scene.Scene) string {
	if s.Dim() == 1 {
		return "line"
	}
	return "plane"
}

// Places returns where the clean points of the scene are drawn: on the
// diagonal (x, x) of the line view, or in the frame's plane.
func Places(s scene.Scene, f Frame) []picture.Point {
	out := make([]picture.Point, len(s.Points))
	for i, x := range s.Points {
		out[i] = Place(x, f)
	}
	return out
}

// Place returns where the point x of R^d is drawn.
func Place(x []float64, f Frame) picture.Point {
	if len(x) == 1 {
		return picture.Point{X: x[0], Y: x[0]}
	}
	a, b := f.In(x)
	return picture.Point{X: a, Y: b}
}

// Partial returns the denoiser without the terms that are switched off; it is h
// itself when none is, and nil when h is.
func Partial(h *shallow.Denoiser, terms scene.Terms) *shallow.Denoiser {
	if h == nil || terms == 0 {
		return h
	}
	v, c := h.Affine()
	var on []shallow.Ridge
	for k, r := range h.Ridges() {
		if terms.Has(k) {
			on = append(on, r)
		}
	}
	return shallow.New(h.Dim(), v, c, on...)
}

// has reports whether the scene shows the layer.
func (in *Input) has(l scene.Layers) bool { return in.Scene.Show&l != 0 }

// pointName returns the short name of clean point i: x with a subscript.
func pointName(i int) string { return Sub("x", i+1) }

// Sub returns a letter with the number n as its subscript: x₁.
func Sub(letter string, n int) string {
	for _, c := range strconv.Itoa(n) {
		letter += string('₀' + (c - '0'))
	}
	return letter
}

const pointRadius = 7

// hint says what to do beside the highest point.
func hint(p *pen, in Input, places []picture.Point) {
	best := 0
	for i, q := range places {
		if q.Y > places[best].Y {
			best = i
		}
	}
	dx, anchor := pointRadius+9.0, picture.Start
	const room = 120 // pixels for the words, and for the tools of the view
	left := p.tr.Pixel(places[best]).X - p.rect.X
	if right := p.rect.W - left; right < room && right < left {
		dx, anchor = -dx, picture.End
	}
	p.text(places[best], dx, -pointRadius-10, picture.Label{Text: in.Hint.In(in.Lang), Anchor: anchor, Role: picture.Accent, Size: 13, Strong: true, Hint: true})
}

// points draws the clean points, their names and their handles.
func points(p *pen, in Input, places []picture.Point) {
	p.sign(picture.Discs, style{role: picture.Paper}, pointRadius+1.5, places...)
	p.sign(picture.Discs, style{role: picture.Clean}, pointRadius, places...)
	if !in.Hint.IsZero() && len(places) > 0 {
		hint(p, in, places)
	}
	if in.has(scene.LayerLabels) {
		pointLabels(p, places)
	}
	for i, at := range places {
		id := "point/" + strconv.Itoa(i)
		if in.Selected == id {
			p.sign(picture.Rings, style{role: picture.Accent, width: 2}, pointRadius+4, at)
		}
		p.pic.Handles = append(p.pic.Handles, picture.Handle{
			ID: id, Kind: picture.PointHandle, Panel: p.panel, Pixel: p.tr.Pixel(at), R: pointRadius,
			Label: words.M("view.handle.point", "i", i+1).In(in.Lang), Value: Coordinates(in.Scene.Points[i]), AxisX: len(in.Scene.Points[i]) == 1,
		})
	}
}

// radiusHandle puts the handle of rho on the rim of the first ball, on the
// side away from the other points.
func radiusHandle(p *pen, in Input, at picture.Point) {
	q := p.tr.Pixel(at)
	id := "rho"
	p.sign(picture.Squares, style{role: picture.Paper}, 5, at)
	p.sign(picture.Squares, style{role: picture.Noisy}, 3.5, at)
	p.pic.Handles = append(p.pic.Handles, picture.Handle{
		ID: id, Kind: picture.RadiusHandle, Panel: p.panel, Pixel: q, R: 5,
		Label: words.M("view.handle.rho").In(in.Lang), Value: words.Number(in.Scene.Rho), AxisX: true,
	})
}

// Coordinates writes a point for reading; of a long one, the first three
// numbers.
func Coordinates(x []float64) string {
	s := "("
	for j, v := range x {
		if j == 3 && len(x) > 4 {
			s += ", …"
			break
		}
		if j > 0 {
			s += ", "
		}
		s += words.Number(v)
	}
	return s + ")"
}
