package bitmap

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/picture"
)

func covered(m *mask) (sum float64) {
	m.drain(image.Rect(0, 0, m.w, m.h), func(_, _ int, a float64) { sum += a })
	return sum
}

// The coverage of a shape that is not cut off adds up to its area.
func TestCoverageIsArea(t *testing.T) {
	m := newMask(100, 80)
	r := rand.New(rand.NewPCG(5, 0))
	for range 200 {
		a := picture.Pixel{X: 10 + 80*r.Float64(), Y: 10 + 60*r.Float64()}
		b := picture.Pixel{X: 10 + 80*r.Float64(), Y: 10 + 60*r.Float64()}
		c := picture.Pixel{X: 10 + 80*r.Float64(), Y: 10 + 60*r.Float64()}
		m.Fill([]picture.Pixel{a, b, c})
		want := math.Abs((b.X-a.X)*(c.Y-a.Y)-(c.X-a.X)*(b.Y-a.Y)) / 2
		// Coverage below 1/512 is not painted, on at most two rims of pixels.
		if got := covered(m); math.Abs(got-want) > 1 {
			t.Errorf("triangle %v %v %v: area %g, want %g", a, b, c, got, want)
		}
		radius := 1 + 9*r.Float64()
		m.Disc(picture.Pixel{X: 30, Y: 40}, radius)
		// Its polygon runs at most 1/20 pixel within.
		if got, want := covered(m), math.Pi*radius*radius; math.Abs(got-want) > 2*math.Pi*radius/20 {
			t.Errorf("disc of radius %g: area %g, want %g", radius, got, want)
		}
		m.Stroke([]picture.Pixel{a, b}, false, 3, false)
		if got, want := covered(m), 3*math.Hypot(b.X-a.X, b.Y-a.Y); math.Abs(got-want) > 0.5 {
			t.Errorf("stroke: area %g, want %g", got, want)
		}
	}
}

// What reaches beyond the bitmap is cut, also far beyond.
func TestCoverageIsCut(t *testing.T) {
	m := newMask(40, 30)
	m.Fill([]picture.Pixel{{X: -1e6, Y: -1e6}, {X: 1e6, Y: -1e6}, {X: 1e6, Y: 1e6}, {X: -1e6, Y: 1e6}})
	if got := covered(m); math.Abs(got-40*30) > 1e-3 {
		t.Errorf("area %g, want %d", got, 40*30)
	}
	m.Fill([]picture.Pixel{{X: 50, Y: 5}, {X: 90, Y: 5}, {X: 90, Y: 20}})
	if got := covered(m); got != 0 {
		t.Errorf("a shape outside covers %g", got)
	}
}

func TestPaintsInOrder(t *testing.T) {
	pic := &picture.Picture{W: 20, H: 10, Panels: []picture.Panel{{Rect: picture.Rect{W: 10, H: 10}}}, Marks: []picture.Mark{
		{Kind: picture.Squares, Role: picture.Clean, Alpha: 1, Radius: 30, Points: []float32{5, 5}},
		{Kind: picture.Squares, Role: picture.Fit, Alpha: 0.5, Radius: 2, Points: []float32{5, 5}},
	}}
	img := Paint(pic, picture.Dark, 2)
	if img.Rect != image.Rect(0, 0, 40, 20) {
		t.Fatalf("size %v", img.Rect)
	}
	clean, fit := picture.Dark.Colour(picture.Clean), picture.Dark.Colour(picture.Fit)
	for _, c := range []struct {
		x, y int
		want float64 // red
	}{
		{1, 1, float64(clean.R)},
		{30, 10, float64(picture.Dark.Colour(picture.Paper).R)}, // outside the panel
		{10, 10, (float64(clean.R) + float64(fit.R)) / 2},
	} {
		if p := img.RGBAAt(c.x, c.y); math.Abs(float64(p.R)-c.want) > 1 || p.A != 255 {
			t.Errorf("pixel (%d, %d) is %v, want red %g", c.x, c.y, p, c.want)
		}
	}
}

func TestTypesetKnowsWhatIsWritten(t *testing.T) {
	for _, r := range "0123456789-.ex+yfABCXYZ₀₁₂₉²⁻ρσ ()" {
		letters, width := typeset(string(r), false)
		if len(letters) != 1 || letters[0].strokes == unknownGlyph || !(width >= 0) {
			t.Errorf("%q has no glyph", r)
		}
	}
	for r, strokes := range glyphs {
		for _, p := range (letter{strokes: strokes, k: 1}).places(0, 0, 1) {
			for _, q := range p {
				if q.X < 0 || q.X > 4*colWidth+1e-9 || q.Y < -6*rowHeight-1e-9 || q.Y > 2*rowHeight+1e-9 {
					t.Errorf("%q leaves its cell", r)
				}
			}
		}
	}
}
