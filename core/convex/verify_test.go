package convex_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/convex"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

// interpolated returns random samples of R^d and a random function, whose
// values there are the targets.
func interpolated(r *rand.Rand, d, n int) (convex.Problem, *shallow.Denoiser) {
	h := shallowtest.Random(r, d, r.IntN(5))
	var p convex.Problem
	for range n {
		y := make([]float64, d)
		for k := range y {
			y[k] = r.NormFloat64()
		}
		p.Y = append(p.Y, y)
		p.X = append(p.X, h.EvalTo(nil, y))
	}
	return p, h
}

func randomRows(r *rand.Rand, n, d int) [][]float64 {
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, d)
		for k := range rows[i] {
			rows[i][k] = r.NormFloat64()
		}
	}
	return rows
}

// weak checks weak duality: no multiplier proves more than a function that
// interpolates costs.
func weak(t *testing.T, seed uint64, d, n int, size float64) {
	r := rand.New(rand.NewPCG(seed, uint64(d)))
	p, h := interpolated(r, d, n)
	dual := convex.Dual{Lambda: randomRows(r, n, d)}
	for _, row := range dual.Lambda {
		for k := range row {
			row[k] *= size
		}
	}
	c := convex.Verify(p, h, dual)
	if cost := h.Cost(); !(c.Lower <= cost*(1+1e-9)+c.Charge) || !(c.Lower >= 0) || math.IsNaN(c.Gap) {
		t.Errorf("seed %d, d %d, n %d: %+v for a function of cost %v", seed, d, n, c, cost)
	}
	// The same multiplier against a function that misses: the charge pays.
	g := shallowtest.Random(r, d, 1+r.IntN(3))
	if c := convex.Verify(p, g, dual); !(c.Lower <= c.Upper*(1+1e-9)+c.Charge) {
		t.Errorf("seed %d, d %d, n %d: %+v", seed, d, n, c)
	}
}

func TestWeakDuality(t *testing.T) {
	for seed := range uint64(150) {
		for d := 1; d <= 3; d++ {
			weak(t, seed, d, 2+int(seed%9), math.Pow(10, float64(seed%7)-3))
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(uint64(1), byte(2), byte(6), 1.0)
	f.Add(uint64(2), byte(3), byte(4), 1e-200)
	f.Add(uint64(3), byte(1), byte(9), 1e200)
	f.Fuzz(func(t *testing.T, seed uint64, d, n byte, size float64) {
		if math.IsNaN(size) || math.IsInf(size, 0) {
			return
		}
		weak(t, seed, 1+int(d)%3, 1+int(n)%8, size)
	})
}

// Adding an affine function's moments to a multiplier changes nothing: they are
// projected away.
func TestMomentsAreProjected(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		p, h := interpolated(r, 2, 8)
		dual := convex.Dual{Lambda: randomRows(r, 8, 2)}
		a := convex.Verify(p, h, dual)
		shift := randomRows(r, 3, 2)
		for j, row := range dual.Lambda {
			for k := range row {
				row[k] += shift[0][k] + shift[1][k]*p.Y[j][0] + shift[2][k]*p.Y[j][1]
			}
		}
		if b := convex.Verify(p, h, dual); math.Abs(a.Lower-b.Lower) > 1e-10*(1+a.Upper) {
			t.Errorf("seed %d: %v, with moments %v", seed, a.Lower, b.Lower)
		}
	}
}

// FromResiduals gives what the multiplier -r/(n decay) gives.
func TestResidualsAreADual(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	p, h := interpolated(r, 2, 12)
	v, err := convex.NewVerifier(p)
	if err != nil {
		t.Fatal(err)
	}
	res := randomRows(r, 12, 2)
	dual, bound := v.FromResiduals(res, 1e-3)
	for _, row := range res {
		for k := range row {
			row[k] /= -12 * 1e-3
		}
	}
	if c := convex.Verify(p, h, convex.Dual{Lambda: res}); math.Abs(c.Lower-bound) > 1e-12*(1+bound) {
		t.Errorf("%v and %v", bound, c.Lower)
	}
	if peak := v.Max(dual); math.Abs(peak.Value-1) > 1e-9 {
		t.Errorf("the scaled dual has the norm %v", peak.Value)
	}
	if c := v.Verify(h, dual); math.Abs(c.Lower-bound) > 1e-9*(1+bound) {
		t.Errorf("the scaled dual proves %v, not %v", c.Lower, bound)
	}
}

// A function that misses is no upper bound, and the certificate says so.
func TestMissesAreCharged(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	p, h := interpolated(r, 2, 10)
	p.X[3] = []float64{p.X[3][0] + 1e-3, p.X[3][1]}
	c := convex.Verify(p, h, convex.Dual{Lambda: randomRows(r, 10, 2)})
	if c.Feasible || len(c.Warnings) == 0 || !(c.Charge > 0) || !(c.Residual > 1e-5) {
		t.Errorf("%+v", c)
	}
	x := [][]float64{{0, 0}, {2, 0}, {0, 3}}
	c = convex.Verify(convex.Problem{Y: x, X: x, Rho: 0.1}, shallow.New(2, nil, nil), convex.Dual{})
	if c.Feasible || !math.IsInf(c.BallUpper, 1) {
		t.Errorf("%+v", c)
	}
}

// Points outside their balls prove nothing and are left out.
func TestPointsOutsideAreLeftOut(t *testing.T) {
	x := [][]float64{{0, 0}, {2, 0}, {0, 3}}
	p := convex.Problem{Y: x, X: x, Rho: 0.1}
	s, err := convex.Solve(p, convex.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dual := s.Dual
	dual.Lambda, dual.Slope = nil, nil
	good := convex.Verify(p, s.H, dual)
	if math.Abs(good.BallLower-good.Upper) > 1e-6*good.Upper {
		t.Fatalf("%+v", good)
	}
	dual.On = append(dual.On, convex.Point{Ball: 1, Y: []float64{2, 0.11}, Lambda: []float64{50, 0}})
	if c := convex.Verify(p, s.H, dual); c.BallLower != good.BallLower || len(c.Warnings) != 1 {
		t.Errorf("%+v", c)
	}
}
