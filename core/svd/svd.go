// Package svd computes the singular value decomposition of small dense
// matrices, n rows of length d with n or d up to a few hundred, by one-sided
// Jacobi rotations. It is here because the linear algebra package of gonum
// brings all of LAPACK with it, a tenth of the size of the whole engine; the
// method is short, and small singular values come out with high relative
// accuracy.
//
// # References
//
//   - [H58] M. R. Hestenes, "Inversion of matrices by biorthogonalization and
//     related results", J. SIAM 6, 1958.
//   - [DV92] J. Demmel, K. Veselić, "Jacobi's method is more accurate than QR",
//     SIAM J. Matrix Anal. Appl. 13, 1992.
package svd

import (
	"cmp"
	"math"
	"slices"
)

// orthogonal is the cosine below which two vectors count as orthogonal: the
// rounding of an inner product of unit vectors ([DV92] stop at about that).
const orthogonal = 1e-15

// sweeps bounds the number of passes over all pairs. Convergence is quadratic;
// matrices of size 1,000 take about ten.
const sweeps = 60

// Right returns the min(n, d) greatest singular values of the matrix with the
// given n rows of length d, in decreasing order, and the right singular
// vectors that belong to them, as orthonormal rows of length d; those of a
// singular value 0 are zero vectors. The rows are not changed. It panics if
// they differ in length, and returns nil for no row.
func Right(rows [][]float64) (sigma []float64, v [][]float64) {
	n := len(rows)
	if n == 0 {
		return nil, nil
	}
	d := len(rows[0])
	for _, r := range rows {
		if len(r) != d {
			panic("svd: rows of different lengths")
		}
	}
	if n <= d {
		// The rows, rotated into one another until they are orthogonal, are
		// sigma_k v_k^T.
		a := clone(rows)
		orthogonalise(a, nil)
		return order(a, a)
	}
	// The columns are rotated instead; the rotations make up V.
	a, q := transpose(rows), identity(d)
	orthogonalise(a, q)
	return order(a, q)
}

// orthogonalise rotates pairs of rows of a until all are orthogonal, and the
// rows of q, when not nil, in the same way.
func orthogonalise(a, q [][]float64) {
	for range sweeps {
		turned := false
		for i := range a {
			for j := i + 1; j < len(a); j++ {
				p, r, s := dot(a[i], a[i]), dot(a[j], a[j]), dot(a[i], a[j])
				if !(math.Abs(s) > orthogonal*math.Sqrt(p)*math.Sqrt(r)) {
					continue
				}
				turned = true
				// tan of the angle that makes the pair orthogonal, the smaller root.
				z := (r - p) / (2 * s)
				t := math.Copysign(1, z) / (math.Abs(z) + math.Hypot(1, z))
				c := 1 / math.Hypot(1, t)
				rotate(a[i], a[j], c, c*t)
				if q != nil {
					rotate(q[i], q[j], c, c*t)
				}
			}
		}
		if !turned {
			return
		}
	}
}

// order returns the norms of the rows of a in decreasing order, and the rows of
// v, normalised, in the same order.
func order(a, v [][]float64) ([]float64, [][]float64) {
	norms := make([]float64, len(a))
	index := make([]int, len(a))
	for i := range a {
		norms[i], index[i] = norm(a[i]), i
	}
	slices.SortStableFunc(index, func(i, j int) int { return cmp.Compare(norms[j], norms[i]) })
	sigma, out := make([]float64, len(a)), make([][]float64, len(a))
	for k, i := range index {
		sigma[k] = norms[i]
		out[k] = v[i]
		if l := norm(v[i]); l > 0 {
			for j := range v[i] {
				v[i][j] /= l
			}
		}
	}
	return sigma, out
}

func rotate(x, y []float64, c, s float64) {
	for k, u := range x {
		w := y[k]
		x[k], y[k] = c*u-s*w, s*u+c*w
	}
}

func dot(x, y []float64) float64 {
	var s float64
	for i, u := range x {
		s += u * y[i]
	}
	return s
}

func norm(x []float64) float64 {
	var m, s float64
	for _, u := range x {
		m = max(m, math.Abs(u))
	}
	if m == 0 {
		return 0
	}
	for _, u := range x {
		s += (u / m) * (u / m)
	}
	return m * math.Sqrt(s)
}

func clone(rows [][]float64) [][]float64 {
	out := make([][]float64, len(rows))
	for i, r := range rows {
		out[i] = slices.Clone(r)
	}
	return out
}

func transpose(rows [][]float64) [][]float64 {
	out := make([][]float64, len(rows[0]))
	for j := range out {
		out[j] = make([]float64, len(rows))
		for i, r := range rows {
			out[j][i] = r[j]
		}
	}
	return out
}

func identity(n int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, n)
		out[i][i] = 1
	}
	return out
}
