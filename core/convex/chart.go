package convex

import "math"

// hullTol is the distance from a line, plane or space through the data,
// relative to their scale, up to which a point lies in it: a hundred times the
// roundings of the projections that compute it, far below anything that could
// be seen. What is neglected is charged to the certificate (see Verify).
const hullTol = 1e-13

// maxDim is the greatest dimension of the samples' affine hull that the exact
// oracle handles.
const maxDim = 3

// chart holds coordinates u = E(y - m)/s of the affine hull of some points of
// R^d, in which they have size about 1.
type chart struct {
	d, p int         // p > maxDim: more dimensions than are handled
	m    []float64   // centre
	s    float64     // scale, > 0
	e    [][]float64 // p orthonormal rows of length d
}

// newChart returns the chart of the affine hull of points, of p <= limit
// dimensions, or of limit of them with p = limit + 1 when there are more. The
// scale is the greatest distance from the mean plus extra, 1 when that is 0.
func newChart(points [][]float64, extra float64, limit int) chart {
	c := chart{d: len(points[0]), m: mean(points)}
	rest := make([][]float64, len(points))
	var far, size float64
	for j, y := range points {
		rest[j] = make([]float64, c.d)
		for i := range y {
			rest[j][i] = y[i] - c.m[i]
			size = max(size, math.Abs(y[i]))
		}
		far = max(far, maxNorm(rest[j]))
	}
	c.s = far + extra
	if c.s == 0 {
		c.s = 1
	}
	tol := hullTol + sameUlps*0x1p-53*size/c.s
	for _, r := range rest {
		scale(r, 1/c.s)
	}
	for c.p <= limit {
		best, at := tol, -1
		for j, r := range rest {
			if l := norm(r); l > best {
				best, at = l, j
			}
		}
		if at < 0 {
			break
		}
		c.p++
		if c.p > limit {
			break
		}
		axis := append([]float64(nil), rest[at]...)
		for range 2 { // the second pass removes what the first one rounded
			for _, e := range c.e {
				axpy(axis, -dot(axis, e), e)
			}
			scale(axis, 1/norm(axis))
		}
		c.e = append(c.e, axis)
		for _, r := range rest {
			axpy(r, -dot(r, axis), axis)
		}
	}
	if c.p == c.d {
		for i, e := range c.e {
			clear(e)
			e[i] = 1
		}
	}
	return c
}

// to stores the coordinates of y in u and returns the distance of y from the
// hull, in units of the scale.
func (c *chart) to(u, y []float64) float64 {
	var all, in float64
	for i := range u {
		u[i] = 0
	}
	for i, v := range y {
		t := (v - c.m[i]) / c.s
		all += t * t
		for k, e := range c.e {
			u[k] += e[i] * t
		}
	}
	if c.p == c.d {
		return 0
	}
	// The difference of squares loses what is below 1e-8: compute it again.
	if in = dot(u, u); all-in < 1e-12*all {
		all, in = 0, 0
		for i, v := range y {
			t := (v - c.m[i]) / c.s
			for k, e := range c.e {
				t -= e[i] * u[k]
			}
			all += t * t
		}
	}
	return math.Sqrt(max(0, all-in))
}

// direction returns the unit vector of R^d with coordinates w.
func (c *chart) direction(w []float64) []float64 {
	v := make([]float64, c.d)
	for k, e := range c.e {
		axpy(v, w[k], e)
	}
	return v
}

func maxNorm(a []float64) float64 {
	m := greatest(a)
	if m == 0 || math.IsInf(m, 0) {
		return m
	}
	var s float64
	for _, x := range a {
		s += (x / m) * (x / m)
	}
	return m * math.Sqrt(s)
}
