package risk

import (
	"math"
	"math/rand/v2"

	"crease/core/words"
)

// Prior is a distribution of clean points on R: a mixture of Gaussian and of
// uniform parts. Its zero value is no distribution; make one with Uniform,
// Gauss, Mix, Steps or Empirical.
type Prior struct{ parts []part }

// part is one term of a mixture: uniform on [a, b] when a < b, else Gaussian
// with mean a and standard deviation sd >= 0.
type part struct{ w, a, b, sd float64 }

func (p part) flat() bool { return p.a < p.b }

// most bounds the size of the numbers of a prior, of training points and of
// sigma: their squares, and sums of many of them, are finite.
const most = 1e100

// usable reports whether every x is a number of a size that can be squared.
func usable(x ...float64) bool {
	for _, v := range x {
		if !(math.Abs(v) <= most) {
			return false
		}
	}
	return true
}

// Uniform returns the uniform distribution on [a, b]. It is an error if not
// a < b.
func Uniform(a, b float64) (Prior, error) {
	if !usable(a, b) || !(a < b) {
		return Prior{}, words.M("risk.uniform", "a", a, "b", b)
	}
	return Prior{[]part{{w: 1, a: a, b: b}}}, nil
}

// Gauss returns the normal distribution of mean mu and standard deviation sd;
// sd = 0 is a point mass. It is an error if sd is negative.
func Gauss(mu, sd float64) (Prior, error) {
	return Mix([]float64{1}, []float64{mu}, []float64{sd})
}

// Mix returns the mixture of Gaussians with the given weights, means and
// standard deviations. Weights need not sum to 1. It is an error if the numbers
// of them differ, or a weight or a standard deviation is negative.
func Mix(w, mu, sd []float64) (Prior, error) {
	if len(w) != len(mu) || len(w) != len(sd) {
		return Prior{}, words.M("risk.mix.count", "w", len(w), "mu", len(mu), "sd", len(sd))
	}
	var parts []part
	for i := range w {
		if !usable(mu[i], sd[i]) || sd[i] < 0 {
			return Prior{}, words.M("risk.mix.part", "i", i+1, "mu", mu[i], "sd", sd[i])
		}
		parts = append(parts, part{w: w[i], a: mu[i], b: mu[i], sd: sd[i]})
	}
	return weighted(parts)
}

// Steps returns the distribution with a histogram as its density: weight w[i]
// spread evenly over [edge[i], edge[i+1]]. It is an error if edges do not
// increase or are not one more than the weights.
func Steps(edge, w []float64) (Prior, error) {
	if len(edge) != len(w)+1 {
		return Prior{}, words.M("risk.steps.count", "edges", len(edge), "w", len(w))
	}
	var parts []part
	for i := range w {
		if !usable(edge[i], edge[i+1]) || !(edge[i] < edge[i+1]) {
			return Prior{}, words.M("risk.uniform", "a", edge[i], "b", edge[i+1])
		}
		parts = append(parts, part{w: w[i], a: edge[i], b: edge[i+1]})
	}
	return weighted(parts)
}

// Empirical returns the distribution that picks one of the given points, each
// as often. Under it the empirical MMSE estimator is optimal at every sigma.
func Empirical(x []float64) (Prior, error) {
	w, sd := make([]float64, len(x)), make([]float64, len(x))
	for i := range w {
		w[i] = 1
	}
	return Mix(w, x, sd)
}

// weighted returns the mixture of the parts of positive weight.
func weighted(parts []part) (Prior, error) {
	var p Prior
	var sum float64
	for i, q := range parts {
		if !usable(q.w) || q.w < 0 {
			return Prior{}, words.M("risk.weight", "i", i+1, "w", q.w)
		}
		sum += q.w
		if q.w > 0 {
			p.parts = append(p.parts, q)
		}
	}
	if sum == 0 {
		return Prior{}, words.M("risk.noweight")
	}
	for i := range p.parts {
		p.parts[i].w /= sum
	}
	return p, nil
}

// Density returns p(x); point masses are not in it.
func (p Prior) Density(x float64) float64 {
	var s float64
	for _, q := range p.parts {
		switch {
		case q.flat():
			if q.a <= x && x <= q.b {
				s += q.w / (q.b - q.a)
			}
		case q.sd > 0:
			u := (x - q.a) / q.sd
			s += q.w * phi(u) / q.sd
		}
	}
	return s
}

// Mean returns E x.
func (p Prior) Mean() float64 {
	var s float64
	for _, q := range p.parts {
		s += q.w * (q.a + (q.b-q.a)/2)
	}
	return s
}

// Variance returns E (x - E x)^2.
func (p Prior) Variance() float64 {
	m := p.Mean()
	var s float64
	for _, q := range p.parts {
		d := q.a + (q.b-q.a)/2 - m
		s += q.w * (d*d + q.sd*q.sd + (q.b-q.a)*(q.b-q.a)/12)
	}
	return s
}

// Draw returns n points of the distribution.
func (p Prior) Draw(r *rand.Rand, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = p.one(r)
	}
	return x
}

func (p Prior) one(r *rand.Rand) float64 {
	u := r.Float64()
	q := p.parts[len(p.parts)-1]
	for _, c := range p.parts {
		if u < c.w {
			q = c
			break
		}
		u -= c.w
	}
	if q.flat() {
		return q.a + (q.b-q.a)*r.Float64()
	}
	return q.a + q.sd*r.NormFloat64()
}
