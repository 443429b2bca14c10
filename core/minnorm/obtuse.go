package minnorm

// obtuse recognises a simplex with a vertex o at which all edges meet at 90
// degrees or more, one of them at more:
//
//	f(y) = o + sum_n u_n phi_n(u_n.(y - o)),
//	phi_n(t) = s_n ([t - rho]_+ - [t - (L_n - rho)]_+),  s_n = L_n/(L_n - 2 rho),
//
// with u_n L_n = x_n - o and R = 2 sum s_n ([Z23], obtuse triangle and
// simplex). It is the case of one point a ray.
func obtuse(s *set) Finding {
	st, why := s.simplexStar()
	if st == nil {
		return Finding{Sign: -1, Why: why}
	}
	if st.right {
		return refuse("minnorm.obtuse.right", "i", s.index[st.origin]+1)
	}
	return s.rayResult(st, "obtuse")
}
