package convex_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/convex"
)

// clusters returns n Gaussian clusters of m samples about centres at least
// sep apart in the square [-1, 1]^2.
func clusters(seed uint64, n, m int, sep, sigma float64) convex.Problem {
	r := rand.New(rand.NewPCG(seed, 0xc1))
	var p convex.Problem
	for i, x := range centres(r, n, sep) {
		for range m {
			p.Y = append(p.Y, []float64{x[0] + sigma*r.NormFloat64(), x[1] + sigma*r.NormFloat64()})
			p.X = append(p.X, x)
			p.Group = append(p.Group, i)
		}
	}
	return p
}

// centres returns n points at least sep apart in the square [-1, 1]^2.
func centres(r *rand.Rand, n int, sep float64) (x [][]float64) {
	for len(x) < n {
		c := []float64{2*r.Float64() - 1, 2*r.Float64() - 1}
		ok := true
		for _, o := range x {
			ok = ok && math.Hypot(c[0]-o[0], c[1]-o[1]) >= sep
		}
		if ok {
			x = append(x, c)
		}
	}
	return x
}

// fiveBalls returns five balls that are apart.
func fiveBalls(seed uint64) convex.Problem {
	x := centres(rand.New(rand.NewPCG(seed, 0xba)), 5, 0.5)
	return convex.Problem{Y: x, X: x, Rho: 0.1}
}

func solve(b *testing.B, p convex.Problem, warm *convex.Solution, opt convex.Options) convex.Solution {
	s, err := convex.New(p, warm, opt)
	if err != nil {
		b.Fatal(err)
	}
	s.Step(nil)
	return s.Best()
}

func BenchmarkCold32(b *testing.B)  { cold(b, 4, 8) }
func BenchmarkCold300(b *testing.B) { cold(b, 5, 60) }

// cold solves n clusters of m samples, sixteen different ones in turn.
func cold(b *testing.B, n, m int) {
	var ps []convex.Problem
	for seed := range uint64(16) {
		ps = append(ps, clusters(seed, n, m, 0.5, 0.07))
	}
	k := 0
	b.ReportAllocs()
	for b.Loop() {
		k++
		if s := solve(b, ps[k%len(ps)], nil, convex.Options{}); s.Certificate.Gap > 1e-7 {
			b.Fatal(k, s.Certificate)
		}
	}
}

func BenchmarkFiveBalls(b *testing.B) {
	seed := uint64(0)
	b.ReportAllocs()
	for b.Loop() {
		seed++
		if s := solve(b, fiveBalls(seed%16), nil, convex.Options{NoPoints: true}); s.Certificate.Gap > 1e-6 {
			b.Fatal(s.Certificate)
		}
	}
}

// A drag moves one point a little; each solution starts from the last.
func BenchmarkDragBalls(b *testing.B) {
	p := fiveBalls(1)
	drag(b, p, func(k int) {
		s, c := math.Sincos(0.1 * float64(k))
		p.X[2] = []float64{p.X[2][0] + 0.005*c, p.X[2][1] + 0.005*s}
		p.Y[2] = p.X[2]
	})
}

func BenchmarkDrag32(b *testing.B) {
	p := clusters(1, 4, 8, 0.5, 0.07)
	drag(b, p, func(k int) {
		s, c := math.Sincos(0.1 * float64(k))
		x := []float64{p.X[0][0] + 0.005*c, p.X[0][1] + 0.005*s}
		for j := range p.X {
			if p.Group[j] == 0 {
				p.Y[j] = []float64{p.Y[j][0] + 0.005*c, p.Y[j][1] + 0.005*s}
				p.X[j] = x
			}
		}
	})
}

func drag(b *testing.B, p convex.Problem, move func(k int)) {
	s := solve(b, p, nil, convex.Options{NoPoints: true})
	k := 0
	b.ReportAllocs()
	for b.Loop() {
		k++
		move(k)
		s = solve(b, p, &s, convex.Options{NoPoints: true})
		if s.Certificate.Gap > 1e-6 {
			b.Fatal(k, s.Certificate)
		}
	}
}

// The live certificate of a training on 300 samples.
func BenchmarkFeasible300(b *testing.B) {
	p := clusters(1, 5, 60, 0.5, 0.05)
	v, err := convex.NewVerifier(p)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 1))
	lambda := make([][]float64, len(p.Y))
	for j := range lambda {
		lambda[j] = []float64{r.NormFloat64(), r.NormFloat64()}
	}
	b.ReportAllocs()
	for b.Loop() {
		v.Feasible(convex.Dual{Lambda: lambda})
	}
}
