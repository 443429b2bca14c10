package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// median returns the barycentric coordinates of the weighted geometric median
// of the vertices of a triangle, the minimiser of
//
//	sum_n w_n |x_n - x|,
//
// from the lengths a_n of the sides opposite the vertices and the weights
// w_n > 0, and the index of the vertex that it is, or -1. Vertices that it is
// within tol of being, as a difference of cosines, count.
//
// At a minimiser inside, the unit vectors e_n to the vertices balance,
// sum w_n e_n = 0, so side n is seen from it at the angle alpha_n with
// cos alpha_n = (w_n^2 - w_i^2 - w_j^2)/(2 w_i w_j), and the point that sees the
// sides at given angles has barycentric coordinates 1/(cot A_n - cot alpha_n),
// A_n the angles of the triangle. It is the vertex n when A_n >= alpha_n: the
// other two cannot pull it away (derived here).
func median(a, w [3]float64, tol float64) (b [3]float64, vertex int) {
	var cotA, cotAlpha [3]float64
	for n := range 3 {
		i, j := (n+1)%3, (n+2)%3
		cosAlpha := (w[n]*w[n] - w[i]*w[i] - w[j]*w[j]) / (2 * w[i] * w[j])
		cosA := (a[i]*a[i] + a[j]*a[j] - a[n]*a[n]) / (2 * a[i] * a[j])
		if cosA <= cosAlpha+tol {
			b[n] = 1
			return b, n
		}
		cotA[n] = cosA / math.Sqrt((1-cosA)*(1+cosA))
		cotAlpha[n] = cosAlpha / math.Sqrt((1-cosAlpha)*(1+cosAlpha))
	}
	var sum float64
	for n := range b {
		b[n] = 1
		for k := range b {
			if k != n {
				b[n] *= cotA[k] - cotAlpha[k]
			}
		}
		sum += b[n]
	}
	for n := range b {
		b[n] /= sum
	}
	return b, -1
}

// mix returns sum b_n x_n.
func mix(b []float64, x [][]float64) []float64 {
	y := make([]float64, len(x[0]))
	for n, p := range x {
		floats.AddScaled(y, b[n], p)
	}
	return y
}
