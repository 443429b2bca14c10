package convex

import "math"

// Dual holds multipliers of a problem.
type Dual struct {
	// Lambda multiplies the values at the samples, or at the balls' centres:
	// one row of length d for each.
	Lambda [][]float64
	// Slope multiplies the Jacobian at the balls' centres: one row of
	// length d d for each, row-major. It is nil where there are no balls.
	Slope [][]float64
	// On holds multipliers at points of the balls. It is nil where there are no
	// balls.
	On []Point
}

// Point is a point of a ball with its multiplier.
type Point struct {
	Ball      int // from 0
	Y, Lambda []float64
}

const badDual = "convex: dual and problem disagree in shape"

func (d Dual) check(p Problem) {
	n := len(p.Y)
	if d.Lambda != nil && len(d.Lambda) != n || d.Slope != nil && len(d.Slope) != n {
		panic(badDual)
	}
	for _, row := range d.Lambda {
		if len(row) != p.Dim() {
			panic(badDual)
		}
	}
	for _, row := range d.Slope {
		if len(row) != p.Dim()*p.Dim() {
			panic(badDual)
		}
	}
	for _, t := range d.On {
		if t.Ball < 0 || t.Ball >= n || len(t.Y) != p.Dim() || len(t.Lambda) != p.Dim() {
			panic(badDual)
		}
	}
}

// pair is a multiplier on the rows of some sites, in a chart, made ready to be
// measured.
type pair struct {
	sites  sites
	at     []int // which samples of the problem, nil when all
	basis  []float64
	r      int
	oracle oracle
	y, x   [][]float64 // samples or centres and targets, one a site
	lambda []float64   // rows x d, moments removed
	drift  float64     // sum |lambda_j| times the distance of sample j from the hull
	unit   float64     // what lambda was divided by
	weight float64     // sum |lambda_j|, to which roundings are relative
	norm   float64     // the greatest |g|, in the chart
	peak   place
}

// measure scales lambda to size 1, projects its moments away and finds its norm:
// the greatest |g| over the creases, plus its rounding and what samples off the
// hull may add.
func (b *pair) measure(d int) {
	b.peak.at[0] = -1
	b.unit = greatest(b.lambda)
	if !(b.unit > 0) || math.IsInf(b.unit, 0) {
		return
	}
	scale(b.lambda, 1/b.unit)
	b.weight = project(b.lambda, d, b.basis, b.r)
	b.peak = maximum(b.oracle, b.lambda, d)
	b.norm = b.peak.value + b.drift/b.unit + rounding(b.sites.rows(), b.weight, 1)
}

// value returns sum lambda_j.x_j over the value rows, less its rounding. The
// targets are taken about their mean, since sum lambda_j = 0.
func (b *pair) value(d int) float64 {
	m := mean(b.x)
	var v, size float64
	for j, x := range b.x {
		for c, l := range b.lambda[j*b.sites.h*d : j*b.sites.h*d+d] {
			v += l * (x[c] - m[c])
		}
		size = max(size, distance(x, m))
	}
	return v - rounding(b.sites.rows(), b.weight, size)
}

// lower returns the lower bound that the multiplier proves: value over norm.
func (b *pair) lower(d int, scale float64) float64 {
	if b.peak.at[0] < 0 {
		return 0
	}
	return max(0, b.value(d)/(b.norm*scale))
}
