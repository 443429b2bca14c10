package train

import "math"

// rectifiedFar is the distance of a sample from a unit's kink, in standard
// deviations, beyond which the unit is taken for silent or for linear on the
// sample's noise: Phi(-8) = 6e-16 is rounding.
const rectifiedFar = 8

// leastSlant is the floor of 1-rho^2: units that are parallel up to 1e-7 rad
// count as parallel.
const leastSlant = 1e-14

// rectified is what a Gaussian pre-activation z ~ N(mu, s^2) makes of a ReLU
// unit: with h = mu/s,
//
//	m = E[z]_+ = s (h Phi(h) + phi(h)),   p = P(z > 0) = Phi(h).
//
// At both ends, |h| > rectifiedFar, m and p are exactly those of a silent and of
// a linear unit.
type rectified struct {
	mu, s, h float64
	p, pdf   float64 // Phi(h), phi(h)
	m        float64
}

func newRectified(mu, s float64) rectified {
	z := rectified{mu: mu, s: s, h: mu / s}
	switch {
	case z.silent():
	case z.linear():
		z.p, z.m = 1, mu
	default:
		z.p, z.pdf = normalCDF(z.h), normalPDF(z.h)
		z.m = s * (z.h*z.p + z.pdf)
	}
	return z
}

func (z *rectified) silent() bool { return z.h < -rectifiedFar }
func (z *rectified) linear() bool { return z.h > rectifiedFar }

// square returns E[z]_+^2 = (mu^2 + s^2) Phi + mu s phi; its derivatives are
// 2m in mu and Phi in s^2.
func (z *rectified) square() float64 {
	if z.silent() {
		return 0
	}
	return (z.mu*z.mu+z.s*z.s)*z.p + z.mu*z.s*z.pdf
}

// product is M = E[z_k]_+[z_l]_+ for two units of covariance c and its
// derivatives in mu_k, mu_l, c (which is P(z_k > 0, z_l > 0)), s_k^2 and s_l^2.
type product struct {
	m, muk, mul, c, sk, sl float64
}

// productOf returns the moments of a pair, given the covariance c, the
// correlation rho and r = sqrt(1-rho^2). With g_k = (h_k - rho h_l)/r,
//
//	M       = (mu_k mu_l + c) Phi2 + mu_k s_l phi(h_l) Phi(g_k) + mu_l s_k phi(h_k) Phi(g_l) + s_k s_l r e,
//	dM/dmu_k  = E[1(z_k>0) [z_l]_+] = mu_l Phi2 + s_l (phi(h_l) Phi(g_k) + rho phi(h_k) Phi(g_l)),
//	dM/ds_k^2 = E[delta(z_k) [z_l]_+]/2 = s_l r (g_l phi(h_k) Phi(g_l) + e)/(2 s_k),
//
// e = phi(h_k) phi(g_l) = phi(h_l) phi(g_k). The last is the rule
// dE[F]/ds_k^2 = E[F_kk]/2 of a Gaussian mean, as dM/dc = E[F_kl] = Phi2.
func productOf(k, l *rectified, c, rho, r float64) product {
	switch {
	case k.silent() || l.silent():
		return product{}
	case k.linear() && l.linear():
		return product{m: k.mu*l.mu + c, muk: l.mu, mul: k.mu, c: 1}
	case k.linear():
		return linearProduct(k, l, c)
	case l.linear():
		q := linearProduct(l, k, c)
		q.muk, q.mul, q.sk, q.sl = q.mul, q.muk, q.sl, q.sk
		return q
	}
	gk, gl := (k.h-rho*l.h)/r, (l.h-rho*k.h)/r
	pk, pl := normalCDF(gk), normalCDF(gl)
	both := phi2(k.h, l.h, rho, r, gk, gl, k.p, l.p, pk, pl)
	// phi(h_l) Phi(g_k), phi(h_k) Phi(g_l) and e.
	vk, vl, e := l.pdf*pk, k.pdf*pl, k.pdf*normalPDF(gl)
	return product{
		m:   (k.mu*l.mu+c)*both + k.mu*l.s*vk + l.mu*k.s*vl + k.s*l.s*r*e,
		muk: l.mu*both + l.s*(vk+rho*vl),
		mul: k.mu*both + k.s*(vl+rho*vk),
		c:   both,
		sk:  0.5 * l.s * r * (gl*vl + e) / k.s,
		sl:  0.5 * k.s * r * (gk*vk + e) / l.s,
	}
}

// linearProduct is productOf for a linear unit k: M = mu_k m_l + c p_l.
func linearProduct(k, l *rectified, c float64) product {
	slope := l.pdf / l.s
	return product{
		m:   k.mu*l.m + c*l.p,
		muk: l.m,
		mul: k.mu*l.p + c*slope,
		c:   l.p,
		sl:  0.5 * slope * (k.mu - c*l.h/l.s),
	}
}

// slant returns the correlation of two units and sqrt(1-rho^2).
func slant(c, sk, sl float64) (rho, r float64) {
	rho = max(-1, min(c/(sk*sl), 1))
	return rho, math.Sqrt(max(leastSlant, (1-rho)*(1+rho)))
}
