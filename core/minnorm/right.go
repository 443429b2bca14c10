package minnorm

import "crease/core/words"

// right recognises a simplex with a vertex at which all edges meet at right
// angles. The formula is that of obtuse, and the function is right also on
// balls about the sums of the edges: phantom corners, which attract though
// there is no training point ([Z25]).
func right(s *set) Finding {
	st, why := s.simplexStar()
	if st == nil {
		return Finding{Sign: -1, Why: why}
	}
	if !st.right {
		return refuse("minnorm.right.obtuse", "i", s.index[st.origin]+1)
	}
	return s.rayResult(st, "right")
}

// simplexStar returns the star of s when it is a simplex with one point a ray.
func (s *set) simplexStar() (*star, words.Message) {
	st, why := s.star()
	if st == nil {
		return nil, why
	}
	if len(s.x) != s.hull().Dim()+1 || len(st.spokes) != len(s.x)-1 || len(s.x) < 3 {
		return nil, words.M("minnorm.simplex.not", "n", len(s.x), "d", s.hull().Dim())
	}
	return st, words.Message{}
}
