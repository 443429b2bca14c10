package flow

import "math"

// Corner is a triangle with one angle near 90 degrees, the counterexample to
// contraction in the plane: with legs of length Leg about x_1 = 0 at Angle
// (radians), points x_2 and x_3 at their ends, and x_2 + x_3 - x_1 opposite. At
// a right angle f is right on a whole ball there although no training point is;
// near one it still attracts: for an obtuse angle as long as
//
//	Leg |cos Angle| <= rho
//
// since then both ramps of f = x_1 + sum u_n phi_n(u_n.(y - x_1)) are past
// their ends there (derived here). For an acute angle f is another formula, and
// the corner persists to some degree.
type Corner struct{ Leg, Angle float64 }

// Points returns x_1, x_2 and x_3.
func (c Corner) Points() [][]float64 {
	s, k := math.Sincos(c.Angle)
	if math.Abs(c.Angle-math.Pi/2) < 1e-12 {
		k = 0 // a right angle to the last digit
	}
	return [][]float64{{0, 0}, {c.Leg, 0}, {c.Leg * k, c.Leg * s}}
}

// Phantom returns x_2 + x_3 - x_1.
func (c Corner) Phantom() []float64 {
	x := c.Points()
	return []float64{x[1][0] + x[2][0], x[1][1] + x[2][1]}
}

// Last returns the greatest angle, at least a right one, at which the phantom
// corner attracts for balls of radius rho < Leg/2.
func (c Corner) Last(rho float64) float64 { return math.Acos(-min(rho/c.Leg, 1)) }
