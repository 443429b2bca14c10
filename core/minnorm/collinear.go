package minnorm

import "crease/core/words"

// collinear recognises clean points, and samples where they are given, on one
// line of R^d: f(y) = o + u F(u.(y - o)), with the interpolant F of the line.
// Restricted to the line a function costs no more, so this is optimal ([Z23],
// data in a subspace). Off the line F is constant: V is chosen zero there.
func collinear(s *set) Finding {
	if s.dim() == 1 {
		return refuse("minnorm.collinear.one")
	}
	if s.identity() {
		return refuse("minnorm.oned.rho")
	}
	f := s.hull()
	if f.Dim() != 1 {
		return refuse("minnorm.collinear.dim", "d", f.Dim())
	}
	return s.onLine(f, "minnorm.collinear.why")
}

// onLine returns the interpolant of s projected onto the line f.
func (s *set) onLine(f *Frame, why string) Finding {
	l, err := s.within(f).line()
	if err != nil {
		return Finding{Sign: -1, Why: err.(words.Message)}
	}
	r := l.result().lift(f)
	r.Geometry = "collinear"
	r.Why = words.M(why)
	r.Cite = words.M("minnorm.collinear.cite")
	r.Inner = nil
	return Finding{Sign: +1, Result: r}
}
