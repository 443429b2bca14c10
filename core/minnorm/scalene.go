package minnorm

import "crease/core/words"

// scalene recognises the acute triangle with unequal sides and x_0 inside. The
// formula of isosceles interpolates, and [Z23] conjectures it optimal; a
// certificate shows that it is not, by very little for small rho.
func scalene(s *set) Finding {
	t, why := s.triangle()
	if t == nil {
		return Finding{Sign: -1, Why: why}
	}
	if n, _ := t.equals(); n > 0 {
		return refuse("minnorm.acute.equal")
	}
	if t.vertex >= 0 {
		return refuse("minnorm.scalene.vertex", "i", s.index[t.vertex]+1)
	}
	// Measured against certified optima: see the texts.
	key := "minnorm.scalene.large"
	switch q := s.rho / t.least(); {
	case q < 0.1:
		key = "minnorm.scalene.small"
	case q < 0.3:
		key = "minnorm.scalene.middle"
	}
	return t.result("scalene", UpperBound, words.M(key))
}
