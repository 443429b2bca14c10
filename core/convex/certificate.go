package convex

import (
	"math"

	"crease/core/shallow"
	"crease/core/words"
)

// Certificate says what has been proved about a function h and a problem.
type Certificate struct {
	// Upper is the cost of h. No interpolant costs less than Lower. For balls
	// that says: no finite network that is right on all of every ball.
	Lower, Upper float64
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
	// Balls says that the problem is about balls. Then BallLower is the bound
	// from points of the balls, below which no function comes, not even a limit
	// of ever wider networks; and BallUpper is Upper where h is right on the
	// whole balls, +Inf where it is not. Otherwise both are 0.
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
	dual.check(v.p)
	d := v.p.Dim()
	if b := v.onSamples(dual); b != nil {
		c.Lower = b.lower(d, v.chart.s)
		c.Charge = v.charge(h, b)
	}
	b, warn := v.onBalls(dual)
	c.Warnings = append(c.Warnings, warn...)
	if b != nil {
		c.BallLower = b.lower(d, v.chart.s)
		if c.BallLower > c.Lower {
			c.Lower = c.BallLower
			c.Charge = v.charge(h, b)
		}
	}
	if v.chart.p > maxDim {
		c.Warnings = append(c.Warnings, words.M("convex.nobound", "p", v.chart.p))
	}
	if c.Upper > 0 {
		c.Gap = (c.Upper + c.Charge - c.Lower) / c.Upper
	}
	if c.Balls {
		c.BallUpper = c.Upper
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

// charge returns sum |lambda| |residual| over the rows of the scaled lambda: at
// y the value misses its target, at the centre of a ball the Jacobian
// misses 0.
func (v *Verifier) charge(h *shallow.Denoiser, b *pair) float64 {
	if b.peak.at[0] < 0 {
		return 0
	}
	d := v.p.Dim()
	f, jac := make([]float64, d), make([]float64, d*d)
	var s float64
	for j, row := range b.y {
		l := b.lambda[j*b.sites.h*d:]
		s += norm(l[:d]) * distance(h.EvalTo(f, row), b.x[j])
		if b.sites.h > 1 {
			s += v.chart.s * maxNorm(h.JacobianTo(jac, row)) * norm(l[d:b.sites.h*d])
		}
	}
	return s / (b.norm * v.chart.s)
}

// rounding bounds what evaluation of h in coordinates as large as the data's
// may lose: a handful of roundings of every term.
func (v *Verifier) rounding(h *shallow.Denoiser) float64 {
	far := v.p.resolution() / (sameUlps * 0x1p-53)
	_, c := h.Affine()
	return 8 * 0x1p-53 * (far*(h.Cost()+1) + greatest(c))
}
