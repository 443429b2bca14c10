package minnorm

import (
	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/words"
)

// affine recognises data that an affine map interpolates, at cost 0: balls of
// radius 0, where the identity does; or samples y_j with targets x_j = V y_j + c
// (always so when no d + 2 samples are affinely dependent). Off the span of the
// samples V is chosen zero.
func affine(s *set) Finding {
	d := s.dim()
	if s.identity() {
		v := make([]float64, d*d)
		for i := range d {
			v[i*d+i] = 1
		}
		return s.affine(shallow.New(d, v, nil), "minnorm.affine.identity")
	}
	if s.balls() {
		return refuse("minnorm.affine.balls")
	}
	var y, x [][]float64
	var owner []int
	for i, ys := range s.y {
		for _, p := range ys {
			y, x, owner = append(y, p), append(x, s.x[i]), append(owner, s.index[i])
		}
	}
	f, pivots := hull(y, s.flat)
	// The pivots' coordinates are a triangular system for the columns a_k of
	// the map on the subspace.
	a := make([][]float64, f.Dim())
	for k, p := range pivots[1:] {
		z := f.Coords(y[p])
		a[k] = minus(x[p], x[0])
		for l := range k {
			floats.AddScaled(a[k], -z[l], a[l])
		}
		floats.Scale(1/z[k], a[k])
	}
	v, c := make([]float64, d*d), make([]float64, d)
	var size float64 // at least |V|
	for k, e := range f.E {
		size += length(a[k])
		for i, t := range a[k] {
			floats.AddScaled(v[i*d:(i+1)*d], t, e)
		}
	}
	for i := range c {
		c[i] = x[0][i] - floats.Dot(v[i*d:(i+1)*d], y[0])
	}
	h := shallow.New(d, v, c)
	// Samples are known to within flat, and V multiplies that.
	for j := range y {
		if off := floats.Distance(h.EvalTo(nil, y[j]), x[j], 2); !(off <= s.flat*(1+size)) {
			return refuse("minnorm.affine.off", "i", owner[j]+1, "off", off)
		}
	}
	found := s.affine(h, "minnorm.affine.why")
	if f.Dim() < d {
		found.Result.Warnings = []words.Message{words.M("minnorm.affine.span", "r", f.Dim(), "d", d)}
	}
	return found
}

func (s *set) affine(h *shallow.Denoiser, why string) Finding {
	return Finding{Sign: +1, Result: &Result{
		Geometry: "affine",
		Denoiser: h,
		Why:      words.M(why),
		Cite:     words.M("minnorm.derived"),
		Origin:   -1,
	}}
}
