package convex

import (
	"cmp"
	"math"
)

func dot(a, b []float64) float64 {
	var s float64
	b = b[:len(a)]
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

func norm(a []float64) float64 { return math.Sqrt(dot(a, a)) }

func axpy(dst []float64, k float64, x []float64) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += k * x[i]
	}
}

func scale(dst []float64, k float64) {
	for i := range dst {
		dst[i] *= k
	}
}

func distance(a, b []float64) float64 {
	var s float64
	for i, x := range a {
		s = math.Hypot(s, x-b[i])
	}
	return s
}

func near(a, b []float64, tol float64) bool {
	for i, x := range a {
		if math.Abs(x-b[i]) > tol {
			return false
		}
	}
	return true
}

func mean(rows [][]float64) []float64 {
	m := make([]float64, len(rows[0]))
	for _, r := range rows {
		axpy(m, 1/float64(len(rows)), r)
	}
	return m
}

func greatest(a []float64) float64 {
	var m float64
	for _, x := range a {
		m = max(m, math.Abs(x))
	}
	return m
}

func compare(a, b float64) int { return cmp.Compare(a, b) }
