package minnorm

import (
	"crease/core/shallow"
	"crease/core/words"
)

// parallelogram recognises four points o, a, b, a + b - o of which o, a and b
// make an acute triangle with x_0 = o. That triangle's function,
//
//	f(y) = o + (a - o) psi_a(w_a.y) + (b - o) psi_b(w_b.y),
//
// is right on the fourth ball too, since its point lies as high above each side
// as a and b do: so it is as good for all four as for the three (extension
// principle, derived here). Every right-angled one is a grid, and in those far
// from it x_0 is inside the triangle.
func parallelogram(s *set) Finding {
	switch {
	case !s.balls():
		return refuse("minnorm.samples")
	case s.rho == 0:
		return refuse("minnorm.radius")
	case len(s.x) != 4:
		return refuse("minnorm.parallelogram.count", "n", len(s.x))
	}

	for drop := range 4 {
		in := s.part(func(n int) bool { return n != drop })
		t, _ := in.triangle()
		if t == nil || t.vertex < 0 {
			continue
		}
		f := t.conjecture("acute")
		if f.Sign < 0 || Misfit(f.Result.Denoiser, shallow.Data{X: s.x, Rho: s.rho}) > 8*s.flat*(1+f.Result.Denoiser.Cost()) {
			continue
		}
		r := f.Result
		r.Geometry = "parallelogram"
		r.Cite = words.M("minnorm.parallelogram.cite")
		if r.Status == Conjectured {
			r.Why = words.M("minnorm.parallelogram.why")
		}
		return f
	}
	return refuse("minnorm.parallelogram.not")
}

// part returns the set of those points of s that keep says, for balls.
func (s *set) part(keep func(n int) bool) *set {
	in := &set{rho: s.rho, flat: s.flat, least: s.least}
	for n, x := range s.x {
		if keep(n) {
			in.x, in.index = append(in.x, x), append(in.index, s.index[n])
		}
	}
	return in
}
