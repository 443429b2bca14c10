package flow

import (
	"math"
	"slices"

	"crease/core/words"
)

// Probability is the probability flow of a family of shallow denoisers whose
// radius follows rho = k sigma_t, sigma_t = sqrt t, from sigma_T to 0. With
// sigma as the time it is
//
//	dy/dsigma = (y - f_sigma(y))/sigma,
//
// and trajectories are straight wherever f stays constant along them. They are
// integrated by Runge-Kutta steps to 1e-10 of the size of things, each with one
// affine piece of f for all its stages; a step that leaves its piece is cut at
// the knot. A point within rho of a clean one stays so, since both shrink as
// sigma does, and ends there.
//
// In the logarithmic time r = -log sigma the flow is dy/dr = f_sigma(y) - y. So
// from where sigma is nothing beside the data it is the score flow of the limit
// of f, which may take long to come to rest (where f nearly is the identity,
// as far as e^200 below); that is followed exactly.
type Probability struct {
	k, top, low float64 // sigma from top to low
	atlas       *atlas
	rest        *Score // what is left below low
	x           [][]float64
	r           *runge
	shape       []int // knots of each ridge that place is about
	place       []int
	probe       []float64
	unit        float64
}

// NewProbability returns the mover for the data with clean points x, at time T:
// a Straight one when the family is straight. The error is a words.Message:
// T and k must be positive, and the family must have a denoiser for
// rho = k sqrt T.
func NewProbability(f Family, x [][]float64, k, t float64) (Mover, error) {
	if !(t > 0) || math.IsInf(t, 0) {
		return nil, words.M("flow.time", "T", t)
	}
	if !(k > 0) || math.IsInf(k, 0) {
		return nil, words.M("flow.k", "k", k)
	}
	top := math.Sqrt(t)
	h, err := f(k * top)
	if err != nil {
		return nil, words.M("flow.wide", "rho", k*top, "why", err)
	}
	if IsStraight(h, k*top) {
		if g, err := f(k * top / 2); err == nil && IsStraight(g, k*top/2) {
			return Straight{F: h, T: t}, nil
		}
	}
	p := &Probability{k: k, top: top, x: x}
	p.unit = newPieces(h).unit
	for low := last; ; low *= 10 {
		if low >= 1 {
			return nil, words.M("flow.thin", "rho", k*top)
		}
		if h, err := f(low * k * top); err == nil {
			p.low = low * top
			p.rest = NewScore(h)
			p.rest.Slow = arrived
			break
		}
	}
	p.atlas = newAtlas(f, k*p.low, k*top)
	d := h.Dim()
	p.probe = make([]float64, d)
	p.r = newRunge(d, func(dst []float64, sigma float64, y []float64) {
		p.value(dst, sigma, y)
		for i := range dst {
			dst[i] = (y[i] - dst[i]) / sigma
		}
	})
	return p, nil
}

// value stores f_sigma(y) by the current pieces, or by its own where the
// family has changed its shape within a step.
func (p *Probability) value(dst []float64, sigma float64, y []float64) {
	q := p.atlas.at(p.k * sigma)
	copy(dst, q.c)
	if q.v != nil {
		for i := range dst {
			dst[i] += dot(q.v[i*q.d:(i+1)*q.d], y)
		}
	}
	placed := p.placed(q)
	for l := range q.ridges {
		r := &q.ridges[l]
		s := dot(r.v, y)
		at := 0
		if placed {
			at = p.place[l]
		} else {
			at = r.place(s, 0)
		}
		if v := r.value(at, s); v != 0 {
			axpy(dst, v, r.u)
		}
	}
}

// placed reports whether the current pieces are pieces of q.
func (p *Probability) placed(q *pieces) bool {
	if len(p.shape) != len(q.ridges) {
		return false
	}
	for l := range q.ridges {
		if p.shape[l] != len(q.ridges[l].t) {
			return false
		}
	}
	return true
}

// settle finds the pieces of q that y lies on.
func (p *Probability) settle(q *pieces, y []float64) {
	p.shape, p.place = p.shape[:0], p.place[:0]
	for l := range q.ridges {
		r := &q.ridges[l]
		p.shape = append(p.shape, len(r.t))
		p.place = append(p.place, r.place(dot(r.v, y), 0))
	}
	p.r.first = false
}

// outside returns how far y is beyond the current pieces at sigma, negative
// when it is within them all, and the ridge and side on which it is furthest
// out.
func (p *Probability) outside(sigma float64, y []float64) (far float64, who, way int) {
	q := p.atlas.at(p.k * sigma)
	far, who = -p.unit, -1
	if !p.placed(q) {
		return far, who, 0
	}
	for l := range q.ridges {
		r := &q.ridges[l]
		lo, hi := r.span(p.place[l])
		s, n := dot(r.v, y), math.Sqrt(dot(r.v, r.v))
		if e := (s - hi) / n; e > far {
			far, who, way = e, l, 1
		}
		if e := (lo - s) / n; e > far {
			far, who, way = e, l, -1
		}
	}
	return far, who, way
}

// arrived is the speed, relative to the size of the denoiser, at which what is
// left of the flow is at rest. It cannot be less than rho at low, by which a
// ramp's slope exceeds 1 so that its middle, a fixed point of the limit, drifts.
const arrived = 1e-9

// slack is how far outside a piece, relative to the size of the denoiser, a
// point may be and still count as within.
const slack = 1e-13

// Move follows the flow from y at time T to the end.
func (p *Probability) Move(start []float64, path *Path) End {
	y := slices.Clone(start)
	path.begin(p.top, y)
	home, ok := p.follow(y, p.low, path)
	switch {
	case !ok:
		return End{y, 0, GivenUp}
	case home >= 0:
		copy(y, p.x[home])
	default:
		y = p.rest.Move(y, nil).Y
	}
	path.add(0, y)
	return End{y, 0, TimeUp}
}

// follow moves y from sigma_T to a lower sigma. It returns early with the index
// of a clean point when y has come within its ball, else -1; ok is false when
// it had to be given up.
func (p *Probability) follow(y []float64, until float64, path *Path) (home int, ok bool) {
	sigma := p.top
	unit := max(p.unit, size(y))
	p.settle(p.atlas.at(p.k*sigma), y)
	h := sigma / 4
	idle := 0 // pieces changed without a step
	for range mostSteps {
		if n := nearest(p.x, y); distance(p.x[n], y) <= p.k*sigma {
			return n, true
		}
		if sigma <= until {
			return -1, true
		}
		if q := p.atlas.at(p.k * sigma); !p.placed(q) {
			p.settle(q, y)
		}
		if h = min(h, longStep*sigma); sigma-h < until*(1+1e-9) {
			h = sigma - until
		}
		e := p.r.try(sigma, y, -h)
		if e > tolerance*unit {
			h *= resize(e, tolerance*unit)
			continue
		}
		grown := h * resize(e, tolerance*unit)
		who, way, cut := p.cut(sigma, y, h)
		if who >= 0 && cut <= 1e-14*sigma && idle < 2*len(p.place) {
			idle++
			p.place[who] += way
			p.r.first = false
			continue
		}
		idle = 0
		if who >= 0 {
			h = cut
		}
		if h == sigma-until {
			sigma = until
		} else {
			sigma -= h
		}
		p.r.accept(y)
		path.add(sigma, y)
		if who >= 0 {
			p.place[who] += way
			p.r.first = false
		}
		h = grown
	}
	return -1, false
}

// cut looks along the step h just tried for where it leaves the current pieces,
// and if it does, leaves that shorter step tried instead: who is the ridge whose
// knot it ends at, way the side, and at its length. Else who is -1.
func (p *Probability) cut(sigma float64, y []float64, h float64) (who, way int, at float64) {
	tol := slack * p.unit
	b := 0.0
	var fb float64
	for _, share := range [...]float64{0.25, 0.5, 0.75, 1} {
		p.r.middle(p.probe, y, -h, share)
		if fb, who, way = p.outside(sigma-share*h, p.probe); fb > tol {
			b = share * h
			break
		}
	}
	if b == 0 {
		return -1, 0, 0
	}
	// False position between a, within, and b, outside, the step to which is
	// tried again each time (Illinois: an end that stays is halved).
	a := 0.0
	fa, _, _ := p.outside(sigma, y)
	fa = min(fa, -tol)
	side := 0
	for range 60 {
		m := b - fb*(b-a)/(fb-fa)
		if !(a < m && m < b) || side > 2 || side < -2 {
			m = a + (b-a)/2
		}
		p.r.try(sigma, y, -m)
		f, w, s := p.outside(sigma-m, p.r.next)
		if math.Abs(f) <= tol || b-a <= 1e-15*sigma {
			if w >= 0 {
				who, way = w, s
			}
			return who, way, m
		}
		if f > 0 {
			b, fb, who, way = m, f, w, s
			if side = max(side, 0) + 1; side > 1 {
				fa /= 2
			}
		} else {
			a, fa = m, f
			if side = min(side, 0) - 1; side < -1 {
				fb /= 2
			}
		}
	}
	p.r.try(sigma, y, -b)
	return who, way, b
}
