package flow

import (
	"math"
	"slices"

	"crease/core/words"
)

// Probability is the probability flow of a family of shallow denoisers whose
// radius follows rho = k sigma_t, sigma_t = sqrt t, from sigma_T to 0. With
// sigma as the time, and with l = log sigma, it is
//
//	dy/dsigma = (y - f_sigma(y))/sigma,    dy/dl = y - f_sigma(y).
//
// Where f is constant about a trajectory it is a straight line in sigma, and
// followed to the next knot at once. Along ramps at right angles it is smooth in
// sigma, and nearly straight; where others come together it decays by powers of
// sigma, which are smooth in l. By that clock it is integrated by Runge-Kutta
// steps to 1e-10 of the size of things, each with one affine piece of f for all
// its stages; a step that leaves its piece is cut at the knot. A point within
// rho of a clean one stays so, since both shrink as sigma does, and ends there.
//
// From where sigma is nothing beside the data the flow, with -l as its time, is
// the score flow of the limit of f, which may take long to come to rest (where
// f nearly is the identity, as far as e^200 below); that is followed exactly.
type Probability struct {
	k, top, low float64 // sigma from top to low
	atlas       *atlas
	rest        *Score // what is left below low
	x           [][]float64
	r           *runge
	shape       []int // knots of each ridge that place is about
	place       []int
	pace        pace
	ramps       []*ridge  // that are not level on the pieces that place names
	f           []float64 // the value there, where it is constant
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
	p.probe, p.f = make([]float64, d), make([]float64, d)
	p.r = newRunge(d, func(dst []float64, clock float64, y []float64) {
		sigma, per := clock, clock
		if p.pace == inLog {
			sigma, per = math.Exp(clock), 1
		}
		p.value(dst, sigma, y)
		for i := range dst {
			dst[i] = (y[i] - dst[i]) / per
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

// pace is how the next steps are made: along a straight line, by sigma, or by
// log sigma.
type pace uint8

const (
	unknown pace = iota
	straight
	inSigma
	inLog
)

// The first step at a pace, and the greatest in log sigma: a decay is stable
// under 3.3.
const (
	firstShare = 0.25 // of sigma
	firstRun   = 0.25 // in log sigma
	longRun    = 1.5
)

// deepest is the lowest sigma that a step may go down to, as a share of the one
// it starts from: the stages divide y - f, which is rounded, by it.
const deepest = 1e-3

// follow moves y from sigma_T to a lower sigma. It returns early with the index
// of a clean point when y has come within its ball, else -1; ok is false when
// it had to be given up.
func (p *Probability) follow(y []float64, until float64, path *Path) (home int, ok bool) {
	sigma := p.top
	unit := max(p.unit, size(y))
	p.settle(p.atlas.at(p.k*sigma), y)
	p.pace = unknown
	var h float64 // of the clock
	idle := 0     // pieces changed without a step
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
		if was := p.pace; p.look(sigma, until) != was {
			p.r.first = false
			h = sigma * firstShare
			if p.pace == inLog {
				h = firstRun
			}
		}
		now, end := p.clock(sigma), p.clock(until)
		switch p.pace {
		case straight:
			h = now - end
		case inSigma:
			h = min(h, (1-deepest)*sigma)
		case inLog:
			h = min(h, longRun)
		}
		last := now-h <= end+1e-9*math.Abs(end)
		if last {
			h = now - end
		}
		e := p.try(now, y, -h)
		if e > tolerance*unit {
			h *= resize(e, tolerance*unit)
			continue
		}
		grown := h * resize(e, tolerance*unit)
		who, way, cut := p.cut(now, y, h)
		if who >= 0 && sigma-p.sigma(now-cut) <= 1e-14*sigma && idle < 2*len(p.place) {
			idle++
			p.place[who] += way
			p.r.first = false
			continue
		}
		idle = 0
		if last = last && who < 0; last {
			sigma = until
		} else {
			if who >= 0 {
				h = cut
			}
			sigma = p.sigma(now - h)
		}
		p.draw(now, y, h, path)
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

// look finds the pace for the current pieces, from sigma down to until.
func (p *Probability) look(sigma, until float64) pace {
	q := p.atlas.at(p.k * sigma)
	p.ramps = p.ramps[:0]
	for l := range q.ridges {
		if r := &q.ridges[l]; r.slope[p.place[l]] != 0 {
			p.ramps = append(p.ramps, r)
		}
	}
	p.pace = inSigma
	for i, r := range p.ramps {
		for _, s := range p.ramps[:i] {
			if !right(r, s) {
				p.pace = inLog
			}
		}
	}
	if q.v != nil {
		p.pace = inLog
	} else if len(p.ramps) == 0 {
		// Constant in y: is it in sigma too?
		p.value(p.f, sigma, p.probe)
		q := p.atlas.at(p.k * until)
		p.value(p.r.next, until, p.probe)
		if p.placed(q) && distance(p.f, p.r.next) <= slack*p.unit {
			p.pace = straight
		}
	}
	return p.pace
}

// right reports whether two ridges do not feel one another.
func right(r, s *ridge) bool {
	small := orthogonal * math.Sqrt(dot(r.u, r.u)*dot(s.v, s.v))
	back := orthogonal * math.Sqrt(dot(s.u, s.u)*dot(r.v, r.v))
	return math.Abs(dot(r.u, s.v)) <= small && math.Abs(dot(s.u, r.v)) <= back
}

// clock is the time by which steps are made, and sigma what it stands for.
func (p *Probability) clock(sigma float64) float64 {
	if p.pace == inLog {
		return math.Log(sigma)
	}
	return sigma
}

func (p *Probability) sigma(clock float64) float64 {
	if p.pace == inLog {
		return math.Exp(clock)
	}
	return clock
}

// try computes in p.r.next the point after a step h of the clock, and returns
// the estimated error of the step.
func (p *Probability) try(now float64, y []float64, h float64) float64 {
	if p.pace != straight {
		return p.r.try(now, y, h)
	}
	for i, f := range p.f {
		p.r.next[i] = f + (now+h)/now*(y[i]-f)
	}
	return 0
}

// middle stores in p.probe the point at share a of a step that was tried.
func (p *Probability) middle(y []float64, h, a float64) {
	if p.pace != straight {
		p.r.middle(p.probe, y, h, a)
		return
	}
	for i := range p.probe {
		p.probe[i] = y[i] + a*(p.r.next[i]-y[i])
	}
}

// draw adds points of a step h back that was tried to the path, so that what is
// linear between them is near.
func (p *Probability) draw(now float64, y []float64, h float64, path *Path) {
	if path == nil || p.pace != inLog {
		return
	}
	n := math.Ceil(h / drawn)
	for i := 1.0; i < n; i++ {
		p.middle(y, -h, i/n)
		path.add(p.sigma(now-h*i/n), p.probe)
	}
}

// cut looks along the step h back just tried for where it leaves the current
// pieces, and if it does, leaves that shorter step tried instead: who is the
// ridge whose knot it ends at, way the side, and at its length. Else who is -1.
func (p *Probability) cut(now float64, y []float64, h float64) (who, way int, at float64) {
	tol := slack * p.unit
	b := 0.0
	var fb float64
	for _, share := range [...]float64{0.25, 0.5, 0.75, 1} {
		p.middle(y, -h, share)
		if fb, who, way = p.outside(p.sigma(now-share*h), p.probe); fb > tol {
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
	fa, _, _ := p.outside(p.sigma(now), y)
	fa = min(fa, -tol)
	side := 0
	for range 60 {
		m := b - fb*(b-a)/(fb-fa)
		if !(a < m && m < b) || side > 2 || side < -2 {
			m = a + (b-a)/2
		}
		p.try(now, y, -m)
		f, w, s := p.outside(p.sigma(now-m), p.r.next)
		if math.Abs(f) <= tol || b-a <= 1e-15*h {
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
	p.try(now, y, -b)
	return who, way, b
}
