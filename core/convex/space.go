package convex

import (
	"math"

	"crease/core/svd"
)

// space is the oracle in three dimensions. For an anchor i the great circles
// orthogonal to u_j - u_i cut the sphere of all w into cells, in each of which
// the value is |G w| with one q x 3 matrix G. A maximum is inside a cell, at the
// greatest singular vector of G, or on an edge. The edges on the circle of j are
// what a sweep of the plane meets after projection along u_j - u_i, and every
// cell lies beside an edge: O(n^3 log n) for all pairs. Derived here.
type space struct {
	u []float64
	n int

	sw    *sweep
	buf   []toggle
	order []int32
	side  []int8    // n: on the circle itself, and on which side of the anchor
	g     []float64 // q x 3
	mid   [3]float64
}

func newSpace(u []float64) *space {
	n := len(u) / 3
	return &space{u: u, n: n, buf: make([]toggle, 0, n), order: make([]int32, 0, n), side: make([]int8, n)}
}

// inLine is how far from a line through two samples, relative to its distance
// from the first, a third may be to lie on it: a few roundings.
const inLine = 1e-14

func (o *space) search(lambda []float64, q int, level *float64, visit func(place)) {
	if o.sw == nil || len(o.sw.gx) != q {
		o.sw = newSweep(o.n, q)
		o.g = make([]float64, 3*q)
	}
	for i := range o.n {
		for j := range o.n {
			if j != i {
				o.circle(i, j, lambda, q, level, visit)
			}
		}
	}
}

func (o *space) circle(i, j int, lambda []float64, q int, level *float64, visit func(place)) {
	ui := o.u[3*i : 3*i+3]
	var e [3]float64
	for c := range e {
		e[c] = o.u[3*j+c] - ui[c]
	}
	l := norm(e[:])
	if l == 0 {
		return
	}
	scale(e[:], 1/l)
	f, g := frameOf(e)
	for k := range o.n {
		var d [3]float64
		for c := range d {
			d[c] = o.u[3*k+c] - ui[c]
		}
		x, y, z := dot(f[:], d[:]), dot(g[:], d[:]), dot(e[:], d[:])
		o.side[k] = 0
		if math.Hypot(x, y) <= inLine*math.Abs(z) {
			x, y = 0, 0
			o.side[k] = 1
			if z < 0 {
				o.side[k] = -1
			}
		}
		o.sw.v[2*k], o.sw.v[2*k+1] = x, y
	}
	o.order = o.sw.sort(o.order, o.buf)
	up := func(c, s float64) (w [3]float64) {
		for d := range w {
			w[d] = c*f[d] + s*g[d]
		}
		return w
	}
	// An edge is seen from both ends: its maxima are reported once.
	edge := func(c, s float64, k int32, value float64) {
		if i < j {
			w := up(c, s)
			visit(place{w: w, b: -dot(w[:], ui), at: [maxDim]int32{int32(i), int32(j), k}, value: value})
		}
	}
	cell := func(c, s float64) {
		o.mid = up(c, s)
		for _, tilt := range [2]int8{1, -1} {
			o.cell(i, tilt, lambda, q, level, visit)
		}
	}
	o.sw.run(lambda, o.order, level, edge, cell)
}

// cell looks into the cell beside the arc around mid, on the given side.
func (o *space) cell(i int, tilt int8, lambda []float64, q int, level *float64, visit func(place)) {
	clear(o.g)
	active := func(k int, w [3]float64) (float64, [3]float64) {
		d := [3]float64{o.u[3*k] - o.u[3*i], o.u[3*k+1] - o.u[3*i+1], o.u[3*k+2] - o.u[3*i+2]}
		return d[0]*w[0] + d[1]*w[1] + d[2]*w[2], d
	}
	var frob float64
	for k := range o.n {
		t, d := active(k, o.mid)
		if o.side[k] != 0 && o.side[k] == tilt || o.side[k] == 0 && t > 0 {
			for c, v := range lambda[k*q : (k+1)*q] {
				o.g[3*c] += v * d[0]
				o.g[3*c+1] += v * d[1]
				o.g[3*c+2] += v * d[2]
			}
		}
	}
	for _, v := range o.g {
		frob += v * v
	}
	if frob <= *level**level {
		return
	}
	value, w := topSingular(o.g)
	if value <= *level {
		return
	}
	if dot(w[:], o.mid[:]) < 0 {
		for c := range w {
			w[c] = -w[c]
		}
	}
	// The vector counts if the same samples are active there.
	for k := range o.n {
		t, d := active(k, w)
		slack := 1e-13 * norm(d[:])
		on := o.side[k] == tilt
		if o.side[k] == 0 {
			t0, _ := active(k, o.mid)
			on = t0 > 0
		}
		if on && t < -slack || !on && t > slack {
			return
		}
	}
	visit(place{w: w, b: -dot(w[:], o.u[3*i:3*i+3]), at: [maxDim]int32{int32(i), -1, -1}, value: value})
}

// topSingular returns the greatest singular value of g (q x 3) and its right
// singular vector.
func topSingular(g []float64) (float64, [3]float64) {
	var gram [9]float64
	for c := 0; c < len(g); c += 3 {
		for a := range 3 {
			for b := range 3 {
				gram[3*a+b] += g[c+a] * g[c+b]
			}
		}
	}
	_, v := svd.Right([][]float64{gram[0:3], gram[3:6], gram[6:9]})
	w := [3]float64(v[0])
	var s float64
	for c := 0; c < len(g); c += 3 {
		t := dot(g[c:c+3], w[:])
		s += t * t
	}
	return math.Sqrt(s), w
}

// frameOf returns two unit vectors that complete the unit e to a right-handed
// orthonormal frame.
func frameOf(e [3]float64) (f, g [3]float64) {
	k := 0
	for c := range e {
		if math.Abs(e[c]) < math.Abs(e[k]) {
			k = c
		}
	}
	f[k] = 1
	axpy(f[:], -e[k], e[:])
	scale(f[:], 1/norm(f[:]))
	for c := range g {
		a, b := (c+1)%3, (c+2)%3
		g[c] = e[a]*f[b] - e[b]*f[a]
	}
	return f, g
}
