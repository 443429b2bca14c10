package minnorm

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

func TestFaceFormula(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 40 {
		d := 1 + r.IntN(6)
		n := 2 + r.IntN(d)
		x := make([][]float64, n)
		for i := range x {
			x[i] = make([]float64, d)
			for j := range x[i] {
				x[i][j] = r.NormFloat64()
			}
		}
		res, err := FaceFormula(shallow.Data{X: x, Rho: 1e-3})
		if err != nil {
			t.Fatal(err)
		}
		shallowtest.Suite(t, res.Denoiser, x[0], 1)
		// Constant on the balls.
		for _, p := range x {
			for range 5 {
				y := append([]float64(nil), p...)
				for j := range y {
					y[j] += 1e-3 / math.Sqrt(float64(d)) * (2*r.Float64() - 1)
				}
				if floats.Distance(res.Denoiser.EvalTo(nil, y), p, 2) > 1e-11 {
					t.Fatalf("f(%v) = %v, want %v", y, res.Denoiser.EvalTo(nil, y), p)
				}
			}
		}
		// No other x_0 near is cheaper.
		weights := make([]float64, n)
		s, _ := newSet(shallow.Data{X: x, Rho: 1e-3})
		for i, f := range s.faces() {
			weights[i] = 1 / (f.height - 2e-3)
		}
		cost := func(x0 []float64) (c float64) {
			for i, p := range x {
				c += 2 * weights[i] * floats.Distance(p, x0, 2)
			}
			return c
		}
		best := cost(res.Centre)
		if c := res.Denoiser.Cost(); math.Abs(c-best) > 1e-9*best {
			t.Fatalf("cost %v, formula %v", c, best)
		}
		for range 20 {
			y := append([]float64(nil), res.Centre...)
			for j := range y {
				y[j] += 0.01 * r.NormFloat64()
			}
			if cost(y) < best*(1-1e-9) {
				t.Fatalf("x_0 = %v costs %v, %v only %v", res.Centre, best, y, cost(y))
			}
		}
	}
	// It agrees with the acute triangle's.
	x := [][]float64{{0, 0}, {2, .3}, {1.1, 1.6}}
	a, err := Solve(shallow.Data{X: x, Rho: .05})
	b, err2 := FaceFormula(shallow.Data{X: x, Rho: .05})
	if err != nil || err2 != nil || math.Abs(a.Denoiser.Cost()-b.Denoiser.Cost()) > 1e-9 {
		t.Errorf("%v %v: costs %v and %v", err, err2, a.Denoiser.Cost(), b.Denoiser.Cost())
	}
}

func TestFaceFormulaRefuses(t *testing.T) {
	for _, data := range []shallow.Data{
		{},
		{X: [][]float64{{0, 0}}, Rho: .1},
		{X: [][]float64{{0, 0}, {1, 0}, {2, 0}}, Rho: .1},
		{X: [][]float64{{0, 0}, {1, 0}, {0, 1}}},
		{X: [][]float64{{0, 0}, {1, 0}, {.5, .1}}, Rho: .1},
		{X: [][]float64{{0, 0}, {1, 0}}, Y: [][][]float64{{{0, 0}}, {{1, 1}}}},
	} {
		if r, err := FaceFormula(data); err == nil || r != nil {
			t.Errorf("%v: no error", data)
		}
	}
}
