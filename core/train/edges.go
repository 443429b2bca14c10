package train

import (
	"cmp"
	"math"

	"crease/core/order"
)

// edges returns the differences of the points, short ones first.
func edges(x [][]float64) [][]float64 {
	var out [][]float64
	for i := range x {
		for j := range i {
			out = append(out, difference(x[i], x[j]))
		}
	}
	order.Stable(out, func(a, b []float64) int { return cmp.Compare(dot(a, a), dot(b, b)) })
	return out
}

// flat is the share of an edge below which an altitude is rounding: the points
// span no simplex, and there is no face to be normal to.
const flat = 1e-9

// altitude returns the vector from the foot of the altitude of point i to it,
// within the span of the points, or zero if they span no simplex.
func altitude(x [][]float64, i int) []float64 {
	o := (i + 1) % len(x)
	var basis [][]float64 // orthonormal, of the opposite face
	reject := func(e []float64) (size, left float64) {
		size = math.Sqrt(dot(e, e))
		for range 2 { // twice is enough for orthogonality to rounding
			for _, q := range basis {
				axpy(e, -dot(q, e), q)
			}
		}
		return size, math.Sqrt(dot(e, e))
	}
	for j := range x {
		if j == i || j == o {
			continue
		}
		e := difference(x[j], x[o])
		size, left := reject(e)
		if left <= flat*size {
			return make([]float64, len(e))
		}
		for k := range e {
			e[k] /= left
		}
		basis = append(basis, e)
	}
	h := difference(x[i], x[o])
	if size, left := reject(h); left <= flat*size {
		clear(h)
	}
	return h
}

func difference(a, b []float64) []float64 {
	d := make([]float64, len(a))
	for i := range d {
		d[i] = a[i] - b[i]
	}
	return d
}
