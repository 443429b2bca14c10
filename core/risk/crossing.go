package risk

import (
	"cmp"
	"math"
	"slices"
)

// Curve is an estimator as a function of sigma. At returns it for sigma > 0
// and, for sigma = 0, its limit; the error says why there is none at that
// sigma (for a radius that grows with sigma: balls that touch), and then there
// is none at greater ones either.
type Curve struct {
	Name string
	At   func(sigma float64) (Estimator, error)
}

// Same returns the curve of an estimator that does not depend on sigma.
func Same(name string, e Estimator) Curve {
	return Curve{name, func(float64) (Estimator, error) { return e, nil }}
}

// Crossings looks for the sigmas at which the errors of two curves cross: every
// change of sign of MSE(f) - MSE(g) on a range of sigma. It samples the sign
// (+1, -1, or 0 when the difference is lost in rounding) and then narrows each
// bracket. Where |difference| dips between two samples of one sign it looks for
// a pair of crossings in the dip.
type Crossings struct {
	prior Prior
	f, g  Curve
	at    []sample // increasing in sigma
	next  int      // of at, to be sampled
	ready bool     // all sampled
	pair  int      // of at, to be narrowed next
	found []float64
}

// sample is the sign of the difference at one sigma, once known.
type sample struct {
	sigma, diff float64
	sign        int
	known       bool
}

// density is the number of samples per factor e of sigma: 5 are 12 a decade.
// The errors are analytic in log sigma, and vary on the scale of its unit.
const density = 5

// crowd bounds the samples between two of the sigmas asked for: it is reached
// when they are 35 decades apart.
const crowd = 400

// sharp is the relative precision of a crossing.
const sharp = 1e-9

// least is the positive sigma, relative to the first positive one asked for,
// from which a range that begins at 0 is searched: three decades further down,
// the errors are at their limits where they are not yet.
const least = 1e-3

// NewCrossings returns the search for the crossings of f and g between the
// least and the greatest of the given sigmas (at least 0; others are ignored).
func NewCrossings(p Prior, f, g Curve, sigma []float64) *Crossings {
	var at []float64
	zero := false
	for _, s := range sigma {
		if s > 0 && usable(s) {
			at = append(at, s)
		}
		zero = zero || s == 0
	}
	c := &Crossings{prior: p, f: f, g: g}
	at = distinct(at)
	if len(at) == 0 {
		return c
	}
	if zero {
		at = slices.Insert(at, 0, at[0]*least)
	}
	// Where the curves end, so does the search.
	for i, s := range at {
		if !c.defined(s) {
			if i == 0 {
				return c
			}
			at = append(at[:i:i], c.end(at[i-1], s))
			break
		}
	}
	at = distinct(at)
	for i, s := range at {
		if i > 0 {
			last := at[i-1]
			n := int(math.Ceil(min(density*math.Log(s/last), crowd)))
			for k := 1; k < n; k++ {
				c.at = append(c.at, sample{sigma: last * math.Pow(s/last, float64(k)/float64(n))})
			}
		}
		c.at = append(c.at, sample{sigma: s})
	}
	return c
}

func (c *Crossings) defined(sigma float64) bool {
	_, err := c.f.At(sigma)
	if err == nil {
		_, err = c.g.At(sigma)
	}
	return err == nil
}

// end returns the greatest sigma at which both curves are defined, between one
// at which they are and one at which they are not.
func (c *Crossings) end(in, out float64) float64 {
	for m := in + (out-in)/2; in < m && m < out && out-in > sharp/10*in; m = in + (out-in)/2 {
		if c.defined(m) {
			in = m
		} else {
			out = m
		}
	}
	return in
}

// know tells the search a difference of errors that is known already, when it
// is beyond doubt, and saves it the work.
func (c *Crossings) know(sigma, f, g float64) {
	if !beyondDoubt(f, g) {
		return
	}
	i, ok := slices.BinarySearchFunc(c.at, sigma, func(s sample, x float64) int { return cmp.Compare(s.sigma, x) })
	if ok {
		c.at[i].diff, c.at[i].sign, c.at[i].known = f-g, cmp.Compare(f, g), true
	}
}

// sampled returns the difference at sigma.
func (c *Crossings) sampled(sigma float64) sample {
	s := sample{sigma: sigma, known: true}
	f, err := c.f.At(sigma)
	if err != nil {
		return s
	}
	g, err := c.g.At(sigma)
	if err != nil {
		return s
	}
	if ch, err := NewChannel(c.prior, sigma); err == nil {
		if mse := ch.MSEs(f, g); beyondDoubt(mse[0], mse[1]) {
			s.diff, s.sign = mse[0]-mse[1], cmp.Compare(mse[0], mse[1])
		} else {
			s.diff, s.sign = ch.Difference(f, g)
		}
	}
	return s
}

// beyondDoubt reports whether the difference of two errors has their digits to
// go by; where it has not, one integral of it is what there is to do.
func beyondDoubt(f, g float64) bool {
	const doubt = 1e-6 // a thousand times the error of an MSE
	return math.Abs(f-g) > doubt*(f+g)
}

// Step samples and narrows until it has finished, when it returns true, or
// until stop, which it asks after every sample and every bracket, returns true.
// A nil stop never does.
func (c *Crossings) Step(stop func() bool) bool {
	for ; c.next < len(c.at); c.next++ {
		if s := &c.at[c.next]; !s.known {
			if stop != nil && stop() {
				return false
			}
			*s = c.sampled(s.sigma)
		}
	}
	if !c.ready {
		c.at = slices.DeleteFunc(c.at, func(s sample) bool { return s.sign == 0 })
		c.ready = true
	}
	for ; c.pair+1 < len(c.at); c.pair++ {
		a, b := c.at[c.pair], c.at[c.pair+1]
		switch {
		case a.sign != b.sign:
			if stop != nil && stop() {
				return false
			}
			c.found = append(c.found, c.narrow(a, b))
		case c.dips(c.pair):
			if stop != nil && stop() {
				return false
			}
			a := c.at[c.pair-1]
			if m, ok := c.dip(a, b); ok {
				c.found = append(c.found, c.narrow(a, m), c.narrow(m, b))
			}
		}
	}
	return true
}

// Found returns the crossings found so far, in increasing order once Step has
// returned true.
func (c *Crossings) Found() []float64 { return c.found }

// narrow returns the place of the change of sign between a and b, by the
// Illinois variant of false position in log sigma, which keeps a bracket.
func (c *Crossings) narrow(a, b sample) float64 {
	la, lb := math.Log(a.sigma), math.Log(b.sigma)
	fa, fb := a.diff, b.diff
	up := fb > 0
	side := 0
	for lb-la > sharp {
		m := lb - fb*(lb-la)/(fb-fa)
		if side > 2 || side < -2 || !(la < m && m < lb) {
			m = la + (lb-la)/2
		}
		// Not at an end itself, so that the root is soon fenced in.
		m = min(max(m, la+sharp/3), lb-sharp/3)
		d := c.sampled(math.Exp(m)).diff
		if (d > 0) == up {
			lb, fb = m, d
			if side++; side > 1 {
				fa /= 2
			} else {
				side = 1
			}
		} else {
			la, fa = m, d
			if side--; side < -1 {
				fb /= 2
			} else {
				side = -1
			}
		}
	}
	return math.Exp(la + (lb-la)/2)
}

// dips reports whether sample i and both its neighbours are of one sign, it is
// the nearest of them to zero, and the parabola through them falls to under
// half of it, so that a finer look is worth while.
func (c *Crossings) dips(i int) bool {
	if i == 0 || i+1 >= len(c.at) {
		return false
	}
	a, m, b := c.at[i-1], c.at[i], c.at[i+1]
	fa, fm, fb := math.Abs(a.diff), math.Abs(m.diff), math.Abs(b.diff)
	if a.sign != m.sign || b.sign != m.sign || fm > fa || fm > fb {
		return false
	}
	p, q := math.Log(a.sigma/m.sigma), math.Log(b.sigma/m.sigma)
	// fm + s t + k t^2 through all three.
	k := ((fb-fm)/q - (fa-fm)/p) / (q - p)
	s := (fa-fm)/p - k*p
	return k > 0 && fm-s*s/(4*k) < fm/2
}

// dip minimises |difference| between a and b, which have one sign, by golden
// section, until it finds the other sign.
func (c *Crossings) dip(a, b sample) (sample, bool) {
	const gold = 0.381966011250105
	la, lb := math.Log(a.sigma), math.Log(b.sigma)
	at := func(l float64) sample { return c.sampled(math.Exp(l)) }
	x, y := la+gold*(lb-la), lb-gold*(lb-la)
	sx, sy := at(x), at(y)
	for range 24 {
		switch sign := a.sign; {
		case sx.sign == -sign:
			return sx, true
		case sy.sign == -sign:
			return sy, true
		case sx.diff*float64(sign) < sy.diff*float64(sign):
			lb, y, sy = y, x, sx
			x = la + gold*(lb-la)
			sx = at(x)
		default:
			la, x, sx = x, y, sy
			y = lb - gold*(lb-la)
			sy = at(y)
		}
	}
	return sample{}, false
}
