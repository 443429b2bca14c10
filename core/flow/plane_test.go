package flow_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"crease/core/flow"
	"crease/core/shallow"
)

func corner(t testing.TB, degrees, ratio float64) (flow.Corner, *shallow.Denoiser) {
	c := flow.Corner{Leg: 1, Angle: degrees * math.Pi / 180}
	f, err := solve(c.Points(), ratio)
	if err != nil {
		t.Fatal(err)
	}
	return c, f
}

// Near right angles contraction is false in the plane: a share of all starts
// ends at the phantom corner x_2 + x_3 - x_1. Starts are uniform in a square of
// five legs about the triangle; a share of 20,000 has a standard error of .003.
func TestPhantomCorner(t *testing.T) {
	const n, ratio = 20000, 0.12
	for _, c := range []struct{ degrees, share float64 }{{85, 0.24}, {90, 0.25}, {95, 0.18}, {97, 0}, {110, 0}} {
		triangle, f := corner(t, c.degrees, ratio)
		x := triangle.Points()
		marks := flow.NewLandmarks(x)
		starts := flow.Around([][]float64{{-2, -2}, {3, 3}}, 0, n, 5)
		for _, m := range []flow.Mover{flow.Iteration{F: f}, flow.NewScore(f)} {
			b := flow.NewBundle(m, marks, starts, 0)
			b.Step(nil)
			count := b.Counts()
			if got := float64(count[flow.Sum]) / n; math.Abs(got-c.share) > 0.015 || c.share == 0 && got != 0 {
				t.Errorf("%v degrees, %T: a share of %v, want %v", c.degrees, m, got, c.share)
			}
			if count[flow.Sum]+count[flow.Training] < n-n/1000 {
				t.Errorf("%v degrees, %T: %v", c.degrees, m, count)
			}
		}
		// The last obtuse angle is arccos(-rho/L), 96.89 degrees here.
		if last := triangle.Last(ratio) * 180 / math.Pi; (c.degrees >= 90) && (c.degrees <= last) != (c.share > 0) {
			t.Errorf("%v degrees, last %v", c.degrees, last)
		}
	}
}

// At a right angle f is right on a whole ball about the phantom corner.
func TestPhantomBall(t *testing.T) {
	c, f := corner(t, 90, 0.12)
	p := c.Phantom()
	for i := range 100 {
		s, k := math.Sincos(float64(i))
		y := []float64{p[0] + 0.1199*k, p[1] + 0.1199*s}
		if got := f.EvalTo(nil, y); gap(got, p) > 1e-15 {
			t.Fatalf("f(%v) = %v", y, got)
		}
	}
}

// The ratio |f(y) - x|/|y - x| to the nearest clean point: under 1 in the plane
// for a clearly obtuse and an equilateral triangle, over 1 at a right angle.
func TestContractionField(t *testing.T) {
	_, right := corner(t, 90, 0.12)
	_, obtuse := corner(t, 120, 0.12)
	eq := shapes["equilateral"]
	for name, c := range map[string]struct {
		f     flow.Field
		x     [][]float64
		above bool
	}{
		"right":       {right, flow.Corner{Leg: 1, Angle: math.Pi / 2}.Points(), true},
		"obtuse":      {obtuse, flow.Corner{Leg: 1, Angle: 2 * math.Pi / 3}.Points(), false},
		"equilateral": {must(solve(eq.x, eq.rho)), eq.x, false},
	} {
		g := flow.Grid{Lo: [2]float64{-2, -2}, Hi: [2]float64{3, 3}, W: 150, H: 130}
		m := flow.NewContraction(c.f, c.x, g)
		for !m.Step(func() bool { return true }) {
		}
		if (m.Max > 1+1e-9) != c.above {
			t.Errorf("%s: greatest ratio %v at %v", name, m.Max, m.Worst)
		}
		// The field is the ratio at the middle of each cell, whatever the order.
		for j := 0; j < g.H; j += 7 {
			for i := 0; i < g.W; i += 11 {
				p := g.Point(i, j)
				want := math.Inf(1)
				best := math.Inf(1)
				for _, x := range c.x {
					if d := math.Hypot(x[0]-p[0], x[1]-p[1]); d < best {
						best, want = d, flow.Ratio(c.f, p[:], x, nil)
					}
				}
				if m.Ratio[j*g.W+i] != want {
					t.Fatalf("%s: cell %d, %d: %v, want %v", name, i, j, m.Ratio[j*g.W+i], want)
				}
			}
		}
		if m.Max != slices.Max(m.Ratio) {
			t.Errorf("%s: greatest %v of %v", name, m.Max, slices.Max(m.Ratio))
		}
	}
}

func TestBasinsInThePlane(t *testing.T) {
	c, f := corner(t, 90, 0.12)
	g := flow.Grid{Lo: [2]float64{-1, -1}, Hi: [2]float64{2, 2}, W: 61, H: 47}
	b := flow.NewBasins(f, c.Points(), g, 0)
	for first := true; !b.Step(func() bool { return true }); first = false {
		if first && (slices.Contains(b.Label[:16*g.W], -1) || b.Label[16*g.W] != -1) {
			t.Error("the first row of coarse cells is not painted, or more is")
		}
	}
	if len(b.Attractors) != 4 || b.Clean != 3 || gap(b.Attractors[3], c.Phantom()) > 1e-12 {
		t.Fatalf("attractors %v", b.Attractors)
	}
	it := flow.Iteration{F: f}
	seen := map[int]int{}
	for j := range g.H {
		for i := range g.W {
			p := g.Point(i, j)
			l := b.Label[j*g.W+i]
			seen[l]++
			if e := it.Move(p[:], nil); l < 0 && e.Status == flow.AtRest && math.Abs(p[0]-0.5) > 1e-9 && math.Abs(p[1]-0.5) > 1e-9 ||
				l >= 0 && gap(e.Y, b.Attractors[l]) > 1e-5 {
				t.Fatalf("cell %d, %d: label %d, ends at %v", i, j, l, e.Y)
			}
		}
	}
	for l := range 4 {
		if seen[l] < g.W*g.H/6 {
			t.Errorf("label %d on %d cells", l, seen[l])
		}
	}
	// The identity has a fixed point a cell; they are not all told apart.
	id := flow.NewBasins(shallow.New(2, []float64{1, 0, 0, 1}, nil), c.Points(), g, 0)
	if id.Step(nil); len(id.Attractors) > 20 {
		t.Errorf("%d attractors of the identity", len(id.Attractors))
	}
	// An empty grid is done at once.
	if !flow.NewBasins(f, c.Points(), flow.Grid{}, 0).Step(nil) {
		t.Error("an empty grid")
	}
}

func TestRatio(t *testing.T) {
	f := shallow.New(1, []float64{0.5}, nil)
	if got := flow.Ratio(f, []float64{2}, []float64{0}, nil); got != 0.5 {
		t.Errorf("ratio %v", got)
	}
	if got := flow.Ratio(f, []float64{0}, []float64{0}, nil); got != 0 {
		t.Errorf("ratio at a fixed point %v", got)
	}
	if got := flow.Ratio(f, []float64{2}, []float64{2}, nil); !math.IsInf(got, 1) {
		t.Errorf("ratio where f leaves x: %v", got)
	}
}

func ExampleCorner() {
	c := flow.Corner{Leg: 1, Angle: math.Pi / 2}
	f, _ := solve(c.Points(), 0.12)
	e := flow.Iteration{F: f}.Move([]float64{0.8, 1.4}, nil)
	fmt.Println(e.Y, flow.NewLandmarks(c.Points()).Class(e.Y))
	fmt.Printf("attracts up to %.2f degrees\n", c.Last(0.12)*180/math.Pi)
	// Output:
	// [1 1] sum
	// attracts up to 96.89 degrees
}

func BenchmarkBasins(b *testing.B) {
	c, f := corner(b, 85, 0.12)
	g := flow.Grid{Lo: [2]float64{-1, -1}, Hi: [2]float64{2, 2}, W: 100, H: 100}
	b.ReportAllocs()
	for b.Loop() {
		flow.NewBasins(f, c.Points(), g, 0).Step(nil)
	}
}
