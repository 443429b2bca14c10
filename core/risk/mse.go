package risk

import (
	"cmp"
	"math"
)

// finest is the least sigma, relative to the numbers it is added to, that
// still moves them: below, y = x in double precision, and the error of
// anything but the identity is what it is at sigma = 0.
const finest = 0x1p-50

// lost reports whether noise s vanishes beside the numbers of the part.
func (q part) lost(s float64) bool {
	return s <= finest*max(math.Abs(q.a), math.Abs(q.b), q.sd)
}

// MSE returns E |f(y) - x|^2 in closed form where the estimator is affine by
// pieces and the prior Gaussian, else by quadrature, to about 1e-9 of itself.
func (c *Channel) MSE(e Estimator) float64 {
	if e.identity {
		return c.sigma * c.sigma
	}
	var sum float64
	var rest []part
	for _, q := range c.prior.parts {
		switch {
		case q.lost(c.sigma):
			sum += q.w * q.low(e, c.sigma)
		case e.Affine && !q.flat():
			sum += q.w * q.closed(e, c.sigma)
		default:
			rest = append(rest, q)
		}
	}
	if len(rest) == 0 {
		return sum
	}
	sub := Channel{Prior{rest}, c.sigma}
	edges := sub.edges(rest, e)
	integrand := func(y float64) float64 { return sub.Error(y, e.F(y)) }
	if e.ideal && len(c.prior.parts) == 1 {
		// f(y) = E[x|y]: what is left is the variance.
		integrand = func(y float64) float64 { return sub.prior.parts[0].open(y, c.sigma) }
	}
	if e.Affine {
		return sum + smooth(edges, c.sigma, integrand)
	}
	s, _, _ := integrate(edges, integrand)
	return sum + s
}

// Difference returns MSE(f) - MSE(g) as one integral, which is exact to the
// last digits where the two agree, and its sign: 0 when the difference is
// within the error of the quadrature.
func (c *Channel) Difference(f, g Estimator) (diff float64, sign int) {
	for _, q := range c.prior.parts {
		if q.lost(c.sigma) {
			a, b := c.MSE(f), c.MSE(g)
			if diff = a - b; math.Abs(diff) > lostDigits*(a+b) {
				sign = cmp.Compare(diff, 0)
			}
			return diff, sign
		}
	}
	diff, err, size := integrate(c.edges(c.prior.parts, f, g), func(y float64) float64 { return c.gain(y, f.F(y), g.F(y)) })
	if math.Abs(diff) > 4*err+0x1p-44*size {
		sign = cmp.Compare(diff, 0)
	}
	return diff, sign
}

// lostDigits is the relative error of a computed MSE with a margin of ten.
const lostDigits = 1e-8

// closed returns E |f(y) - x|^2 for x from the Gaussian part and f affine by
// pieces: with v = sd^2 + s^2 and u = (y - mu)/sqrt v,
//
//	E |f(y) - x|^2 = sd^2 s^2/v + sum int (A_j + B_j u)^2 phi(u) du
//
// over the pieces, A_j + B_j u being f(y) - E[x|y] there.
func (q part) closed(e Estimator, s float64) float64 {
	v := math.Hypot(q.sd, s)
	sum := (q.sd / v * s) * (q.sd / v * s)
	e.pieces(func(lo, hi, at, value, slope float64) {
		c, d := (lo-q.a)/v, (hi-q.a)/v
		if d < -40 || c > 40 {
			return // phi is zero
		}
		// f(y) - mu - (sd^2/v)(y - mu), and 1 - sd^2/v = (s/v)^2.
		b := slope - (q.sd/v)*(q.sd/v)
		if q.sd > s {
			b = (slope - 1) + (s/v)*(s/v)
		}
		a := (value - at) + (slope-1)*(q.a-at)
		sum += quadratic(c, d, a, b*v)
	})
	return sum
}

// pieces calls do for every affine piece of e: it reaches from lo to hi (which
// may be infinite) and is value + slope (y - at) there.
func (e Estimator) pieces(do func(lo, hi, at, value, slope float64)) {
	n := len(e.Turns)
	for i := 0; i <= n; i++ {
		lo, hi := math.Inf(-1), math.Inf(1)
		if i > 0 {
			lo = e.Turns[i-1].At
		}
		if i < n {
			hi = e.Turns[i].At
		}
		if !(lo < hi) {
			continue
		}
		// Two points well inside: at a turn itself F may jump.
		p, q := lo+(hi-lo)/4, lo+(hi-lo)*3/4
		switch {
		case n == 0:
			p, q = 0, 1
		case i == 0:
			p, q = hi-2*max(1, math.Abs(hi)), hi-max(1, math.Abs(hi))
		case i == n:
			p, q = lo+max(1, math.Abs(lo)), lo+2*max(1, math.Abs(lo))
		}
		value := e.F(p)
		do(lo, hi, p, value, (e.F(q)-value)/(q-p))
	}
}

// low returns the error for x from the part as s -> 0, E |f(x) - x|^2, in closed
// form where f is affine by pieces: over a piece of a uniform density, on which
// the residual runs from r to t, it is (r^2 + r t + t^2)/3 times the
// probability. When that is zero, f(x) = x and f(y) - x is the slope times the
// noise. The ideal estimator errs by what y leaves open.
func (q part) low(e Estimator, s float64) float64 {
	point := !q.flat() && q.sd <= finest*math.Abs(q.a)
	alone := Prior{[]part{{w: 1, a: q.a, b: q.b, sd: q.sd}}}
	var sum float64
	switch {
	case s == 0 && e.ideal:
		return 0
	case e.ideal && !q.flat():
		return q.meet(q.a, s).variance
	case e.ideal:
		return s * s
	case point:
		r := e.F(q.a) - q.a
		sum = r * r
	case !e.Affine:
		sub := Channel{prior: alone}
		sum, _, _ = integrate(sub.edges(alone.parts, e), func(y float64) float64 { return sub.Error(y, e.F(y)) })
	case q.flat():
		e.pieces(func(lo, hi, at, value, slope float64) {
			lo, hi = max(lo, q.a), min(hi, q.b)
			if lo < hi {
				r, t := value+slope*(lo-at)-lo, value+slope*(hi-at)-hi
				sum += (hi - lo) / (q.b - q.a) * (r*r + r*t + t*t) / 3
			}
		})
	default:
		sum = q.closed(e, 0)
	}
	if sum == 0 && e.Affine {
		e.pieces(func(lo, hi, _, _, slope float64) {
			sum += s * slope * s * slope * alone.mass(lo, hi)
		})
	}
	return sum
}

// mass returns the probability of [lo, hi).
func (p Prior) mass(lo, hi float64) float64 {
	var sum float64
	for _, q := range p.parts {
		switch {
		case q.flat():
			sum += q.w * max(0, min(hi, q.b)-max(lo, q.a)) / (q.b - q.a)
		case q.sd > 0:
			sum += q.w * between((lo-q.a)/q.sd, (hi-q.a)/q.sd)
		case lo <= q.a && q.a < hi:
			sum += q.w
		}
	}
	return sum
}

// Gaps returns the probability of the pieces on which f, affine by pieces, is
// not constant: for a minimum-norm denoiser, of the gaps between its clusters.
// By the low-noise theorem it has a smaller error than the nearest neighbour at
// all small sigma if and only if that is positive ([Z23], generalisation).
func (p Prior) Gaps(e Estimator) float64 {
	var sum float64
	e.pieces(func(lo, hi, _, _, slope float64) {
		if slope != 0 {
			sum += p.mass(lo, hi)
		}
	})
	return sum
}
