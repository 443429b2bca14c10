package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"crease/core/pwl"
	"crease/core/shallow"
	"crease/core/words"
)

// face is the side of a simplex opposite to a vertex: normal points from it to
// the vertex, which is at the given height above it.
type face struct {
	normal []float64
	height float64
	points []int
}

// faces returns the faces of the simplex s.x, that opposite x_n at place n.
func (s *set) faces() []face {
	fs := make([]face, len(s.x))
	for n, x := range s.x {
		var points [][]float64
		for m, p := range s.x {
			if m != n {
				points = append(points, p)
				fs[n].points = append(fs[n].points, m)
			}
		}
		f, _ := hull(points, s.flat)
		w := minus(x, f.O)
		remove(w, f.E)
		fs[n].height = length(w)
		fs[n].normal = times(1/fs[n].height, w)
	}
	return fs
}

// ramps returns the denoiser
//
//	f(y) = x_0 + sum_n (x_n - x_0) psi_n(w_n.y),
//
// psi_n a ramp from 0 to 1 along the normal w_n of the face opposite x_n, from
// rho above the face to rho below x_n. Its ridges follow the faces. It is an
// error when the balls' projections on a normal meet: 2 rho must be less than
// every altitude.
func (s *set) ramps(x0 []float64, fs []face) (*shallow.Denoiser, error) {
	var ridges []shallow.Ridge
	for n, f := range fs {
		lo := math.Inf(-1)
		follows := shallow.Feature{Kind: shallow.Face}
		for _, m := range f.points {
			lo = max(lo, floats.Dot(f.normal, s.x[m]))
			follows.Points = append(follows.Points, s.index[m])
		}
		lo += s.rho
		hi := floats.Dot(f.normal, s.x[n]) - s.rho
		if hi-lo <= s.least {
			return nil, words.M("minnorm.faces.low", "i", s.index[n]+1, "height", f.height, "rho", s.rho, "half", f.height/2)
		}
		u := minus(s.x[n], x0)
		h := length(u)
		if h <= s.flat {
			continue // x_0 is this vertex
		}
		floats.Scale(1/h, u)
		ridges = append(ridges, shallow.Ridge{U: u, V: f.normal, Phi: pwl.Ramp(lo, hi, h), Follows: follows})
	}
	return shallow.New(s.dim(), nil, append([]float64(nil), x0...), ridges...), nil
}
