package minnorm

import (
	"math"
	"math/rand/v2"
	"slices"

	"crease/core/shallow"
)

// facesShape is the formula with ramps along altitudes,
// f(y) = x_0 + sum (x_n - x_0) psi_n, with psi_n in barycentric coordinates: the
// coordinate b_n of y is its height over the altitude d_n.
func facesShape(x [][]float64, rho float64, x0, alt []float64, bary func(y []float64) []float64) shape {
	s := shape{data: shallow.Data{X: x, Rho: rho}}
	for n := range x {
		s.cost += 2 * distance(x[n], x0) / (alt[n] - 2*rho)
	}
	s.f = func(y []float64) []float64 {
		f, b := slices.Clone(x0), bary(y)
		for n := range x {
			psi := min(1, max(0, (b[n]*alt[n]-rho)/(alt[n]-2*rho)))
			f = plus(f, psi, plus(x[n], -1, x0))
		}
		return f
	}
	return s
}

// bary returns the barycentric coordinates of y in a triangle of the plane.
func bary(x [][]float64) func(y []float64) []float64 {
	area := func(a, b, c []float64) float64 {
		return (b[0]-a[0])*(c[1]-a[1]) - (c[0]-a[0])*(b[1]-a[1])
	}
	all := area(x[0], x[1], x[2])
	return func(y []float64) []float64 {
		return []float64{area(y, x[1], x[2]) / all, area(x[0], y, x[2]) / all, area(x[0], x[1], y) / all}
	}
}

// equilateralShape has rho = q r/2, q the share of the inradius.
func equilateralShape(r *rand.Rand, q float64) shape {
	o, t := gauss(r, 2), 2*math.Pi*r.Float64()
	size := math.Exp(r.NormFloat64())
	var x [][]float64
	for n := range 3 {
		a := t + 2*math.Pi*float64(n)/3
		x = append(x, []float64{o[0] + size*math.Cos(a), o[1] + size*math.Sin(a)})
	}
	d := 1.5 * size
	return facesShape(x, q*size/2, o, []float64{d, d, d}, bary(x))
}

// heavy returns the weighted geometric median of a triangle found by descent:
// Newton's method from the best of a grid, halving steps; and the index of the
// vertex it is or -1.
func heavy(x [][]float64, w []float64) ([]float64, int) {
	cost := func(p []float64) float64 {
		var c float64
		for n := range x {
			c += w[n] * distance(p, x[n])
		}
		return c
	}
	pull := func(p []float64, but int) (g []float64) {
		g = make([]float64, 2)
		for n := range x {
			if n != but {
				g = plus(g, w[n]/distance(p, x[n]), plus(p, -1, x[n]))
			}
		}
		return g
	}
	for n := range x {
		if g := pull(x[n], n); math.Sqrt(inner(g, g)) <= w[n] {
			return x[n], n
		}
	}
	best := []float64{(x[0][0] + x[1][0] + x[2][0]) / 3, (x[0][1] + x[1][1] + x[2][1]) / 3}
	for i := 1; i < 30; i++ {
		for j := 1; i+j < 30; j++ {
			a, b := float64(i)/30, float64(j)/30
			p := plus(scaled(1-a-b, x[0]), a, x[1])
			p = plus(p, b, x[2])
			if cost(p) < cost(best) {
				best = p
			}
		}
	}
	for range 200 {
		g := pull(best, -1)
		var h00, h01, h11 float64
		for n := range x {
			e := plus(best, -1, x[n])
			l := math.Sqrt(inner(e, e))
			h00 += w[n] / l * (1 - e[0]*e[0]/l/l)
			h01 += w[n] / l * (-e[0] * e[1] / l / l)
			h11 += w[n] / l * (1 - e[1]*e[1]/l/l)
		}
		det := h00*h11 - h01*h01
		step := []float64{(h11*g[0] - h01*g[1]) / det, (h00*g[1] - h01*g[0]) / det}
		// Near the end the gradient tells better than the cost, which is flat.
		k := 1.0
		for k > 1e-3 {
			next := pull(plus(best, -k, step), -1)
			if inner(next, next) < inner(g, g) {
				break
			}
			k /= 2
		}
		if k <= 1e-3 {
			break
		}
		best = plus(best, -k, step)
	}
	return best, -1
}

// triangleShape is the formula of acute triangles with rho = q times the
// inradius, and the vertex that x_0 is or -1.
func triangleShape(x [][]float64, q float64) (shape, int) {
	var side [3]float64
	for n := range side {
		side[n] = distance(x[(n+1)%3], x[(n+2)%3])
	}
	twice := math.Abs((x[1][0]-x[0][0])*(x[2][1]-x[0][1]) - (x[2][0]-x[0][0])*(x[1][1]-x[0][1]))
	rho := q * twice / (side[0] + side[1] + side[2])
	alt, w := make([]float64, 3), make([]float64, 3)
	for n := range alt {
		alt[n] = twice / side[n]
		w[n] = 1 / (alt[n] - 2*rho)
	}
	x0, vertex := heavy(x, w)
	return facesShape(x, rho, x0, alt, bary(x)), vertex
}

func isoscelesShape(r *rand.Rand, _ int) shape {
	for {
		half := (5 + 39*r.Float64()) * math.Pi / 180
		if math.Abs(half-math.Pi/6) < 0.01 {
			continue // equilateral
		}
		o, t, leg := gauss(r, 2), 2*math.Pi*r.Float64(), math.Exp(r.NormFloat64())
		x := [][]float64{o,
			plus(o, leg, []float64{math.Cos(t + half), math.Sin(t + half)}),
			plus(o, leg, []float64{math.Cos(t - half), math.Sin(t - half)})}
		s, _ := triangleShape(x, 0.02+0.87*r.Float64())
		s.status = Conjectured
		return s
	}
}

// acuteShape has x_0 at a vertex, or inside.
func acuteShape(r *rand.Rand, atVertex bool) shape {
	for {
		a := (20 + 50*r.Float64()) * math.Pi / 180
		b := (20 + 50*r.Float64()) * math.Pi / 180
		if atVertex {
			a, b = a*0.9, math.Pi/2-a*0.9+0.1*r.Float64()
		}
		c := math.Pi - a - b
		if max(a, b, c) > 1.569 || math.Abs(a-b) < 0.01 || math.Abs(b-c) < 0.01 || math.Abs(a-c) < 0.01 {
			continue
		}
		o, t, k := gauss(r, 2), 2*math.Pi*r.Float64(), math.Exp(r.NormFloat64())
		x := [][]float64{o,
			plus(o, k*math.Sin(b), []float64{math.Cos(t), math.Sin(t)}),
			plus(o, k*math.Sin(c), []float64{math.Cos(t + a), math.Sin(t + a)})}
		s, vertex := triangleShape(x, 0.02+0.87*r.Float64())
		if (vertex >= 0) != atVertex {
			continue
		}
		s.status = UpperBound
		if atVertex {
			s.status = Conjectured
		}
		return s
	}
}

func parallelogramShape(r *rand.Rand, k int) shape {
	s := acuteShape(r, true)
	x := s.data.X
	// x_0 is a vertex: the one where the function of the triangle is fixed by
	// the other two.
	for n := range x {
		i, j := (n+1)%3, (n+2)%3
		p := plus(plus(x[i], 1, x[j]), -1, x[n])
		if distance(s.f(p), p) < 1e-9 {
			s.data.X = append(slices.Clone(x), p)
			return s
		}
	}
	panic("no vertex")
}

// simplexShape is a regular simplex of k dimensions: the unit vectors of
// R^(k+1), seen from within their hyperplane.
func simplexShape(r *rand.Rand, k int) shape {
	n := k + 1
	scale := math.Exp(r.NormFloat64())
	ones := make([]float64, n)
	for i := range ones {
		ones[i] = 1 / math.Sqrt(float64(n))
	}
	// A frame of the complement of (1, ..., 1).
	var e [][]float64
	for len(e) < k {
		v := gauss(r, n)
		for range 2 {
			for _, row := range append([][]float64{ones}, e...) {
				v = plus(v, -inner(v, row), row)
			}
		}
		e = append(e, scaled(1/math.Sqrt(inner(v, v)), v))
	}
	o := gauss(r, k)
	var x [][]float64
	for i := range n {
		p := slices.Clone(o)
		for l := range k {
			p[l] += scale * e[l][i]
		}
		x = append(x, p)
	}
	radius := scale * math.Sqrt(float64(k)/float64(n))
	d := radius * (1 + 1/float64(k))
	rho := radius / float64(k) * (0.05 + 0.9*r.Float64())
	alt := make([]float64, n)
	for i := range alt {
		alt[i] = d
	}
	s := facesShape(x, rho, o, alt, func(y []float64) []float64 {
		b := make([]float64, n)
		for i := range b {
			// The coordinate of the centre is 1/n; it grows by 1/d a unit of
			// height.
			b[i] = 1/float64(n) + inner(plus(y, -1, o), plus(x[i], -1, o))/radius/d
		}
		return b
	})
	s.status = Conjectured
	return s
}
