package view_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/minnorm"
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// solved remembers solutions: how a scene is looked at changes none.
var solved = map[string]*solve.Solution{}

func solution(s scene.Scene) *solve.Solution {
	s.Show, s.Mode, s.View = 0, scene.Arrows, scene.View{}
	link := scene.Link(s)
	if solved[link] == nil {
		solved[link] = solve.Solve(s)
	}
	return solved[link]
}

// input is a scene as the page would draw it first.
func input(s scene.Scene, w, h float64) view.Input {
	in := view.Input{Scene: s, Solution: solution(s), W: w, H: h, Lang: words.En, Frame: view.Frame{O: []float64{0, 0}, E: [][]float64{{1, 0}, {0, 1}}}}
	if s.Dim() > 2 {
		in.Frame = view.FrameOf(s.Points)
	}
	a := view.LayoutOf(s, w, h).Main
	in.Camera = view.Fit(view.Places(s, in.Frame), s.Rho, a.W, a.H)
	return in
}

func TestEveryGeometryHasAName(t *testing.T) {
	for _, g := range minnorm.Geometries {
		if _, ok := words.Lookup("geometry." + g.Key); !ok {
			t.Errorf("geometry %q has no name in words", g.Key)
		}
	}
}

// Every preset in every mode: all numbers finite, all marks within reach,
// handles on the points, and a description.
func TestEveryPresetDraws(t *testing.T) {
	for _, p := range scene.Presets {
		for _, mode := range []scene.FieldMode{scene.Arrows, scene.Warp, scene.Residual, scene.ComponentX, scene.ComponentY, scene.Cells} {
			for _, lang := range []words.Lang{words.En, words.Zh} {
				s := p.Scene()
				s.Mode = mode
				in := input(s, 640, 420)
				in.Lang, in.Moving = lang, true
				in.Hover = &picture.Point{X: in.Camera.X, Y: in.Camera.Y}
				pic := view.Draw(in)
				check(t, p.Name, pic)
				if pic.Desc == "" || pic.Title == "" {
					t.Errorf("%s: no description", p.Name)
				}
				if len(pic.Handles) < len(s.Points) {
					t.Errorf("%s: %d handles for %d points", p.Name, len(pic.Handles), len(s.Points))
				}
			}
		}
	}
}

func check(t *testing.T, name string, pic *picture.Picture) {
	t.Helper()
	for _, m := range pic.Marks {
		for _, v := range m.Points {
			if math.IsNaN(float64(v)) || math.Abs(float64(v)) > 1e5 {
				t.Fatalf("%s: mark %q has a coordinate %v", name, m.ID, v)
			}
		}
		if len(m.Points)%2 != 0 || int(m.Panel) >= len(pic.Panels) || m.Alpha <= 0 || m.Alpha > 1 {
			t.Fatalf("%s: bad mark %+v", name, m)
		}
	}
	for i, h := range pic.Handles {
		if !pic.Panels[h.Panel].Contains(h.Pixel) {
			t.Errorf("%s: handle %d (%s) at %v is outside its panel", name, i, h.ID, h.Pixel)
		}
		if h.Label == "" || h.Value == "" {
			t.Errorf("%s: handle %s has no name or value", name, h.ID)
		}
	}
	for _, r := range pic.Rasters {
		if len(r.Cells) != r.Cols*r.Rows {
			t.Errorf("%s: raster of %d cells, want %d x %d", name, len(r.Cells), r.Cols, r.Rows)
		}
	}
}

// The frame of data in R^d depends on their plane alone: moving points within
// it moves no axis, and drawing is an isometry.
func TestFrameDependsOnThePlaneAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 200 {
		d := 3 + r.IntN(6)
		o, u, v := vec(r, d), vec(r, d), vec(r, d)
		points := func() [][]float64 {
			x := make([][]float64, 3+r.IntN(3))
			for i := range x {
				a, b := r.NormFloat64(), r.NormFloat64()
				x[i] = make([]float64, d)
				for j := range d {
					x[i][j] = o[j] + a*u[j] + b*v[j]
				}
			}
			return x
		}
		x, z := points(), points()
		f, g := view.FrameOf(x), view.FrameOf(z)
		for k := range 2 {
			for j := range d {
				if math.Abs(f.E[k][j]-g.E[k][j]) > 1e-6 || math.Abs(f.O[j]-g.O[j]) > 1e-6*(1+math.Abs(f.O[j])) {
					t.Fatalf("frames of one plane differ: %v %v", f, g)
				}
			}
		}
		a, b := view.Place(x[0], f), view.Place(x[1], f)
		var want float64
		for j := range d {
			want = math.Hypot(want, x[0][j]-x[1][j])
		}
		if got := math.Hypot(a.X-b.X, a.Y-b.Y); math.Abs(got-want) > 1e-9*(1+want) {
			t.Fatalf("distance %v drawn as %v", want, got)
		}
		m := f.Move(x[0], b.X, b.Y)
		for j := range d {
			if math.Abs(m[j]-x[1][j]) > 1e-9*(1+math.Abs(x[1][j])) {
				t.Fatalf("x1 moved onto x2 is %v, want %v", m, x[1])
			}
		}
	}
}

func vec(r *rand.Rand, d int) []float64 {
	x := make([]float64, d)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

// A mark count, not a time: what a frame may cost.
func TestMarksAreBounded(t *testing.T) {
	for _, p := range scene.Presets {
		pic := view.Draw(input(p.Scene(), 800, 500))
		n := 0
		for _, m := range pic.Marks {
			n += len(m.Points) / 2
		}
		if len(pic.Marks) > 160 || n > 12000 {
			t.Errorf("%s: %d marks of %d points, want at most 160 of 12000", p.Name, len(pic.Marks), n)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	in := input(scene.Default(), 800, 500)
	b.ReportAllocs()
	for b.Loop() {
		view.Draw(in)
	}
}

// The difference of two maps is drawn from its numbers: nothing where they are
// equal, and the most where they differ most.
func TestDifference(t *testing.T) {
	s, _ := scene.Parse("v=1&data=0,0~3,0~2.1,2&rho=0.6&mode=rival")
	in := input(s, 480, 300)
	if in.Solution.Status != solve.Certified || in.Solution.Formula == nil || in.Solution.Formula.Denoiser == in.Solution.Denoiser {
		t.Fatalf("%s: no formula beside a certificate", in.Solution.Status)
	}
	greatest := func(in view.Input) byte {
		for _, r := range view.Draw(in).Rasters {
			if r.ID == string(scene.Difference) {
				return slices.Max(r.Cells)
			}
		}
		t.Fatal("no map of the difference")
		return 0
	}
	if got := greatest(in); got != 255 {
		t.Errorf("the formula and the optimum differ by %d of 255", got)
	}
	in.Pinned = in.Solution // compared with itself
	if got := greatest(in); got != 0 {
		t.Errorf("a map differs from itself by %d of 255", got)
	}
}
