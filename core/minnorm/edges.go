package minnorm

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// edges is the points of s as seen from one of them.
type edges struct {
	s     *set
	v     [][]float64 // the differences
	dist  []float64
	order []int // the others by increasing distance
}

func (s *set) edges(o int) *edges {
	g := &edges{s: s, v: make([][]float64, len(s.x)), dist: make([]float64, len(s.x))}
	for i, x := range s.x {
		g.v[i] = minus(x, s.x[o])
		g.dist[i] = length(g.v[i])
		if i != o {
			g.order = append(g.order, i)
		}
	}
	slices.SortStableFunc(g.order, func(i, j int) int { return cmp.Compare(g.dist[i], g.dist[j]) })
	return g
}

// square reports whether two edges are at right angles.
func (g *edges) square(i, j int) bool {
	c := floats.Dot(g.v[i], g.v[j]) / (g.dist[i] * g.dist[j])
	return g.s.cosine(c, g.dist[i], g.dist[j]) == 0
}

// sum reports whether the n-th nearest point is the sum of two nearer ones at
// right angles. Of affinely independent points none is.
func (g *edges) sum(n int) bool {
	if len(g.v) == g.s.hull().Dim()+1 {
		return false
	}
	p := g.order[n]
	for _, a := range g.order[:n] {
		// a and p - a are at right angles if a.p = |a|^2.
		l := math.Sqrt(max(g.dist[p]*g.dist[p]-g.dist[a]*g.dist[a], 0))
		if l <= g.s.flat || g.s.cosine((floats.Dot(g.v[p], g.v[a])-g.dist[a]*g.dist[a])/(l*g.dist[a]), l, g.dist[a]) != 0 {
			continue
		}
		rest := minus(g.v[p], g.v[a])
		for _, b := range g.order[:n] {
			if floats.Distance(rest, g.v[b], 2) <= 3*g.s.flat {
				return true
			}
		}
	}
	return false
}

// spans reports whether the edges to the given points span the hull of s.
func (g *edges) spans(points []int) bool {
	vs := [][]float64{make([]float64, g.s.dim())}
	for _, p := range points {
		vs = append(vs, g.v[p])
	}
	f, _ := hull(vs, g.s.flat)
	return f.Dim() == g.s.hull().Dim()
}
