// Package emmse holds the empirical MMSE estimator: the mean of the clean
// points given a noisy one, when the prior is their empirical distribution,
//
//	f(y) = sum_n p_n(y) x_n,    p_n(y) ~ exp(-|y - x_n|^2 / 2 sigma^2).
//
// The weights are taken relative to the nearest clean point x_m, from
//
//	|y - x_n|^2 - |y - x_m|^2 = (x_m - x_n).(2 y - x_n - x_m),
//
// which is the log-sum-exp shift, loses nothing when two points are nearly
// equally near, and is evaluated in twice the working precision where its
// rounding would be seen in the weights.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - [D71] T. J. Dekker, "A floating-point technique for extending the
//     available precision", Numer. Math. 18, 1971.
package emmse

import "math"

const (
	badPoints = "emmse: no point, or points that differ in dimension or are not finite"
	badSigma  = "emmse: sigma must be finite and not negative"
	badShape  = "emmse: a length disagrees with the dimension or the number of points"
)

// Estimator is the empirical MMSE estimator of given clean points and a noise
// level. It is immutable; its methods may be called from several goroutines.
type Estimator struct {
	x     [][]float64 // N x d, one clean point a row
	sigma float64
	size  float64 // the greatest |coordinate|
	unit  float64 // what coordinates are multiplied by before they are added up
}

// New returns the estimator of the clean points x (N x d, one a row, kept) at
// the noise level sigma >= 0. At sigma = 0 it is the limit: the nearest clean
// point, or the mean of those that are equally near. Equal points count as
// often as they occur. It panics if there is no point, a dimension differs, a
// number is not finite, or sigma is negative.
func New(x [][]float64, sigma float64) *Estimator {
	if len(x) == 0 || len(x[0]) == 0 {
		panic(badPoints)
	}
	e := &Estimator{x: x, sigma: sigma}
	for _, p := range x {
		if len(p) != len(x[0]) {
			panic(badPoints)
		}
		for _, v := range p {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(badPoints)
			}
			e.size = max(e.size, math.Abs(v))
		}
	}
	if !(sigma >= 0) || math.IsInf(sigma, 0) {
		panic(badSigma)
	}
	e.unit = unit(e.size)
	return e
}

// Dim returns the dimension d.
func (e *Estimator) Dim() int { return len(e.x[0]) }

// N returns the number of clean points.
func (e *Estimator) N() int { return len(e.x) }

// Sigma returns the noise level.
func (e *Estimator) Sigma() float64 { return e.sigma }

// EvalTo stores f(y) in dst (made when nil) and returns it. dst and y must not
// overlap. It panics if y or dst has not length d. For finite y the result is
// finite.
func (e *Estimator) EvalTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, e.Dim())
	}
	if len(y) != e.Dim() || len(dst) != e.Dim() {
		panic(badShape)
	}
	k := unit(e.reach(y))
	m, d2 := e.nearest(y, k)
	clear(dst)
	var sum float64
	for n, x := range e.x {
		w := e.weight(y, m, n, d2, k)
		if w == 0 {
			continue
		}
		sum += w
		for i, v := range x {
			dst[i] += w * (e.unit * v)
		}
	}
	if sum == 1 && e.unit == 1 {
		return dst
	}
	for i, v := range dst {
		dst[i] = max(min(v/sum/e.unit, e.size), -e.size)
	}
	return dst
}

// WeightsTo stores the posterior weights p_n(y), which sum to 1, in dst (made
// when nil) and returns it. It panics if y has not length d or dst not N.
func (e *Estimator) WeightsTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, e.N())
	}
	if len(y) != e.Dim() || len(dst) != e.N() {
		panic(badShape)
	}
	k := unit(e.reach(y))
	m, d2 := e.nearest(y, k)
	var sum float64
	for n := range dst {
		dst[n] = e.weight(y, m, n, d2, k)
		sum += dst[n]
	}
	for n := range dst {
		dst[n] /= sum
	}
	return dst
}

// JacobianTo stores the Jacobian of f at y, which is the posterior covariance
// over the noise variance,
//
//	J = sum_n p_n(y) (x_n - f(y)) (x_n - f(y))^T / sigma^2    (d x d row-major),
//
// in dst (made when nil) and returns it. At sigma = 0 it is zero, as it is
// almost everywhere. It panics if a length is wrong.
func (e *Estimator) JacobianTo(dst, y []float64) []float64 {
	d := e.Dim()
	if dst == nil {
		dst = make([]float64, d*d)
	}
	if len(y) != d || len(dst) != d*d {
		panic(badShape)
	}
	clear(dst)
	if e.sigma == 0 {
		return dst
	}
	f, p, r := e.EvalTo(nil, y), e.WeightsTo(nil, y), make([]float64, d)
	for n, x := range e.x {
		if p[n] == 0 {
			continue
		}
		for i := range r {
			r[i] = (x[i] - f[i]) / e.sigma
		}
		for i, a := range r {
			if a == 0 {
				continue
			}
			a *= p[n]
			row := dst[i*d : (i+1)*d]
			for j, b := range r {
				row[j] += a * b
			}
		}
	}
	return dst
}
