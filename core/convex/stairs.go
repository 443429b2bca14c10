package convex

import (
	"math"
	"slices"

	"crease/core/order"
	"crease/core/pwl"
	"crease/core/shallow"
)

// stairs gathers creases that are parallel and jump along one line of R^d into
// the ridges that people read: a pair of opposite ones is a ramp.
type stairs []staircase

type staircase struct {
	w, u  []float64 // unit vectors: the normal and the direction of the jumps
	steps []step
}

type step struct{ tau, jump float64 }

// parallel is how far two unit vectors may be apart to be one: what Newton's
// method leaves of the directions, far below what can be seen.
const parallel = 1e-11

// add enters the crease {w.y = tau} with the jump a.
func (s *stairs) add(w, a []float64, tau float64) {
	l := norm(a)
	if !(l > 0) {
		return
	}
	for i, x := range w { // oriented as shallow.Crease is
		if math.Abs(x) > parallel {
			if x < 0 {
				w, tau = slices.Clone(w), -tau
				scale(w[i:], -1)
				scale(w[:i], -1)
			}
			break
		}
	}
	for i := range *s {
		g := &(*s)[i]
		if math.Abs(w[0]-g.w[0]) > parallel {
			continue
		}
		jump := dot(a, g.u)
		if distance(w, g.w) < parallel && along(a, g.u, jump, parallel*l) {
			g.steps = append(g.steps, step{tau, jump})
			return
		}
	}
	u := slices.Clone(a)
	scale(u, 1/l)
	*s = append(*s, staircase{w, u, []step{{tau, l}}})
}

// along reports whether a is k u within tol.
func along(a, u []float64, k, tol float64) bool {
	for i, x := range a {
		if math.Abs(x-k*u[i]) > tol {
			return false
		}
	}
	return true
}

// ridges returns one ridge a staircase, flat before its
// first step, along which it rises.
func (s stairs) ridges() []shallow.Ridge {
	ridges := make([]shallow.Ridge, 0, len(s))
	for _, g := range s {
		order.Stable(g.steps, func(a, b step) int { return compare(a.tau, b.tau) })
		if g.steps[0].jump < 0 { // it rises first
			scale(g.u, -1)
			for i := range g.steps {
				g.steps[i].jump = -g.steps[i].jump
			}
		}
		var t, v []float64
		slope := 0.0
		for _, p := range g.steps {
			if n := len(t); n > 0 {
				if p.tau == t[n-1] {
					slope += p.jump
					continue
				}
				v = append(v, v[n-1]+slope*(p.tau-t[n-1]))
			} else {
				v = append(v, 0)
			}
			t = append(t, p.tau)
			slope += p.jump
		}
		if math.Abs(slope) <= parallel*greatestJump(g.steps) {
			slope = 0
		}
		ridges = append(ridges, shallow.Ridge{U: g.u, V: g.w, Phi: pwl.Through(t, v, 0, slope)})
	}
	return ridges
}

func greatestJump(steps []step) (m float64) {
	for _, p := range steps {
		m = max(m, math.Abs(p.jump))
	}
	return m
}
