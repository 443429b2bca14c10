// Package problem makes the data that the benchmark of the certified solver and
// its peer share.
package problem

import (
	"math"
	"math/rand/v2"

	"crease/core/convex"
)

// Clusters returns n Gaussian clusters of m samples about centres at least 0.5
// apart in the square [-1, 1]^2, with deviation 0.07.
func Clusters(seed uint64, n, m int) convex.Problem {
	r := rand.New(rand.NewPCG(seed, 0xc1))
	var p convex.Problem
	for i, x := range centres(r, n) {
		for range m {
			p.Y = append(p.Y, []float64{x[0] + 0.07*r.NormFloat64(), x[1] + 0.07*r.NormFloat64()})
			p.X = append(p.X, x)
			p.Group = append(p.Group, i)
		}
	}
	return p
}

// Balls returns five balls of radius 0.1 about such centres.
func Balls(seed uint64) convex.Problem {
	x := centres(rand.New(rand.NewPCG(seed, 0xba)), 5)
	return convex.Problem{Y: x, X: x, Rho: 0.1}
}

func centres(r *rand.Rand, n int) (x [][]float64) {
next:
	for len(x) < n {
		c := []float64{2*r.Float64() - 1, 2*r.Float64() - 1}
		for _, o := range x {
			if math.Hypot(c[0]-o[0], c[1]-o[1]) < 0.5 {
				continue next
			}
		}
		x = append(x, c)
	}
	return x
}
