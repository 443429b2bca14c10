package minnorm

import "crease/core/words"

// certified is the share of the inradius up to which the formula of acute
// triangles was found optimal by certificate wherever it is: "about 0.9" for
// isosceles triangles and for x_0 at a vertex.
const certified = 0.9

// isosceles recognises the acute isosceles triangle:
//
//	f(y) = x_0 + sum_n (x_n - x_0) psi_n(w_n.y),
//
// psi_n a ramp from 0 to 1 along the altitude d_n, from rho above the side
// opposite x_n to rho below x_n, and x_0 the geometric median of the vertices
// with weights 1/(d_n - 2 rho); R = sum 2 |x_n - x_0|/(d_n - 2 rho) ([Z23], acute
// triangle, a conjecture).
func isosceles(s *set) Finding {
	t, why := s.triangle()
	if t == nil {
		return Finding{Sign: -1, Why: why}
	}
	switch n, _ := t.equals(); n {
	case 0:
		return refuse("minnorm.isosceles.not")
	case 3:
		return refuse("minnorm.isosceles.equilateral")
	}
	return t.conjecture("isosceles")
}

// conjecture returns the closed form of a triangle in which it was certified
// in every case tried.
func (t *triangle) conjecture(key string) Finding {
	if most := certified * t.inradius(); t.s.rho > most {
		return t.result(key, UpperBound, words.M("minnorm.triangle.above", "rho", t.s.rho, "most", most))
	}
	return t.result(key, Conjectured, words.M("minnorm."+key+".why"))
}
