package minnorm

import (
	"math"
	"math/rand/v2"
	"slices"

	"crease/core/shallow"
)

// shape is random data of one geometry with its answer, written down from the
// theorem alone.
type shape struct {
	data   shallow.Data
	status Status
	cost   float64
	f      func(y []float64) []float64
}

// shapes draws data of each geometry, by its key. The dimension drawn is at
// most k.
var shapes = map[string]func(r *rand.Rand, k int) shape{
	"point": func(r *rand.Rand, k int) shape {
		x := gauss(r, max(k, 2))
		return shape{
			data: shallow.Data{X: [][]float64{x, x}, Rho: r.Float64() + 0.1},
			f:    func([]float64) []float64 { return x },
		}
	},
	"affine": func(r *rand.Rand, k int) shape {
		return shape{
			data: shallow.Data{X: [][]float64{gauss(r, k), gauss(r, k), gauss(r, k)}},
			f:    func(y []float64) []float64 { return y },
		}
	},
	"obtuse": func(r *rand.Rand, k int) shape {
		return spokesShape(r, splay(r, max(k, 2), max(k, 2)), []int{1})
	},
	"right": func(r *rand.Rand, k int) shape {
		return spokesShape(r, frame(r, max(k, 2), max(k, 2)), []int{1})
	},
	"rays": func(r *rand.Rand, k int) shape {
		k = max(k, 2)
		u := splay(r, k, k)
		if r.IntN(2) == 0 { // rays both ways along some axes
			u = frame(r, k, k)
			for i := range k {
				if i == 0 || r.IntN(2) == 0 {
					u = append(u, scaled(-1, u[i]))
				}
			}
		}
		return spokesShape(r, u, []int{2, 1, 3})
	},
	"dart": func(r *rand.Rand, _ int) shape {
		rest := math.Pi / 2 // of 2 pi beyond the three right angles
		a := rest * (0.1 + 0.3*r.Float64())
		b := rest * (0.1 + 0.3*r.Float64())
		t := 2 * math.Pi * r.Float64()
		turn := []float64{t, t + math.Pi/2 + a, t + math.Pi + a + b}
		var u [][]float64
		for _, t := range turn {
			u = append(u, []float64{math.Cos(t), math.Sin(t)})
		}
		return spokesShape(r, u, []int{1})
	},
	"grid":          gridShape,
	"equilateral":   func(r *rand.Rand, _ int) shape { return equilateralShape(r, 0.95*r.Float64()+0.02) },
	"isosceles":     isoscelesShape,
	"acute":         func(r *rand.Rand, _ int) shape { return acuteShape(r, true) },
	"scalene":       func(r *rand.Rand, _ int) shape { return acuteShape(r, false) },
	"simplex":       func(r *rand.Rand, k int) shape { return simplexShape(r, max(k, 3)) },
	"parallelogram": parallelogramShape,
	"orthogonal":    prismShape,
}

func scaled(k float64, x []float64) []float64 {
	y := slices.Clone(x)
	for i := range y {
		y[i] *= k
	}
	return y
}

func plus(a []float64, k float64, b []float64) []float64 {
	y := slices.Clone(a)
	for i := range y {
		y[i] += k * b[i]
	}
	return y
}

// splay returns n unit vectors of R^k, n <= k, at more than 90 degrees to each
// other: e_i - t sum of the other e_j has inner products -2 t + (n-2) t^2.
func splay(r *rand.Rand, n, k int) [][]float64 {
	e := frame(r, n, k)
	most := 1.0
	if n > 2 {
		most = 2 / float64(n-2)
	}
	t := most * (0.05 + 0.85*r.Float64())
	if n == 2 {
		t *= 0.9
	}
	var u [][]float64
	for i := range n {
		v := slices.Clone(e[i])
		for j := range n {
			if j != i {
				v = plus(v, -t, e[j])
			}
		}
		u = append(u, scaled(1/math.Sqrt(inner(v, v)), v))
	}
	return u
}

// staircase is phi of [Z23], data on rays, literally: zero up to rho, a ramp to
// each distance in turn.
func staircase(t float64, dist []float64, rho float64) float64 {
	var phi, last float64
	for _, d := range dist {
		s := (d - last) / (d - last - 2*rho)
		phi += s * (max(0, t-last-rho) - max(0, t-d+rho))
		last = d
	}
	return phi
}

// spokesShape puts counts[l mod len] points on each ray o + c u_l.
func spokesShape(r *rand.Rand, u [][]float64, counts []int) shape {
	o := gauss(r, len(u[0]))
	rho := 0.05 + 0.4*r.Float64()
	s := shape{data: shallow.Data{X: [][]float64{o}, Rho: rho}}
	dist := make([][]float64, len(u))
	for l, v := range u {
		var c float64
		for range counts[l%len(counts)] {
			step := 2*rho + 0.02 + r.Float64()
			c += step
			dist[l] = append(dist[l], c)
			s.data.X = append(s.data.X, plus(o, c, v))
			s.cost += 2 * step / (step - 2*rho)
		}
	}
	s.f = func(y []float64) []float64 {
		f := slices.Clone(o)
		for l, v := range u {
			f = plus(f, staircase(inner(v, plus(y, -1, o)), dist[l], rho), v)
		}
		return f
	}
	return s
}

// gridShape is a random part of a grid that holds one corner's axes.
func gridShape(r *rand.Rand, k int) shape {
	k = min(max(k, 2), 4)
	e := frame(r, k, k)
	o := gauss(r, k)
	rho := 0.05 + 0.4*r.Float64()
	s := shape{data: shallow.Data{Rho: rho}}
	dist := make([][]float64, k)
	for l := range dist {
		var c float64
		for range 1 + r.IntN(2) {
			step := 2*rho + 0.02 + r.Float64()
			c += step
			dist[l] = append(dist[l], c)
			s.cost += 2 * step / (step - 2*rho)
		}
	}
	at := make([]int, k)
	for n := 0; ; n++ {
		x, axes := slices.Clone(o), 0
		for l, i := range at {
			if i > 0 {
				x, axes = plus(x, dist[l][i-1], e[l]), axes+1
			}
		}
		// The axes are kept, and one sum at least.
		if axes < 2 || axes == k || r.IntN(2) == 0 {
			s.data.X = append(s.data.X, x)
		}
		l := 0
		for ; l < k; l++ {
			if at[l]++; at[l] <= len(dist[l]) {
				break
			}
			at[l] = 0
		}
		if l == k {
			break
		}
	}
	s.f = func(y []float64) []float64 {
		f := slices.Clone(o)
		for l, v := range e {
			f = plus(f, staircase(inner(v, plus(y, -1, o)), dist[l], rho), v)
		}
		return f
	}
	return s
}

// prismShape is the product of an equilateral triangle and two or more points
// on a line at right angles to it; sums other than the axes are in at random.
func prismShape(r *rand.Rand, _ int) shape {
	a := equilateralShape(r, 0.2+0.7*r.Float64())
	rho := a.data.Rho
	var dist []float64
	var c float64
	s := shape{data: shallow.Data{Rho: rho}, cost: a.cost}
	for range 1 + r.IntN(2) {
		step := 2*rho + 0.02 + r.Float64()
		c += step
		dist = append(dist, c)
		s.cost += 2 * step / (step - 2*rho)
	}
	for n, x := range a.data.X {
		s.data.X = append(s.data.X, append(slices.Clone(x), 0))
		for _, c := range dist {
			if n == 0 || r.IntN(2) == 0 {
				s.data.X = append(s.data.X, append(slices.Clone(x), c))
			}
		}
	}
	s.f = func(y []float64) []float64 {
		return append(a.f(y[:2]), staircase(y[2], dist, rho))
	}
	return s
}
