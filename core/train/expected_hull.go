package train

import (
	"math"

	"crease/core/svd"
)

// ExpectedHull is the affine hull of N points of R^D by its principal axes:
// x_n = Mean + sum_i z_ni Axes_i, with mean_n z_ni^2 = Vars_i, the eigenvalues of
// the points' covariance S, in falling order.
type ExpectedHull struct {
	Mean []float64   // D
	Axes [][]float64 // r x D, orthonormal
	Vars []float64   // r

	n     int
	coord []float64 // N x r row-major: z
}

// hullRank is the share of the greatest singular value of the centred points
// under which a direction is rounding: the points carry 2^-53 of their size, and
// a thousand coordinates add up to less than 1e-11.
const hullRank = 1e-11

// NewExpectedHull returns the hull of the points x (N x D, finite, N >= 1).
// Directions in which they differ by rounding only are left out.
func NewExpectedHull(x [][]float64) *ExpectedHull {
	n, d := len(x), len(x[0])
	h := &ExpectedHull{Mean: make([]float64, d), n: n}
	for _, p := range x {
		for j, v := range p {
			h.Mean[j] += v / float64(n)
		}
	}
	rows := make([][]float64, n)
	for i, p := range x {
		rows[i] = make([]float64, d)
		for j, v := range p {
			rows[i][j] = v - h.Mean[j]
		}
	}
	values, axes := svd.Right(rows)
	for i, s := range values {
		if s > hullRank*values[0] {
			h.Axes = append(h.Axes, axes[i])
			h.Vars = append(h.Vars, s*s/float64(n))
		}
	}
	r := len(h.Axes)
	h.coord = make([]float64, n*r)
	for i := range x {
		for j, e := range h.Axes {
			h.coord[i*r+j] = longDot(e, rows[i])
		}
	}
	return h
}

// Coords returns the r coordinates of the point of the hull nearest to y.
func (h *ExpectedHull) Coords(y []float64) []float64 {
	v := append([]float64(nil), y...)
	axpy(v, -1, h.Mean)
	z := make([]float64, len(h.Axes))
	for i, e := range h.Axes {
		z[i] = longDot(e, v)
	}
	return z
}

// Point returns the point of the hull with coordinates z.
func (h *ExpectedHull) Point(z []float64) []float64 {
	x := append([]float64(nil), h.Mean...)
	for i, e := range h.Axes {
		axpy(x, z[i], e)
	}
	return x
}

// rank returns r, the dimension of the hull.
func (h *ExpectedHull) rank() int { return len(h.Axes) }

// An expectedFrame gives K vectors of R^D by coordinates in an orthonormal basis of
// their span together with the hull's directions, which come first.
type expectedFrame struct {
	basis [][]float64 // p x D, the first r are the hull's axes
	coord []float64   // K x p row-major
}

// dependent is the share of a vector's length that is left of it, after its
// projection on the basis is taken away, when it lay in the span: rounding.
const dependent = 1e-12

// frame returns the frame of the rows of v, by Gram-Schmidt, done twice over
// since once does not make vectors orthogonal that were nearly dependent.
func (h *ExpectedHull) frame(v [][]float64) expectedFrame {
	f := expectedFrame{basis: h.Axes[:len(h.Axes):len(h.Axes)]}
	rest := make([]float64, len(h.Mean))
	for _, x := range v {
		copy(rest, x)
		full := math.Sqrt(longDot(x, x))
		for range 2 {
			for _, e := range f.basis {
				axpy(rest, -longDot(e, rest), e)
			}
		}
		if l := math.Sqrt(longDot(rest, rest)); l > dependent*full {
			e := make([]float64, len(rest))
			axpy(e, 1/l, rest)
			f.basis = append(f.basis, e)
		}
	}
	p := len(f.basis)
	f.coord = make([]float64, len(v)*p)
	for k, x := range v {
		for i, e := range f.basis {
			f.coord[k*p+i] = longDot(e, x)
		}
	}
	return f
}

// vector returns the vector of R^D with the given coordinates.
func (f expectedFrame) vector(coord []float64) []float64 {
	if len(f.basis) == 0 {
		return nil
	}
	x := make([]float64, len(f.basis[0]))
	for i, e := range f.basis {
		axpy(x, coord[i], e)
	}
	return x
}
