// Package emmse holds the empirical MMSE estimator: the mean of the clean
// points given a noisy one, when the prior is their empirical distribution,
//
//	f(y) = sum_n p_n(y) x_n,    p_n(y) ~ exp(-|y - x_n|^2 / 2 sigma^2).
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
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
}

// New returns the estimator of the clean points x (N x d, one a row, kept) at
// the noise level sigma >= 0. At sigma = 0 it is the limit: the nearest clean
// point, or the mean of those that are equally near. It panics if there is no
// point, a dimension differs or a number is not finite, or sigma is negative.
func New(x [][]float64, sigma float64) *Estimator {
	if len(x) == 0 || len(x[0]) == 0 {
		panic(badPoints)
	}
	for _, p := range x {
		if len(p) != len(x[0]) {
			panic(badPoints)
		}
		for _, v := range p {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(badPoints)
			}
		}
	}
	if !(sigma >= 0) || math.IsInf(sigma, 0) {
		panic(badSigma)
	}
	return &Estimator{x: x, sigma: sigma}
}

// Dim returns the dimension d.
func (e *Estimator) Dim() int { return len(e.x[0]) }

// N returns the number of clean points.
func (e *Estimator) N() int { return len(e.x) }
