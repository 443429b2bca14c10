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
// pieces, else by quadrature, to about 1e-9 of itself.
func (c *Channel) MSE(e Estimator) float64 { return c.MSEs(e)[0] }

// MSEs returns the errors of several estimators: what is known of x given y is
// worked out once for all that need quadrature.
func (c *Channel) MSEs(es ...Estimator) []float64 {
	out := make([]float64, len(es))
	var hard []int
	for i, e := range es {
		if e.identity {
			out[i] = c.sigma * c.sigma
			continue
		}
		wait := false
		for _, q := range c.prior.parts {
			switch {
			case q.lost(c.sigma):
				out[i] += q.w * q.low(e, c.sigma)
			case e.lines == nil:
				wait = true
			case q.flat():
				out[i] += q.w * q.level(e, c.sigma)
			default:
				out[i] += q.w * q.closed(e, c.sigma)
			}
		}
		if wait {
			hard = append(hard, i)
		}
	}
	for ; len(hard) > 0; hard = hard[min(len(hard), len(pair{})):] {
		k := hard[:min(len(hard), len(pair{}))]
		list := make([]Estimator, len(k))
		for i, n := range k {
			list[i] = es[n]
		}
		sum := c.quadrature(list)
		for i, n := range k {
			out[n] += sum[i]
		}
	}
	return out
}

// quadrature returns the parts of the errors of at most two estimators that
// come from the parts of the prior whose noise is not lost.
func (c *Channel) quadrature(es []Estimator) pair {
	var parts []part
	for _, q := range c.prior.parts {
		if !q.lost(c.sigma) {
			parts = append(parts, q)
		}
	}
	alone := len(c.prior.parts) == 1
	sum, _, _ := integrate(c.edges(parts, es...), func(y float64) (sum pair) {
		var f pair
		for i, e := range es {
			if !e.ideal {
				f[i] = e.F(y)
			} else if !alone {
				f[i] = c.Mean(y)
			}
		}
		for _, q := range parts {
			if q.away(y, c.sigma) {
				continue
			}
			g := q.meet(y, c.sigma)
			p := q.w * g.density()
			for i, e := range es {
				d := 0.0
				if !e.ideal || !alone { // else f(y) = E[x|y], and what is left is the variance
					d = f[i] - g.from - g.shift
				}
				sum[i] += p * (d*d + g.variance)
			}
		}
		return sum
	})
	return sum
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
	d, err, size := integrate(c.edges(c.prior.parts, f, g), func(y float64) pair { return pair{c.gain(y, f.F(y), g.F(y))} })
	if math.Abs(d[0]) > 4*err[0]+0x1p-44*size[0] {
		sign = cmp.Compare(d[0], 0)
	}
	return d[0], sign
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
	for _, l := range e.lines {
		c, d := (l.lo-q.a)/v, (l.hi-q.a)/v
		if d < -40 || c > 40 {
			continue // phi is zero
		}
		// f(y) - mu - (sd^2/v)(y - mu), and 1 - sd^2/v = (s/v)^2.
		b := l.slope - (q.sd/v)*(q.sd/v)
		if q.sd > s {
			b = (l.slope - 1) + (s/v)*(s/v)
		}
		sum += quadratic(c, d, l.excess(q.a), b*v)
	}
	return sum
}

// excess returns F(y) - y on the piece.
func (l line) excess(y float64) float64 { return (l.value - l.at) + (l.slope-1)*(y-l.at) }

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
	case e.lines == nil:
		sub := Channel{prior: alone}
		all, _, _ := integrate(sub.edges(alone.parts, e), func(y float64) pair { return pair{sub.Error(y, e.F(y))} })
		sum = all[0]
	case q.flat():
		for _, l := range e.lines {
			if lo, hi := max(l.lo, q.a), min(l.hi, q.b); lo < hi {
				r, t := l.value+l.slope*(lo-l.at)-lo, l.value+l.slope*(hi-l.at)-hi
				sum += (hi - lo) / (q.b - q.a) * (r*r + r*t + t*t) / 3
			}
		}
	default:
		sum = q.closed(e, 0)
	}
	if sum == 0 {
		for _, l := range e.lines {
			sum += s * l.slope * s * l.slope * alone.mass(l.lo, l.hi)
		}
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
	for _, l := range e.lines {
		if l.slope != 0 {
			sum += p.mass(l.lo, l.hi)
		}
	}
	return sum
}
