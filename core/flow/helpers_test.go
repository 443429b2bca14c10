package flow_test

import (
	"math"
	"math/rand/v2"

	"crease/core/flow"
	"crease/core/minnorm"
	"crease/core/shallow"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// solve is the closed form for balls about x.
func solve(x [][]float64, rho float64) (*shallow.Denoiser, error) {
	r, err := minnorm.Solve(shallow.Data{X: x, Rho: rho})
	if err != nil {
		return nil, err
	}
	return r.Denoiser, nil
}

func family(x [][]float64) flow.Family {
	return func(rho float64) (*shallow.Denoiser, error) { return solve(x, rho) }
}

// reference integrates dy/ds = g(s, y) from a to b by classical Runge-Kutta
// steps, halved until two halves agree with the whole to 1e-11: nothing of the
// package under test.
func reference(g func(dst []float64, s float64, y []float64), y []float64, a, b float64) []float64 {
	d := len(y)
	k := [4][]float64{}
	for i := range k {
		k[i] = make([]float64, d)
	}
	tmp := make([]float64, d)
	step := func(y []float64, s, h float64) []float64 {
		g(k[0], s, y)
		for i := range tmp {
			tmp[i] = y[i] + h/2*k[0][i]
		}
		g(k[1], s+h/2, tmp)
		for i := range tmp {
			tmp[i] = y[i] + h/2*k[1][i]
		}
		g(k[2], s+h/2, tmp)
		for i := range tmp {
			tmp[i] = y[i] + h*k[2][i]
		}
		g(k[3], s+h, tmp)
		out := make([]float64, d)
		for i := range out {
			out[i] = y[i] + h/6*(k[0][i]+2*k[1][i]+2*k[2][i]+k[3][i])
		}
		return out
	}
	h := (b - a) / 64
	for s := a; (b-s)*(b-a) > 0; {
		if math.Abs(h) > math.Abs(b-s) {
			h = b - s
		}
		one := step(y, s, h)
		two := step(step(y, s, h/2), s+h/2, h/2)
		var e, n float64
		for i := range one {
			e = max(e, math.Abs(one[i]-two[i]))
			n = max(n, math.Abs(two[i]), 1)
		}
		if e > 1e-11*n && math.Abs(h) > 1e-9*math.Abs(b-a) {
			h /= 2
			continue
		}
		y, s = two, s+h
		if e < 2e-13*n {
			h *= 2
		}
	}
	return y
}

func normal(r *rand.Rand, d int) []float64 {
	y := make([]float64, d)
	for i := range y {
		y[i] = r.NormFloat64()
	}
	return y
}

// rotation returns d orthonormal rows.
func rotation(r *rand.Rand, d int) [][]float64 {
	var e [][]float64
	for len(e) < d {
		v := normal(r, d)
		for range 2 {
			for _, u := range e {
				var s float64
				for i := range v {
					s += u[i] * v[i]
				}
				for i := range v {
					v[i] -= s * u[i]
				}
			}
		}
		var n float64
		for _, x := range v {
			n += x * x
		}
		for i := range v {
			v[i] /= math.Sqrt(n)
		}
		e = append(e, v)
	}
	return e
}

func gap(a, b []float64) float64 {
	var s float64
	for i := range a {
		s = max(s, math.Abs(a[i]-b[i]))
	}
	return s
}

// shapes are data of several kinds with a radius.
var shapes = map[string]struct {
	x   [][]float64
	rho float64
}{
	"line":        {[][]float64{{-1}, {-0.2}, {0.5}, {1.4}}, 0.1},
	"obtuse":      {[][]float64{{0, 0}, {1, 0}, {-0.4, 0.9}}, 0.1},
	"right":       {[][]float64{{0, 0}, {1, 0}, {0, 0.8}}, 0.12},
	"equilateral": {[][]float64{{1, 0}, {-0.5, math.Sqrt(3) / 2}, {-0.5, -math.Sqrt(3) / 2}}, 0.2},
	"isosceles":   {[][]float64{{0, 0}, {1, 0}, {0.5, 1.2}}, 0.1},
	"scalene":     {[][]float64{{0, 0}, {1, 0}, {0.35, 0.9}}, 0.1},
	"square":      {[][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}, 0.15},
	"rays":        {[][]float64{{0, 0}, {1, 0}, {2, 0}, {-0.5, 1}, {-0.5, -1.2}}, 0.1},
	"orthogonal3": {[][]float64{{0, 0, 0}, {1, 0, 0}, {0, 1.2, 0}, {0, 0, 0.7}}, 0.1},
	"simplex3":    {[][]float64{{0, 0, 0}, {1, 0, 0}, {-0.2, 1, 0}, {-0.1, -0.1, 1}}, 0.1},
}
