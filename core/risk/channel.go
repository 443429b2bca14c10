package risk

import (
	"math"
	"slices"

	"crease/core/expo"
	"crease/core/words"
)

// Channel is y = x + sigma z with x from a prior and z standard normal. At
// sigma = 0 it is y = x.
type Channel struct {
	prior Prior
	sigma float64
}

// NewChannel returns the channel. It is an error if sigma is negative, not
// finite, or over 1e100.
func NewChannel(p Prior, sigma float64) (*Channel, error) {
	if !usable(sigma) || sigma < 0 {
		return nil, words.M("risk.sigma", "sigma", sigma)
	}
	return &Channel{p, sigma}, nil
}

// A uniform part of a width up to narrow sigmas, over which the weight of x
// given y varies by no more than e^steep, is summed over 16 Gauss points in x,
// which integrate such an exponential to 1e-14: there the closed form of the
// truncated normal distribution would cancel.
const (
	narrow = 0.5
	steep  = 16
)

// reach is how many standard deviations from its mean a normal variable is
// followed: beyond lies 2e-21 of it.
const reach = 9.5

// given holds what y says of one part of the prior: the density of y, as
// scale e^power so that its logarithm does not underflow, and the mean and
// variance of x given y. The mean is from + shift, from being y in the parts
// that are wider than the noise and a point of the part in the others, so that
// neither f(y) = y nor f(y) = const loses digits.
type given struct{ scale, power, from, shift, variance float64 }

func (g given) density() float64 {
	if g.power == 0 {
		return g.scale
	}
	return g.scale * expo.Of(g.power)
}

// meet returns what y says of part q at noise s > 0.
func (q part) meet(y, s float64) given {
	if q.flat() {
		return q.meetFlat(y, s)
	}
	v := math.Hypot(q.sd, s)
	u, r, t := (y-q.a)/v, q.sd/v, s/v
	g := given{scale: 1 / (v * sqrt2pi), power: -u * u / 2, variance: (r * s) * (r * s)}
	if q.sd < s {
		g.from, g.shift = q.a, r*r*(y-q.a)
	} else {
		g.from, g.shift = y, t*t*(q.a-y)
	}
	return g
}

// meetFlat is meet for a uniform part. Seen from the nearer end inwards,
// x = end -+ s u with u in [0, width] normal of mean -t and variance 1,
// truncated.
func (q part) meetFlat(y, s float64) given {
	h := q.b - q.a
	width := h / s
	end, sign, t := q.b, 1.0, (y-q.b)/s
	if below := (q.a - y) / s; below > t {
		end, sign, t = q.a, -1, below
	}
	if width <= narrow && t*width <= steep {
		return q.meetNarrow(y, s)
	}
	if t < -reach {
		// Deep inside, the ends are not felt.
		return given{scale: 1 / h, from: y, variance: s * s}
	}
	both := width*(t+width/2) < unfelt
	if t < far {
		z, p := tail(t)
		d, k := p, t*p
		if both {
			u, q := tail(t + width)
			z -= u
			d -= q
			k -= (t + width) * q
		}
		d /= z // mean of u, plus t
		return given{scale: z / h, from: y, shift: -sign * s * d, variance: s * s * max(0, 1+k/z-d*d)}
	}
	z, mean := mills(t)
	var e float64
	if both {
		e = expo.Of(-width * (t + width/2)) // phi(t+width)/phi(t)
		rw, _ := mills(t + width)
		r := z
		z -= e * rw
		mean -= e * (r - rw) / (r * z)
	}
	v := 1 + (t-(t+width)*e)/z - (mean+t)*(mean+t)
	return given{scale: z / (sqrt2pi * h), power: -t * t / 2, from: end, shift: -sign * s * mean, variance: s * s * max(0, v)}
}

// unfelt is minus the logarithm of the ratio of the normal densities at the two
// ends beyond which the further one changes nothing.
const unfelt = 40

// meetNarrow is meet for a uniform part of at most narrow sigmas.
func (q part) meetNarrow(y, s float64) (g given) {
	h := q.b - q.a
	near := max(q.a-y, y-q.b, 0) / s
	rule := gauss16
	if near*h/s <= 3 {
		rule = gauss8 // a weight that varies by e^3 takes no more
	}
	var w, m float64
	var weight [16]float64
	for i, t := range rule.node {
		d := (y - q.a - h*(1+t)/2) / s
		// Relative to the nearest end, so that it does not vanish.
		weight[i] = rule.weight[i] * expo.Of((near-math.Abs(d))*(near+math.Abs(d))/2)
		w += weight[i]
		m += weight[i] * t
	}
	m /= w
	for i, t := range rule.node {
		g.variance += weight[i] / w * (t - m) * (t - m)
	}
	g.variance *= h * h / 4
	g.from, g.shift = q.a, h*(1+m)/2
	g.scale, g.power = w/(2*s*sqrt2pi), -near*near/2
	return g
}

// away reports whether y is so far from the part that its density there is
// nothing, at noise s.
func (q part) away(y, s float64) bool {
	lo, hi := q.span(s)
	return y < lo || y > hi
}

// span returns the interval outside which y does not come from the part.
func (q part) span(s float64) (lo, hi float64) {
	r := reach * s
	if !q.flat() {
		r = reach * math.Hypot(q.sd, s)
	}
	return q.a - r, q.b + r
}

// Density returns the density of y. At sigma = 0 point masses are not in it.
func (c *Channel) Density(y float64) float64 {
	if c.sigma == 0 {
		return c.prior.Density(y)
	}
	var s float64
	for _, q := range c.prior.parts {
		if !q.away(y, c.sigma) {
			s += q.w * q.meet(y, c.sigma).density()
		}
	}
	return s
}

// Mean returns E[x | y], the ideal estimator of the prior, for any y however
// far from it. At sigma = 0 it is y.
func (c *Channel) Mean(y float64) float64 {
	if c.sigma == 0 {
		return y
	}
	parts := c.prior.parts
	if len(parts) == 1 {
		g := parts[0].meet(y, c.sigma)
		return g.from + g.shift
	}
	// Log-sum-exp as the terms come, about the mean of the heaviest so far.
	top, sum, mean := math.Inf(-1), 0.0, 0.0
	near := math.Inf(1)
	for _, q := range parts {
		g := q.meet(y, c.sigma)
		log := g.power + math.Log(q.w*g.scale)
		if math.IsInf(log, -1) {
			// Over 1e154 standard deviations away: only the nearest counts.
			if d := max(q.a-y, y-q.b, 0); sum == 0 && d < near {
				near, mean = d, g.from+g.shift
			}
			continue
		}
		if log > top {
			sum *= expo.Of(top - log)
			top = log
		}
		w := expo.Of(log - top)
		sum += w
		mean = (1-w/sum)*mean + w/sum*(g.from+g.shift)
	}
	return mean
}

// Ideal returns E[x | y] as an estimator: the best there is.
func (c *Channel) Ideal() Estimator { return Estimator{F: c.Mean, ideal: true} }

// Error returns the density of y times E[(f - x)^2 | y] for an estimator whose
// value at y is f: its integral over y is the MSE, so that drawn against y it
// shows where the error comes from. At sigma = 0 it is p(y) (f - y)^2.
func (c *Channel) Error(y, f float64) float64 {
	if c.sigma == 0 {
		return c.prior.Density(y) * (f - y) * (f - y)
	}
	var s float64
	for _, q := range c.prior.parts {
		s += q.error(y, f, c.sigma)
	}
	return s
}

func (q part) error(y, f, s float64) float64 {
	if q.away(y, s) {
		return 0
	}
	g := q.meet(y, s)
	d := f - g.from - g.shift
	return q.w * g.density() * (d*d + g.variance)
}

// gain returns the density of y times E[(f - x)^2 - (h - x)^2 | y], which is
// zero to the last digit where two estimators agree.
func (c *Channel) gain(y, f, h float64) float64 {
	if f == h {
		return 0
	}
	var s float64
	for _, q := range c.prior.parts {
		if !q.away(y, c.sigma) {
			g := q.meet(y, c.sigma)
			s += q.w * g.density() * (f - h) * ((f - g.from - g.shift) + (h - g.from - g.shift))
		}
	}
	return s
}

// bellEdge are panel edges, in standard deviations from the middle of a normal
// density, or from the end of a uniform part, whose blur is its integral: 31
// points resolve both to 1e-12 on each panel.
var bellEdge = [...]float64{-reach, 0, reach}

// edges returns the panel edges for estimators with the given turns.
func (c *Channel) edges(parts []part, es ...Estimator) []float64 {
	var edges []float64
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, q := range parts {
		a, b := q.span(c.sigma)
		lo, hi = min(lo, a), max(hi, b)
		blur := math.Hypot(c.sigma, max(q.sd, (q.b-q.a)/math.Sqrt(12)))
		if !q.flat() || q.b-q.a < c.sigma {
			for _, k := range bellEdge {
				edges = append(edges, q.a+(q.b-q.a)/2+k*blur)
			}
			continue
		}
		for _, k := range bellEdge {
			edges = append(edges, q.a+k*c.sigma, q.b+k*c.sigma)
		}
	}
	for _, e := range es {
		edges = e.cuts(edges, c.sigma)
	}
	edges = append(edges, lo, hi)
	slices.Sort(edges)
	i, _ := slices.BinarySearch(edges, lo)
	j, _ := slices.BinarySearch(edges, math.Nextafter(hi, math.Inf(1)))
	return edges[i:j]
}
