package minnorm

import "crease/core/words"

// equilateral recognises the equilateral triangle of circumradius r about x_0:
//
//	f(y) = x_0 + sum_n u_n phi_n(u_n.(y - x_0)),    u_n = (x_n - x_0)/r,
//
// phi_n a ramp of height r from -r/2 + rho to r - rho, R = 6 r/(3 r/2 - 2 rho)
// ([Z23], equilateral triangle). It is optimal for rho up to the inradius r/2.
// Above, up to 3 r/4, it still interpolates but costs too much; from there to
// the touching of the balls no formula is known.
func equilateral(s *set) Finding {
	t, why := s.triangle()
	if t == nil {
		return Finding{Sign: -1, Why: why}
	}
	if n, _ := t.equals(); n != 3 {
		return refuse("minnorm.equilateral.not")
	}
	if in := t.inradius(); s.rho > in+s.flat {
		return t.result("equilateral", UpperBound, words.M("minnorm.equilateral.above", "rho", s.rho, "inradius", in))
	}
	return t.result("equilateral", Exact, words.M("minnorm.equilateral.why"))
}
