package risk_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/pwl"
	"crease/core/risk"
)

// must returns v, or panics with err.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// brute computes E |f(x + s z) - x|^2 by composite Simpson rules in x and z,
// with none of the formulas of the package.
func brute(density func(x float64) float64, lo, hi, s float64, f func(float64) float64, n int) float64 {
	simpson := func(a, b float64, g func(float64) float64) float64 {
		h := (b - a) / float64(n)
		sum := g(a) + g(b)
		for i := 1; i < n; i++ {
			sum += float64(2+2*(i%2)) * g(a+float64(i)*h)
		}
		return sum * h / 3
	}
	return simpson(lo, hi, func(x float64) float64 {
		return density(x) * simpson(-8, 8, func(z float64) float64 {
			d := f(x+s*z) - x
			return d * d * math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
		})
	})
}

func random(r *rand.Rand) pwl.Func {
	n := 1 + r.IntN(6)
	t, v := make([]float64, n), make([]float64, n)
	x := 2 * r.NormFloat64()
	for i := range t {
		t[i], v[i] = x, r.NormFloat64()
		x += 0.05 + r.Float64()
	}
	return pwl.Through(t, v, r.Float64(), r.Float64())
}

// priors are one of each kind, with an interval that holds all but 1e-12 of it.
var priors = map[string]struct {
	risk.Prior
	lo, hi float64
}{
	"uniform": {must(risk.Uniform(-1, 1.5)), -1, 1.5},
	"gauss":   {must(risk.Gauss(0.3, 0.7)), -5, 6},
	"mix":     {must(risk.Mix([]float64{1, 2, 0.5}, []float64{-1, 0.4, 1}, []float64{0.2, 0.4, 0.3})), -3, 4},
	"steps":   {must(risk.Steps([]float64{-1, -0.5, 0.5, 1.25}, []float64{1, 2, 0.5})), -1, 1.25},
	"points":  {must(risk.Empirical([]float64{-1.1, -0.4, 0.3, 1.4})), -1.1, 1.4},
}

func TestAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	x := []float64{-1.1, -0.4, 0.3, 1.4}
	for name, p := range priors {
		if name == "points" || name == "steps" {
			continue // no density for Simpson's rule, or one that jumps
		}
		for _, s := range []float64{0.15, 0.6, 2, 7} {
			c := must(risk.NewChannel(p.Prior, s))
			for kind, e := range map[string]risk.Estimator{
				"pwl": risk.Piecewise(random(r)), "emmse": risk.Posterior(x, s, naive(x, s)), "ideal": c.Ideal(),
			} {
				// Simpson's rule errs by h^2 at a kink.
				want := brute(p.Density, p.lo, p.hi, s, e.F, 320)
				if got := c.MSE(e); !near(got, want, 3e-4) {
					t.Errorf("%s, sigma %v, %s: %.10g, brute force gives %.10g", name, s, kind, got, want)
				}
			}
		}
	}
}

// A histogram is the mixture of its bars, and a mixture's error is the mean of
// its parts'.
func TestMixturesAreMeans(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	a, b := must(risk.Uniform(-1, -0.5)), must(risk.Uniform(-0.5, 1))
	ab := must(risk.Steps([]float64{-1, -0.5, 1}, []float64{3, 1}))
	g, h := must(risk.Gauss(-1, 0.1)), must(risk.Gauss(2, 0))
	gh := must(risk.Mix([]float64{3, 1}, []float64{-1, 2}, []float64{0.1, 0}))
	for _, s := range []float64{1e-9, 1e-3, 0.1, 1, 30} {
		e := risk.Piecewise(random(r))
		mse := func(p risk.Prior) float64 { return must(risk.NewChannel(p, s)).MSE(e) }
		if got, want := mse(ab), 0.75*mse(a)+0.25*mse(b); !near(got, want, 1e-9) {
			t.Errorf("sigma %v: histogram %v, its bars %v", s, got, want)
		}
		if got, want := mse(gh), 0.75*mse(g)+0.25*mse(h); !near(got, want, 1e-9) {
			t.Errorf("sigma %v: mixture %v, its parts %v", s, got, want)
		}
	}
}

// The closed forms for Gaussian and for uniform parts and the quadrature agree.
func TestClosedFormAgreesWithQuadrature(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for trial := range 800 {
		n := 1 + r.IntN(3)
		w, mu, sd := make([]float64, n), make([]float64, n+1), make([]float64, n)
		mu[n] = 2 * r.NormFloat64()
		for i := range w {
			w[i], mu[i], sd[i] = 0.1+r.Float64(), 2*r.NormFloat64(), math.Exp(2*r.NormFloat64())
		}
		p := must(risk.Mix(w, mu[:n], sd))
		if trial%2 == 1 {
			slices.Sort(mu)
			p = must(risk.Steps(mu, w))
		}
		c := must(risk.NewChannel(p, math.Pow(10, -6+12*r.Float64())))
		e := risk.Piecewise(random(r))
		smooth := risk.Estimator{F: e.F, Turns: e.Turns}
		if got, want := c.MSE(e), c.MSE(smooth); !near(got, want, 1e-9) {
			t.Errorf("trial %d: closed form %v, quadrature %v", trial, got, want)
		}
	}
}

// Balls that nearly touch make a denoiser all but jump.
func TestClosedFormWhereSteep(t *testing.T) {
	p := must(risk.Uniform(-1.5, 1))
	for _, width := range []float64{1e-1, 1e-3, 1e-6, 1e-9} {
		for _, s := range []float64{1e-4, 0.01, 0.3, 2, 100} {
			c := must(risk.NewChannel(p, s))
			e := risk.Piecewise(pwl.Through([]float64{-1 - width, -1, 0.4, 0.4 + width}, []float64{-2, 0.1, 0.1, 1.3}, 0, 0))
			smooth := risk.Estimator{F: e.F, Turns: e.Turns}
			if got, want := c.MSE(e), c.MSE(smooth); !near(got, want, 1e-9) {
				t.Errorf("width %v, sigma %v: closed form %v, quadrature %v", width, s, got, want)
			}
		}
	}
}

// What several estimators share does not change what each comes to.
func TestTogetherAndAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2))
	x := []float64{-1.1, -0.4, 0.3, 1.4}
	for name, p := range priors {
		for _, s := range []float64{1e-3, 0.1, 0.5, 3, 200} {
			c := must(risk.NewChannel(p.Prior, s))
			es := []risk.Estimator{risk.Posterior(x, s, naive(x, s)), risk.Piecewise(random(r)), c.Ideal(), risk.Identity(), {F: math.Atan}}
			for i, got := range c.MSEs(es...) {
				if want := c.MSE(es[i]); !near(got, want, 1e-9) {
					t.Errorf("%s, sigma %v, estimator %d: %v together, %v alone", name, s, i, got, want)
				}
			}
		}
	}
}

func TestIdentityErrsBySigmaSquared(t *testing.T) {
	for name, p := range priors {
		for k := -12; k <= 6; k++ {
			s := math.Pow(10, float64(k))
			// Noise of 1e-12 is added to numbers of size 1 with an error of
			// 1e-16, which quadrature of a point mass cannot but see.
			c := must(risk.NewChannel(p.Prior, s))
			if got := c.MSE(risk.Piecewise(pwl.Affine(0, 1))); !near(got, s*s, 1e-9) {
				t.Errorf("%s, sigma %v: %v, want %v", name, s, got, s*s)
			}
			if got := c.MSE(risk.Identity()); got != s*s {
				t.Errorf("%s, sigma %v: %v, known to be %v", name, s, got, s*s)
			}
		}
	}
}

func TestIdealOfAGaussian(t *testing.T) {
	for k := -12; k <= 6; k++ {
		s := math.Pow(10, float64(k))
		c := must(risk.NewChannel(must(risk.Gauss(3, 0.5)), s))
		if got, want := c.MSE(c.Ideal()), 0.25*s*s/(0.25+s*s); !near(got, want, 1e-9) {
			t.Errorf("sigma %v: %v, want %v", s, got, want)
		}
	}
}

// Nothing beats the ideal estimator, and far from all of the prior its error
// is the prior's variance.
func TestIdealIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	x := []float64{-1.1, -0.4, 0.3, 1.4}
	for name, p := range priors {
		for _, s := range []float64{1e-4, 1e-2, 0.1, 0.5, 2, 100} {
			c := must(risk.NewChannel(p.Prior, s))
			best := c.MSE(c.Ideal())
			if best < 0 || best > min(s*s, p.Variance())*(1+1e-9) {
				t.Errorf("%s, sigma %v: ideal error %v", name, s, best)
			}
			for _, e := range []risk.Estimator{risk.Piecewise(random(r)), risk.Posterior(x, s, naive(x, s)), risk.Identity()} {
				if got := c.MSE(e); got < best*(1-1e-9)-1e-30 {
					t.Errorf("%s, sigma %v: %v beats the ideal %v", name, s, got, best)
				}
			}
		}
		if c := must(risk.NewChannel(p.Prior, 1e6)); !near(c.MSE(c.Ideal()), p.Variance(), 1e-6) {
			t.Errorf("%s: ideal error %v at sigma 1e6, variance %v", name, c.MSE(c.Ideal()), p.Variance())
		}
	}
}

// The difference of two errors is the difference.
func TestDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	for name, p := range priors {
		for _, s := range []float64{1e-3, 0.1, 1, 50} {
			c := must(risk.NewChannel(p.Prior, s))
			f, g := risk.Piecewise(random(r)), risk.Piecewise(random(r))
			a, b := c.MSE(f), c.MSE(g)
			d, sign := c.Difference(f, g)
			if math.Abs(d-(a-b)) > 1e-9*(a+b) || (sign > 0) != (a > b) {
				t.Errorf("%s, sigma %v: difference %v (sign %d), errors %v and %v", name, s, d, sign, a, b)
			}
			if d, sign := c.Difference(f, f); d != 0 || sign != 0 {
				t.Errorf("%s, sigma %v: f differs from itself by %v", name, s, d)
			}
		}
	}
}

// The ideal estimator stays within the prior's support and rises, however far
// y is, and nears the ends as it should.
func TestIdealFarAway(t *testing.T) {
	for name, p := range priors {
		for _, s := range []float64{1e-200, 1e-8, 1e-3, 0.3, 4, 6, 1e3} {
			c := must(risk.NewChannel(p.Prior, s))
			last := math.Inf(-1)
			for i := -400; i <= 400; i++ {
				y := math.Copysign(math.Pow(10, math.Abs(float64(i))/50)-1, float64(i))
				m := c.Mean(y)
				if math.IsNaN(m) || m < last-1e-9*math.Max(1, math.Abs(last)) {
					t.Fatalf("%s, sigma %v: E[x | %v] = %v after %v", name, s, y, m, last)
				}
				last = m
			}
		}
	}
	// b - s^2/(y - b), to first order in s^2/(y-b)^2.
	c := must(risk.NewChannel(must(risk.Uniform(-1, 1)), 0.1))
	for _, y := range []float64{11, 101, 1001, 1e6} {
		if got, want := 1-c.Mean(y), 0.01/(y-1); !near(got, want, 2e-4) && got > 1e-15 {
			t.Errorf("1 - E[x | %v] = %v, want %v", y, got, want)
		}
	}
}

// Parts far apart, or too fine for the spacing of doubles, do not disturb each
// other: of two parts the ideal errors are those of each.
func TestPartsFarApart(t *testing.T) {
	const s = 0.25
	for _, far := range []float64{1e6, 1e20, 1e60} {
		c := must(risk.NewChannel(must(risk.Mix([]float64{1, 3}, []float64{far, -1}, []float64{0.5, 0.7})), s))
		each := func(sd float64) float64 { return sd * sd * s * s / (sd*sd + s*s) }
		want := (each(0.5) + 3*each(0.7)) / 4
		if got := c.MSE(c.Ideal()); !near(got, want, 1e-8) {
			t.Errorf("far %v: ideal %v, want %v", far, got, want)
		}
		if got := c.MSE(risk.Piecewise(pwl.Affine(-1, 0))); !near(got, (far+1)*(far+1)/4, 1e-6) {
			t.Errorf("far %v: constant %v", far, got)
		}
	}
}

// An integrand that is nothing but rounding is given up, with no sign.
func TestDifferenceOfRounding(t *testing.T) {
	c := must(risk.NewChannel(priors["gauss"].Prior, 0.3))
	f := risk.Estimator{F: func(y float64) float64 { return math.Sin(y) }}
	g := risk.Estimator{F: func(y float64) float64 { return 2 * math.Sin(y/2) * math.Cos(y/2) }}
	if d, sign := c.Difference(f, g); sign != 0 || math.Abs(d) > 1e-15 {
		t.Errorf("difference %v, sign %d", d, sign)
	}
}

// The pointwise error is the integrand of the MSE.
func TestErrorIntegratesToMSE(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for name, p := range priors {
		c := must(risk.NewChannel(p.Prior, 0.5))
		e := risk.Piecewise(random(r))
		var sum, mass float64
		const h = 1e-3
		for y := -9.0; y < 11; y += h {
			sum += c.Error(y, e.F(y)) * h
			mass += c.Density(y) * h
		}
		if !near(sum, c.MSE(e), 1e-5) || !near(mass, 1, 1e-9) {
			t.Errorf("%s: %v, want %v; mass %v", name, sum, c.MSE(e), mass)
		}
	}
}

func TestDrawAndMoments(t *testing.T) {
	for name, p := range priors {
		const n = 40000
		var m, v float64
		for _, x := range p.Draw(rand.New(rand.NewPCG(9, 1)), n) {
			m += x / n
			v += (x - p.Mean()) * (x - p.Mean()) / n
		}
		sd := math.Sqrt(p.Variance())
		if math.Abs(m-p.Mean()) > 4*sd/math.Sqrt(n) || math.Abs(v/sd/sd-1) > 0.05 {
			t.Errorf("%s: mean %v and variance %v of draws, want %v and %v", name, m, v, p.Mean(), sd*sd)
		}
	}
}

func ExampleChannel_MSE() {
	// Two training points at +-1 and a prior uniform between them: the
	// minimum-norm denoiser follows x where the nearest neighbour jumps.
	p, _ := risk.Uniform(-1, 1)
	c, _ := risk.NewChannel(p, 1e-3)
	f := pwl.Through([]float64{-0.9, 0.9}, []float64{-1, 1}, 0, 0)
	fmt.Printf("%.4f %.4f\n", c.MSE(risk.Piecewise(f)), c.MSE(risk.Nearest([]float64{-1, 1})))
	// Output: 0.0033 0.3333
}
