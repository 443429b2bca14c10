package risk

import (
	"math"
	"math/rand/v2"

	"crease/core/words"
)

// Source is a distribution of clean points in R^d.
type Source interface {
	Dim() int
	// Sample stores a point in dst, which has length Dim.
	Sample(r *rand.Rand, dst []float64)
	// Ideal returns the estimator E[x | y] at y = x + sigma z, sigma > 0.
	Ideal(sigma float64) Field
}

// Field is an estimator in R^d: EvalTo stores its value at y in dst, made when
// nil, and returns it.
type Field interface {
	EvalTo(dst, y []float64) []float64
}

// Map is a Field given by a function.
type Map func(dst, y []float64) []float64

// EvalTo calls m.
func (m Map) EvalTo(dst, y []float64) []float64 { return m(dst, y) }

// Product is the distribution of independent coordinates, one prior each: a
// box when they are uniform.
type Product []Prior

// Dim returns the number of coordinates.
func (p Product) Dim() int { return len(p) }

// Sample stores a point in dst.
func (p Product) Sample(r *rand.Rand, dst []float64) {
	for i := range dst {
		dst[i] = p[i].one(r)
	}
}

// Ideal returns E[x | y], which is that of each coordinate.
func (p Product) Ideal(sigma float64) Field {
	cs := make([]Channel, len(p))
	for i := range cs {
		cs[i] = Channel{p[i], sigma}
	}
	return Map(func(dst, y []float64) []float64 {
		if dst == nil {
			dst = make([]float64, len(y))
		}
		for i := range dst {
			dst[i] = cs[i].Mean(y[i])
		}
		return dst
	})
}

// Cloud is a mixture of round Gaussians in R^d: of one, of points (Sd 0: the
// empirical distribution), or of several.
type Cloud struct {
	w, sd []float64
	mu    [][]float64
}

// NewCloud returns the mixture with the given weights (equal ones when nil),
// means and standard deviations (one for all, or one each). It is an error if
// shapes disagree or a number is negative or not finite.
func NewCloud(w []float64, mu [][]float64, sd ...float64) (*Cloud, error) {
	if w == nil {
		w = make([]float64, len(mu))
		for i := range w {
			w[i] = 1
		}
	}
	if len(sd) == 1 {
		sd = append(make([]float64, 0, len(mu)), sd...)
		for len(sd) < len(mu) {
			sd = append(sd, sd[0])
		}
	}
	if len(w) != len(mu) || len(sd) != len(mu) {
		return nil, words.M("risk.mix.count", "w", len(w), "mu", len(mu), "sd", len(sd))
	}
	c := &Cloud{}
	var parts []part
	for i, m := range mu {
		if len(m) != len(mu[0]) || len(m) == 0 {
			return nil, words.M("risk.mix.dim", "i", i+1, "got", len(m), "want", max(1, len(mu[0])))
		}
		if !usable(m...) || !usable(sd[i]) || sd[i] < 0 {
			return nil, words.M("risk.mix.point", "i", i+1, "sd", sd[i])
		}
		parts = append(parts, part{w: w[i]})
		if w[i] > 0 {
			c.mu, c.sd = append(c.mu, m), append(c.sd, sd[i])
		}
	}
	p, err := weighted(parts)
	if err != nil {
		return nil, err
	}
	for _, q := range p.parts {
		c.w = append(c.w, q.w)
	}
	return c, nil
}

// Dim returns d.
func (c *Cloud) Dim() int { return len(c.mu[0]) }

// Sample stores a point in dst.
func (c *Cloud) Sample(r *rand.Rand, dst []float64) {
	u := r.Float64()
	k := 0
	for k+1 < len(c.w) && u >= c.w[k] {
		u -= c.w[k]
		k++
	}
	for i, m := range c.mu[k] {
		dst[i] = m + c.sd[k]*r.NormFloat64()
	}
}

// Ideal returns E[x | y] = sum p_k(y) (mu_k + sd_k^2/v_k (y - mu_k)) / sum
// p_k(y) with v_k = sd_k^2 + sigma^2 and p_k the density of N(mu_k, v_k I), by
// log-sum-exp.
func (c *Cloud) Ideal(sigma float64) Field {
	return Map(func(dst, y []float64) []float64 {
		if dst == nil {
			dst = make([]float64, len(y))
		}
		clear(dst)
		top, sum := math.Inf(-1), 0.0
		for k, m := range c.mu {
			v := math.Hypot(c.sd[k], sigma)
			log := math.Log(c.w[k]) - float64(len(y))*math.Log(v)
			for i, t := range m {
				u := (y[i] - t) / v
				log -= u * u / 2
			}
			if log > top {
				sum *= math.Exp(top - log)
				top = log
			}
			w := math.Exp(log - top)
			sum += w
			if w == 0 {
				continue
			}
			r := c.sd[k] / v
			for i, t := range m {
				dst[i] = (1-w/sum)*dst[i] + w/sum*(t+r*r*(y[i]-t))
			}
		}
		return dst
	})
}

// Trials estimates E |f(y) - x|^2 for several estimators in R^d by sampling,
// all of them on the same noisy points, so that their differences are sharper
// than they are.
type Trials struct {
	source Source
	sigma  float64
	fields []Field
	r      *rand.Rand
	n, all int
	mean   []float64
	moment []float64 // len(fields)^2 co-moments about the means
	x, y   []float64
	out    []float64
	errs   []float64
}

// NewTrials returns n seeded trials at sigma >= 0. It is an error if sigma is
// negative or not finite, or n < 2.
func NewTrials(s Source, sigma float64, n int, seed uint64, fields ...Field) (*Trials, error) {
	if !usable(sigma) || sigma < 0 {
		return nil, words.M("risk.sigma", "sigma", sigma)
	}
	if n < 2 {
		return nil, words.M("risk.trials", "n", n)
	}
	d, k := s.Dim(), len(fields)
	return &Trials{source: s, sigma: sigma, fields: fields, all: n, r: rand.New(rand.NewPCG(seed, 0)),
		mean: make([]float64, k), moment: make([]float64, k*k), errs: make([]float64, k),
		x: make([]float64, d), y: make([]float64, d), out: make([]float64, d)}, nil
}

// batch is the number of trials between two questions to stop.
const batch = 64

// Step runs trials until all are done, when it returns true, or until stop
// returns true. A nil stop never does.
func (t *Trials) Step(stop func() bool) bool {
	for t.n < t.all {
		if stop != nil && stop() {
			return false
		}
		for range min(batch, t.all-t.n) {
			t.trial()
		}
	}
	return true
}

func (t *Trials) trial() {
	t.source.Sample(t.r, t.x)
	for i, x := range t.x {
		t.y[i] = x + t.sigma*t.r.NormFloat64()
	}
	t.n++
	k := len(t.fields)
	for j, f := range t.fields {
		f.EvalTo(t.out, t.y)
		var e float64
		for i, x := range t.x {
			e += (t.out[i] - x) * (t.out[i] - x)
		}
		t.errs[j] = e - t.mean[j]
	}
	// Welford: co-moments by the deviations before and after.
	for j, e := range t.errs {
		t.mean[j] += e / float64(t.n)
		for i, g := range t.errs {
			t.moment[j*k+i] += e * g * float64(t.n-1) / float64(t.n)
		}
	}
}

// Estimate is a mean with its standard error.
type Estimate struct{ Mean, SE float64 }

// Done returns how many trials have run, of how many.
func (t *Trials) Done() (n, all int) { return t.n, t.all }

// MSE returns the error of estimator j so far. It is the zero Estimate before
// the second trial.
func (t *Trials) MSE(j int) Estimate {
	return t.estimate(t.mean[j], t.moment[j*len(t.fields)+j])
}

// Difference returns the error of estimator i minus that of j so far.
func (t *Trials) Difference(i, j int) Estimate {
	k := len(t.fields)
	return t.estimate(t.mean[i]-t.mean[j], t.moment[i*k+i]-2*t.moment[i*k+j]+t.moment[j*k+j])
}

func (t *Trials) estimate(mean, moment float64) Estimate {
	if t.n < 2 {
		return Estimate{}
	}
	n := float64(t.n)
	return Estimate{mean, math.Sqrt(max(0, moment) / (n - 1) / n)}
}
