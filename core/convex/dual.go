package convex

import "crease/core/words"

// Dual is a multiplier lambda_j in R^d at each of some samples. With Y nil they
// are the problem's own, in order; otherwise row j of Y belongs to sample
// Site[j] of the problem: for balls, a point of that ball.
type Dual struct {
	Lambda [][]float64 // n x d
	Y      [][]float64 // n x d, nil for the problem's samples
	Site   []int       // length n, nil when Y is
}

// Verifier checks functions and duals of one problem. It keeps the sorted
// arrangement of the problem's samples, so that a training loop may ask often.
// It is not safe for use by several goroutines.
type Verifier struct {
	p     Problem
	scale float64
	chart chart
	own   *arrangement // of the problem's samples, made when first needed
}

// arrangement is a set of samples in the chart with its oracle.
type arrangement struct {
	n      int
	u      []float64 // n x p
	off    []float64 // distances from the hull
	basis  []float64 // n x r, orthonormal, of the affine functions
	r      int
	oracle oracle
}

// NewVerifier returns the verifier of a problem, or what Check says.
func NewVerifier(p Problem) (*Verifier, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return &Verifier{p: p, scale: p.Scale(), chart: newChart(p.Y, p.Rho, maxDim)}, nil
}

func (c *chart) arrange(y [][]float64) *arrangement {
	p := min(c.p, maxDim)
	a := &arrangement{n: len(y), u: make([]float64, len(y)*p), off: make([]float64, len(y))}
	for j, row := range y {
		a.off[j] = c.to(a.u[j*p:(j+1)*p], row)
	}
	a.basis, a.r, _ = affine(a.u, a.n, p)
	if c.p > 0 && c.p <= maxDim {
		a.oracle = newOracle(a.u, p)
	}
	return a
}

// bound is a multiplier made ready: projected, with its value and its norm.
type bound struct {
	a      *arrangement
	lambda []float64 // n x d, moments removed
	value  float64   // sum lambda_j.x_j, less its rounding
	norm   float64   // max |sum lambda_j [w.y_j + b]_+|, plus its rounding
	peak   place
	warn   []words.Message
}

// lower returns the lower bound on the cost of every interpolant: the value of
// lambda divided by its norm.
func (b *bound) lower() float64 {
	if !(b.value > 0) || !(b.norm > 0) {
		return 0
	}
	return b.value / b.norm
}

// bound projects, evaluates and measures a dual.
func (v *Verifier) bound(dual Dual) *bound {
	b := &bound{}
	d := v.p.Dim()
	if dual.Y == nil {
		if v.own == nil {
			v.own = v.chart.arrange(v.p.Y)
		}
		b.a = v.own
	} else {
		b.a = v.chart.arrange(dual.Y)
	}
	if len(dual.Lambda) != b.a.n {
		panic(badDual)
	}
	b.lambda = make([]float64, b.a.n*d)
	for j, row := range dual.Lambda {
		if len(row) != d {
			panic(badDual)
		}
		if dual.Y != nil && v.p.Rho > 0 {
			if out := distance(dual.Y[j], v.p.Y[dual.Site[j]]) - v.p.Rho; out > onBall*v.chart.s {
				b.warn = append(b.warn, words.M("convex.outside", "i", j+1, "distance", out))
				continue
			}
		}
		copy(b.lambda[j*d:], row)
	}
	project(b.lambda, d, b.a.basis, b.a.r)
	m := mean(v.p.X)
	var size float64
	for j := range b.a.n {
		x := v.p.X[v.site(dual, j)]
		for c, l := range b.lambda[j*d : (j+1)*d] {
			b.value += l * (x[c] - m[c])
			size = max(size, distance(x, m))
		}
	}
	w := weight(b.lambda, d)
	b.value -= rounding(b.a.n, w, size)
	if v.chart.p >= 1 && v.chart.p <= maxDim {
		b.peak = maximum(b.a.oracle, b.lambda, d)
		b.norm = b.peak.value + rounding(b.a.n, w, 1)
		// Off the hull by delta_j, a sample moves the value by |lambda_j| delta_j.
		for j, off := range b.a.off {
			b.norm += off * norm(b.lambda[j*d:(j+1)*d])
		}
		b.norm *= v.chart.s
	}
	return b
}

// onBall, times the scale, is how far outside its ball a point on its sphere
// may seem to be: a few roundings.
const onBall = 1e-14

const badDual = "convex: dual and problem disagree in shape"

func (v *Verifier) site(dual Dual, j int) int {
	if dual.Y == nil {
		return j
	}
	return dual.Site[j]
}

// Feasible returns the dual with its moments projected out, scaled to
// max |sum_j lambda_j [w.y_j + b]_+| = 1, and the lower bound
// sum_j lambda_j.x_j that it then gives. It panics if shapes disagree.
func (v *Verifier) Feasible(dual Dual) (Dual, float64) {
	b := v.bound(dual)
	k := 0.0
	if b.norm > 0 {
		k = 1 / b.norm
	}
	d := v.p.Dim()
	out := Dual{Y: dual.Y, Site: dual.Site, Lambda: make([][]float64, b.a.n)}
	for j := range out.Lambda {
		out.Lambda[j] = b.lambda[j*d : (j+1)*d : (j+1)*d]
		scale(out.Lambda[j], k)
	}
	return out, b.lower()
}

// Max returns the greatest value of |sum_j lambda_j [w.y_j + b]_+| and where it
// is attained, after lambda's moments have been projected out; the zero Peak
// when there is no exact oracle for the problem (more than three dimensions).
func (v *Verifier) Max(dual Dual) Peak {
	b := v.bound(dual)
	if b.a.oracle == nil || b.peak.at[0] < 0 {
		return Peak{}
	}
	w := v.chart.direction(b.peak.w[:v.chart.p])
	y := v.p.Y
	if dual.Y != nil {
		y = dual.Y
	}
	return Peak{W: w, B: -dot(w, y[b.peak.at[0]]), Value: b.peak.value * v.chart.s}
}

// FromResiduals returns the feasible dual that a trained network carries, and
// its lower bound. At a stationary point of
//
//	1/(2n) sum_j |r_j|^2 + decay/2 sum_k (|a_k|^2 + |w_k|^2),   r_j = f(y_j) - x_j,
//
// lambda_j = -r_j/(n decay) satisfies |sum_j lambda_j [w_k.y_j + b_k]_+| = 1 on
// every unit that is on, and the moments vanish since V and c are free. r is
// n x d. It panics if shapes disagree or decay is not positive.
func (v *Verifier) FromResiduals(r [][]float64, decay float64) (Dual, float64) {
	if !(decay > 0) {
		panic("convex: weight decay must be positive")
	}
	k := -1 / (float64(len(r)) * decay)
	lambda := make([][]float64, len(r))
	for j, row := range r {
		lambda[j] = make([]float64, len(row))
		axpy(lambda[j], k, row)
	}
	return v.Feasible(Dual{Lambda: lambda})
}
