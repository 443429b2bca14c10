package imaging

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/minnorm"
	"crease/core/shallow"
	"crease/core/train"
)

// reduced is the share of the images' size by which a closed form lifted from
// their hull may differ from the one built in all D coordinates: rounding.
const reduced = 1e-9

// The closed form of the hull's coordinates, lifted, is that of the images.
func TestReductionToTheHull(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	for _, c := range []struct{ n, d int }{{2, 300}, {3, 300}, {3, 64}} {
		x := make([][]float64, c.n)
		for i := range x {
			x[i] = make([]float64, c.d)
			for j := range x[i] {
				x[i][j] = r.Float64()
			}
		}
		least, _, _ := train.LeastDistance(x)
		sigma := DefaultRatio * least / 2 / math.Sqrt(float64(c.d))
		closed, err := closedForm(train.NewExpectedHull(x), x, sigma, kappa)
		if err != nil {
			t.Fatal(err)
		}
		full, err := minnorm.Solve(shallow.Data{X: x, Rho: closed.Rho})
		if err != nil {
			t.Fatal(err)
		}
		if full.Geometry != closed.Result.Geometry {
			t.Errorf("%d points: %s in the hull, %s in full", c.n, closed.Result.Geometry, full.Geometry)
		}
		y := make([]float64, c.d)
		for range 1000 {
			for i := range y {
				y[i] = 0.5 + r.NormFloat64()
			}
			a, b := closed.Denoiser.EvalTo(nil, y), full.Denoiser.EvalTo(nil, y)
			if d := math.Sqrt(MSE(a, b)); d > reduced {
				t.Fatalf("%d points in %d dimensions: the reduction is off by %g", c.n, c.d, d)
			}
		}
	}
}

// No radius near the chosen one gives the closed form a lower J.
func TestClosedFormHasTheBestRadius(t *testing.T) {
	e := small()
	h := train.NewExpectedHull(e.X)
	c, err := closedForm(h, e.X, e.Sigma(), kappa)
	if err != nil {
		t.Fatal(err)
	}
	z := make([][]float64, len(e.X))
	for i, p := range e.X {
		z[i] = h.Coords(p)
	}
	for _, k := range []float64{0.9, 0.97, 1.03, 1.1} {
		r, err := minnorm.Solve(shallow.Data{X: z, Rho: k * c.Rho})
		if err != nil {
			t.Fatal(err)
		}
		if j, _, err := train.ExpectedObjective(z, e.Sigma(), kappa, r.Denoiser); err != nil || j < c.J {
			t.Errorf("radius %v: J = %v (%v), at %v it is %v", k*c.Rho, j, err, c.Rho, c.J)
		}
	}
}
