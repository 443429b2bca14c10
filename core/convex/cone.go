package convex

import "math"

// The second-order cone |a| <= t of R^(1+q), its Jordan product and the
// Nesterov-Todd scaling of a pair of its interior points ([NT98], [V10]).
// Points are written (x0, x1) with x1 of length q.

// scaling is W = eta (2 v v^T - J), J = diag(1, -I), the symmetric matrix with
// W s = W^-1 x, and the point z = W s itself. Its square is
// eta^2 (2 w w^T - J), w = (w0, w1) with w0^2 - |w1|^2 = 1.
type scaling struct {
	eta2, eta float64
	w0, v0    float64
	z0        float64
}

// hyperbolic returns x0^2 - |x1|^2 without cancellation.
func hyperbolic(x0 float64, x1 []float64) float64 {
	l := norm(x1)
	return (x0 - l) * (x0 + l)
}

// set computes the scaling of x and s; w1, v1 and z1 receive the rest of it.
// It reports whether both points are inside the cone.
func (c *scaling) set(x0 float64, x1 []float64, s0 float64, s1, w1, v1, z1 []float64) bool {
	xx, ss := hyperbolic(x0, x1), hyperbolic(s0, s1)
	if !(xx > 0 && ss > 0 && x0 > 0 && s0 > 0) {
		return false
	}
	nx, ns := math.Sqrt(xx), math.Sqrt(ss)
	c.eta2 = nx / ns
	c.eta = math.Sqrt(c.eta2)
	ix, is := 1/nx, 1/ns
	s1, w1, v1 = s1[:len(x1)], w1[:len(x1)], v1[:len(x1)]
	g := x0 * s0
	for i, x := range x1 {
		g += x * s1[i]
	}
	k := 1 / math.Sqrt(2*(1+g*ix*is)) // 1/(2 gamma)
	c.w0 = (x0*ix + s0*is) * k
	h := 1 / math.Sqrt(2*(c.w0+1))
	c.v0 = (c.w0 + 1) * h
	for i, x := range x1 {
		w1[i] = (x*ix - s1[i]*is) * k
		v1[i] = w1[i] * h
	}
	c.z0 = c.times(s0, s1, v1, z1)
	return true
}

// times stores the rest of W s in out and returns its first entry.
func (c *scaling) times(s0 float64, s1, v1, out []float64) float64 {
	p := c.v0 * s0
	s1, out = s1[:len(v1)], out[:len(v1)]
	for i, v := range v1 {
		p += v * s1[i]
	}
	p *= 2
	for i, v := range v1 {
		out[i] = c.eta * (p*v + s1[i])
	}
	return c.eta * (p*c.v0 - s0)
}

// over stores the rest of W^-1 x in out and returns its first entry.
func (c *scaling) over(x0 float64, x1, v1, out []float64) float64 {
	p := c.v0 * x0
	x1, out = x1[:len(v1)], out[:len(v1)]
	for i, v := range v1 {
		p -= v * x1[i]
	}
	p *= 2
	k := 1 / c.eta
	for i, v := range v1 {
		out[i] = k * (x1[i] - p*v)
	}
	return k * (p*c.v0 - x0)
}

// divide replaces y by the solution u of z o u = y, where
// z o u = (z.u, z0 u1 + u0 z1), and returns its first entry.
func divide(z0 float64, z1 []float64, y0 float64, y1 []float64) float64 {
	u0 := z0 * y0
	y1 = y1[:len(z1)]
	for i, z := range z1 {
		u0 -= z * y1[i]
	}
	u0 /= hyperbolic(z0, z1)
	for i, z := range z1 {
		y1[i] = (y1[i] - u0*z) / z0
	}
	return u0
}

// reach returns the greatest step up to limit for which x + step d stays in the
// cone.
func reach(x0 float64, x1 []float64, d0 float64, d1 []float64, limit float64) float64 {
	c := hyperbolic(x0, x1)
	b, a := x0*d0, d0*d0
	d1 = d1[:len(x1)]
	for i, x := range x1 {
		b -= x * d1[i]
		a -= d1[i] * d1[i]
	}
	if a >= 0 && b >= 0 {
		return limit
	}
	disc := b*b - a*c
	if disc < 0 {
		return limit
	}
	if r := math.Sqrt(disc) - b; r > 0 {
		return min(limit, c/r)
	}
	return limit
}
