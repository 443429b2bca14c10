package shallow

import (
	"math"

	"crease/core/pwl"
)

// Line returns a denoiser of the line as the piecewise-linear function that it
// is. It panics if h is not on R.
func (h *Denoiser) Line() pwl.Func {
	if h.Dim() != 1 {
		panic("shallow: Line of a denoiser that is not on R")
	}
	creases := h.Creases()
	at := func(t float64) float64 { return h.EvalTo(nil, []float64{t})[0] }
	if len(creases) == 0 {
		return pwl.Affine(at(0), at(1)-at(0))
	}
	// Single ridges, the closed forms, keep their own exact knots.
	if rs := h.Ridges(); len(rs) == 1 && rs[0].V[0] == 1 {
		if v, c := h.Affine(); v == nil && c[0] == 0 {
			return rs[0].Phi.Of(rs[0].U[0], 1, 0)
		}
	}
	t, v := make([]float64, 0, len(creases)), make([]float64, 0, len(creases))
	for _, c := range creases {
		if n := len(t); n > 0 && t[n-1] >= c.Tau {
			continue
		}
		t = append(t, c.Tau)
		v = append(v, at(c.Tau))
	}
	n := len(t) - 1
	span := max(t[n]-t[0], math.Abs(t[0]), math.Abs(t[n]), 1)
	slope := func(y float64) float64 { return h.JacobianTo(nil, []float64{y})[0] }
	return pwl.Through(t, v, slope(t[0]-span), slope(t[n]+span))
}
