package shallow

import "crease/core/pwl"

// Conjugate returns the denoiser y -> s h((y - m)/s) + m: h after the data have
// been scaled by s > 0 and shifted by m. The cost is unchanged by the shift
// and by the scale, since w.y = tau scales with the data and a does not. It
// panics if s <= 0 or m has not length d.
func (h *Denoiser) Conjugate(s float64, m []float64) *Denoiser {
	if !(s > 0) || len(m) != h.d {
		panic(badShape)
	}
	c := scaled(s, h.c)
	axpy(c, 1, m)
	if h.v != nil {
		for i := range c {
			c[i] -= dot(h.v[i*h.d:(i+1)*h.d], m)
		}
	}
	ridges := make([]Ridge, len(h.ridges))
	for i, r := range h.ridges {
		ridges[i] = r
		// s phi((v.y - v.m)/s)
		ridges[i].Phi = shift(r.Phi, s, dot(r.V, m))
	}
	return New(h.d, h.v, c, ridges...)
}

// shift returns t -> s phi((t - b)/s) with knots s t_j + b rounded once.
func shift(f pwl.Func, s, b float64) pwl.Func {
	if s == 1 {
		return f.Of(1, 1, b)
	}
	return f.Of(s, 1/s, b/s)
}

// Lift returns the denoiser y -> o + E^T g(E (y - o)) on R^D, where g is h on
// R^d and the d rows of e are orthonormal vectors of R^D: h acting in the
// affine subspace o + span(e), constant along its complement. The cost is
// unchanged. It panics if the shapes disagree.
func (h *Denoiser) Lift(o []float64, e [][]float64) *Denoiser {
	if len(e) != h.d {
		panic(badShape)
	}
	n := len(o)
	for _, row := range e {
		if len(row) != n {
			panic(badShape)
		}
	}
	up := func(x []float64) []float64 {
		y := make([]float64, n)
		for i, row := range e {
			axpy(y, x[i], row)
		}
		return y
	}
	c := up(h.c)
	axpy(c, 1, o)
	var v []float64
	if h.v != nil {
		v = make([]float64, n*n)
		for i := range e {
			// V E, then E^T (V E)
			addOuter(v, 1, e[i], up(h.v[i*h.d:(i+1)*h.d]))
		}
		for i := range c {
			c[i] -= dot(v[i*n:(i+1)*n], o)
		}
	}
	ridges := make([]Ridge, len(h.ridges))
	for i, r := range h.ridges {
		w := up(r.V)
		ridges[i] = Ridge{U: up(r.U), V: w, Phi: r.Phi.Of(1, 1, dot(w, o)), Follows: r.Follows}
	}
	return New(n, v, c, ridges...)
}
