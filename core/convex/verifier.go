package convex

import "crease/core/words"

// Verifier checks functions and duals of one problem. It keeps the sorted
// arrangement of the samples, so that a training loop may ask often. It is not
// safe for use by several goroutines.
type Verifier struct {
	p     Problem
	scale float64
	chart chart
	own   *pair // of the problem's samples or balls, made when first needed
}

// NewVerifier returns the verifier of a problem, or what Check says.
func NewVerifier(p Problem) (*Verifier, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return &Verifier{p: p, scale: p.Scale(), chart: newChart(p.Y, p.Rho, maxDim)}, nil
}

// exact reports whether there is an exact oracle.
func (v *Verifier) exact() bool { return v.chart.p >= 1 && v.chart.p <= maxDim }

// pair arranges points as sites in the chart.
func (v *Verifier) pair(y, x [][]float64, rho float64) *pair {
	p := v.chart.p
	b := &pair{sites: sites{p: p, n: len(y), h: 1, rho: rho / v.chart.s, u: make([]float64, len(y)*p)}, y: y, x: x}
	if rho > 0 {
		b.sites.h = 1 + p
	}
	for j, row := range y {
		v.chart.to(b.sites.u[j*p:(j+1)*p], row)
	}
	b.basis, b.r, _ = b.sites.affine()
	b.oracle = b.sites.oracle()
	return b
}

// onSamples returns the measured multiplier of the samples, or that of the
// balls' values and slopes; nil when there is none or no exact oracle.
func (v *Verifier) onSamples(dual Dual) *pair {
	if dual.Lambda == nil || !v.exact() || v.p.Rho > 0 && v.chart.p != 2 {
		return nil
	}
	y, lambda, slope := v.p.Y, dual.Lambda, dual.Slope
	var b *pair
	if s := support(dual); 2*len(s) < len(y) && v.p.Rho == 0 {
		// Where a multiplier is 0 the sample does not count.
		if len(s) == 0 {
			return nil
		}
		y, lambda = pick(y, s), pick(lambda, s)
		b = v.pair(y, pick(v.p.X, s), 0)
		b.at = s
	} else {
		if v.own == nil {
			v.own = v.pair(y, v.p.X, v.p.Rho)
		}
		b = v.own
	}
	d := v.p.Dim()
	b.lambda = make([]float64, b.sites.rows()*d)
	b.drift = 0
	u := make([]float64, v.chart.p)
	for j, row := range lambda {
		l := b.lambda[j*b.sites.h*d:]
		copy(l, row)
		b.drift += norm(row) * v.chart.to(u, y[j])
		if b.sites.h > 1 && slope != nil {
			for c, e := range v.chart.e {
				for i := range d {
					l[(c+1)*d+i] = dot(slope[j][i*d:(i+1)*d], e) / v.chart.s
				}
			}
		}
	}
	b.measure(d)
	return b
}

// support returns the samples whose multipliers are not 0.
func support(dual Dual) []int {
	var s []int
	for j, row := range dual.Lambda {
		if greatest(row) > 0 {
			s = append(s, j)
		}
	}
	return s
}

func pick(rows [][]float64, at []int) [][]float64 {
	out := make([][]float64, len(at))
	for i, j := range at {
		out[i] = rows[j]
	}
	return out
}

// onBalls returns the measured multiplier of points of the balls; nil when
// there is none or no exact oracle. Points outside their balls are left out,
// with a warning.
func (v *Verifier) onBalls(dual Dual) (*pair, []words.Message) {
	if len(dual.On) == 0 || v.p.Rho == 0 || !v.exact() {
		return nil, nil
	}
	var warn []words.Message
	var y, x [][]float64
	d := v.p.Dim()
	var lambda []float64
	for i, t := range dual.On {
		if out := distance(t.Y, v.p.Y[t.Ball]) - v.p.Rho; out > onBall*v.chart.s+v.p.resolution() {
			warn = append(warn, words.M("convex.outside", "i", i+1, "distance", out))
			continue
		}
		y, x = append(y, t.Y), append(x, v.p.X[t.Ball])
		lambda = append(lambda, t.Lambda...)
	}
	if len(y) == 0 {
		return nil, warn
	}
	b := v.pair(y, x, 0)
	b.lambda = lambda
	u := make([]float64, v.chart.p)
	for j := range y {
		b.drift += norm(lambda[j*d:(j+1)*d]) * v.chart.to(u, y[j])
	}
	b.measure(d)
	return b, warn
}

// onBall, times the scale, is how far outside its ball a point on its sphere
// may seem to be: a few roundings.
const onBall = 1e-14

// Feasible returns the dual with its moments projected out, scaled so that
// |g| <= 1 on every crease, and the lower bound that it then proves; the zero
// Dual and 0 when there is no exact oracle. Only Lambda and Slope count. It
// panics if shapes disagree.
func (v *Verifier) Feasible(dual Dual) (Dual, float64) {
	dual.check(v.p)
	b := v.onSamples(dual)
	if b == nil || b.peak.at[0] < 0 {
		return Dual{}, 0
	}
	d := v.p.Dim()
	bound := b.lower(d, v.chart.s)
	scale(b.lambda, 1/(b.norm*v.chart.s))
	h := b.sites.h
	all := make([]float64, len(v.p.Y)*h*d)
	for i := range b.y {
		j := i
		if b.at != nil {
			j = b.at[i]
		}
		copy(all[j*h*d:(j+1)*h*d], b.lambda[i*h*d:])
	}
	return v.dual(all, h), bound
}

// dual returns multipliers (rows x d) in the chart as a Dual.
func (v *Verifier) dual(lambda []float64, h int) Dual {
	d := v.p.Dim()
	var out Dual
	for j := range v.p.Y {
		l := lambda[j*h*d:]
		out.Lambda = append(out.Lambda, append([]float64(nil), l[:d]...))
		if h == 1 {
			continue
		}
		slope := make([]float64, d*d)
		for c, e := range v.chart.e {
			for i := range d {
				axpy(slope[i*d:(i+1)*d], l[(c+1)*d+i]*v.chart.s, e)
			}
		}
		out.Slope = append(out.Slope, slope)
	}
	return out
}

// Max returns the greatest |g(w, b)|, g = sum_j lambda_j [w.y_j + b]_+, and
// where it is attained, after the moments of lambda have been projected out;
// for balls, of multipliers of values and slopes over the creases that enter no
// ball. It returns the zero Peak when there is no exact oracle. It panics if
// shapes disagree.
func (v *Verifier) Max(dual Dual) Peak {
	dual.check(v.p)
	b := v.onSamples(dual)
	if b == nil || b.peak.at[0] < 0 {
		return Peak{}
	}
	w := v.chart.direction(b.peak.w[:v.chart.p])
	return Peak{W: w, B: -dot(w, b.y[b.peak.at[0]]) - v.p.Rho, Value: b.peak.value * v.chart.s * b.unit}
}

// FromResiduals returns the feasible dual that a trained network carries, and
// its lower bound. At a stationary point of
//
//	1/(2n) sum_j |r_j|^2 + decay/2 sum_k (|a_k|^2 + |w_k|^2),   r_j = f(y_j) - x_j,
//
// lambda_j = -r_j/(n decay) satisfies |sum_j lambda_j [w_k.y_j + b_k]_+| = 1 on
// every unit that is on, and its moments vanish since V and c are free. r is
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
