package train

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// expectedHull holds the affine hull of N points of R^D in the coordinates of
// its principal axes: x_n = mean + sum_i coord[n][i] axes[i].
type expectedHull struct {
	mean  []float64   // D
	axes  [][]float64 // r x D, orthonormal
	coord []float64   // N x r row-major
	vars  []float64   // r: mean_n coord[n][i]^2, the eigenvalues of S_x
	n     int
}

// hullRank is the share of the greatest singular value of the centred points
// under which a direction is rounding: the points carry 2^-53 of their size, and
// a thousand coordinates add up to less than 1e-11.
const hullRank = 1e-11

func newExpectedHull(x [][]float64) *expectedHull {
	n, d := len(x), len(x[0])
	h := &expectedHull{mean: make([]float64, d), n: n}
	for _, p := range x {
		for j, v := range p {
			h.mean[j] += v / float64(n)
		}
	}
	m := mat.NewDense(n, d, nil)
	for i, p := range x {
		for j, v := range p {
			m.Set(i, j, v-h.mean[j])
		}
	}
	var svd mat.SVD
	if !svd.Factorize(m, mat.SVDThin) {
		return h // not finite: refused before
	}
	values := svd.Values(nil)
	var v mat.Dense
	svd.VTo(&v)
	for i, s := range values {
		if s > hullRank*values[0] {
			h.axes = append(h.axes, mat.Col(nil, i, &v))
			h.vars = append(h.vars, s*s/float64(n))
		}
	}
	r := len(h.axes)
	h.coord = make([]float64, n*r)
	for i := range x {
		for j, e := range h.axes {
			h.coord[i*r+j] = longDot(e, m.RawRowView(i))
		}
	}
	return h
}

// rank returns r, the dimension of the hull.
func (h *expectedHull) rank() int { return len(h.axes) }

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
func (h *expectedHull) frame(v [][]float64) expectedFrame {
	f := expectedFrame{basis: h.axes[:len(h.axes):len(h.axes)]}
	rest := make([]float64, len(h.mean))
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
