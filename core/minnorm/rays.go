package minnorm

// rays recognises points on rays about one of them at 90 degrees or more to
// each other: f(y) = o + sum_l u_l phi_l(u_l.(y - o)), phi_l the interpolant of
// the ray's points together with o ([Z23], data on rays). Where o is not a
// training point, or an angle is under 90 degrees, this is far from optimal and
// refused.
func rays(s *set) Finding {
	st, why := s.star()
	if st == nil {
		return Finding{Sign: -1, Why: why}
	}
	if st.sums > 0 {
		return refuse("minnorm.rays.off")
	}
	return s.rayResult(st, "rays")
}
