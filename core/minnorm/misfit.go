package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
)

// Misfit returns how far h is from interpolating the data: the greatest
// |h(y) - x_n| over the samples, or, for balls, the bound
//
//	|h(x_n) - x_n| + rho |J(x_n)| + sum_k |a_k| [rho - |w_k.x_n - tau_k|]_+
//
// of it over B(x_n, rho), where J is the Jacobian and the sum is over the
// creases. On the way from x_n to a point of the ball the Jacobian changes only
// across creases, and each adds at most |a_k| times how deep it reaches. The
// bound is 0 if and only if h is x_n throughout the ball and no crease enters
// it. It panics if the dimensions disagree.
func Misfit(h *shallow.Denoiser, data shallow.Data) float64 {
	var worst float64
	if !data.Balls() {
		for n, ys := range data.Y {
			for _, y := range ys {
				worst = max(worst, floats.Distance(h.EvalTo(nil, y), data.X[n], 2))
			}
		}
		return worst
	}
	creases := h.Creases()
	var jac []float64
	for _, x := range data.X {
		off := floats.Distance(h.EvalTo(nil, x), x, 2)
		if data.Rho > 0 {
			jac = h.JacobianTo(jac, x)
			off += data.Rho * length(jac)
		}
		for _, c := range creases {
			if deep := data.Rho - math.Abs(floats.Dot(c.W, x)-c.Tau); deep > 0 {
				off += deep * c.Norm()
			}
		}
		worst = max(worst, off)
	}
	return worst
}
