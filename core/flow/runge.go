package flow

import "math"

// runge is the Runge-Kutta pair of orders 5 and 4 of Dormand and Prince, with
// step control. Its steps may be of either sign.
type runge struct {
	d     int
	rhs   func(dst []float64, s float64, y []float64) // dy/ds
	k     [7][]float64
	tmp   []float64
	next  []float64
	first bool // k[0] is the derivative at the current point
}

// tolerance is the error allowed in a step, relative to the size of things.
const tolerance = 1e-10

func newRunge(d int, rhs func(dst []float64, s float64, y []float64)) *runge {
	r := &runge{d: d, rhs: rhs, tmp: make([]float64, d), next: make([]float64, d)}
	for i := range r.k {
		r.k[i] = make([]float64, d)
	}
	return r
}

// try computes in r.next the point after a step h from (s, y), and returns the
// estimated error of the step. k[6] is the derivative there.
func (r *runge) try(s float64, y []float64, h float64) float64 {
	k := &r.k
	if !r.first {
		r.rhs(k[0], s, y)
		r.first = true
	}
	for i := range y {
		r.tmp[i] = y[i] + h*(1./5)*k[0][i]
	}
	r.rhs(k[1], s+h/5, r.tmp)
	for i := range y {
		r.tmp[i] = y[i] + h*(3./40*k[0][i]+9./40*k[1][i])
	}
	r.rhs(k[2], s+h*3/10, r.tmp)
	for i := range y {
		r.tmp[i] = y[i] + h*(44./45*k[0][i]-56./15*k[1][i]+32./9*k[2][i])
	}
	r.rhs(k[3], s+h*4/5, r.tmp)
	for i := range y {
		r.tmp[i] = y[i] + h*(19372./6561*k[0][i]-25360./2187*k[1][i]+64448./6561*k[2][i]-212./729*k[3][i])
	}
	r.rhs(k[4], s+h*8/9, r.tmp)
	for i := range y {
		r.tmp[i] = y[i] + h*(9017./3168*k[0][i]-355./33*k[1][i]+46732./5247*k[2][i]+49./176*k[3][i]-5103./18656*k[4][i])
	}
	r.rhs(k[5], s+h, r.tmp)
	for i := range y {
		r.next[i] = y[i] + h*(35./384*k[0][i]+500./1113*k[2][i]+125./192*k[3][i]-2187./6784*k[4][i]+11./84*k[5][i])
	}
	r.rhs(k[6], s+h, r.next)
	var e float64
	for i := range y {
		e = max(e, math.Abs(71./57600*k[0][i]-71./16695*k[2][i]+71./1920*k[3][i]-17253./339200*k[4][i]+22./525*k[5][i]-1./40*k[6][i]))
	}
	return e * math.Abs(h)
}

// accept makes r.next the current point, y.
func (r *runge) accept(y []float64) {
	copy(y, r.next)
	r.k[0], r.k[6] = r.k[6], r.k[0]
}

// middle stores in dst the point at share a of the step from y to r.next, by
// Hermite's cubic.
func (r *runge) middle(dst, y []float64, h, a float64) {
	b := 1 - a
	for i := range dst {
		d := r.next[i] - y[i]
		dst[i] = b*y[i] + a*r.next[i] + a*b*((1-2*a)*-d+b*h*r.k[0][i]-a*h*r.k[6][i])
	}
}

// resize returns the factor for the next step after an error e where tol was
// allowed.
func resize(e, tol float64) float64 {
	if e == 0 {
		return 5
	}
	return min(5, max(0.2, 0.9*math.Pow(tol/e, 0.2)))
}
