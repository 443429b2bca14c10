package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
)

// height is a number of the map that is drawn as colour.
type height struct {
	palette picture.Palette
	levels  bool // whether contour lines and a scale belong to it
	// of returns the function that is drawn, of the points of the panel; nil
	// when there is nothing to draw.
	of func(in Input) func(q picture.Point) float64
}

// heights are the modes that draw a number as colour: adding one is a line
// here, its name in scene, and its words.
var heights = map[scene.FieldMode]height{
	scene.Residual:   {picture.Sequential, true, mapped(func(q, v picture.Point) float64 { return math.Hypot(v.X-q.X, v.Y-q.Y) })},
	scene.ComponentX: {picture.Diverging, true, mapped(func(_, v picture.Point) float64 { return v.X })},
	scene.ComponentY: {picture.Diverging, true, mapped(func(_, v picture.Point) float64 { return v.Y })},
	scene.Cells:      {picture.Categorical, false, pieces},
	scene.Difference: {picture.Sequential, true, difference},
}

// mapped draws a number of a point and its image.
func mapped(value func(q, v picture.Point) float64) func(Input) func(picture.Point) float64 {
	return func(in Input) func(picture.Point) float64 {
		if in.plane == nil {
			return nil
		}
		return func(q picture.Point) float64 { return value(q, in.plane.at(q)) }
	}
}

// same is the distance of two maps, relative to the size of the view, below
// which they differ by rounding only: both are exact to fewer than 10^3 units
// in the last place.
const same = 1e-12

// difference draws how far the map is from its rival.
func difference(in Input) func(picture.Point) float64 {
	g := rival(in)
	if in.plane == nil || g == nil {
		return nil
	}
	other := newPlanar(g, in.Frame)
	least := same * (math.Abs(in.Camera.X) + math.Abs(in.Camera.Y) + in.Camera.Width)
	return func(q picture.Point) float64 {
		v, w := in.plane.at(q), other.at(q)
		if d := math.Hypot(v.X-w.X, v.Y-w.Y); d > least {
			return d
		}
		return 0
	}
}

// rival returns what the denoiser of a picture is compared with: what is held
// or named by the scene, else the closed form beside a function that was found
// otherwise, or the certified function beside the closed form, else the
// empirical MMSE estimator; nil for none.
func rival(in Input) estimator {
	s := in.Solution
	switch {
	case in.Pinned != nil && in.Pinned.Denoiser != nil:
		return in.Pinned.Denoiser
	case s.Formula != nil && s.Formula.Denoiser != s.Denoiser:
		return s.Formula.Denoiser
	case s.Found != nil && s.Found.H != nil && s.Found.H != s.Denoiser:
		return s.Found.H
	case s.EMMSE != nil:
		return s.EMMSE
	}
	return nil
}

// underlay draws the map as colours, below everything else, and returns the
// scale that belongs to it, nil when there is none.
func underlay(p *pen, in Input) *scale {
	m, ok := heights[in.Scene.Mode]
	if !ok {
		return nil
	}
	value := m.of(in)
	if value == nil {
		return nil
	}
	s := in.Sheets.of(p.pic.Panels[p.panel].ID, p.rect, p.tr, value)
	c := scale{m.palette, s.lo, s.hi}
	if m.levels {
		c = span(c)
	}
	if s.cells == nil {
		s.cells = s.bytes(c)
	}
	p.pic.Rasters = append(p.pic.Rasters, picture.Raster{
		Panel: p.panel, Palette: c.palette, Smooth: m.palette != picture.Categorical, Alpha: fieldAlpha(c.palette),
		Rect: picture.Rect{X: p.rect.X, Y: p.rect.Y, W: float64(s.cols) * s.cell, H: float64(s.rows) * s.cell},
		Cols: s.cols, Rows: s.rows, Cells: s.cells, ID: string(in.Scene.Mode),
	})
	if !m.levels {
		return nil
	}
	contours(p, s, c)
	return &c
}

// fieldAlpha keeps what is drawn over a map of colours legible.
func fieldAlpha(pal picture.Palette) float32 {
	if pal == picture.Categorical {
		return 0.6
	}
	return 0.85
}

// span returns the scale of values between those of c: about 0 where they have
// both signs and colour tells them apart.
func span(c scale) scale {
	switch {
	case !(c.lo <= c.hi): // no value at all
		return scale{picture.Sequential, 0, 1}
	case c.palette == picture.Diverging && c.lo < 0 && c.hi > 0:
		m := max(-c.lo, c.hi)
		return scale{c.palette, -m, m}
	case c.palette == picture.Diverging:
		return scale{picture.Sequential, c.lo, max(c.hi, c.lo+tinyStep(c.lo))}
	}
	return scale{c.palette, 0, max(c.hi, math.SmallestNonzeroFloat64)}
}

// tinyStep is a width that a constant map is given.
func tinyStep(x float64) float64 { return max(math.Abs(x), 1) * 1e-9 }

// bytes returns the raster of the values in a scale; the values of a categorical
// palette are its bytes.
func (s *sheet) bytes(c scale) []byte {
	out := make([]byte, len(s.vals))
	for i, v := range s.vals {
		x := float64(v)
		switch c.palette {
		case picture.Categorical:
			out[i] = byte(x)
		case picture.Diverging: // 0 at 128
			out[i] = byte(clamp(128.5+127*x/c.hi, 1, 255))
		default:
			out[i] = byte(clamp(0.5+255*(x-c.lo)/(c.hi-c.lo), 0, 255))
		}
	}
	return out
}
