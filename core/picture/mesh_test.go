package picture_test

import (
	"math"
	"math/rand/v2"
	"testing"

	. "crease/core/picture"
	"crease/core/picture/picturetest"
)

// A frame as full as a plane view gets, at 800 x 500, stays within these.
const (
	mostVertices  = 22_000
	mostTriangles = 16_000
)

func TestMeshGates(t *testing.T) {
	for _, scale := range []float64{1, 2} {
		var m Mesh
		pic := picturetest.Busy(800, 500, 0.3)
		m.Build(pic, Light, scale)
		if v, n, b := len(m.Vertices), len(m.Indices)/3, len(m.Batches); v > mostVertices || n > mostTriangles || b > 1+2*len(pic.Rasters) {
			t.Errorf("scale %v: %d vertices, %d triangles, %d draw calls", scale, v, n, b)
		}
	}
}

// one returns a picture of 200 x 200 pixels with one mark.
func one(m Mark) *Picture {
	return &Picture{W: 200, H: 200, Panels: []Panel{{Rect: Rect{W: 200, H: 200}}}, Marks: []Mark{m}}
}

// cover paints the picture and returns the sum of the cover of all pixels and
// the greatest one, as shares of the mark's own colour, by its red component.
func cover(pic *Picture) (sum, most float64) {
	var m Mesh
	m.Build(pic, Light, 1)
	img := picturetest.Triangles(&m, Light.Colour(Paper), int(pic.W), int(pic.H))
	paper, ink := float64(Light.Colour(Paper).R), float64(Light.Colour(pic.Marks[0].Role).R)
	for i := 0; i < len(img.Pix); i += 4 {
		c := (paper - float64(img.Pix[i])) / (paper - ink)
		sum += c
		most = max(most, c)
	}
	return sum, most
}

// The cover of each shape adds up to its area, at all angles and sizes: to 1 %
// on the mean of many. (One border alone may be off: at 45 degrees it meets
// pixels 1/sqrt 2 apart, and summing a ramp at steps h errs by up to h^2/8 =
// 1/16 pixel, one way or the other.)
func TestShapesHaveTheirArea(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	got, want := map[string]float64{}, map[string]float64{}
	check := func(name string, m Mark, area float64) {
		m.Role, m.Alpha = Ink, 1
		sum, _ := cover(one(m))
		got[name] += sum
		want[name] += area
	}
	for range 40 {
		s, c := math.Sincos(2 * math.Pi * rng.Float64())
		x, y := 100+rng.Float64(), 100+rng.Float64()
		l, w := 20+40*rng.Float64(), 0.3+8*rng.Float64()
		f := func(along, aside float64) (float32, float32) {
			return float32(x + along*c - aside*s), float32(y + along*s + aside*c)
		}
		pts := func(p ...float64) (out []float32) {
			for i := 0; i < len(p); i += 2 {
				a, b := f(p[i], p[i+1])
				out = append(out, a, b)
			}
			return out
		}
		check("cut line", Mark{Kind: Polyline, Width: float32(w), Points: pts(-l, 0, l, 0)}, 2*l*w)
		check("round line", Mark{Kind: Segments, Width: float32(w), Points: pts(-l, 0, l, 0)}, 2*l*w+math.Pi*w*w/4)
		check("disc", Mark{Kind: Discs, Radius: float32(w), Points: pts(0, 0)}, math.Pi*w*w)
		check("ring", Mark{Kind: Rings, Radius: float32(l), Width: float32(w), Points: pts(0, 0)}, 2*math.Pi*l*w)
		check("square", Mark{Kind: Squares, Radius: float32(w + 1), Points: pts(0, 0)}, 4*(w+1)*(w+1))
		check("diamond", Mark{Kind: Diamonds, Radius: float32(w + 2), Points: pts(0, 0)}, 2*(w+2)*(w+2))
		check("arrowhead", Mark{Kind: Polygon, Points: pts(-l, -l/2, l, 0, -l, l/2, -l/2, 0)}, 3*l*l/4)
	}
}

// No pixel of a translucent line is painted twice where it bends.
func TestTranslucentLinesHaveOneTone(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		const alpha = 0.4
		x, y := 100.0, 100.0
		a := 2 * math.Pi * rng.Float64()
		m := Mark{Kind: Polyline, Role: Ink, Alpha: alpha, Width: float32(1 + 9*rng.Float64())}
		m.Points = []float32{float32(x), float32(y)}
		// A spiral outwards turns one way, by up to 100 degrees, and never meets
		// itself.
		turn := 0.2 + 1.5*rng.Float64()
		for k := range 7 {
			l := 24 + 14*float64(k)
			x, y = x+l*math.Cos(a), y+l*math.Sin(a)
			m.Points = append(m.Points, float32(x), float32(y))
			a += turn
		}
		pic := one(m)
		// Half a level of 225 in rounding, and the last bits of the sum.
		if _, most := cover(pic); most > alpha+0.6/225 {
			t.Errorf("turn %.2f, width %.1f: cover %.3f", turn, m.Width, most)
		}
	}
}

// Everything stays within its panel.
func TestMeshIsClipped(t *testing.T) {
	for _, scale := range []float64{1, 1.3, 2} {
		pic := picturetest.Busy(300, 200, 1)
		pic.Marks = append(pic.Marks, picturetest.Sample().Marks[3])
		var m Mesh
		m.Build(pic, Dark, scale)
		p := pic.Panels[0].Rect
		for i, b := range m.Batches {
			if b.Raster >= 0 {
				continue
			}
			v := m.Vertices[b.First:b.Last]
			for k, n := range m.Indices[b.From:b.To] {
				if i == 0 && k < 6 {
					continue // the background of the whole
				}
				x, y := float64(v[n].X)/scale, float64(v[n].Y)/scale
				// Half a pixel, by which the panel's borders are rounded.
				if e := 0.51 / scale; x < p.X-e || x > p.X+p.W+e || y < p.Y-e || y > p.Y+p.H+e {
					t.Fatalf("scale %v: a corner at (%v, %v)", scale, x, y)
				}
			}
		}
	}
}

// strokes keeps what a mark comes down to.
type strokes struct {
	runs  [][]Pixel
	discs []Pixel
}

func (s *strokes) Stroke(run []Pixel, _ bool, _ float64, _ bool) {
	s.runs = append(s.runs, append([]Pixel(nil), run...))
}
func (s *strokes) Fill([]Pixel)            {}
func (s *strokes) Disc(c Pixel, _ float64) { s.discs = append(s.discs, c) }

// Dashes stay where they are when the start of the line is out of sight, and
// turn corners.
func TestDashes(t *testing.T) {
	box := Rect{W: 100, H: 100}
	var far strokes
	m := Mark{Kind: Polyline, Dash: Dashed, Width: 1, Points: []float32{20 - 8.5*800, 50, 300, 50}}
	m.Draw(&far, box, 1)
	found := false
	for _, r := range far.runs {
		l := r[len(r)-1].X - r[0].X
		if r[0].X > 0 && r[len(r)-1].X < 99 && math.Abs(l-5) > 1e-6 {
			t.Errorf("a dash of length %v at %v", l, r[0].X)
		}
		found = found || math.Abs(r[0].X-20) < 1e-6
	}
	if !found || len(far.runs) > 16 {
		t.Errorf("%d dashes, one at 20: %v", len(far.runs), found)
	}
	var bent strokes
	m.Points = []float32{10, 10, 12, 10, 12, 90}
	m.Draw(&bent, box, 1)
	if r := bent.runs[0]; len(r) != 3 || r[1] != (Pixel{X: 12, Y: 10}) || math.Abs(r[2].Y-13) > 1e-6 {
		t.Errorf("the first dash is %v", r)
	}
	var dots strokes
	m = Mark{Kind: Polyline, Dash: Dotted, Width: 2, Points: []float32{0, 0, 52, 0}}
	m.Draw(&dots, box, 1)
	if len(dots.discs) != 11 || len(dots.runs) != 0 {
		t.Errorf("%d dots and %d dashes on 52 pixels of period 5.1", len(dots.discs), len(dots.runs))
	}
}

func FuzzMesh(f *testing.F) {
	f.Add(Encode(picturetest.Sample()), 1.5)
	f.Add(Encode(one(Mark{Kind: Polygon, Alpha: 1, Points: []float32{0, 0, 1, 0, 1e30, 1, 0, 0}})), 1.0)
	f.Add(Encode(one(Mark{Kind: Rings, Alpha: 0.5, Radius: 1e35, Width: 1e-30, Dash: Dotted, Points: []float32{0, 0, -1e38, 1e38}})), 2.0)
	f.Fuzz(func(t *testing.T, b []byte, scale float64) {
		pic, err := Decode(b)
		if err != nil || len(b) > 1<<14 {
			return
		}
		var m Mesh
		m.Build(pic, Light, scale)
		for _, b := range m.Batches {
			for _, n := range m.Indices[b.From:b.To] {
				if int(n) >= b.Last-b.First {
					t.Fatalf("corner %d of %d", n, b.Last-b.First)
				}
			}
		}
	})
}

func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	pic := picturetest.Busy(800, 500, 0)
	var m Mesh
	for b.Loop() {
		m.Build(pic, Light, 1)
	}
}

func BenchmarkEncode(b *testing.B) {
	b.ReportAllocs()
	pic := picturetest.Busy(800, 500, 0)
	for b.Loop() {
		Encode(pic)
	}
}

func BenchmarkDecodeBody(b *testing.B) {
	b.ReportAllocs()
	buf := Encode(picturetest.Busy(800, 500, 0))
	for b.Loop() {
		if _, err := DecodeBody(buf); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	b.ReportAllocs()
	pic := picturetest.Busy(800, 500, 0)
	for _, theme := range []string{"light", "auto"} {
		b.Run(theme, func(b *testing.B) {
			for b.Loop() {
				SVG(pic, theme)
			}
		})
	}
}
