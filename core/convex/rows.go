package convex

import (
	"math"
	"slices"

	"crease/core/order"
)

// rows.go chooses the samples that the engine weighs. What a function of least
// cost does is decided by few of them, at the rims of the clusters: it starts
// from the extreme ones and adds those that its result misses.

const (
	// rims is the number of directions in the plane in which the extreme sample
	// of each cluster is taken at first.
	rims = 8
	// addMost is the most samples of a cluster that are added at once.
	addMost = 8
	// mostRows is the most samples that the main engine weighs: beyond, the
	// hundreds of steps of its master and of Newton's method would take minutes.
	mostRows = 256
	// mostBalls is the same for balls, each of which has three rows in the
	// plane.
	mostBalls = 200
)

// clusters returns for each site of the frame the number of its cluster: those
// with the same target are one.
func (f *frame) clusters() (of []int, n int) {
	of = make([]int, f.sites.n)
	order := make([]int, f.sites.n)
	for i := range order {
		order[i] = i
	}
	x := func(i int) []float64 { return f.p.X[f.rep[i]] }
	slices.SortStableFunc(order, func(i, j int) int { return slices.Compare(x(i), x(j)) })
	for k, i := range order {
		if k > 0 && !slices.Equal(x(i), x(order[k-1])) {
			n++
		}
		of[i] = n
	}
	return of, n + 1
}

// extremes returns the sites that are extreme in their cluster in one of some
// directions, in increasing order.
func (f *frame) extremes() []int {
	of, n := f.clusters()
	p := f.sites.p
	var take []bool = make([]bool, f.sites.n)
	best := make([]int, n)
	for _, w := range compass(p) {
		for c := range best {
			best[c] = -1
		}
		for i := range f.sites.n {
			b := best[of[i]]
			if b < 0 || dot(w, f.sites.u[i*p:(i+1)*p]) > dot(w, f.sites.u[b*p:(b+1)*p]) {
				best[of[i]] = i
			}
		}
		for _, b := range best {
			take[b] = true
		}
	}
	var rows []int
	for i, t := range take {
		if t {
			rows = append(rows, i)
		}
	}
	return rows
}

// compass returns directions that go round the circle or the sphere.
func compass(p int) [][]float64 {
	var ws [][]float64
	if p == 2 {
		for k := range rims {
			a := 2 * math.Pi * (float64(k) + 0.381966) / rims
			ws = append(ws, []float64{math.Cos(a), math.Sin(a)})
		}
		return ws
	}
	for k := range 27 {
		w := []float64{float64(k/9 - 1), float64(k/3%3 - 1), float64(k%3 - 1)}
		if norm(w) > 0 {
			scale(w, 1/norm(w))
			ws = append(ws, w)
		}
	}
	return ws
}

// spread keeps n of the rows at even distances.
func spread(rows []int, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = rows[i*len(rows)/n]
	}
	return out
}

// missed returns the sites outside rows that the engine's best function misses
// by more than tol, the worst of each cluster first, at most addMost a cluster.
func (f *frame) missed(e *engine, rows []int, tol float64) []int {
	q, p := e.q, f.sites.p
	g := e.affinePart()
	axpy(g, 1, f.aff)
	in := make([]bool, f.sites.n)
	for _, i := range rows {
		in[i] = true
	}
	type miss struct {
		i int
		v float64
	}
	var list []miss
	out := make([]float64, q)
	for i := range f.sites.n {
		if in[i] {
			continue
		}
		evaluate(&e.at, e.atoms, g, f.sites.u[i*p:(i+1)*p], out)
		axpy(out, -1, f.t[i*q:(i+1)*q])
		if v := norm(out); v > tol {
			list = append(list, miss{i, v})
		}
	}
	order.Stable(list, func(a, b miss) int { return compare(b.v, a.v) })
	of, n := f.clusters()
	count := make([]int, n)
	var add []int
	for _, m := range list {
		if count[of[m.i]] < addMost {
			count[of[m.i]]++
			add = append(add, m.i)
		}
	}
	return add
}

// affinePart returns the coefficients on [1 u], q each, of the affine function
// that completes the engine's best atoms.
func (e *engine) affinePart() []float64 {
	q, r := e.q, e.sys.r
	rest := make([]float64, e.sys.n*q)
	e.remainder(e.atoms, rest)
	g := make([]float64, (e.at.p+1)*q)
	y := make([]float64, q)
	for k := range r {
		clear(y)
		for j := range e.sys.n {
			axpy(y, e.sys.a[j*r+k], rest[j*q:j*q+q])
		}
		for i, t := range e.coef[k] {
			axpy(g[i*q:(i+1)*q], t, y)
		}
	}
	return g
}
