// Package risk computes the test error of denoisers: for clean points x ~ p
// and noisy ones y = x + sigma z, z standard normal, the mean square error
//
//	MSE(f) = E |f(y) - x|^2.
//
// In one dimension it is exact. A Channel is a prior p seen through the noise;
// it knows the density of y and the mean and variance of x given y in closed
// form, so that
//
//	MSE(f) = int p(y) [(f(y) - E[x|y])^2 + Var[x|y]] dy
//
// is one integral of something never negative: no cancellation at any sigma.
// (It equals E x^2 + int (f^2 p - 2 f g) dy with g(y) = E[x; y].) In R^d there
// is seeded sampling with error bars. A Sweep draws whole curves over sigma,
// coarse to fine, with the places where two of them cross.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - QUADPACK: R. Piessens, E. de Doncker-Kapenga, C. Uberhuber, D. Kahaner,
//     Springer 1983 (the Gauss-Kronrod pair and its error estimate).
package risk

import (
	"math"
	"slices"

	"crease/core/pwl"
)

// Estimator is an estimator of x from y in R, with what a quadrature must know
// of it.
type Estimator struct {
	F func(y float64) float64
	// Turns are the places where F is not smooth on the scale of the noise,
	// in increasing order: kinks, jumps, and steep passages.
	Turns []Turn

	lines    []line // the affine pieces of F in their order, nil where it has others
	ideal    bool   // E[x|y] itself
	identity bool   // y itself
}

// line is an affine piece: F(y) = value + slope (y - at) from lo to hi, which
// may be infinite.
type line struct{ lo, hi, at, value, slope float64 }

// Turn is a place where an estimator bends: at once when Width is 0, else over
// a length of the order of Width (that of the logistic function 1/(1 + e^-t)
// is 1).
type Turn struct{ At, Width float64 }

// Piecewise returns the estimator f.
func Piecewise(f pwl.Func) Estimator {
	e := Estimator{F: f.At}
	for _, k := range f.Knots() {
		if k.Jump != 0 {
			e.Turns = append(e.Turns, Turn{At: k.T})
		}
	}
	return e.affine()
}

// Identity returns the estimator f(y) = y, whose error is sigma^2.
func Identity() Estimator {
	return Estimator{F: func(y float64) float64 { return y }, identity: true}.affine()
}

// affine returns e, which is affine between neighbouring turns and outside
// them, with its pieces: integrals over them have closed forms.
func (e Estimator) affine() Estimator {
	n := len(e.Turns)
	for i := 0; i <= n; i++ {
		lo, hi := math.Inf(-1), math.Inf(1)
		if i > 0 {
			lo = e.Turns[i-1].At
		}
		if i < n {
			hi = e.Turns[i].At
		}
		if !(lo < hi) {
			continue
		}
		// Two points well inside: at a turn itself F may jump.
		p, q := lo+(hi-lo)/4, lo+(hi-lo)*3/4
		switch {
		case n == 0:
			p, q = 0, 1
		case i == 0:
			p, q = hi-2*max(1, math.Abs(hi)), hi-max(1, math.Abs(hi))
		case i == n:
			p, q = lo+max(1, math.Abs(lo)), lo+2*max(1, math.Abs(lo))
		}
		value := e.F(p)
		e.lines = append(e.lines, line{lo, hi, p, value, (e.F(q) - value) / (q - p)})
	}
	return e
}

// Posterior returns the empirical MMSE estimator f of the given training
// points at the given sigma as quadrature must see it: halfway between
// neighbours at distance g it passes from one to the other over sigma^2/g, as
// a logistic function does. At sigma = 0 it jumps, and is the nearest
// neighbour.
func Posterior(x []float64, sigma float64, f func(y float64) float64) Estimator {
	x = distinct(x)
	e := Estimator{F: f}
	for i := 1; i < len(x); i++ {
		g := x[i] - x[i-1]
		e.Turns = append(e.Turns, Turn{At: x[i-1] + g/2, Width: sigma / g * sigma})
	}
	return e
}

// Nearest returns the nearest-neighbour estimator of the given points, the
// limit of the empirical MMSE estimator as sigma -> 0. It panics if there is no
// point. Halfway between two it takes the lower one.
func Nearest(x []float64) Estimator {
	x = distinct(x)
	e := Posterior(x, 0, nil)
	turns := e.Turns
	e.F = func(y float64) float64 {
		i, _ := slices.BinarySearchFunc(turns, y, func(t Turn, y float64) int {
			if t.At < y {
				return -1
			}
			return 1
		})
		return x[i]
	}
	return e.affine()
}

// Chords returns the function that joins the given points (x, x) and is
// constant outside: the limit of the minimum-norm denoiser as its radius goes
// to 0 ([Z23], univariate data). It panics if there is no point.
func Chords(x []float64) pwl.Func {
	x = distinct(x)
	if len(x) == 1 {
		return pwl.Affine(x[0], 0)
	}
	return pwl.Through(x, x, 0, 0)
}

// distinct returns the values of x in increasing order, each once.
func distinct(x []float64) []float64 {
	x = slices.Clone(x)
	slices.Sort(x)
	return slices.Compact(x)
}

// grade are the distances of panel edges from a steep passage, in its widths.
// The logistic function has poles at +-i pi; panels from 0 to 12 and 40 keep
// them outside ellipses of sum of half-axes 2.2 and 2, on which the rules of 15
// and 31 points (degree 23 and 47) err by 1e-8 and 1e-16 of the change that is
// left there: of 1 and e^-12. Beyond 40 it is e^-40.
var grade = [...]float64{-40, -12, 0, 12, 40}

// cuts appends the panel edges that e asks for when y has noise sigma.
func (e Estimator) cuts(edges []float64, sigma float64) []float64 {
	for i, t := range e.Turns {
		if t.Width == 0 {
			edges = append(edges, t.At)
			continue
		}
		if t.Width > sigma {
			continue // smoother than the density of y
		}
		// Neighbouring passages do not reach beyond each other.
		left, right := math.Inf(-1), math.Inf(1)
		if i > 0 {
			left = e.Turns[i-1].At
		}
		if i+1 < len(e.Turns) {
			right = e.Turns[i+1].At
		}
		for _, k := range grade {
			if y := t.At + k*t.Width; left <= y && y <= right {
				edges = append(edges, y)
			}
		}
	}
	return edges
}
