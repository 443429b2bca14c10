package flow_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/flow"
	"crease/core/pwl"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

func drift(f flow.Field) func(dst []float64, _ float64, y []float64) {
	return func(dst []float64, _ float64, y []float64) {
		f.EvalTo(dst, y)
		for i := range dst {
			dst[i] -= y[i]
		}
	}
}

// Random denoisers of all shapes and dimensions, at a time when the flow has
// crossed some knots, against another integrator.
func TestScoreAgainstReference(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for trial := range 120 {
		d := []int{1, 2, 2, 3, 5, 10}[trial%6]
		f := shallowtest.Random(r, d, 1+r.IntN(6))
		// The random functions have slopes of some d; keep times short.
		s := flow.NewScore(f)
		s.T = (0.2 + r.Float64()) / float64(d)
		y := normal(r, d)
		got := s.Move(y, nil)
		want := reference(drift(f), y, 0, s.T)
		scale := 1.0
		for _, v := range want {
			scale = max(scale, math.Abs(v))
		}
		if got.Status != flow.TimeUp || got.Clock != s.T || gap(got.Y, want) > 1e-6*scale {
			t.Errorf("trial %d, d = %d: %v at %v (%v), reference %v", trial, d, got.Y, got.Clock, got.Status, want)
		}
	}
	for name, c := range shapes {
		f := must(solve(c.x, c.rho))
		s := flow.NewScore(f)
		for _, y := range flow.Around(c.x, 0.5, 30, 7) {
			s.T = 4 * r.Float64()
			if got, want := s.Move(y, nil), reference(drift(f), y, 0, s.T); gap(got.Y, want) > 1e-8 {
				t.Errorf("%s from %v: %v, reference %v", name, y, got.Y, want)
			}
		}
	}
}

// Without a limit the flow ends at a fixed point, to rounding, and a training
// point does not move at all.
func TestScoreRestsAtFixedPoints(t *testing.T) {
	for name, c := range shapes {
		f := must(solve(c.x, c.rho))
		s := flow.NewScore(f)
		for i, x := range c.x {
			if e := s.Move(x, nil); gap(e.Y, x) != 0 || e.Status != flow.AtRest {
				t.Errorf("%s: training point %d moves to %v (%v)", name, i+1, e.Y, e.Status)
			}
			// From within the ball it comes home exactly.
			y := append([]float64(nil), x...)
			y[0] += c.rho / 3
			if e := s.Move(y, nil); gap(e.Y, x) > 4e-16 || e.Status != flow.AtRest {
				t.Errorf("%s: from the ball of point %d to %v (%v)", name, i+1, e.Y, e.Status)
			}
		}
		for _, y := range flow.Around(c.x, 1, 200, 3) {
			e := s.Move(y, nil)
			if v := gap(f.EvalTo(nil, e.Y), e.Y); e.Status != flow.AtRest || v > 1e-12 {
				t.Errorf("%s from %v: %v at speed %v (%v)", name, y, e.Y, v, e.Status)
			}
		}
	}
}

// A fixed point inside a sloped piece is reached exactly, without waiting for
// e^-t to vanish; a spiral into one as well.
func TestScoreSettles(t *testing.T) {
	// A = J - I is [-a -b; b -a] about (1, 2): a spiral.
	for _, a := range []float64{0.003, 0.5} {
		b := 3.0
		v := []float64{1 - a, -b, b, 1 - a}
		c := []float64{a*1 + b*2, -b*1 + a*2}
		f := shallow.New(2, v, c)
		s := flow.NewScore(f)
		e := s.Move([]float64{9, -4}, nil)
		if gap(e.Y, []float64{1, 2}) > 1e-13 || e.Status != flow.AtRest {
			t.Errorf("a = %v: %v (%v)", a, e.Y, e.Status)
		}
		path := &flow.Path{}
		if e := s.Move([]float64{9, -4}, path); gap(path.At(nil, 1e9), e.Y) != 0 || path.Len() > 256 {
			t.Errorf("a = %v: path of %d points ends at %v", a, path.Len(), path.At(nil, 1e9))
		}
	}
}

// The flow that grows without end is seen to leave.
func TestScoreAway(t *testing.T) {
	f := shallow.New(1, []float64{3}, nil)
	if e := flow.NewScore(f).Move([]float64{1}, nil); e.Status != flow.Away {
		t.Errorf("%v (%v)", e.Y, e.Status)
	}
	if e := (flow.Iteration{F: f}).Move([]float64{1}, nil); e.Status != flow.Away {
		t.Errorf("iteration: %v (%v)", e.Y, e.Status)
	}
	identity := shallow.New(2, []float64{1, 0, 0, 1}, nil)
	if e := flow.NewScore(identity).Move([]float64{1, 2}, nil); e.Status != flow.AtRest || gap(e.Y, []float64{1, 2}) != 0 {
		t.Errorf("identity: %v (%v)", e.Y, e.Status)
	}
}

// Starting on a knot, the flow takes the piece it moves into.
func TestScoreOnKnots(t *testing.T) {
	f := shallow.New(1, nil, nil, shallow.Ridge{U: []float64{1}, V: []float64{1}, Phi: pwl.Through([]float64{-0.8, 0.8}, []float64{-1, 1}, 0, 0)})
	s := flow.NewScore(f)
	for y, want := range map[float64]float64{-0.8: -1, 0.8: 1, 0.1: 1, -1e-9: -1, 0: 0, 3: 1} {
		if e := s.Move([]float64{y}, nil); math.Abs(e.Y[0]-want) > 1e-15 || e.Status != flow.AtRest {
			t.Errorf("from %v to %v (%v), want %v", y, e.Y[0], e.Status, want)
		}
	}
}

func ExampleScore() {
	// Two training points: the score flow takes each start to the nearer one.
	f := must(solve([][]float64{{-1}, {1}}, 0.2))
	s := flow.NewScore(f)
	fmt.Println(s.Move([]float64{0.01}, nil).Y, s.Move([]float64{-5}, nil).Y)
	// Output: [1] [-1]
}

func BenchmarkScore(b *testing.B) {
	b.ReportAllocs()
	c := shapes["isosceles"]
	s := flow.NewScore(must(solve(c.x, c.rho)))
	starts := flow.Around(c.x, 0.5, 1000, 1)
	marks := flow.NewLandmarks(c.x)
	for b.Loop() {
		flow.NewBundle(s, marks, starts, 0).Step(nil)
	}
}
