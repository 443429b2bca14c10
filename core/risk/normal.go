package risk

import "math"

// phi is the standard normal density.
func phi(t float64) float64 { return math.Exp(-t*t/2) / sqrt2pi }

const sqrt2pi = 2.506628274631000502415765284811045253

// upper returns Q(t), the probability that a standard normal exceeds t.
func upper(t float64) float64 { return math.Erfc(t/math.Sqrt2) / 2 }

// between returns the probability that a standard normal lies in [c, d], to
// relative precision in either tail.
func between(c, d float64) float64 {
	if c > 0 {
		return max(0, upper(c)-upper(d))
	}
	return max(0, upper(-d)-upper(-c))
}

// far is where the continued fraction below takes over from Erfc: it has
// converged to 1e-16 in 16 terms there, and Erfc is still a normal number.
const far = 8

// mills returns Mills's ratio R = Q(t)/phi(t) and 1/R - t, which is
// 1/(t + 2/(t + 3/(t + ...))) and so has no cancellation for large t.
func mills(t float64) (r, excess float64) {
	if t < far {
		r = upper(t) / phi(t)
		return r, 1/r - t
	}
	for k := 16.0; k >= 2; k-- {
		excess = k / (t + excess)
	}
	excess = 1 / (t + excess)
	return 1 / (t + excess), excess
}

// quadratic returns int_c^d (A + B u)^2 phi(u) du; c and d may be infinite.
func quadratic(c, d, a, b float64) float64 {
	if d-c < 1 {
		// A short interval: the closed form below would cancel. Eight Gauss
		// points are exact to degree 15, and phi over unit length is one to
		// 1e-16.
		return gauss8.integrate(c, d, func(u float64) float64 {
			r := a + b*u
			return r * r * phi(u)
		})
	}
	// By parts: int u^2 phi = int phi - [u phi].
	s := (a*a+b*b)*between(c, d) + 2*a*b*(phi(c)-phi(d))
	if !math.IsInf(c, 0) {
		s += b * b * c * phi(c)
	}
	if !math.IsInf(d, 0) {
		s -= b * b * d * phi(d)
	}
	return max(0, s)
}
