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

// prismShape is the product of an equilateral triangle and two or more points
// on a line at right angles to it; sums other than the axes are in at random.
func prismShape(r *rand.Rand, _ int) shape {
	a := equilateralShape(r, 0.2+0.7*r.Float64())
	o, rho := a.data.X[0], a.data.Rho
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
	_ = o
	s.f = func(y []float64) []float64 {
		return append(a.f(y[:2]), staircase(y[2], dist, rho))
	}
	return s
}
