package train

import (
	"math"
	"testing"
)

// rosenbrock is the chained Rosenbrock function, 0 at (1, ..., 1).
func rosenbrock(x, g []float64) float64 {
	clear(g)
	var f float64
	for i := 0; i+1 < len(x); i++ {
		p, q := x[i+1]-x[i]*x[i], 1-x[i]
		f += 100*p*p + q*q
		g[i] += -400*p*x[i] - 2*q
		g[i+1] += 200 * p
	}
	return f
}

// kinked is max |x_i| + the sum of |x_i - x_(i+1)|: convex, nowhere smooth near
// its minimum 0 at 0.
func kinked(x, g []float64) float64 {
	clear(g)
	top := 0
	for i := range x {
		if math.Abs(x[i]) > math.Abs(x[top]) {
			top = i
		}
	}
	f := math.Abs(x[top])
	g[top] += math.Copysign(1, x[top])
	for i := 0; i+1 < len(x); i++ {
		d := x[i] - x[i+1]
		f += math.Abs(d)
		g[i] += math.Copysign(1, d)
		g[i+1] -= math.Copysign(1, d)
	}
	return f
}

func TestLBFGSFindsMinima(t *testing.T) {
	for _, c := range []struct {
		name string
		f    func(x, g []float64) float64
		tol  float64
	}{{"Rosenbrock", rosenbrock, 1e-16}, {"kinked", kinked, 1e-3}} {
		x := []float64{0.5, 1, 0.3, 0.7, 2, 0.1}
		l := newLBFGS(x, 10, c.f)
		last := l.f
		for range 500 {
			if !l.step() {
				break
			}
			if !(l.f < last) {
				t.Fatalf("%s: a step went from %v to %v", c.name, last, l.f)
			}
			last = l.f
		}
		if !(l.f <= c.tol) {
			t.Errorf("%s: %v after %d evaluations, want 0", c.name, l.f, l.evals)
		}
	}
}

func TestLBFGSIsStuckWhereNothingFalls(t *testing.T) {
	for name, f := range map[string]func(x, g []float64) float64{
		"flat":   func(x, g []float64) float64 { clear(g); return 1 },
		"NaN":    func(x, g []float64) float64 { g[0] = math.NaN(); return math.NaN() },
		"ascent": func(x, g []float64) float64 { g[0] = -1; return math.Abs(x[0] - 2) }, // a wrong gradient
	} {
		x := []float64{2}
		l := newLBFGS(x, 3, f)
		if l.step() || x[0] != 2 {
			t.Errorf("%s: moved to %v", name, x)
		}
	}
}

func TestLBFGSCanBePausedInASearch(t *testing.T) {
	a, b := []float64{-1.2, 1}, []float64{-1.2, 1}
	la, lb := newLBFGS(a, 5, rosenbrock), newLBFGS(b, 5, rosenbrock)
	for i := range 20 {
		la.step()
		at := [2]float64{b[0], b[1]}
		for lb.probe() == trial {
			if at != [2]float64{b[0], b[1]} {
				t.Fatalf("step %d: x moves while searching", i)
			}
		}
		if a[0] != b[0] || a[1] != b[1] || la.evals != lb.evals {
			t.Fatalf("step %d: %v whole, %v in parts", i, a, b)
		}
	}
}
