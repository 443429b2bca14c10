package minnorm

import "crease/core/words"

// subspace recognises balls about points in a proper affine subspace
// S = O + span(E) of R^d, and solves within it: f(y) = O + E^T g(E (y - O)) with
// the closed form g in S, at the cost of g ([Z23], data in a subspace). The
// result keeps the key of g.
func subspace(s *set) Finding {
	if !s.balls() {
		return refuse("minnorm.samples")
	}
	f := s.hull()
	if f.Dim() == s.dim() {
		return refuse("minnorm.subspace.whole", "d", s.dim())
	}
	if f.Dim() < 2 {
		return refuse("minnorm.subspace.line")
	}
	in, err := s.within(f).solve()
	if err != nil {
		return Finding{Sign: -1, Why: words.M("minnorm.subspace.inner", "d", f.Dim(), "reason", err), final: true}
	}
	r := in.lift(f)
	r.Cite = words.M("minnorm.subspace.cite", "d", f.Dim(), "cite", in.Cite)
	return Finding{Sign: +1, Result: r}
}
