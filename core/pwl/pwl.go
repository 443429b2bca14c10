// Package pwl holds continuous piecewise-linear functions from R to R: their
// knots, their values and their second-order total variation.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
package pwl

import (
	"math"
	"sort"
)

const (
	badKnots  = "pwl: knots not finite and strictly increasing"
	badLength = "pwl: knots and values differ in number"
	badScale  = "pwl: scale must be finite and not zero"
)

// Func is a continuous piecewise-linear function
//
//	phi(t) = v_j + (t - t_j) s_j    on [t_j, t_(j+1)],
//
// given by its values at finitely many knots and its slopes outside them. The
// zero Func is the zero function. A Func is immutable.
type Func struct {
	t, v        []float64 // knots, strictly increasing, and values there
	left, right float64   // slopes before the first and after the last knot
	at0         float64   // value at 0 when there is no knot
}

// Affine returns the function t -> c + s t, which has no knot.
func Affine(c, s float64) Func { return Func{at0: c, left: s, right: s} }

// Through returns the function with the given values at the given knots and
// the given slopes outside them. It copies its arguments. It panics if the
// knots are not finite and strictly increasing, if the numbers of knots and
// values differ, or if there is no knot (use Affine).
func Through(t, v []float64, left, right float64) Func {
	if len(t) != len(v) {
		panic(badLength)
	}
	if len(t) == 0 {
		panic(badKnots)
	}
	for i, x := range t {
		if math.IsNaN(x) || math.IsInf(x, 0) || i > 0 && t[i-1] >= x {
			panic(badKnots)
		}
	}
	return Func{t: append([]float64(nil), t...), v: append([]float64(nil), v...), left: left, right: right}
}

// Relu returns the function t -> [t - tau]_+, with its one knot at tau.
func Relu(tau float64) Func { return Through([]float64{tau}, []float64{0}, 0, 1) }

// Ramp returns the function that is 0 up to lo, rises linearly to h at hi and
// is h from there on:
//
//	phi(t) = h/(hi-lo) ([t-lo]_+ - [t-hi]_+).
//
// It panics if not lo < hi.
func Ramp(lo, hi, h float64) Func { return Through([]float64{lo, hi}, []float64{0, h}, 0, 0) }

// At returns phi(t).
func (f Func) At(t float64) float64 {
	n := len(f.t)
	if n == 0 {
		return f.at0 + f.left*t
	}
	if t <= f.t[0] {
		if f.left == 0 {
			return f.v[0]
		}
		return f.v[0] + f.left*(t-f.t[0])
	}
	if t >= f.t[n-1] {
		if f.right == 0 {
			return f.v[n-1]
		}
		return f.v[n-1] + f.right*(t-f.t[n-1])
	}
	j := f.piece(t)
	if f.v[j] == f.v[j-1] {
		return f.v[j]
	}
	a := (t - f.t[j-1]) / (f.t[j] - f.t[j-1])
	// Exact at both ends, monotone between.
	if a <= 0.5 {
		return f.v[j-1] + a*(f.v[j]-f.v[j-1])
	}
	return f.v[j] - (f.t[j]-t)/(f.t[j]-f.t[j-1])*(f.v[j]-f.v[j-1])
}

// Slope returns the derivative of phi at t; at a knot, the right one.
func (f Func) Slope(t float64) float64 {
	return f.slope(f.piece(t))
}

// piece returns the number of knots at or before t.
func (f Func) piece(t float64) int {
	if len(f.t) <= 8 {
		j := 0
		for j < len(f.t) && f.t[j] <= t {
			j++
		}
		return j
	}
	return sort.Search(len(f.t), func(i int) bool { return f.t[i] > t })
}

// slope returns the slope of piece j of the len(t)+1 pieces.
func (f Func) slope(j int) float64 {
	switch j {
	case 0:
		return f.left
	case len(f.t):
		return f.right
	}
	return (f.v[j] - f.v[j-1]) / (f.t[j] - f.t[j-1])
}

// Len returns the number of knots.
func (f Func) Len() int { return len(f.t) }

// Knot is a point where the slope of a Func changes.
type Knot struct {
	T    float64 // place
	V    float64 // value there
	Jump float64 // slope after it minus slope before it
}

// Knots returns the knots in increasing order. A knot whose slope does not
// change is among them, with Jump 0.
func (f Func) Knots() []Knot {
	ks := make([]Knot, len(f.t))
	for j := range ks {
		ks[j] = Knot{f.t[j], f.v[j], f.slope(j+1) - f.slope(j)}
	}
	return ks
}

// Left returns the affine function that phi is before its first knot, as its
// value at 0 and its slope.
func (f Func) Left() (at0, slope float64) {
	if len(f.t) == 0 {
		return f.at0, f.left
	}
	return f.v[0] - f.left*f.t[0], f.left
}

// Right returns the affine function that phi is after its last knot, as its
// value at 0 and its slope.
func (f Func) Right() (at0, slope float64) {
	if len(f.t) == 0 {
		return f.at0, f.right
	}
	n := len(f.t) - 1
	return f.v[n] - f.right*f.t[n], f.right
}

// Slopes returns the slopes of the Len()+1 pieces from left to right.
func (f Func) Slopes() []float64 {
	s := make([]float64, len(f.t)+1)
	for j := range s {
		s[j] = f.slope(j)
	}
	return s
}

// TV2 returns the second-order total variation, the sum of |slope jumps|. It
// is the representation cost of a univariate network with free biases and a
// free affine part ([Z23], univariate data).
func (f Func) TV2() float64 {
	var s float64
	for j := range f.t {
		s += math.Abs(f.slope(j+1) - f.slope(j))
	}
	return s
}

// Of returns the function t -> k phi(s t - b) for s != 0: the profile seen
// along a rescaled and shifted axis. It panics if s is 0 or not finite.
func (f Func) Of(k, s, b float64) Func {
	if s == 0 || math.IsNaN(s) || math.IsInf(s, 0) {
		panic(badScale)
	}
	n := len(f.t)
	if n == 0 {
		return Affine(k*(f.at0-f.left*b), k*s*f.left)
	}
	g := Func{t: make([]float64, n), v: make([]float64, n)}
	for j := range f.t {
		i := j
		if s < 0 {
			i = n - 1 - j
		}
		g.t[i] = (f.t[j] + b) / s
		g.v[i] = k * f.v[j]
	}
	g.left, g.right = k*s*f.left, k*s*f.right
	if s < 0 {
		g.left, g.right = g.right, g.left
	}
	for j := 1; j < n; j++ {
		if g.t[j-1] >= g.t[j] {
			panic(badKnots)
		}
	}
	return g
}

// FixedPoints returns the isolated solutions of phi(t) = t with the slope of
// phi there (the right one at a knot), in increasing order. Intervals on which
// phi(t) = t throughout are not isolated and not returned.
func (f Func) FixedPoints() []Fixed {
	var out []Fixed
	g := func(j int) float64 { return f.v[j] - f.t[j] } // phi - id at knot j
	n := len(f.t)
	if n == 0 {
		if f.left != 1 {
			out = append(out, Fixed{f.at0 / (1 - f.left), f.left})
		}
		return out
	}
	if g(0) != 0 && f.left != 1 {
		if t := f.t[0] + g(0)/(1-f.left); t < f.t[0] {
			out = append(out, Fixed{t, f.left})
		}
	}
	for j := 0; j < n; j++ {
		if g(j) == 0 && f.slope(j) != 1 && f.slope(j+1) != 1 {
			out = append(out, Fixed{f.t[j], f.slope(j + 1)})
		}
		if j+1 < n && g(j)*g(j+1) < 0 {
			a := g(j) / (g(j) - g(j+1))
			out = append(out, Fixed{f.t[j] + a*(f.t[j+1]-f.t[j]), f.slope(j + 1)})
		}
	}
	if g(n-1) != 0 && f.right != 1 {
		if t := f.t[n-1] + g(n-1)/(1-f.right); t > f.t[n-1] {
			out = append(out, Fixed{t, f.right})
		}
	}
	return out
}

// Fixed is a fixed point of a Func: stable when |Slope| < 1, unstable when
// |Slope| > 1.
type Fixed struct{ T, Slope float64 }
