package train

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
)

// owenFar is where Gaussian tails end: Phi(-8.3) < 2^-53.
const owenFar = 8.3

// An owenRule holds the positive half of a Gauss-Legendre rule of an even
// number of nodes: t^2 and the weights, divided by 2 pi.
type owenRule struct{ t2, w []float64 }

// The rules by the greatest a they serve. The integrand of Owen's T, with its
// factor exp(-h^2/2), is analytic in the Bernstein ellipse through the poles
// +-i/a and bounded there by 1/(1-a^2 b^2) for the ellipse of semi-minor axis
// b < 1/a, whatever h is. A rule of 2m nodes then errs by about rho^(-4m),
// rho = (1 + sqrt(1+a^2))/a, with rho = 2.41 at a = 1: 2.41^-48 = 4e-19 for
// m = 12; at a = 0.55: 3.89^-28 = 3e-17 for m = 7; at a = 0.2: 10.1^-16 = 1e-16
// for m = 4, which a/(2 pi) takes below 1e-17.
var owenRules = [...]struct {
	a float64
	owenRule
}{{0.2, newOwenRule(4)}, {0.55, newOwenRule(7)}, {1, newOwenRule(12)}}

func newOwenRule(m int) owenRule {
	x, w := make([]float64, 2*m), make([]float64, 2*m)
	quad.Legendre{}.FixedLocations(x, w, -1, 1)
	r := owenRule{make([]float64, m), make([]float64, m)}
	for i := range m {
		t := x[m+i]
		r.t2[i], r.w[i] = t*t, w[m+i]/(2*math.Pi)
	}
	return r
}

// owenShort returns Owen's
//
//	T(h, a) = 1/(2 pi) int_0^a exp(-h^2(1+x^2)/2)/(1+x^2) dx
//
// for h >= 0 and a = g/h with 0 <= g <= h, 0 < h, by Gauss-Legendre quadrature
// on [-a, a]. The absolute error is a few 2^-56.
func owenShort(h, g float64) float64 {
	if h > owenFar || g == 0 {
		return 0
	}
	a := g / h
	r := &owenRules[0]
	if a > r.a {
		r = &owenRules[1]
		if a > r.a {
			r = &owenRules[2]
		}
	}
	a2, h2, g2 := a*a, h*h, g*g
	var s float64
	w := r.w[:len(r.t2)]
	for i, t2 := range r.t2 {
		s += w[i] * expDecay(-0.5*(h2+g2*t2)) / (1 + a2*t2)
	}
	return a * s
}

// owen returns T(h, g/h) for h, g >= 0, not both 0, where qh = Phi(-h) and
// qg = Phi(-g); h = 0 stands for its limit from above. For g > h it uses
//
//	T(h, a) = (Phi(h)+Phi(ah))/2 - Phi(h)Phi(ah) - T(ah, 1/a).
func owen(h, g, qh, qg float64) float64 {
	if g <= h {
		return owenShort(h, g)
	}
	return 0.5*(qh+qg) - qh*qg - owenShort(g, h)
}

// expDecay returns exp(x) for -700 < x <= 0, to a relative error of a few
// 2^-53. It is math.Exp without its special cases, which in WebAssembly cost
// more than the exponential: exp(x) = 2^k exp(r), |r| <= log(2)/2, and the
// Taylor polynomial of degree 13, off by at most .3466^14/14! = 4e-18.
func expDecay(x float64) float64 {
	const (
		log2e = 1 / math.Ln2
		hi    = 6.93147180369123816490e-01 // log 2 in two parts, the first of 32 bits
		lo    = 1.90821492927058770002e-10
		c2    = 1.0 / 2
		c3    = c2 / 3
		c4    = c3 / 4
		c5    = c4 / 5
		c6    = c5 / 6
		c7    = c6 / 7
		c8    = c7 / 8
		c9    = c8 / 9
		c10   = c9 / 10
		c11   = c10 / 11
		c12   = c11 / 12
		c13   = c12 / 13
	)
	k := int64(x*log2e - 0.5)
	r := x - float64(k)*hi - float64(k)*lo
	r2 := r * r
	r4 := r2 * r2
	p := c2 + r*c3 + r2*(c4+r*c5) +
		r4*(c6+r*c7+r2*(c8+r*c9)+r4*(c10+r*c11+r2*(c12+r*c13)))
	return (1 + (r + r2*p)) * math.Float64frombits(uint64(k+1023)<<52)
}

// normalCDF returns Phi(x), the standard normal distribution function.
func normalCDF(x float64) float64 { return 0.5 * math.Erfc(-x*(1/math.Sqrt2)) }

// normalPDF returns phi(x), its density.
func normalPDF(x float64) float64 {
	if x2 := x * x; x2 < 1400 {
		return 1 / math.Sqrt2 / math.SqrtPi * expDecay(-0.5*x2)
	}
	return 0
}

// phi2 returns P(X <= h, Y <= k) for standard normal X, Y of correlation rho,
// given r = sqrt(1-rho^2) > 0, gh = (h - rho k)/r, gk = (k - rho h)/r and Phi of
// h, k, gh and gk. By Owen, with a_h = gk/h and a_k = gh/k,
//
//	Phi2 = (Phi(h)+Phi(k))/2 - T(h, a_h) - T(k, a_k) - delta,
//
// delta = 1/2 when h and k have opposite signs, 0 otherwise.
func phi2(h, k, rho, r, gh, gk, ph, pk, pgh, pgk float64) float64 {
	if h == 0 && k == 0 {
		return 0.25 + math.Atan2(rho, r)/(2*math.Pi)
	}
	p := 0.5*(ph+pk) - signedOwen(h, gk, ph, pgk) - signedOwen(k, gh, pk, pgh)
	if h < 0 && k >= 0 || h >= 0 && k < 0 {
		p -= 0.5
	}
	// Rounding can leave the range by a few 2^-54.
	return max(0, min(p, ph, pk))
}

// signedOwen returns T(h, g/h) for any signs, given Phi(h) and Phi(g).
func signedOwen(h, g, ph, pg float64) float64 {
	negative := false
	if h < 0 {
		h, ph, negative = -h, 1-ph, true
	}
	if g < 0 {
		g, pg, negative = -g, 1-pg, !negative
	}
	t := owen(h, g, 1-ph, 1-pg)
	if negative {
		return -t
	}
	return t
}

// bivariateCDF returns P(X <= h, Y <= k) for standard normal X, Y of
// correlation rho, |rho| < 1, to an absolute error of about 2^-52 (D. B. Owen
// 1956, bivariate normal probabilities).
func bivariateCDF(h, k, rho float64) float64 {
	r := math.Sqrt((1 - rho) * (1 + rho))
	gh, gk := (h-rho*k)/r, (k-rho*h)/r
	return phi2(h, k, rho, r, gh, gk, normalCDF(h), normalCDF(k), normalCDF(gh), normalCDF(gk))
}
