package minnorm

import (
	"gonum.org/v1/gonum/floats"

	"crease/core/words"
)

// simplex recognises the regular simplex of three or more dimensions: the
// formula of equilateral with a ramp along the normal of each face. It was
// certified for tetrahedra and small rho; no limit of rho is known.
func simplex(s *set) Finding {
	n := len(s.x)
	switch {
	case !s.balls():
		return refuse("minnorm.samples")
	case s.rho == 0:
		return refuse("minnorm.radius")
	case n < 4 || s.hull().Dim() != n-1:
		return refuse("minnorm.simplex.count", "n", n, "d", s.hull().Dim())
	}
	near := false
	edge := floats.Distance(s.x[0], s.x[1], 2)
	for i, p := range s.x {
		for j := range i {
			switch s.same(floats.Distance(p, s.x[j], 2), edge) {
			case -1:
				return refuse("minnorm.simplex.edges", "i", s.index[0]+1, "j", s.index[1]+1, "k", s.index[j]+1, "l", s.index[i]+1)
			case 0:
				near = true
			}
		}
	}
	x0 := make([]float64, s.dim())
	for _, p := range s.x {
		floats.AddScaled(x0, 1/float64(n), p)
	}
	fs := s.faces()
	h, err := s.ramps(x0, fs)
	if err != nil {
		return Finding{Sign: -1, Why: err.(words.Message)}
	}
	r := &Result{
		Geometry: "simplex",
		Denoiser: h,
		Status:   Conjectured,
		Why:      words.M("minnorm.simplex.why"),
		Cite:     words.M("minnorm.simplex.cite"),
		Origin:   -1,
		Centre:   x0,
	}
	f := Finding{Sign: +1, Result: r}
	if in := fs[0].height / float64(n); s.rho > in {
		r.Warnings = append(r.Warnings, words.M("minnorm.simplex.above", "rho", s.rho, "inradius", in))
	}
	if near {
		f.Sign = 0
		r.Warnings = append(r.Warnings, words.M("minnorm.triangle.near", "digits", digits))
	}
	return f
}
