package minnorm

import "gonum.org/v1/gonum/floats"

// minus returns a - b.
func minus(a, b []float64) []float64 {
	return floats.SubTo(make([]float64, len(a)), a, b)
}

// along returns a + k b.
func along(a []float64, k float64, b []float64) []float64 {
	return floats.AddScaledTo(make([]float64, len(a)), a, k, b)
}

// times returns k a.
func times(k float64, a []float64) []float64 {
	return floats.ScaleTo(make([]float64, len(a)), k, a)
}

// length returns |a|, safe from overflow and underflow.
func length(a []float64) float64 { return floats.Norm(a, 2) }

// remove subtracts from v its components along the orthonormal rows of e. It
// does so twice, which leaves v orthogonal to rounding.
func remove(v []float64, e [][]float64) {
	for range 2 {
		for _, row := range e {
			floats.AddScaled(v, -floats.Dot(v, row), row)
		}
	}
}
