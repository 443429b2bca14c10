package train

import (
	"math"

	"crease/core/pwl"
	"crease/core/shallow"
)

// expectedNet is a network of R^D in the coordinates of its loss.
type expectedNet struct {
	loss  *expectedLoss
	w, a  expectedFrame
	theta []float64
}

// newExpectedNet returns the network of the given units. Its theta starts with
// them; the kinks, at w.y + b = 0, move with it.
func newExpectedNet(hull *ExpectedHull, sigma, lambda float64, units []shallow.Unit) *expectedNet {
	w, a := make([][]float64, len(units)), make([][]float64, len(units))
	for i, u := range units {
		w[i], a[i] = u.W, u.A
	}
	n := &expectedNet{w: hull.frame(w), a: hull.frame(a)}
	n.loss = newExpectedLoss(hull, sigma, lambda, len(units), len(n.w.basis), len(n.a.basis))
	n.theta = append(append(n.w.coord, n.a.coord...), make([]float64, len(units))...)
	_, _, b := n.loss.split(n.theta)
	for i, u := range units {
		b[i] = u.B + longDot(u.W, hull.Mean)
	}
	return n
}

// units returns the units in all D coordinates.
func (n *expectedNet) units() []shallow.Unit {
	l := n.loss
	w, a, b := l.split(n.theta)
	units := make([]shallow.Unit, l.k)
	for i := range units {
		u := shallow.Unit{A: n.a.vector(a[i*l.q : (i+1)*l.q]), W: n.w.vector(w[i*l.p : (i+1)*l.p])}
		u.B = b[i] - longDot(u.W, l.hull.Mean)
		units[i] = u
	}
	return units
}

// offHull returns the share of |W|^2 off the hull of the points.
func (n *expectedNet) offHull() float64 {
	l := n.loss
	w, _, _ := l.split(n.theta)
	r := l.hull.rank()
	var off, all float64
	for i := range l.k {
		wi := w[i*l.p : (i+1)*l.p]
		off += longDot(wi[r:], wi[r:])
		all += longDot(wi, wi)
	}
	if all == 0 {
		return 0
	}
	return off / all
}

// denoiser returns the network with its best V and c. V has rank r + K: where
// that is less than D it is given as so many ridges with an affine profile,
// which is less to hold and to evaluate than D x D numbers.
func (n *expectedNet) denoiser() *shallow.Denoiser {
	l := n.loss
	w, a, b := l.split(n.theta)
	l.forward(w, a, b)
	hull, k, r := l.hull, l.k, l.hull.rank()
	d := len(hull.Mean)
	units := n.units()
	c := append([]float64(nil), hull.Mean...)
	var ridges []shallow.Ridge
	// A ridge u (v.(y - mean)).
	linear := func(u, v []float64) {
		ridges = append(ridges, shallow.Ridge{U: u, V: v, Phi: pwl.Affine(-longDot(v, hull.Mean), 1)})
	}
	for t, e := range hull.Axes {
		u := make([]float64, d)
		axpy(u, hull.Vars[t]*l.gain[t], e)
		linear(u, e)
	}
	coord := make([]float64, l.p)
	for i := range k {
		// -a times the row C (S + sigma^2)^-1, which is pbar w off the hull.
		for t := range coord {
			if t < r {
				coord[t] = l.cy[i*r+t] * l.gain[t]
			} else {
				coord[t] = l.pm[i] * w[i*l.p+t]
			}
		}
		u := make([]float64, d)
		axpy(u, -1, units[i].A)
		linear(u, n.w.vector(coord))
		axpy(c, -l.mm[i], units[i].A)
	}
	var v []float64
	if d <= len(ridges) {
		v, c = dense(d, c, ridges)
		ridges = nil
	}
	for _, u := range units {
		if longDot(u.W, u.W) > 0 {
			ridges = append(ridges, shallow.Ridge{U: u.A, V: u.W, Phi: pwl.Relu(-u.B)})
		} else {
			axpy(c, math.Max(u.B, 0), u.A)
		}
	}
	return shallow.New(d, v, c, ridges...)
}

// dense returns the sum of an affine part and affine ridges as V and c.
func dense(d int, c []float64, ridges []shallow.Ridge) (v, sum []float64) {
	h := shallow.New(d, nil, c, ridges...)
	v, sum, _ = h.Units()
	return v, sum
}
