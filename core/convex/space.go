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
	side  []int8 // n: on the line through the pair, and on which side of the anchor
	line  [2][]float64
	base  [3][3]float64 // right-handed, its last vector along the pair
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
		o.sw.z, o.sw.gz = make([]float64, o.n), make([]float64, q)
		o.line = [2][]float64{make([]float64, q), make([]float64, q)}
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
	o.base = [3][3]float64{f, g, e}
	clear(o.line[0])
	clear(o.line[1])
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
			axpy(o.line[(1-o.side[k])/2], z, lambda[k*q:(k+1)*q])
		}
		o.sw.v[2*k], o.sw.v[2*k+1], o.sw.z[k] = x, y, z
	}
	o.order = o.sw.sort(o.order, o.buf)
	// An edge is seen from both ends: its maxima are reported once.
	edge := func(c, s float64, k int32, value float64) {
		if i < j {
			w := o.up(c, s, 0)
			visit(place{w: w, b: -dot(w[:], ui), at: [maxDim]int32{int32(i), int32(j), k}, value: value})
		}
	}
	cell := func(c, s float64) {
		for tilt := range 2 {
			o.cell(i, tilt, c, s, level, visit)
		}
	}
	o.sw.run(lambda, o.order, level, edge, cell)
}

// up returns the vector with coordinates x, y, z along the base.
func (o *space) up(x, y, z float64) (w [3]float64) {
	for d := range w {
		w[d] = x*o.base[0][d] + y*o.base[1][d] + z*o.base[2][d]
	}
	return w
}

// cell looks into the cell beside the present arc, around w = (c, s, 0), on the
// side of the far end of the pair (tilt 0) or the other.
func (o *space) cell(i, tilt int, c, s float64, level *float64, visit func(place)) {
	var m [6]float64 // of G^T G: xx, yy, zz, xy, xz, yz
	for d, z := range o.sw.gz {
		x, y := o.sw.gx[d], o.sw.gy[d]
		z += o.line[tilt][d]
		m[0] += x * x
		m[1] += y * y
		m[2] += z * z
		m[3] += x * y
		m[4] += x * z
		m[5] += y * z
	}
	if m[0]+m[1]+m[2] <= *level**level {
		return
	}
	top := greatestEigen(m)
	if top*(1+1e-14) <= *level**level {
		return
	}
	value, v := topSingular(m, top)
	for range 2 {
		if o.inside(v, c, s, int8(1-2*tilt)) {
			if value > *level {
				w := o.up(v[0], v[1], v[2])
				visit(place{w: w, b: -dot(w[:], o.u[3*i:3*i+3]), at: [maxDim]int32{int32(i), -1, -1}, value: value})
			}
			return
		}
		v = [3]float64{-v[0], -v[1], -v[2]}
	}
}

// inside reports whether the samples that are active at v are those of the
// cell.
func (o *space) inside(v [3]float64, c, s float64, tilt int8) bool {
	for k := range o.n {
		x, y, z := o.sw.v[2*k], o.sw.v[2*k+1], o.sw.z[k]
		t := v[0]*x + v[1]*y + v[2]*z
		slack := 1e-13 * (math.Abs(x) + math.Abs(y) + math.Abs(z))
		on := o.side[k] == tilt
		if o.side[k] == 0 {
			on = c*x+s*y > 0
		}
		if on && t < -slack || !on && t > slack {
			return false
		}
	}
	return true
}

// greatestEigen returns the greatest eigenvalue of the symmetric matrix with
// entries xx, yy, zz, xy, xz, yz, by the trigonometric solution of the cubic.
func greatestEigen(m [6]float64) float64 {
	mid := (m[0] + m[1] + m[2]) / 3
	a, b, c := m[0]-mid, m[1]-mid, m[2]-mid
	p := math.Sqrt((a*a + b*b + c*c + 2*(m[3]*m[3]+m[4]*m[4]+m[5]*m[5])) / 6)
	if p == 0 {
		return mid
	}
	det := a*(b*c-m[5]*m[5]) - m[3]*(m[3]*c-m[5]*m[4]) + m[4]*(m[3]*m[5]-b*m[4])
	r := max(-1, min(1, det/(2*p*p*p)))
	return mid + 2*p*math.Cos(math.Acos(r)/3)
}

// topSingular returns the square root of the greatest eigenvalue, about top, of
// the same matrix and the unit vector that belongs to it: what is orthogonal to
// two rows of the matrix less top.
func topSingular(m [6]float64, top float64) (float64, [3]float64) {
	rows := [3][3]float64{{m[0] - top, m[3], m[4]}, {m[3], m[1] - top, m[5]}, {m[4], m[5], m[2] - top}}
	var v [3]float64
	var most float64
	for i := range rows {
		a, b := &rows[i], &rows[(i+1)%3]
		x := [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
		if l := x[0]*x[0] + x[1]*x[1] + x[2]*x[2]; l > most {
			most, v = l, x
		}
	}
	if most <= 1e-16*top*top*top*top {
		// The two greatest eigenvalues nearly agree.
		_, all := svd.Right([][]float64{{m[0], m[3], m[4]}, {m[3], m[1], m[5]}, {m[4], m[5], m[2]}})
		v = [3]float64(all[0])
		most = 1
	}
	scale(v[:], 1/math.Sqrt(most))
	x, y, z := v[0], v[1], v[2]
	return math.Sqrt(m[0]*x*x + m[1]*y*y + m[2]*z*z + 2*(m[3]*x*y+m[4]*x*z+m[5]*y*z)), v
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
