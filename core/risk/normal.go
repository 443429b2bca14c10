package risk

import (
	"math"

	"crease/core/expo"
)

// phi is the standard normal density.
func phi(t float64) float64 { return expo.Of(-t*t/2) / sqrt2pi }

const sqrt2pi = 2.506628274631000502415765284811045253

// upper returns Q(t), the probability that a standard normal exceeds t.
func upper(t float64) float64 {
	q, _ := tail(t)
	return q
}

// tail returns Q(t) and phi(t).
func tail(t float64) (q, f float64) {
	f = phi(t)
	r, _ := mills(math.Abs(t))
	if q = f * r; t < 0 {
		q = 1 - q
	}
	return q, f
}

// between returns the probability that a standard normal lies in [c, d], to
// relative precision in either tail.
func between(c, d float64) float64 {
	if c > 0 {
		return max(0, upper(c)-upper(d))
	}
	return max(0, upper(-d)-upper(-c))
}

// far is where the continued fraction below takes over from the polynomial: it
// has converged to 1e-16 in 16 terms there.
const far = 8

// millsCoef is Mills's ratio on [0, 9.5] as a polynomial in y, -1 <= y <= 1,
// with (1 + y)/2 = (15.5/9.5) t/(t + 6): its Chebyshev series, cut where terms
// are 1e-17.
var millsCoef = [20]float64{
	0.33773141854004958215, -0.39991741668680707167, 0.2643604420012148028, -0.14622640841481113533,
	0.067880745833585523456, -0.026300082130676317965, 0.0083661932137290280853, -0.0021087431436178193594,
	3.8775315228571715834e-4, -3.9189635052390487461e-5, -2.5436332308079707638e-6, 1.5945055730262448742e-6,
	-1.5814155016414182745e-7, -3.2825223334653024187e-8, 8.825332183215285049e-9, 4.6468105850633704939e-10,
	-3.5572950972486364688e-10, -1.9013481588873447968e-12, 1.1862897160117459369e-11, -1.1566707302796997457e-13,
}

// mills returns Mills's ratio R = Q(t)/phi(t) for t >= 0, and 1/R - t, which is
// 1/(t + 2/(t + 3/(t + ...))) and so has no cancellation for large t.
func mills(t float64) (r, excess float64) {
	if t < far {
		y := 2*(15.5/9.5)*t/(t+6) - 1
		q := y * y
		for k := len(millsCoef) - 2; k >= 0; k -= 2 {
			r = r*q + (millsCoef[k] + millsCoef[k+1]*y)
		}
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
