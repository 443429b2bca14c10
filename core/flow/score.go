package flow

import (
	"math"
	"slices"

	"crease/core/shallow"
)

// Score is the score flow of a shallow denoiser, dy/dt = f(y) - y, followed
// exactly. In a region where f is affine it is a linear differential equation:
//
//   - where f is constant the point moves straight towards that value e,
//     y(t) = e + (y - e) e^(-t): the crossing time of a knot is a logarithm, and
//     when e itself is reached first the flow ends there, exactly, after
//     infinite time;
//   - elsewhere y(t) is its own Taylor series, y^(k+1) = A y^(k), summed to
//     rounding over steps of |A| t <= 2, whatever the dimension and the
//     eigenvalues of A; a knot is crossed at the first root of a polynomial,
//     found from below so that none is missed.
type Score struct {
	// T is the time allowed, 0 for as long as it takes.
	T float64
	// Slow is the speed |f(y) - y|, relative to the size of the denoiser, at
	// which a point is at rest; 0 means 1e-13, which is rounding.
	Slow float64

	p       *pieces
	place   []int
	s       []float64   // v_l.y
	y, f, e []float64   // place, value, velocity
	taylor  [][]float64 // coefficients of y(t)
	shadow  [][]float64 // of v_l.y(t), by ridge
	goal    goal
}

// NewScore returns the score flow of f.
func NewScore(f *shallow.Denoiser) *Score {
	p := newPieces(f)
	s := &Score{p: p, place: make([]int, len(p.ridges)), s: make([]float64, len(p.ridges)),
		y: make([]float64, p.d), f: make([]float64, p.d), e: make([]float64, p.d), goal: newGoal(p.d)}
	for range terms + 1 {
		s.taylor = append(s.taylor, make([]float64, p.d))
	}
	for range p.ridges {
		s.shadow = append(s.shadow, make([]float64, terms+1))
	}
	return s
}

// most bounds the pieces and steps of one trajectory, which are some tens.
const mostSteps = 20000

// Move follows the flow from y until it is at rest, for the time T at most.
func (s *Score) Move(y []float64, path *Path) End {
	copy(s.y, y)
	path.begin(0, s.y)
	limit := s.T
	if limit == 0 {
		limit = math.Inf(1)
	}
	unit := max(s.p.unit, size(y))
	slow := still * unit
	if s.Slow > 0 {
		slow = s.Slow * unit
	}
	// Which side of a knot to start on depends on the velocity, and that only
	// on y.
	for l := range s.p.ridges {
		r := &s.p.ridges[l]
		s.place[l] = r.place(dot(r.v, s.y), 0)
	}
	s.velocity()
	for l := range s.p.ridges {
		r := &s.p.ridges[l]
		s.place[l] = r.place(s.s[l], dot(r.v, s.e))
	}
	var t float64
	end := func(why Status) End { return End{slices.Clone(s.y), t, why} }
	fresh := true // no step has been made in this region
	s.goal.known = false
	for range mostSteps {
		flat := s.velocity()
		switch {
		case t >= limit:
			return end(TimeUp)
		case size(s.e) <= slow:
			return end(AtRest)
		case !(size(s.y) <= beyond*unit):
			return end(Away)
		}
		var dt float64
		if flat {
			var done bool
			if dt, done = s.straight(t, limit, path); done {
				copy(s.y, s.f)
				path.add(t+dt, s.y)
				t = math.Inf(1)
				return end(AtRest)
			}
		} else {
			if math.IsInf(limit, 1) && !fresh && s.settles() {
				s.settle(t, path)
				t = math.Inf(1)
				return end(AtRest)
			}
			dt, fresh = s.curved(t, limit-t, path)
		}
		if fresh = fresh || flat; fresh {
			s.goal.known = false
		}
		if dt == limit-t {
			t = limit
		} else {
			t += dt
		}
		path.add(t, s.y)
	}
	return end(GivenUp)
}

// velocity computes f, f - y and v_l.y at s.y by the current pieces, and
// reports whether f is constant on them.
func (s *Score) velocity() (flat bool) {
	p := s.p
	copy(s.f, p.c)
	flat = p.v == nil
	if !flat {
		for i := range s.f {
			s.f[i] += dot(p.v[i*p.d:(i+1)*p.d], s.y)
		}
	}
	for l := range p.ridges {
		r := &p.ridges[l]
		s.s[l] = dot(r.v, s.y)
		if k := r.value(s.place[l], s.s[l]); k != 0 {
			axpy(s.f, k, r.u)
		}
		flat = flat && r.slope[s.place[l]] == 0
	}
	for i := range s.e {
		s.e[i] = s.f[i] - s.y[i]
	}
	return flat
}

// relax is how long the last straight piece is drawn for: e^-37 is rounding.
const relax = 37

// straight moves towards the constant value s.f until a knot is met or time is
// up; done when neither happens.
func (s *Score) straight(t, limit float64, path *Path) (dt float64, done bool) {
	part, who, way := 1.0, -1, 0
	for l := range s.p.ridges {
		r := &s.p.ridges[l]
		ds := dot(r.v, s.e)
		lo, hi := r.span(s.place[l])
		switch {
		case ds > 0 && s.s[l]+part*ds > hi:
			part, who, way = max((hi-s.s[l])/ds, 0), l, 1
		case ds < 0 && s.s[l]+part*ds < lo:
			part, who, way = max((lo-s.s[l])/ds, 0), l, -1
		}
	}
	dt = math.Inf(1)
	if who >= 0 {
		dt = -math.Log1p(-part)
	}
	if left := limit - t; left < dt {
		part, who, dt = -math.Expm1(-left), -1, left
	}
	s.draw(t, min(dt, relax), path)
	if math.IsInf(dt, 1) {
		return relax, true
	}
	axpy(s.y, part, s.e)
	if who >= 0 {
		s.place[who] += way
	}
	return dt, false
}

// draw adds points along y + (1 - e^-t) s.e to the path, so that what is linear
// between them is near.
func (s *Score) draw(t, dt float64, path *Path) {
	if path == nil {
		return
	}
	at := s.taylor[0]
	for h := drawn; h < min(dt, 8); h += drawn {
		copy(at, s.y)
		axpy(at, -math.Expm1(-h), s.e)
		path.add(t+h, at)
	}
}

// drawn is the time between points of a path: the chord of an exponential is
// off by less than 1/100 of its height over it.
const drawn = 0.25
