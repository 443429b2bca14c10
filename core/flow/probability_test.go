package flow_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/flow"
)

// pull is the right-hand side of the probability flow with sigma as the time.
func pull(f flow.Family, k float64) func(dst []float64, sigma float64, y []float64) {
	return func(dst []float64, sigma float64, y []float64) {
		must(f(k*sigma)).EvalTo(dst, y)
		for i := range dst {
			dst[i] = (y[i] - dst[i]) / sigma
		}
	}
}

// Every family against another integrator, down to a hundredth of sigma_T.
func TestProbabilityAgainstReference(t *testing.T) {
	for name, c := range shapes {
		const k = 0.5
		top := c.rho / k
		m, ok := must(flow.NewProbability(family(c.x), c.x, k, top*top)).(*flow.Probability)
		if !ok {
			continue // a straight one
		}
		compared := 0
		for i, y := range flow.Around(c.x, 0.2, 12, 11) {
			for _, s := range []float64{0.5, 0.01} {
				got, under := m.Follow(y, s*top)
				if !under {
					continue
				}
				compared++
				if want := reference(pull(family(c.x), k), y, top, s*top); gap(got, want) > 1e-8 {
					t.Errorf("%s, start %d, sigma %v: %v, reference %v", name, i, s*top, got, want)
				}
			}
		}
		if compared < 6 {
			t.Errorf("%s: only %d compared", name, compared)
		}
	}
}

// The end is a fixed point of the limit of the family as rho -> 0.
func TestProbabilityEndsAtRest(t *testing.T) {
	for name, c := range shapes {
		m := must(flow.NewProbability(family(c.x), c.x, 1, c.rho*c.rho))
		f := must(solve(c.x, 1e-9))
		for i, y := range flow.Around(c.x, 0.2, 100, 12) {
			e := m.Move(y, nil)
			if v := gap(f.EvalTo(nil, e.Y), e.Y); v > 1e-8 || e.Status != flow.TimeUp {
				t.Errorf("%s, start %d: ends at %v with speed %v (%v)", name, i, e.Y, v, e.Status)
			}
		}
	}
}

// Orthogonal data, rotated and shifted, in the plane and in R^10: the straight
// line is what the differential equation says.
func TestStraightAgainstReference(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	for _, d := range []int{1, 2, 3, 10} {
		e, o := rotation(r, d), normal(r, d)
		x := [][]float64{o}
		for _, u := range e {
			p := append([]float64(nil), o...)
			l := 0.8 + r.Float64()
			for i := range p {
				p[i] += l * u[i]
			}
			x = append(x, p)
		}
		k, top := 1.0, 0.2
		m := must(flow.NewProbability(family(x), x, k, top*top))
		if _, ok := m.(flow.Straight); !ok {
			t.Fatalf("d = %d: not recognised as straight: %T", d, m)
		}
		for range 6 {
			y := append([]float64(nil), o...)
			for i, z := range normal(r, d) {
				y[i] += 0.6 * z
			}
			path := &flow.Path{}
			got := m.Move(y, path)
			for _, s := range []float64{0.1, 0.01} {
				want := reference(pull(family(x), k), y, top, s)
				if at := path.At(nil, s); gap(at, want) > 1e-6 {
					t.Errorf("d = %d, sigma %v: %v, reference %v", d, s, at, want)
				}
			}
			if want := must(solve(x, k*top)).EvalTo(nil, y); gap(got.Y, want) != 0 {
				t.Errorf("d = %d: ends at %v, denoised once %v", d, got.Y, want)
			}
		}
	}
}

func TestWhichFamiliesAreStraight(t *testing.T) {
	want := map[string]bool{"line": true, "right": true, "square": true, "orthogonal3": true}
	for name, c := range shapes {
		if got := flow.IsStraight(must(solve(c.x, c.rho)), c.rho); got != want[name] {
			t.Errorf("%s: straight %v", name, got)
		}
		if flow.IsStraight(must(solve(c.x, c.rho)), c.rho/2) {
			t.Errorf("%s: straight for a radius that is not its own", name)
		}
	}
}

// From sqrt T = .2 with k = 1, clean points with noise start on the ramp of a
// coordinate with probability p = P(.2 < .2 z < .8) = .1587, whichever point
// they belong to: p^2 = 2.5 % of trajectories end inside, 2p(1-p) on edges.
func TestWhereStraightFlowsEnd(t *testing.T) {
	x := [][]float64{{0, 0}, {1, 0}, {0, 1}}
	const n = 20000
	b := flow.NewBundle(must(flow.NewProbability(family(x), x, 1, 0.04)), flow.NewLandmarks(x), flow.Noised(x, 0.2, n, 3), 0)
	b.Step(nil)
	p := (math.Erf(4/math.Sqrt2) - math.Erf(1/math.Sqrt2)) / 2
	count := b.Counts()
	for class, want := range map[flow.Class]float64{flow.Interior: p * p, flow.OnEdge: 2 * p * (1 - p), flow.None: 0} {
		got := float64(count[class]) / n
		if math.Abs(got-want) > 4*math.Sqrt(want*(1-want)/n) {
			t.Errorf("%v: a share of %v, want %v", class, got, want)
		}
	}
	// The sum takes a deviation of .8/.2 = 4: two in a hundred thousand.
	if count[flow.Sum] > 5 {
		t.Errorf("%d of %d end at the sum", count[flow.Sum], n)
	}
}

func TestProbabilityRefuses(t *testing.T) {
	x := shapes["right"].x
	for name, c := range map[string]struct{ k, t float64 }{
		"T": {1, 0}, "T nan": {1, math.NaN()}, "k": {0, 0.01}, "k negative": {-1, 0.01}, "touch": {1, 0.25}, "inf": {math.Inf(1), 1},
	} {
		if m, err := flow.NewProbability(family(x), x, c.k, c.t); err == nil {
			t.Errorf("%s: %T", name, m)
		}
	}
}

// A start within rho of a training point ends there, exactly.
func TestProbabilityKeepsBalls(t *testing.T) {
	for name, c := range shapes {
		const k = 1
		m := must(flow.NewProbability(family(c.x), c.x, k, c.rho*c.rho))
		for i, x := range c.x {
			y := append([]float64(nil), x...)
			y[0] += 0.9 * c.rho
			if e := m.Move(y, nil); gap(e.Y, x) > 1e-14 {
				t.Errorf("%s: from the ball of point %d to %v", name, i+1, e.Y)
			}
		}
	}
}

// The path that is drawn is the trajectory: what is linear between its points is
// near where the flow is, at every sigma.
func TestProbabilityPaths(t *testing.T) {
	const near = 4e-3 // of the size of the data: a third of a pixel
	for name, c := range shapes {
		m, ok := must(flow.NewProbability(family(c.x), c.x, 0.5, 4*c.rho*c.rho)).(*flow.Probability)
		if !ok {
			continue
		}
		for i, y := range flow.Around(c.x, 0.2, 12, 15) {
			path := &flow.Path{}
			m.Move(y, path)
			for s := 2 * c.rho; s > 1e-4; s *= 0.83 {
				if at, under := m.Follow(y, s); under && gap(at, path.At(nil, s)) > near {
					t.Errorf("%s, start %d, sigma %v: drawn at %v, is at %v", name, i, s, path.At(nil, s), at)
				}
			}
		}
	}
}

func ExampleStraight() {
	// Three points at a right angle: the flow ends at a training point, at
	// their sum, on an edge or inside, and where is just f_T of the start.
	x := [][]float64{{0, 0}, {1, 0}, {0, 1}}
	m, _ := flow.NewProbability(family(x), x, 1, 0.04)
	for _, y := range [][]float64{{0.9, 0.1}, {0.9, 1.3}, {0.5, -0.3}, {0.5, 0.65}} {
		e := m.Move(y, nil)
		fmt.Printf("%.2f %v\n", e.Y, flow.NewLandmarks(x).Class(e.Y))
	}
	// Output:
	// [1.00 0.00] training
	// [1.00 1.00] sum
	// [0.50 0.00] edge
	// [0.50 0.75] interior
}

func BenchmarkProbability(b *testing.B) {
	for _, name := range []string{"right", "equilateral", "obtuse", "isosceles", "scalene"} {
		c := shapes[name]
		starts := flow.Noised(c.x, c.rho, 1000, 1)
		marks := flow.NewLandmarks(c.x)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m := must(flow.NewProbability(family(c.x), c.x, 1, c.rho*c.rho))
				flow.NewBundle(m, marks, starts, 0).Step(nil)
			}
		})
	}
}
