package convex

import "math"

// cholesky is the factor L L^T of a symmetric positive definite matrix, stored
// row by row: the hot loop of the solver, written so that two rows and two
// columns share their loads, which suits both a native build and wasm.
type cholesky struct {
	n int
	l []float64 // n x n, lower triangle
}

// tiny is the pivot, relative to the diagonal entry that it is left of, below
// which it is rounding: a direction that the matrix does not see, which the
// solution then leaves alone.
const tiny = 1e-15

// damping, times the greatest diagonal entry, is added to the diagonal. Where
// the multipliers are not unique the matrix vanishes as the gap closes, down to
// the rounding of its great entries; without it what is divided by that rounding
// spoils the step.
const damping = 1e-14

// factor replaces the lower triangle of the n x n matrix in c.l by its factor.
func (c *cholesky) factor() {
	c.damp()
	c.rows(0, c.n)
}

// damp adds the damping to the diagonal.
func (c *cholesky) damp() {
	n, l := c.n, c.l
	var big float64
	for i := range n {
		big = max(big, l[i*n+i])
	}
	for i := range n {
		l[i*n+i] += damping * big
	}
}

// rows replaces rows from, even, to below to of the damped matrix by those of
// its factor; those before are replaced already.
func (c *cholesky) rows(from, to int) {
	n, l := c.n, c.l
	for i := from; i < to; i += 2 {
		r0 := l[i*n : i*n+n]
		if i+1 == n {
			for j := 0; j < i; j++ {
				rj := l[j*n : j*n+j+1]
				r0[j] = (r0[j] - inner(rj[:j], r0)) * rj[j]
			}
			pivot(r0, i)
			break
		}
		r1 := l[(i+1)*n : (i+1)*n+n]
		j := 0
		for ; j+1 < i; j += 2 {
			c0, c1 := l[j*n:j*n+j+2], l[(j+1)*n:(j+1)*n+j+2]
			s00, s01, s10, s11 := dot4(r0[:j], r1[:j], c0[:j], c1[:j])
			x0 := (r0[j] - s00) * c0[j]
			x1 := (r1[j] - s10) * c0[j]
			r0[j], r1[j] = x0, x1
			r0[j+1] = (r0[j+1] - s01 - x0*c1[j]) * c1[j+1]
			r1[j+1] = (r1[j+1] - s11 - x1*c1[j]) * c1[j+1]
		}
		pivot(r0, i)
		r1[i] = (r1[i] - inner(r0[:i], r1)) * r0[i]
		pivot(r1, i+1)
	}
}

// pivot finishes row i: its diagonal holds the inverse of the factor's entry.
func pivot(r []float64, i int) {
	d := r[i] - inner(r[:i], r)
	if !(d > tiny*r[i]) {
		r[i] = 0 // an infinite pivot
		return
	}
	r[i] = 1 / math.Sqrt(d)
}

func dot4(a0, a1, b0, b1 []float64) (s00, s01, s10, s11 float64) {
	n := len(a0)
	a1, b0, b1 = a1[:n], b0[:n], b1[:n]
	for k, x0 := range a0 {
		x1, y0, y1 := a1[k], b0[k], b1[k]
		s00 += x0 * y0
		s01 += x0 * y1
		s10 += x1 * y0
		s11 += x1 * y1
	}
	return
}

// forward replaces x by the solution of L x = x.
func (c *cholesky) forward(x []float64) {
	n, l := c.n, c.l
	for i := range n {
		x[i] = (x[i] - inner(l[i*n:i*n+i], x)) * l[i*n+i]
	}
}

// forward2 is forward for two right sides at once.
func (c *cholesky) forward2(x, y []float64) {
	n, l := c.n, c.l
	for i := range n {
		r := l[i*n : i*n+i]
		var s, t float64
		xs, ys := x[:len(r)], y[:len(r)]
		for j, v := range r {
			s += v * xs[j]
			t += v * ys[j]
		}
		d := l[i*n+i]
		x[i], y[i] = (x[i]-s)*d, (y[i]-t)*d
	}
}

// backward replaces x by the solution of L^T x = x.
func (c *cholesky) backward(x []float64) {
	n, l := c.n, c.l
	for i := n - 1; i >= 0; i-- {
		r := l[i*n : i*n+i+1]
		x[i] *= r[i]
		axpy(x[:i], -x[i], r[:i])
	}
}

// solve replaces x by the solution of L L^T x = x.
func (c *cholesky) solve(x []float64) {
	c.forward(x)
	c.backward(x)
}

// inner is dot for long vectors: four sums do not wait for each other.
func inner(a, b []float64) float64 {
	var s0, s1, s2, s3 float64
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		x, y := a[i:i+4:i+4], b[i:i+4:i+4]
		s0 += x[0] * y[0]
		s1 += x[1] * y[1]
		s2 += x[2] * y[2]
		s3 += x[3] * y[3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return (s0 + s1) + (s2 + s3)
}
