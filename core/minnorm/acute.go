package minnorm

// acute recognises the acute triangle with unequal sides whose x_0 is one of
// the vertices: the formula of isosceles, with two ridges.
func acute(s *set) Finding {
	t, why := s.triangle()
	if t == nil {
		return Finding{Sign: -1, Why: why}
	}
	if n, _ := t.equals(); n > 0 {
		return refuse("minnorm.acute.equal")
	}
	if t.vertex < 0 {
		return refuse("minnorm.acute.inside")
	}
	return t.conjecture("acute")
}
