package minnorm

import (
	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/words"
)

// point recognises data with one clean point, however often it is given: the
// constant has cost 0.
func point(s *set) Finding {
	if s.identity() {
		return refuse("minnorm.point.rho")
	}
	for i, x := range s.x {
		if !floats.Equal(x, s.x[0]) {
			return refuse("minnorm.point.several", "i", s.index[0]+1, "j", s.index[i]+1)
		}
	}
	x := append([]float64(nil), s.x[0]...)
	return Finding{Sign: +1, Result: &Result{
		Geometry: "point",
		Denoiser: shallow.New(s.dim(), nil, x),
		Why:      words.M("minnorm.point.why"),
		Cite:     words.M("minnorm.derived"),
		Origin:   s.index[0],
	}}
}
