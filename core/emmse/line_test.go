package emmse_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/emmse"
)

// On the line, far from the points and near, it is the estimator of any
// dimension.
func TestLineIsTheEstimator(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	for trial := range 300 {
		x := make([]float64, 1+r.IntN(9))
		rows := make([][]float64, len(x))
		for i := range x {
			x[i] = 2 * r.NormFloat64()
			if i > 0 && r.IntN(4) == 0 {
				x[i] = x[r.IntN(i)]
			}
			rows[i] = []float64{x[i]}
		}
		sigma := math.Pow(10, -4+6*r.Float64())
		l, e := emmse.NewLine(x, sigma), emmse.New(rows, sigma)
		for range 50 {
			y := x[r.IntN(len(x))]/2 + x[r.IntN(len(x))]/2 + 3*sigma*r.NormFloat64()
			// The exponent is d^2/sigma^2 at most, and rounded: at halves, where
			// it is small, by the spacing of doubles times y/sigma^2.
			tol := 1e-12 + 1e-15*(1+y*y)/sigma/sigma
			if got, want := l.At(y), e.EvalTo(nil, []float64{y})[0]; math.Abs(got-want) > tol {
				t.Fatalf("trial %d: points %v, sigma %v: f(%v) = %v, want %v", trial, x, sigma, y, got, want)
			}
		}
	}
}

func TestLineAtItsLimits(t *testing.T) {
	for _, c := range []struct {
		x              []float64
		sigma, y, want float64
	}{
		{[]float64{-1, 1}, 1e-300, 0, 0},
		{[]float64{-1, 1}, 1e-300, 1e-9, 1},
		{[]float64{-1, 1}, 1e-3, -1e9, -1},
		{[]float64{-1, 1}, 1e12, 5, 0},
		{[]float64{3}, 0.1, 17, 3},
		{[]float64{0, 0, 0, 4}, 1e9, 2, 1},
	} {
		if got := emmse.NewLine(c.x, c.sigma).At(c.y); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("points %v, sigma %v: f(%v) = %v, want %v", c.x, c.sigma, c.y, got, c.want)
		}
	}
}

func TestLineRefuses(t *testing.T) {
	for name, make := range map[string]func(){
		"no point":   func() { emmse.NewLine(nil, 1) },
		"not finite": func() { emmse.NewLine([]float64{math.NaN()}, 1) },
		"sigma":      func() { emmse.NewLine([]float64{1}, 0) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			make()
		}()
	}
}
