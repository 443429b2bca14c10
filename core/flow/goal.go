package flow

import (
	"math"
)

// goal is the fixed point of the affine piece that a score flow is in, when
// the flow is sure to come to it: every point of a ball about it does, if the
// symmetric part of A is negative definite, since |y - y*| falls, and if the
// ball lies in the region, since y cannot leave either.
type goal struct {
	known  bool // for this region
	sure   bool // the flow comes nearer to it
	y      []float64
	a, sym []float64
}

// settleDim is the greatest dimension in which goals are looked for: they take
// d^3 operations a region. Without them a flow goes on until it is at rest.
const settleDim = 64

func newGoal(d int) goal {
	g := goal{y: make([]float64, d)}
	if d <= settleDim {
		g.a, g.sym = make([]float64, d*d), make([]float64, d*d)
	}
	return g
}

// settles reports whether the flow is sure to come to the goal.
func (s *Score) settles() bool {
	g := &s.goal
	if g.a == nil {
		return false
	}
	if !g.known {
		g.known = true
		g.sure = s.aim()
	}
	if !g.sure {
		return false
	}
	r := distance(s.y, g.y)
	for l := range s.p.ridges {
		q := &s.p.ridges[l]
		lo, hi := q.span(s.place[l])
		m, w := dot(q.v, g.y), r*math.Sqrt(dot(q.v, q.v))
		if m-w < lo || m+w > hi {
			return false
		}
	}
	return true
}

// aim computes the goal: y* = y - A^-1 (f(y) - y).
func (s *Score) aim() bool {
	p, g, d := s.p, &s.goal, s.p.d
	clear(g.a)
	if p.v != nil {
		copy(g.a, p.v)
	}
	for i := range d {
		g.a[i*d+i]--
	}
	for l := range p.ridges {
		r := &p.ridges[l]
		if k := r.slope[s.place[l]]; k != 0 {
			for i, u := range r.u {
				axpy(g.a[i*d:(i+1)*d], k*u, r.v)
			}
		}
	}
	for i := range d {
		for j := range d {
			g.sym[i*d+j] = -(g.a[i*d+j] + g.a[j*d+i]) / 2
		}
	}
	if !definite(g.sym, d) {
		return false
	}
	copy(g.y, s.e)
	if !solve(g.a, g.y) {
		return false
	}
	for i, y := range s.y {
		g.y[i] = y - g.y[i]
	}
	return true
}

// settle draws the rest of the way to the goal and goes there.
func (s *Score) settle(t float64, path *Path) {
	if path != nil {
		for range mostSteps {
			if s.velocity(); size(s.e) <= still*max(s.p.unit, size(s.y)) {
				break
			}
			dt, _ := s.curved(t, math.Inf(1), path)
			t += dt
			path.add(t, s.y)
		}
	}
	copy(s.y, s.goal.y)
	path.add(t, s.y)
}

// definite reports whether the symmetric matrix m (d x d, destroyed) is
// positive definite, by Cholesky's factorisation; one that is so by less than
// rounding is not.
func definite(m []float64, d int) bool {
	var trace float64
	for i := range d {
		trace += m[i*d+i]
	}
	for j := range d {
		row := m[j*d : j*d+j]
		p := m[j*d+j] - dot(row, row)
		if !(p > 0x1p-44*trace) {
			return false
		}
		p = math.Sqrt(p)
		m[j*d+j] = p
		for i := j + 1; i < d; i++ {
			m[i*d+j] = (m[i*d+j] - dot(m[i*d:i*d+j], row)) / p
		}
	}
	return true
}

// solve replaces b by a^-1 b (a is len(b)^2, destroyed) by elimination with row
// pivots, and reports false when a is singular to rounding.
func solve(a, b []float64) bool {
	d := len(b)
	big := size(a)
	for k := range d {
		q := k
		for i := k + 1; i < d; i++ {
			if math.Abs(a[i*d+k]) > math.Abs(a[q*d+k]) {
				q = i
			}
		}
		if !(math.Abs(a[q*d+k]) > 0x1p-44*big) {
			return false
		}
		if q != k {
			for j := k; j < d; j++ {
				a[k*d+j], a[q*d+j] = a[q*d+j], a[k*d+j]
			}
			b[k], b[q] = b[q], b[k]
		}
		for i := k + 1; i < d; i++ {
			if m := a[i*d+k] / a[k*d+k]; m != 0 {
				axpy(a[i*d+k:(i+1)*d], -m, a[k*d+k:(k+1)*d])
				b[i] -= m * b[k]
			}
		}
	}
	for k := d - 1; k >= 0; k-- {
		b[k] = (b[k] - dot(a[k*d+k+1:(k+1)*d], b[k+1:])) / a[k*d+k]
	}
	return true
}
