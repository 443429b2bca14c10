package flow

import (
	"math"
	"slices"
)

// SmoothScore is the score flow dy/dt = f(y) - y of any field, by Runge-Kutta
// steps to 1e-10 of the size of things each: for the empirical MMSE estimator,
// which is smooth.
type SmoothScore struct {
	F Field
	T float64 // time allowed; 0 for as long as it takes to rest
}

// longest is the time after which a flow with no limit is given up as never
// resting: rates of approach under 1e-2 do not occur but at a bifurcation.
const longest = 4000

// Move follows the flow from y.
func (f SmoothScore) Move(y []float64, path *Path) End {
	y = slices.Clone(y)
	r := newRunge(len(y), func(dst []float64, _ float64, y []float64) {
		f.F.EvalTo(dst, y)
		for i := range dst {
			dst[i] -= y[i]
		}
	})
	limit := f.T
	if limit == 0 {
		limit = longest
	}
	path.begin(0, y)
	unit := max(size(y), size(f.F.EvalTo(nil, y)))
	var t float64
	h := 0.1
	for range mostSteps {
		if t >= limit {
			return End{y, t, TimeUp}
		}
		h = min(h, limit-t)
		e := r.try(t, y, h)
		switch {
		case size(r.k[0]) <= still*unit:
			return End{y, t, AtRest}
		case e > tolerance*unit:
			h *= resize(e, tolerance*unit)
			continue
		case !(size(r.next) <= beyond*unit):
			return End{y, t, Away}
		}
		t += h
		r.accept(y)
		path.add(t, y)
		// A relaxing flow is stable for h under 3.
		h = min(h*resize(e, tolerance*unit), 2)
	}
	return End{y, t, GivenUp}
}

// SmoothProbability is the probability flow from sigma_T = sqrt T to 0 of any
// field that depends on sigma: with sigma as the time,
//
//	dy/dsigma = (y - f_sigma(y))/sigma,
//
// whose solutions are nearly straight where f_sigma(y) hardly varies, and
// straight once it is the same all the way to sigma = 0: then the flow ends at
// it. F makes the field for a sigma > 0.
type SmoothProbability struct {
	F func(sigma float64) Field
	T float64
}

// Move follows the flow from y at time T.
func (f SmoothProbability) Move(y []float64, path *Path) End {
	y = slices.Clone(y)
	top := math.Sqrt(f.T)
	r := newRunge(len(y), func(dst []float64, sigma float64, y []float64) {
		f.F(sigma).EvalTo(dst, y)
		for i := range dst {
			dst[i] = (y[i] - dst[i]) / sigma
		}
	})
	path.begin(top, y)
	unit := max(size(y), size(f.F(top).EvalTo(nil, y)), top)
	sigma := top
	h := top / 10
	for range mostSteps {
		if sigma <= last*top {
			f.F(sigma).EvalTo(r.next, y)
			copy(y, r.next)
			path.add(0, y)
			return End{y, 0, TimeUp}
		}
		h = min(h, sigma*longStep)
		e := r.try(sigma, y, -h)
		if e > tolerance*unit {
			h *= resize(e, tolerance*unit)
			continue
		}
		sigma -= h
		r.accept(y)
		path.add(sigma, y)
		// The scale of things is sigma, which has shrunk.
		h *= resize(e, tolerance*unit) * sigma / (sigma + h)
		if f.settled(sigma, y, r.next, r.tmp, still*unit) {
			path.add(0, r.next)
			return End{slices.Clone(r.next), 0, TimeUp}
		}
	}
	return End{y, sigma, GivenUp}
}

// settled reports whether the field, as sigma falls, keeps its value at y to tol
// along the straight line towards it, and stores that value in e. It looks at
// halves of sigma down to where the line has all but ended: of the empirical
// MMSE estimator, which says less and less of farther points, the first tells.
func (f SmoothProbability) settled(sigma float64, y, e, at []float64, tol float64) bool {
	f.F(sigma).EvalTo(e, y)
	value := make([]float64, len(y))
	for _, share := range [...]float64{0.5, 0.1, 1e-3} {
		for i := range at {
			at[i] = e[i] + share*(y[i]-e[i])
		}
		f.F(share*sigma).EvalTo(value, at)
		for i := range value {
			if math.Abs(value[i]-e[i]) > tol {
				return false
			}
		}
	}
	return true
}

// longStep is the greatest step of a probability flow, as a share of sigma.
const longStep = 0.75

// last is the sigma, relative to the first, at which a probability flow is
// taken to have come to where sigma is nothing.
const last = 1e-10
