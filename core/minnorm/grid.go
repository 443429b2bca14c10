package minnorm

// grid recognises rectangles, boxes, grids and parts of them: points on rays
// about one of them, and others that are sums of points on rays at right
// angles. The rays' function is optimal for the points on the rays and is
// right on the balls about the sums, hence optimal for all (extension
// principle, derived here).
func grid(s *set) Finding {
	st, why := s.star()
	if st == nil {
		return Finding{Sign: -1, Why: why}
	}
	if st.sums == 0 {
		return refuse("minnorm.grid.none")
	}
	return s.rayResult(st, "grid")
}
