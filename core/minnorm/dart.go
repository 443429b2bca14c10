package minnorm

// dart recognises a point inside the triangle of three others that sees them
// all at 90 degrees or more from each other: three rays about it ([Z23], data
// on rays).
func dart(s *set) Finding {
	st, why := s.star()
	if st == nil {
		return Finding{Sign: -1, Why: why}
	}
	if len(s.x) != 4 || len(st.spokes) != 3 || s.hull().Dim() != 2 {
		return refuse("minnorm.dart.not")
	}
	// Three directions at 90 degrees or more surround o, unless two of them
	// are opposite: then o is on an edge.
	if len(s.lines(st)) != 3 {
		return refuse("minnorm.dart.not")
	}
	return s.rayResult(st, "dart")
}
