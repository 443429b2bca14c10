package minnorm

import (
	"math"
	"testing"

	"crease/core/shallow"
)

// The statuses of triangles change where the theory says.
func TestTriangleStatuses(t *testing.T) {
	equi := turned(90, 1, 210, 1, 330, 1) // r = 1: inradius 1/2, altitude 3/2
	iso := with(turned(0, 1, 40, 1))
	isoIn := math.Sin(40*math.Pi/180) / (2 + 2*math.Sin(20*math.Pi/180))
	vertex := with(turned(0, 1, 89, 1.3))
	for _, c := range []struct {
		x        [][]float64
		rho      float64
		geometry string
		status   Status
		why      string
	}{
		{equi, 0.01, "equilateral", Exact, "minnorm.equilateral.why"},
		{equi, 0.5, "equilateral", Exact, "minnorm.equilateral.why"},
		{equi, 0.5 + 1e-9, "equilateral", UpperBound, "minnorm.equilateral.above"},
		{equi, 0.75 - 1e-6, "equilateral", UpperBound, "minnorm.equilateral.above"},
		{iso, 0.89 * isoIn, "isosceles", Conjectured, "minnorm.isosceles.why"},
		{iso, 0.91 * isoIn, "isosceles", UpperBound, "minnorm.triangle.above"},
		{vertex, 0.1, "acute", Conjectured, "minnorm.acute.why"},
		{vertex, 0.35, "acute", UpperBound, "minnorm.triangle.above"},
		{with(turned(0, 1, 60, 0.8)), 0.05, "scalene", UpperBound, "minnorm.scalene.small"},
		{with(turned(0, 1, 60, 0.8)), 0.15, "scalene", UpperBound, "minnorm.scalene.middle"},
		{with(turned(0, 1, 60, 0.95)), 0.26, "scalene", UpperBound, "minnorm.scalene.large"},
	} {
		r := mustSolve(t, shallow.Data{X: c.x, Rho: c.rho})
		if r.Geometry != c.geometry || r.Status != c.status || r.Why.Key != c.why {
			t.Errorf("%v, rho %v: %s, %v, %s; want %s, %v, %s", c.x, c.rho, r.Geometry, r.Status, r.Why.Key, c.geometry, c.status, c.why)
		}
		laws(t, r, shallow.Data{X: c.x, Rho: c.rho})
	}
	if r := mustSolve(t, shallow.Data{X: equi, Rho: 0.6}); math.Abs(r.Denoiser.Cost()-20) > 1e-12 {
		t.Errorf("equilateral at 0.6 r: cost %v, want 20", r.Denoiser.Cost())
	}
}

// As rho -> 0 x_0 tends to the orthocentre and R to 4.
func TestSmallRhoLimit(t *testing.T) {
	x := [][]float64{{0, 0}, {1, 0}, {0.35, 0.8}}
	// The orthocentre is on the altitude of the third vertex.
	h := []float64{0.35, 0.35 * 0.65 / 0.8}
	for _, rho := range []float64{1e-3, 1e-5, 1e-7, 1e-9} {
		r := mustSolve(t, shallow.Data{X: x, Rho: rho})
		if off := distance(r.Centre, h); off > 5*rho {
			t.Errorf("rho %v: x_0 is %v from the orthocentre", rho, off)
		}
		if off := math.Abs(r.Denoiser.Cost() - 4); off > 30*rho {
			t.Errorf("rho %v: R - 4 = %v", rho, off)
		}
	}
}

// At 90 degrees the formulas with edges and with faces agree, from both sides.
func TestRightAngleIsContinuous(t *testing.T) {
	const rho = 0.1
	want := mustSolve(t, shallow.Data{X: with(turned(0, 1, 90, 1.3)), Rho: rho})
	if want.Geometry != "right" {
		t.Fatal(want.Geometry)
	}
	for _, off := range []float64{-1e-4, -1e-6, 1e-6, 1e-4} {
		data := shallow.Data{X: with(turned(0, 1, 90+off, 1.3)), Rho: rho}
		r := mustSolve(t, data)
		if name := map[bool]string{true: "obtuse", false: "acute"}[off > 0]; r.Geometry != name {
			t.Errorf("%v degrees off: %s", off, r.Geometry)
		}
		if d := math.Abs(r.Denoiser.Cost() - want.Denoiser.Cost()); d > math.Abs(off) {
			t.Errorf("%v degrees off: cost differs by %v", off, d)
		}
		y := []float64{0.4, 0.7}
		if d := distance(r.Denoiser.EvalTo(nil, y), want.Denoiser.EvalTo(nil, y)); d > math.Abs(off) {
			t.Errorf("%v degrees off: f differs by %v", off, d)
		}
	}
}

// A shape off by less than the digits it is written with is taken for what it
// nearly is, with a warning, and still interpolates to rounding.
func TestNearShapes(t *testing.T) {
	const off = 3e-10
	for name, c := range map[string]struct {
		x        [][]float64
		geometry string
	}{
		"right":       {[][]float64{{0, 0}, {1, 0}, {off, 1.3}}, "right"},
		"over right":  {[][]float64{{0, 0}, {1, 0}, {-off, 1.3}}, "right"},
		"equilateral": {[][]float64{{0, 0}, {1, 0}, {0.5 + off, math.Sqrt(0.75)}}, "equilateral"},
		"isosceles":   {[][]float64{{0, 0}, {1, 0}, {0.5 + off, 0.9}}, "isosceles"},
		"tetrahedron": {[][]float64{{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1 + off}}, "simplex"},
	} {
		data := shallow.Data{X: c.x, Rho: 0.1}
		r := mustSolve(t, data)
		if r.Geometry != c.geometry || len(r.Warnings) != 1 {
			t.Errorf("%s: %s %v", name, r.Geometry, r.Warnings)
		}
		if f := geometry(t, c.geometry).Recognise(data); f.Sign != 0 {
			t.Errorf("%s: sign %d, want 0", name, f.Sign)
		}
		if m := Misfit(r.Denoiser, data); m > 1e-14 {
			t.Errorf("%s: misfit %v", name, m)
		}
	}
	// Ten times the digits off is another shape.
	for _, x := range [][][]float64{{{0, 0}, {1, 0}, {1e-8, 1.3}}, {{0, 0}, {1, 0}, {0.5 + 1e-8, 0.9}}} {
		if r := mustSolve(t, shallow.Data{X: x, Rho: 0.1}); r.Geometry == "right" || r.Geometry == "isosceles" {
			t.Errorf("%v: %s", x, r.Geometry)
		}
	}
}

// Shapes written with the digits of a link are recognised.
func TestWrittenShapes(t *testing.T) {
	for name, c := range map[string]struct {
		x        [][]float64
		geometry string
	}{
		"full decimals": {[][]float64{{0, 1}, {-0.8660254037844386, -0.5}, {0.8660254037844386, -0.5}}, "equilateral"},
		"ten decimals":  {[][]float64{{0, 1}, {-0.8660254038, -0.5}, {0.8660254038, -0.5}}, "equilateral"},
		"far away":      {[][]float64{{1e4, 1e4 + 1}, {1e4 - 0.8660254037844386, 1e4 - 0.5}, {1e4 + 0.8660254037844386, 1e4 - 0.5}}, "equilateral"},
		"grid":          {[][]float64{{0.1, 0.2}, {0.4, 0.2}, {0.7, 0.2}, {0.1, 0.9}, {0.4, 0.9}}, "grid"},
		"far grid":      {[][]float64{{1e6 + 0.1, 0.2}, {1e6 + 0.4, 0.2}, {1e6 + 0.7, 0.2}, {1e6 + 0.1, 0.9}, {1e6 + 0.4, 0.9}}, "grid"},
		"line":          {[][]float64{{0.1, 0.3}, {0.2, 0.6}, {0.7, 2.1}}, "collinear"},
	} {
		data := shallow.Data{X: c.x, Rho: 0.1}
		r := mustSolve(t, data)
		if r.Geometry != c.geometry {
			t.Errorf("%s: %s", name, r.Geometry)
		}
		laws(t, r, data)
	}
}

// The median's closed form meets the condition of a minimum: the pulls balance
// inside, and at a vertex the others pull less than it holds.
func TestMedian(t *testing.T) {
	for seed := range uint64(2000) {
		r := generator(seed)
		x := [][]float64{gauss(r, 2), gauss(r, 2), gauss(r, 2)}
		w := [3]float64{}
		var a [3]float64
		for n := range w {
			w[n] = math.Exp(r.NormFloat64())
			a[n] = distance(x[(n+1)%3], x[(n+2)%3])
		}
		b, vertex := median(a, w, 0)
		p := mix(b[:], x)
		pull := make([]float64, 2)
		for n := range x {
			if n != vertex {
				pull = plus(pull, w[n]/distance(p, x[n]), plus(p, -1, x[n]))
			}
		}
		g := math.Sqrt(inner(pull, pull))
		if vertex >= 0 {
			if g > w[vertex]*(1+1e-12) {
				t.Errorf("seed %d: vertex %d holds %v against %v", seed, vertex, w[vertex], g)
			}
			continue
		}
		// The residual of a point known to rounding grows towards a vertex.
		near := math.Inf(1)
		for n := range x {
			near = min(near, distance(p, x[n])/max(a[0], a[1], a[2]))
		}
		flat := math.Abs((x[1][0]-x[0][0])*(x[2][1]-x[0][1])-(x[2][0]-x[0][0])*(x[1][1]-x[0][1])) / max(a[0], a[1], a[2]) / max(a[0], a[1], a[2])
		if g > 1e-14*(w[0]+w[1]+w[2])/near/flat/flat {
			t.Errorf("seed %d: pulls leave %v, weights %v, nearest vertex %v, flatness %v", seed, g, w, near, flat)
		}
	}
}
