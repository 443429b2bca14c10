package minnorm

import (
	"slices"

	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/words"
)

// orthogonal recognises data that fall into parts in orthogonal subspaces A, B,
// ... through one of the points, o, and sums of points of these, such as a
// prism:
//
//	f(y) = o + sum_A (f_A(P_A y) - o)
//
// with the closed forms f_A of the parts. A function that interpolates costs
// at least the sum of theirs, since restricting it to A turns a crease of cost
// |a||w| into one of |P_A a||P_A w|, and
//
//	sum_A |P_A a||P_A w| <= |a||w|.
//
// So f is optimal if the f_A are (orthogonal sum, derived here).
func orthogonal(s *set) Finding {
	switch {
	case !s.balls():
		return refuse("minnorm.samples")
	case s.rho == 0:
		return refuse("minnorm.radius")
	case s.hull().Dim() < 3:
		return refuse("minnorm.orthogonal.plane")
	}
	why := words.M("minnorm.orthogonal.none")
	for o := range s.x {
		parts := s.parts(o)
		if len(parts) < 2 {
			continue
		}
		f := s.sum(o, parts)
		if f.Sign >= 0 {
			return f
		}
		why = f.Why
	}
	return Finding{Sign: -1, Why: why}
}

// parts returns the parts of s in orthogonal subspaces through the point
// o, as lists of points without o: the points that are not sums of two nearer
// ones at right angles, joined whenever they are not at right angles; and with
// them those sums that lie in one subspace.
func (s *set) parts(o int) [][]int {
	g := s.edges(o)
	var parts [][]int
	var sums []int
	for n, p := range g.order {
		if g.sum(n) {
			sums = append(sums, p)
			continue
		}
		part := []int{p}
		apart := parts[:0:0]
		for _, old := range parts {
			if slices.ContainsFunc(old, func(q int) bool { return !g.square(p, q) }) {
				part = append(part, old...)
			} else {
				apart = append(apart, old)
			}
		}
		parts = append(apart, part)
		if left := len(g.order) - n - 1; left > 0 && len(parts) == 1 && len(part)%s.dim() == 0 && g.spans(part) {
			return nil
		}
	}
	for _, p := range sums {
		joins, n := 0, 0
		for i, part := range parts {
			if slices.ContainsFunc(part, func(q int) bool { return !g.square(p, q) }) {
				joins, n = i, n+1
			}
		}
		if n == 1 {
			parts[joins] = append(parts[joins], p)
		}
	}
	return parts
}

// sum solves the parts, each together with o, and adds them up.
func (s *set) sum(o int, parts [][]int) Finding {
	d := s.dim()
	r := &Result{Geometry: "orthogonal", Origin: s.index[o], Cite: words.M("minnorm.orthogonal.cite")}
	var v []float64
	c := times(-float64(len(parts)-1), s.x[o])
	var ridges []shallow.Ridge
	var whys []words.Message
	for _, part := range parts {
		in, err := s.part(func(n int) bool { return n == o || slices.Contains(part, n) }).solve()
		if err != nil {
			return refuse("minnorm.orthogonal.part", "i", s.index[o]+1, "reason", err)
		}
		pv, pc := in.Denoiser.Affine()
		if pv != nil {
			if v == nil {
				v = make([]float64, d*d)
			}
			floats.Add(v, pv)
		}
		floats.Add(c, pc)
		ridges = append(ridges, in.Denoiser.Ridges()...)
		r.Status = max(r.Status, in.Status)
		r.Warnings = append(r.Warnings, in.Warnings...)
		whys = append(whys, in.Why)
	}
	r.Why = words.M("minnorm.orthogonal.why", "parts", distinct(whys))
	r.Denoiser = shallow.New(d, v, c, ridges...)
	if Misfit(r.Denoiser, shallow.Data{X: s.x, Rho: s.rho}) > 8*s.flat*(1+r.Denoiser.Cost()) {
		return refuse("minnorm.orthogonal.off", "i", s.index[o]+1)
	}
	return Finding{Sign: +1, Result: r}
}
