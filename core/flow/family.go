package flow

import (
	"math"

	"crease/core/shallow"
)

// Family makes the min-cost denoiser of given data for balls of radius rho > 0;
// the error, a words.Message, says why there is none.
type Family func(rho float64) (*shallow.Denoiser, error)

// chart is a family of denoisers on an interval of rho: every number that makes
// up their ridges (directions, knots, values, slopes) is a Chebyshev series in
// rho. Most are constant or linear; only the centre of an acute triangle is a
// longer one.
type chart struct {
	lo, hi float64
	series [][]float64 // one a number, trailing zeros cut
	moving []int       // the series that are not constant
	num    []float64   // the numbers at one rho
	rho    float64     // that one
	p      pieces      // the denoiser there, made of them
}

// nodes is the number of Chebyshev points of a chart, and probes are points
// between them where it is checked against the family.
const nodes = 14

var probes = [...]float64{-0.999, -0.7, 0.1, 0.93}

// faithful is how far from the family a chart may be there, relative to the
// size of its numbers.
const faithful = 1e-12

// newChart returns a chart of the family on [lo, hi], nil when it does not have
// one: its shape changes, it is not smooth, or it ends.
func newChart(f Family, lo, hi float64) *chart {
	c := &chart{lo: lo, hi: hi}
	at := func(x float64) *pieces {
		h, err := f((lo+hi)/2 + x*(hi-lo)/2)
		if err != nil {
			return nil
		}
		p := newPieces(h)
		if c.num != nil && !c.p.alike(p) {
			return nil
		}
		return p
	}
	samples := make([][]float64, nodes)
	for i := range samples {
		p := at(math.Cos(math.Pi * (float64(i) + 0.5) / nodes))
		if p == nil {
			return nil
		}
		samples[i] = p.numbers()
		if c.num == nil {
			c.num = p.numbers()
			c.p = p.madeOf(c.num)
		}
	}
	for j := range c.num {
		s := chebyshev(samples, j)
		if c.series = append(c.series, s); len(s) > 1 {
			c.moving = append(c.moving, j)
		}
		c.num[j] = s[0]
	}
	unit := size(c.num)
	for _, x := range probes {
		p := at(x)
		if p == nil {
			return nil
		}
		for j, want := range p.numbers() {
			if math.Abs(clenshaw(c.series[j], x)-want) > faithful*unit {
				return nil
			}
		}
	}
	return c
}

// at returns the denoiser at rho, valid until the next call.
func (c *chart) at(rho float64) *pieces {
	if rho == c.rho {
		return &c.p
	}
	c.rho = rho
	x := (2*rho - c.lo - c.hi) / (c.hi - c.lo)
	for _, j := range c.moving {
		c.num[j] = clenshaw(c.series[j], x)
	}
	c.p.slant()
	return &c.p
}

// numbers returns what makes up the denoiser, in the order in which madeOf
// reads it. Of the slopes only those of the two end pieces are among them.
func (p *pieces) numbers() []float64 {
	n := append(append([]float64(nil), p.c...), p.v...)
	for _, r := range p.ridges {
		n = append(append(append(n, r.u...), r.v...), r.t...)
		n = append(append(n, r.at...), r.slope[0], r.slope[len(r.t)])
	}
	return n
}

// madeOf returns a denoiser of the same shape whose numbers lie in num.
func (p *pieces) madeOf(num []float64) pieces {
	take := func(n int) []float64 {
		s := num[:n:n]
		num = num[n:]
		return s
	}
	q := pieces{d: p.d, unit: p.unit, c: take(p.d)}
	if p.v != nil {
		q.v = take(p.d * p.d)
	}
	for _, r := range p.ridges {
		k := len(r.t)
		t := ridge{u: take(p.d), v: take(p.d), t: take(k), at: take(k + 1), ends: take(2)}
		t.slope, t.from = make([]float64, k+1), make([]float64, k+1)
		q.ridges = append(q.ridges, t)
	}
	return q
}

// slant recomputes the slopes and where pieces start from the numbers.
func (p *pieces) slant() {
	for l := range p.ridges {
		r := &p.ridges[l]
		n := len(r.t)
		copy(r.from[1:], r.t)
		if n > 0 {
			r.from[0] = r.t[0]
		}
		r.slope[0], r.slope[n] = r.ends[0], r.ends[1]
		for j := 1; j < n; j++ {
			if r.slope[j] = 0; r.at[j+1] != r.at[j] {
				r.slope[j] = (r.at[j+1] - r.at[j]) / (r.t[j] - r.t[j-1])
			}
		}
	}
}

// alike reports whether q has the same shape.
func (p *pieces) alike(q *pieces) bool {
	if len(p.ridges) != len(q.ridges) || (p.v == nil) != (q.v == nil) {
		return false
	}
	for l := range p.ridges {
		if len(p.ridges[l].t) != len(q.ridges[l].t) {
			return false
		}
	}
	return true
}

// chebyshev returns the Chebyshev coefficients of number j, without trailing
// ones that are rounding.
func chebyshev(samples [][]float64, j int) []float64 {
	n := len(samples)
	a := make([]float64, n)
	var big float64
	for i, s := range samples {
		big = max(big, math.Abs(s[j]))
		for k := range a {
			a[k] += 2 / float64(n) * s[j] * math.Cos(math.Pi*float64(k)*(float64(i)+0.5)/float64(n))
		}
	}
	a[0] /= 2
	for n > 1 && math.Abs(a[n-1]) <= 0x1p-48*big {
		n--
	}
	if n == 1 {
		a[0] = samples[0][j] // a constant, to the last digit
	}
	return a[:n]
}

// clenshaw returns the value of a Chebyshev series at x.
func clenshaw(a []float64, x float64) float64 {
	var b, c float64
	for k := len(a) - 1; k > 0; k-- {
		b, c = a[k]+2*x*b-c, b
	}
	return a[0] + x*b - c
}

// atlas is the charts of a family that have been asked for, over (0, top].
type atlas struct {
	family Family
	least  float64 // the least interval worth a chart
	charts []*chart
	direct pieces // of the last rho without a chart
	tried  [][2]float64
	now    *chart
	bounds [2]float64
}

// smallest is the length, relative to the range of rho, of the least interval on
// which a chart is tried; where none is found, the family changes its shape, and
// is asked itself.
const smallest = 0x1p-10

// newAtlas returns the atlas of a family over [low, top].
func newAtlas(f Family, low, top float64) *atlas {
	return &atlas{family: f, least: smallest * (top - low), bounds: [2]float64{low, top}}
}

// at returns the denoiser at rho, valid until the next call. Where the family
// has none, which between two radii at which it has should not be, it is the
// last one asked for.
func (a *atlas) at(rho float64) *pieces {
	if c := a.now; c != nil && c.lo <= rho && rho <= c.hi {
		return c.at(rho)
	}
	for _, c := range a.charts {
		if c.lo <= rho && rho <= c.hi {
			a.now = c
			return c.at(rho)
		}
	}
	if c := a.seek(rho); c != nil {
		a.charts, a.now = append(a.charts, c), c
		return c.at(rho)
	}
	if h, err := a.family(rho); err == nil {
		a.direct = *newPieces(h)
	}
	return &a.direct
}

// seek looks for a chart that holds rho, on the range and then on its halves.
func (a *atlas) seek(rho float64) *chart {
	lo, hi := a.bounds[0], a.bounds[1]
	if rho < lo || rho > hi {
		return nil
	}
	for hi-lo >= a.least {
		if !a.failed(lo, hi) {
			if c := newChart(a.family, lo, hi); c != nil {
				return c
			}
			a.tried = append(a.tried, [2]float64{lo, hi})
		}
		if m := (lo + hi) / 2; rho <= m {
			hi = m
		} else {
			lo = m
		}
	}
	return nil
}

func (a *atlas) failed(lo, hi float64) bool {
	for _, t := range a.tried {
		if t == [2]float64{lo, hi} {
			return true
		}
	}
	return false
}
