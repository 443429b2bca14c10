package risk_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"crease/core/pwl"
	"crease/core/risk"
)

func fixed(x []float64, rho float64) risk.Curve {
	return risk.MinNorm(x, risk.Radius{Rho: rho}, minNorm)
}

func tied(x []float64, k float64) risk.Curve {
	return risk.MinNorm(x, risk.Radius{K: k, Follows: true}, minNorm)
}

func logspace(lo, hi float64, n int) []float64 {
	s := make([]float64, n)
	for i := range s {
		s[i] = lo * math.Pow(hi/lo, float64(i)/float64(n-1))
	}
	return s
}

// A constant c errs by (c - m)^2 + Var, so that curves of constants cross where
// one wills.
func constant(name string, c func(sigma float64) float64) risk.Curve {
	return risk.Curve{Name: name, At: func(s float64) (risk.Estimator, error) {
		return risk.Piecewise(pwl.Affine(c(s), 0)), nil
	}}
}

func TestCrossingsAreAllFound(t *testing.T) {
	p := must(risk.Uniform(-1, 1))
	zero := constant("one", func(float64) float64 { return 1 })
	for _, roots := range [][]float64{
		{0.3}, {0.01, 0.02}, {0.1, 0.102}, {0.1, 0.1005}, {0.02, 0.3, 1.7}, {0.05, 0.051, 0.9, 0.93}, {},
	} {
		wave := constant("wave", func(s float64) float64 {
			d := 0.1
			for _, r := range roots {
				d *= math.Tanh(math.Log(s / r))
			}
			return 1 + d
		})
		c := risk.NewCrossings(p, wave, zero, logspace(1e-3, 10, 40))
		steps := 0
		for !c.Step(func() bool { steps++; return steps%2 == 0 }) {
		}
		got := c.Found()
		if len(got) != len(roots) {
			t.Errorf("found %v, want %v", got, roots)
			continue
		}
		for i := range got {
			if !near(got[i], roots[i], 1e-7) {
				t.Errorf("crossing at %v, want %v", got[i], roots[i])
			}
		}
	}
}

// Equal curves never cross, and curves that are equal up to some sigma do not
// cross there.
func TestNoCrossingWhereEqual(t *testing.T) {
	x := []float64{0.3}
	p := must(risk.Uniform(-1, 1))
	s := must(risk.NewSweep(p, logspace(1e-4, 1e3, 30), fixed(x, 0.1), risk.EMMSE(x, naive)))
	s.Step(nil)
	if got := s.Crossings(); len(got) != 0 {
		t.Errorf("one training point: both are constant, yet they cross at %v", got)
	}
	late := constant("late", func(s float64) float64 { return 1 + max(0, s-0.1)*(s-0.5) })
	c := risk.NewCrossings(p, late, constant("one", func(float64) float64 { return 1 }), logspace(1e-3, 10, 40))
	c.Step(nil)
	if got := c.Found(); len(got) != 1 || !near(got[0], 0.5, 1e-7) {
		t.Errorf("crossings %v, want 0.5 only", got)
	}
}

// A crossing between the last sigma at which the balls do not touch and the
// one at which they do is found.
func TestCrossingBeforeTheEnd(t *testing.T) {
	x := []float64{-0.75, -0.2, 0.3, 0.8}
	p := must(risk.Uniform(-1, 1))
	// k = 1 crosses at .14413752855978537 and touches at .25.
	s := must(risk.NewSweep(p, []float64{0.05, 0.14, 3}, tied(x, 1), risk.EMMSE(x, naive)))
	s.Step(nil)
	if got := s.Crossings(); len(got) != 1 || !near(got[0], 0.14413752855978537, 1e-6) {
		t.Errorf("crossings %v", got)
	}
}

// As sigma -> 0 the errors tend to their limits, and the minimum-norm denoiser
// is strictly better if and only if the prior has mass in the gaps ([Z23],
// generalisation).
func TestLowNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	for trial := range 60 {
		x := make([]float64, 2+r.IntN(5))
		at := r.NormFloat64()
		gap := math.Inf(1)
		for i := range x {
			x[i] = at
			g := 0.2 + r.Float64()
			if i+1 < len(x) {
				gap = min(gap, g)
			}
			at += g
		}
		rho := gap / 2 * (0.05 + 0.9*r.Float64())
		f := must(minNorm(x, rho))
		nn := risk.Nearest(x)
		for range 200 {
			v := x[0] - 1 + (at-x[0]+2)*r.Float64()
			if a, b := math.Abs(f.At(v)-v), math.Abs(nn.F(v)-v); a > b*(1+1e-9) {
				t.Fatalf("trial %d: |f(x) - x| = %v > %v at %v", trial, a, b, v)
			}
		}
		ball := func(i int) risk.Prior { return must(risk.Uniform(x[i]-rho, x[i]+rho)) }
		for name, c := range map[string]struct {
			risk.Prior
			gaps bool
		}{
			"everywhere": {must(risk.Uniform(x[0]-1, at)), true},
			"gauss":      {must(risk.Gauss(x[1], 0.3)), true},
			"one ball":   {ball(0), false},
			"outside":    {must(risk.Uniform(x[0]-3, x[0]-1)), false},
			"points":     {must(risk.Empirical(x)), false},
		} {
			l := risk.NewLowNoise(c.Prior, x, f)
			// A ball's rounded end may stick out by a spacing of doubles.
			if (l.Gaps > 1e-12) != c.gaps || (l.MinNorm < l.EMMSE*(1-1e-12)) != c.gaps {
				t.Errorf("trial %d, %s: limits %+v", trial, name, l)
			}
			for _, s := range []float64{1e-12, 1e-10, 1e-8} {
				ch := must(risk.NewChannel(c.Prior, s))
				if got := ch.MSE(risk.Piecewise(f)); math.Abs(got-l.MinNorm) > 1e-6*(l.MinNorm+s) {
					t.Errorf("trial %d, %s, sigma %v: %v, limit %v", trial, name, s, got, l.MinNorm)
				}
				if got := ch.MSE(risk.Posterior(x, s, naive(x, s))); math.Abs(got-l.EMMSE) > 1e-6*(l.EMMSE+s) {
					t.Errorf("trial %d, %s, sigma %v: eMMSE %v, limit %v", trial, name, s, got, l.EMMSE)
				}
			}
			if got := must(risk.NewChannel(c.Prior, 0)).MSE(risk.Piecewise(f)); got != l.MinNorm {
				t.Errorf("trial %d, %s: %v at sigma 0, limit %v", trial, name, got, l.MinNorm)
			}
		}
	}
}

// Under the empirical distribution eMMSE is the ideal estimator, at every
// sigma.
func TestEmpiricalPrior(t *testing.T) {
	x := []float64{-1, -0.3, 0.5, 0.9}
	p := must(risk.Empirical(x))
	s := must(risk.NewSweep(p, logspace(1e-3, 100, 30), fixed(x, 0.1), risk.EMMSE(x, naive), risk.MMSE(p)))
	s.Step(nil)
	for i, v := range s.Values(0) {
		e, m := s.Values(1)[i].MSE, s.Values(2)[i].MSE
		// 1e-30: a thousandth of a spacing of doubles of size 1, squared.
		if math.Abs(e-m) > 1e-9*m+1e-30 || v.MSE < e*(1-1e-9)-1e-30 {
			t.Errorf("value %d: f %v, eMMSE %v, ideal %v", i, v.MSE, e, m)
		}
	}
	if got := s.Crossings(); len(got) != 0 {
		t.Errorf("crossings %v", got)
	}
}

func TestHighNoise(t *testing.T) {
	x := []float64{-1, -0.3, 0.5, 0.9}
	for name, p := range priors {
		c := must(risk.NewChannel(p.Prior, 1e6))
		m, v := p.Mean(), p.Variance()
		// f is an end value with probability a half each.
		if got, want := c.MSE(risk.Piecewise(must(minNorm(x, 0.1)))), v+((m+1)*(m+1)+(m-0.9)*(m-0.9))/2; !near(got, want, 1e-5) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		// eMMSE is the mean of the training points.
		if got, want := c.MSE(risk.Posterior(x, 1e6, naive(x, 1e6))), v+(m-0.025)*(m-0.025); !near(got, want, 1e-6) {
			t.Errorf("%s: eMMSE %v, want %v", name, got, want)
		}
	}
}

func TestPriorFarFromTheData(t *testing.T) {
	x := []float64{-1, -0.3, 0.5, 0.9}
	for _, s := range []float64{1e-12, 1e-3, 1, 50} {
		c := must(risk.NewChannel(must(risk.Gauss(1e4, 2)), s))
		want := 4 + (1e4-0.9)*(1e4-0.9)
		if got := c.MSE(risk.Piecewise(must(minNorm(x, 0.1)))); !near(got, want, 1e-9) {
			t.Errorf("sigma %v: %v, want %v", s, got, want)
		}
		if got := c.MSE(risk.Posterior(x, s, naive(x, s))); !near(got, want, 1e-4) {
			t.Errorf("sigma %v: eMMSE %v, want about %v", s, got, want)
		}
	}
}

func TestCoincidingPoints(t *testing.T) {
	p := must(risk.Uniform(-1, 1))
	once, twice := []float64{-0.5, 0.5}, []float64{-0.5, 0.5, -0.5, 0.5}
	for _, s := range []float64{1e-6, 0.1, 1} {
		c := must(risk.NewChannel(p, s))
		a, b := c.MSE(risk.Posterior(once, s, naive(once, s))), c.MSE(risk.Posterior(twice, s, naive(twice, s)))
		if !near(a, b, 1e-9) {
			t.Errorf("sigma %v: %v once and %v twice", s, a, b)
		}
		a, b = c.MSE(risk.Piecewise(must(minNorm(once, 0.1)))), c.MSE(risk.Piecewise(must(minNorm(twice, 0.1))))
		if a != b {
			t.Errorf("sigma %v: %v once and %v twice", s, a, b)
		}
	}
}

func TestSweepStreams(t *testing.T) {
	x := []float64{-0.5, 0.5}
	p := must(risk.Uniform(-1, 1))
	sigma := logspace(1e-3, 2, 17)
	s := must(risk.NewSweep(p, sigma, fixed(x, 0.1), risk.EMMSE(x, naive)))
	known := func() (n int) {
		for k := range 2 {
			for _, v := range s.Values(k) {
				if v.Known {
					n++
				}
			}
		}
		return n
	}
	asked := 0
	if s.Step(func() bool { asked++; return asked > 2 }) || known() != 4 {
		t.Errorf("%d values after two units of work", known())
	}
	if !s.Values(0)[0].Known || !s.Values(1)[16].Known {
		t.Error("the ends do not come first")
	}
	if !s.Step(nil) || known() != 34 || !s.Step(nil) {
		t.Errorf("%d values at the end", known())
	}
	if done, all := s.Done(); done != 34 || all != 34 {
		t.Errorf("done %d of %d", done, all)
	}
}

func TestBadSigma(t *testing.T) {
	p := must(risk.Uniform(-1, 1))
	for _, s := range []float64{-1, math.NaN(), math.Inf(1), 1e101} {
		if _, err := risk.NewChannel(p, s); err == nil {
			t.Errorf("sigma %v is taken", s)
		}
		if _, err := risk.NewSweep(p, []float64{1, s}); err == nil || !strings.Contains(err.Error(), "number 2") {
			t.Errorf("sigma %v: %v", s, err)
		}
	}
	if _, err := risk.NewSweep(p, nil); err == nil {
		t.Error("no sigma is taken")
	}
}

func TestBadPriors(t *testing.T) {
	nan := math.NaN()
	for name, err := range map[string]error{
		"reversed": second(risk.Uniform(1, -1)), "empty": second(risk.Uniform(1, 1)), "nan": second(risk.Uniform(nan, 1)),
		"inf": second(risk.Gauss(math.Inf(1), 1)), "sd": second(risk.Gauss(0, -1)), "count": second(risk.Mix([]float64{1}, nil, nil)),
		"weight": second(risk.Mix([]float64{-1}, []float64{0}, []float64{1})), "weights": second(risk.Mix([]float64{0}, []float64{0}, []float64{1})),
		"none": second(risk.Empirical(nil)), "edges": second(risk.Steps([]float64{1}, []float64{1})), "falling": second(risk.Steps([]float64{1, 0}, []float64{1})),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestNearestAndChords(t *testing.T) {
	x := []float64{2, 0, 1, 1}
	nn := risk.Nearest(x)
	for y, want := range map[float64]float64{-5: 0, 0.4: 0, 0.6: 1, 1.4: 1, 1.6: 2, 9: 2} {
		if got := nn.F(y); got != want {
			t.Errorf("nearest to %v is %v, want %v", y, got, want)
		}
	}
	if f := risk.Chords(x); f.At(0.3) != 0.3 || f.At(-1) != 0 || f.At(7) != 2 || !slices.Equal(x, []float64{2, 0, 1, 1}) {
		t.Error("chords")
	}
}

func ExampleSweep() {
	// The error of the minimum-norm denoiser is below that of the empirical
	// MMSE estimator for all sigma up to one crossing.
	x := []float64{-0.75, -0.2, 0.3, 0.8}
	p, _ := risk.Uniform(-1, 1)
	s, _ := risk.NewSweep(p, []float64{0.01, 1}, risk.MinNorm(x, risk.Radius{Rho: 0.1}, minNorm), risk.EMMSE(x, naive))
	s.Step(nil)
	fmt.Printf("%.4f < %.4f, crossing at %.4f\n", s.Values(0)[0].MSE, s.Values(1)[0].MSE, s.Crossings()[0])
	// Output: 0.0066 < 0.0213, crossing at 0.1732
}

// What a release costs, whatever the machine: how often the empirical MMSE
// estimator, and with it all that is known of x given y, is worked out for sixty
// sigmas and the crossing. Each takes some 100 ns.
func TestSweepTakesFewNodes(t *testing.T) {
	x := []float64{-0.75, -0.2, 0.3, 0.8}
	for name, c := range map[string]struct {
		risk.Prior
		most int
	}{
		"uniform": {must(risk.Uniform(-1, 1)), 60 * 330}, "gauss": {must(risk.Gauss(0, 0.5)), 60 * 380},
		// Here the two errors are looked at where they nearly meet, too.
		"points": {must(risk.Empirical(x)), 60 * 620},
	} {
		p, n := c.Prior, 0
		s := must(risk.NewSweep(p, logspace(0.005, 3, 60), fixed(x, 0.1), risk.EMMSE(x, func(x []float64, sigma float64) func(float64) float64 {
			f := naive(x, sigma)
			return func(y float64) float64 {
				n++
				return f(y)
			}
		}), risk.MMSE(p), risk.Same("identity", risk.Identity())))
		s.Step(nil)
		if n > c.most || n == 0 {
			t.Errorf("%s: %d nodes, want at most %d", name, n, c.most)
		}
	}
}

// Five estimators at sixty sigmas: what the page asks for at each release.
func BenchmarkSweep(b *testing.B) {
	b.ReportAllocs()
	x := []float64{-0.75, -0.2, 0.3, 0.8}
	r := rand.New(rand.NewPCG(1, 1))
	net := make([]float64, 60)
	knots := make([]float64, 60)
	for i := range net {
		knots[i], net[i] = -1.5+float64(i)/20, r.NormFloat64()
	}
	p := must(risk.Uniform(-1, 1))
	sigma := logspace(0.005, 3, 60)
	for b.Loop() {
		s := must(risk.NewSweep(p, sigma, fixed(x, 0.1), risk.EMMSE(x, naive), risk.Same("network", risk.Piecewise(pwl.Through(knots, net, 0, 0))),
			risk.MMSE(p), risk.Same("identity", risk.Identity())))
		s.Step(nil)
	}
}
