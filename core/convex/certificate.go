package convex

import (
	"math"

	"crease/core/shallow"
	"crease/core/words"
)

// Certificate says what has been proved about a function h and a problem:
//
//	Lower <= cost of every interpolant,    Upper = cost of h.
type Certificate struct {
	Lower float64
	Upper float64
	// Gap is (Upper + Charge - Lower)/Upper, 0 when Upper is 0: relative.
	Gap float64
	// Residual is the greatest |h - x_j| on the data, relative to their scale;
	// for balls, a bound on it over the whole balls.
	Residual float64
	// Charge is sum |lambda_j| |h(y_j) - x_j| of the scaled dual: what the
	// residual may hide.
	Charge float64
	// Feasible says that Residual is within Tolerance, so that Upper is an
	// upper bound on the least cost.
	Feasible bool
	// Balls says that the problem is about balls. Then BallLower is the lower
	// bound from samples on them, and BallUpper is Upper where h is right on
	// the whole balls and +Inf where it is not. Otherwise both are 0.
	Balls                bool
	BallLower, BallUpper float64
	Warnings             []words.Message
}

// Tolerance is the relative residual up to which a function counts as fitting
// the data: far below what can be seen, far above the rounding of an evaluation
// with costs up to 1e6.
const Tolerance = 1e-9

// Verify returns the certificate of h and dual for problem p. It solves
// nothing: it evaluates h at the data, projects the moments of lambda away and
// finds the maximum of |sum_j lambda_j [w.y_j + b]_+| exactly, by which it
// divides. The zero Dual proves Lower = 0. For a problem that Check refuses, or
// whose samples span more than three dimensions, Lower is 0 and a warning says
// why. It panics if shapes disagree.
func Verify(p Problem, h *shallow.Denoiser, dual Dual) Certificate {
	v, err := NewVerifier(p)
	if err != nil {
		c := Certificate{Upper: h.Cost(), Gap: 1}
		if m, ok := err.(words.Message); ok {
			c.Warnings = append(c.Warnings, m)
		}
		return c
	}
	return v.Verify(h, dual)
}

// Verify is the function Verify for the verifier's problem.
func (v *Verifier) Verify(h *shallow.Denoiser, dual Dual) Certificate {
	c := Certificate{Upper: h.Cost(), Balls: v.p.Rho > 0}
	var miss float64
	if c.Balls {
		miss = v.missBalls(h)
	} else {
		miss = v.miss(h)
	}
	unit := v.scale
	if unit == 0 {
		unit = 1
	}
	c.Residual = miss / unit
	if slack := v.rounding(h) / unit; slack > Tolerance && c.Residual > Tolerance {
		c.Feasible = c.Residual <= slack
		c.Warnings = append(c.Warnings, words.M("convex.rounding", "residual", slack))
	} else {
		c.Feasible = c.Residual <= Tolerance
	}
	if !c.Feasible {
		c.Warnings = append(c.Warnings, words.M("convex.residual", "residual", c.Residual))
	}
	if dual.Lambda != nil {
		b := v.bound(dual)
		c.Lower = b.lower()
		c.Charge = v.charge(h, dual, b)
		c.Warnings = append(c.Warnings, b.warn...)
	}
	if v.chart.p > maxDim {
		c.Warnings = append(c.Warnings, words.M("convex.nobound", "p", v.chart.p))
	}
	if c.Upper > 0 {
		c.Gap = (c.Upper + c.Charge - c.Lower) / c.Upper
	}
	if c.Balls {
		c.BallLower, c.BallUpper = c.Lower, c.Upper
		if !c.Feasible {
			c.BallUpper = math.Inf(1)
		}
	}
	return c
}

// miss returns the greatest |h(y_j) - x_j|.
func (v *Verifier) miss(h *shallow.Denoiser) float64 {
	var m float64
	f := make([]float64, v.p.Dim())
	for j, y := range v.p.Y {
		m = max(m, distance(h.EvalTo(f, y), v.p.X[j]))
	}
	return m
}

// missBalls bounds |h - x_j| over the balls. On B(y_j, rho), h is its value at
// the centre, plus its Jacobian J there times the way, plus what the creases
// that enter the ball add: at most |a| times their depth, to the Jacobian that
// holds on the centre's side. Hence
//
//	|h(y_j) - x_j| + rho |J| + sum |a_k| (rho - |w_k.y_j - tau_k|)_+.
func (v *Verifier) missBalls(h *shallow.Denoiser) float64 {
	creases := h.Creases()
	d := v.p.Dim()
	f, jac := make([]float64, d), make([]float64, d*d)
	var m float64
	for j, y := range v.p.Y {
		e := distance(h.EvalTo(f, y), v.p.X[j]) + v.p.Rho*maxNorm(h.JacobianTo(jac, y))
		for _, c := range creases {
			if depth := v.p.Rho - math.Abs(dot(c.W, y)-c.Tau); depth > 0 {
				e += c.Norm() * depth
			}
		}
		m = max(m, e)
	}
	return m
}

// charge returns sum |lambda_j| |h(y_j) - x_j| for the scaled lambda.
func (v *Verifier) charge(h *shallow.Denoiser, dual Dual, b *bound) float64 {
	if !(b.norm > 0) {
		return 0
	}
	d := v.p.Dim()
	f := make([]float64, d)
	var s float64
	for j := range b.a.n {
		y := v.p.Y[v.site(dual, j)]
		if dual.Y != nil {
			y = dual.Y[j]
		}
		s += norm(b.lambda[j*d:(j+1)*d]) * distance(h.EvalTo(f, y), v.p.X[v.site(dual, j)])
	}
	return s / b.norm
}

// rounding bounds what evaluation of h in coordinates as large as the data's
// may lose: a handful of roundings of every term.
func (v *Verifier) rounding(h *shallow.Denoiser) float64 {
	far := v.p.resolution() / (sameUlps * 0x1p-53)
	_, c := h.Affine()
	return 8 * 0x1p-53 * (far*(h.Cost()+1) + greatest(c))
}
