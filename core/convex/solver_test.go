package convex_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"crease/core/convex"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

// tight solves p and fails unless function and bound meet.
func tight(t *testing.T, name string, p convex.Problem) convex.Solution {
	t.Helper()
	s, err := convex.Solve(p, convex.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if c := s.Certificate; !(c.Gap <= 1e-7) || !c.Feasible || !(c.Residual <= convex.Tolerance) {
		t.Errorf("%s: %+v", name, c)
	}
	return s
}

func Example() {
	// Four points of general position with balls of radius 0.1 about them: no
	// theorem covers them.
	x := [][]float64{{0, 0}, {1, 0.1}, {1.2, 1}, {-0.1, 0.8}}
	s, err := convex.Solve(convex.FromData(shallow.Data{X: x, Rho: 0.1}), convex.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	c := s.Certificate
	fmt.Printf("cost %.6f, proved to %.0e; %d creases\n", c.Upper, math.Max(c.Gap, 1e-9), len(s.H.Creases()))
	// Output: cost 5.978299, proved to 1e-09; 11 creases
}

// Samples of general position, clusters, lattices with ties, and data whose
// targets lie on a line.
func TestRandomProblems(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 8))
		var general, lattice, scalar convex.Problem
		general.Y, general.X = randomRows(r, 5+r.IntN(12), 2), nil
		general.X = randomRows(r, len(general.Y), 2)
		for i := range 3 {
			for j := range 2 + r.IntN(3) {
				lattice.Y = append(lattice.Y, []float64{float64(i), float64(j)})
				lattice.X = append(lattice.X, []float64{float64(r.IntN(3)), float64(r.IntN(3))})
			}
		}
		for _, y := range general.Y {
			v := r.NormFloat64()
			scalar.Y, scalar.X = append(scalar.Y, y), append(scalar.X, []float64{v, -3 * v})
		}
		for name, p := range map[string]convex.Problem{
			"general": general, "lattice": lattice, "scalar": scalar,
			"clusters": clusters(seed, 3, 1+r.IntN(6), 0.5, 0.06),
		} {
			s := tight(t, fmt.Sprint(name, " ", seed), p)
			if seed < 3 {
				shallowtest.Suite(t, s.H, []float64{0, 0}, 1)
			}
		}
	}
}

// In space, with few samples.
func TestSpace(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 9))
		var p convex.Problem
		for i := range 5 {
			c := randomRows(r, 1, 3)[0]
			for range 2 {
				d := randomRows(r, 1, 3)[0]
				p.Y = append(p.Y, []float64{c[0] + 0.1*d[0], c[1] + 0.1*d[1], c[2] + 0.1*d[2]})
				p.X = append(p.X, c)
				p.Group = append(p.Group, i)
			}
		}
		tight(t, fmt.Sprint("space ", seed), p)
	}
}

// Rigid motion and scaling change neither bound.
func TestInvariance(t *testing.T) {
	p := clusters(3, 4, 5, 0.5, 0.05)
	b := fiveBalls(3)
	cost, ball := tight(t, "samples", p).Certificate, tight(t, "balls", b).Certificate
	for _, k := range []float64{1e-9, 0.3, 7, 1e9} {
		sin, cos := math.Sincos(k + 1)
		move := func(rows [][]float64) (out [][]float64) {
			for _, y := range rows {
				out = append(out, []float64{k * (cos*y[0] - sin*y[1] + 2), k * (sin*y[0] + cos*y[1] - 5)})
			}
			return out
		}
		c := tight(t, "moved", convex.Problem{Y: move(p.Y), X: move(p.X), Group: p.Group}).Certificate
		if math.Abs(c.Upper-cost.Upper) > 1e-7*cost.Upper {
			t.Errorf("scaled by %v: %v, want %v", k, c.Upper, cost.Upper)
		}
		x := move(b.X)
		c = tight(t, "moved balls", convex.Problem{Y: x, X: x, Rho: k * b.Rho}).Certificate
		if math.Abs(c.Upper-ball.Upper) > 1e-7*ball.Upper || math.Abs(c.BallLower-ball.BallLower) > 1e-3*ball.BallLower {
			t.Errorf("balls scaled by %v: %+v, want %+v", k, c, ball)
		}
	}
}

// Data in a plane or on a line of R^d are those of the plane or line.
func TestReduction(t *testing.T) {
	p := clusters(4, 4, 4, 0.5, 0.05)
	want := tight(t, "plane", p).Certificate.Upper
	e := [2][]float64{{0.5, 0.5, -0.5, 0.5, 0}, {0, 0.6, 0, -0.6, 0.5291502622129182}}
	lift := func(rows [][]float64) (out [][]float64) {
		for _, y := range rows {
			z := []float64{1, 2, 3, 4, 5}
			for k := range z {
				z[k] += y[0]*e[0][k] + y[1]*e[1][k]
			}
			out = append(out, z)
		}
		return out
	}
	c := tight(t, "lifted", convex.Problem{Y: lift(p.Y), X: lift(p.X)}).Certificate
	if math.Abs(c.Upper-want) > 1e-7*want {
		t.Errorf("in R^5: %v, want %v", c.Upper, want)
	}
	b := fiveBalls(4)
	want = tight(t, "balls", b).Certificate.Upper
	x := lift(b.X)
	if c := tight(t, "lifted balls", convex.Problem{Y: x, X: x, Rho: b.Rho}).Certificate; math.Abs(c.Upper-want) > 1e-7*want {
		t.Errorf("balls in R^5: %v, want %v", c.Upper, want)
	}
}

// Whatever can go wrong with data ends in a clear error or the right answer.
func TestHardData(t *testing.T) {
	at := func(x ...float64) []float64 { return x }
	nan := math.NaN()
	for _, c := range []struct {
		name string
		p    convex.Problem
		want string // of the error
	}{
		{"nothing", convex.Problem{}, "no training point"},
		{"nan", convex.Problem{Y: [][]float64{at(nan, 1)}, X: [][]float64{at(1, 1)}}, "not a finite number"},
		{"infinite target", convex.Problem{Y: [][]float64{at(1, 1)}, X: [][]float64{at(math.Inf(1), 1)}}, "not a finite number"},
		{"count", convex.Problem{Y: [][]float64{at(1, 1)}}, "1 samples and 0 targets"},
		{"conflict", convex.Problem{Y: [][]float64{at(1, 1), at(0, 0), at(1, 1)}, X: [][]float64{at(1, 1), at(0, 0), at(2, 1)}}, "points 1 and 3"},
		{"balls meet", convex.Problem{Y: [][]float64{at(0, 0), at(0.2, 0)}, X: [][]float64{at(0, 0), at(0.2, 0)}, Rho: 0.1}, "points 1 and 2 meet"},
		{"tiny", convex.Problem{Y: [][]float64{at(0, 0), at(1e-200, 0)}, X: [][]float64{at(0, 0), at(1e-200, 0)}}, "smaller unit"},
		{"near-duplicates", convex.Problem{Y: [][]float64{at(0, 0), at(1e-9, 0), at(1e9, 0), at(0, 1e9)}, X: [][]float64{at(0, 0), at(1, 0), at(0, 0), at(0, 0)}}, "points 1 and 2"},
		{"radius", convex.Problem{Y: [][]float64{at(0, 0)}, X: [][]float64{at(0, 0)}, Rho: nan}, "rho"},
		{"four dimensions", convex.Problem{
			Y: [][]float64{at(0, 0, 0, 0), at(1, 0, 0, 0), at(0, 1, 0, 0), at(0, 0, 1, 0), at(0, 0, 0, 1), at(1, 1, 1, 1)},
			X: [][]float64{at(0, 0, 0, 0), at(0, 0, 0, 0), at(0, 0, 0, 0), at(0, 0, 0, 0), at(0, 0, 0, 0), at(1, 1, 1, 1)}}, "at most 3"},
	} {
		if _, err := convex.Solve(c.p, convex.Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want a message with %q", c.name, err, c.want)
		}
	}
	one := [][]float64{at(1, 2)}
	for name, p := range map[string]convex.Problem{
		"one":           {Y: one, X: one},
		"one ball":      {Y: one, X: one, Rho: 0.3},
		"all equal":     {Y: [][]float64{at(1, 2), at(1, 2)}, X: [][]float64{at(3, 4), at(3, 4)}},
		"one target":    {Y: [][]float64{at(0, 0), at(1, 0), at(0, 1), at(5, 5)}, X: [][]float64{at(1, 1), at(1, 1), at(1, 1), at(1, 1)}},
		"three samples": {Y: [][]float64{at(0, 0), at(1, 0), at(0, 1)}, X: [][]float64{at(5, 1), at(1, 7), at(2, 2)}},
	} {
		if s := tight(t, name, p); s.Certificate.Upper != 0 {
			t.Errorf("%s: cost %v, an affine map does it", name, s.Certificate.Upper)
		}
	}
}

// Collinear to the last bit, and nearly: the cost of the line.
func TestNearlyCollinear(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, off := range []float64{0, 1e-16, 1e-14, 1e-12, 1e-7} {
		var p convex.Problem
		for i := range 6 {
			for k := range 3 {
				for _, rows := range []struct {
					at  float64
					off float64
					to  *[][]float64
				}{{float64(i) + 0.1*float64(k), off, &p.Y}, {float64(i) + 0.1, 0, &p.X}} {
					*rows.to = append(*rows.to, []float64{0.3 + 0.7*rows.at + rows.off*r.NormFloat64(), 0.1 - 1.3*rows.at + rows.off*r.NormFloat64()})
				}
			}
		}
		// Five ramps of height 1 between clusters 0.8 apart.
		want := 2 * 5 / 0.8
		if c := tight(t, fmt.Sprint("off by ", off), p).Certificate; math.Abs(c.Upper-want) > 1e-5*want {
			t.Errorf("off the line by %v: %v, want %v", off, c.Upper, want)
		}
	}
}

// Far from the origin the data themselves are rounded, which is said.
func TestFarFromTheOrigin(t *testing.T) {
	p := clusters(1, 4, 5, 0.5, 0.07)
	want := tight(t, "near", p).Certificate.Upper
	for _, far := range []float64{1e3, 1e6, 1e9} {
		q := convex.Problem{Group: p.Group}
		for j := range p.Y {
			q.Y = append(q.Y, []float64{p.Y[j][0] + far, p.Y[j][1] - far})
			q.X = append(q.X, []float64{p.X[j][0] + far, p.X[j][1] - far})
		}
		s, err := convex.Solve(q, convex.Options{})
		if err != nil {
			t.Fatal(err)
		}
		c := s.Certificate
		if !c.Feasible || math.Abs(c.Upper-want) > 1e-15*far*100*want || (far == 1e9) != (len(c.Warnings) > 0) {
			t.Errorf("moved by %v: %+v, want %v", far, c, want)
		}
	}
}

// A thousand samples on circles: the rims decide.
func TestThousandSamples(t *testing.T) {
	var p convex.Problem
	for i := range 5 {
		s, c := math.Sincos(2 * math.Pi * float64(i) / 5)
		for k := range 200 {
			sk, ck := math.Sincos(2 * math.Pi * float64(k) / 200)
			p.Y = append(p.Y, []float64{c + 0.1*ck, s + 0.1*sk})
			p.X = append(p.X, []float64{c, s})
			p.Group = append(p.Group, i)
		}
	}
	// The tangent points of the pentagon's creases are among the samples.
	if c := tight(t, "pentagon", p).Certificate; math.Abs(c.Upper-6.732147) > 1e-6 {
		t.Errorf("%v, want 6.732147", c.Upper)
	}
}

// Clusters that meet are solved, with a warning that names them.
func TestMeetingClusters(t *testing.T) {
	data := shallow.Data{
		X: [][]float64{{0.5, 0}, {0.6, 0.1}, {3, 3}, {-2, 1}},
		Y: [][][]float64{{{0, 0}, {1, 0.1}}, {{0.5, -1}, {0.6, 1}}, {{3, 3}, {3.1, 3}, {3, 3.2}}, {{-2, 1}}},
	}
	s := tight(t, "meeting", convex.FromData(data))
	if w := s.Certificate.Warnings; len(w) != 1 || w[0].Key != "convex.meet" || w[0].Args["i"] != 1 || w[0].Args["j"] != 2 {
		t.Errorf("warnings %v", w)
	}
	data.Y[0][1][0] = 0.4
	if w := tight(t, "apart", convex.FromData(data)).Certificate.Warnings; len(w) > 0 {
		t.Errorf("warnings %v", w)
	}
}

// The function and the bound are right from the first moment and never get
// worse.
func TestStep(t *testing.T) {
	for _, p := range []convex.Problem{clusters(5, 4, 6, 0.5, 0.07), fiveBalls(5)} {
		s, err := convex.New(p, nil, convex.Options{})
		if err != nil {
			t.Fatal(err)
		}
		last := s.Best().Certificate
		for done := false; !done; {
			done = s.Step(func() bool { return true })
			c := s.Best().Certificate
			if !c.Feasible || c.Lower < last.Lower*(1-1e-9) || c.Upper > last.Upper*(1+1e-9) || math.IsNaN(c.Gap) {
				t.Fatalf("%+v after %+v", c, last)
			}
			last = c
		}
		if last.Gap > 1e-7 {
			t.Errorf("%+v", last)
		}
	}
}

// A drag starts from the last solution; it ends where a cold start does, and
// leaves nothing behind.
func TestDrag(t *testing.T) {
	for _, p := range []convex.Problem{fiveBalls(1), clusters(1, 4, 6, 0.5, 0.05)} {
		var warm convex.Solution
		var heap uint64
		for k := range 1000 {
			s, c := math.Sincos(0.1 * float64(k))
			q := convex.Problem{Rho: p.Rho, Group: p.Group}
			for j := range p.Y {
				y, x := p.Y[j], p.X[j]
				if p.Rho > 0 && j == 2 || p.Rho == 0 && p.Group[j] == 2 {
					y = []float64{y[0] + 0.05*c, y[1] + 0.05*s}
					x = []float64{x[0] + 0.05*c, x[1] + 0.05*s}
				}
				q.Y, q.X = append(q.Y, y), append(q.X, x)
			}
			sv, err := convex.New(q, &warm, convex.Options{NoPoints: true})
			if err != nil {
				t.Fatal(err)
			}
			sv.Step(nil)
			warm = sv.Best()
			if c := warm.Certificate; !(c.Gap <= 1e-6) || !c.Feasible {
				t.Fatalf("drag %d: %+v", k, c)
			}
			if k%250 == 0 {
				sv, err := convex.New(q, nil, convex.Options{NoPoints: true})
				if err != nil {
					t.Fatal(err)
				}
				sv.Step(nil)
				if cold := sv.Best().Certificate; math.Abs(cold.Upper-warm.Certificate.Upper) > 1e-6*cold.Upper {
					t.Errorf("drag %d: %v warm, %v cold", k, warm.Certificate.Upper, cold.Upper)
				}
			}
			if k == 100 {
				heap = inUse()
			}
		}
		if now := inUse(); now > heap+1<<20 {
			t.Errorf("the heap grew from %d to %d bytes", heap, now)
		}
	}
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
