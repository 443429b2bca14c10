package minnorm

import (
	"gonum.org/v1/gonum/floats"
)

// hull returns the least affine subspace that holds the points to within flat:
// orthonormal rows by Gram-Schmidt on the differences from the first point,
// the farthest from what is spanned so far taken next. pivots are the points
// taken, the first included.
func hull(points [][]float64, flat float64) (f *Frame, pivots []int) {
	o := points[0]
	rest := make([][]float64, len(points))
	for i, p := range points {
		rest[i] = minus(p, o)
	}
	f, pivots = &Frame{O: o}, []int{0}
	for len(f.E) < len(o) && len(pivots) < len(points) {
		far, at := flat, -1
		for i, v := range rest {
			if l := length(v); l > far {
				far, at = l, i
			}
		}
		if at < 0 {
			break
		}
		e := minus(points[at], o)
		remove(e, f.E)
		l := length(e)
		if l <= flat {
			break
		}
		floats.Scale(1/l, e)
		f.E, pivots = append(f.E, e), append(pivots, at)
		for _, v := range rest {
			floats.AddScaled(v, -floats.Dot(v, e), e)
		}
	}
	return f, pivots
}

// Dim returns the dimension of the subspace.
func (f *Frame) Dim() int { return len(f.E) }

// Coords returns E (y - O), the coordinates in the subspace of the point of it
// that is nearest to y.
func (f *Frame) Coords(y []float64) []float64 {
	v := minus(y, f.O)
	z := make([]float64, len(f.E))
	for i, e := range f.E {
		z[i] = floats.Dot(e, v)
	}
	return z
}

// Point returns O + E^T z, the point of the subspace with coordinates z.
func (f *Frame) Point(z []float64) []float64 {
	y := append([]float64(nil), f.O...)
	for i, e := range f.E {
		floats.AddScaled(y, z[i], e)
	}
	return y
}

// hull returns the affine hull of all points and samples of s.
func (s *set) hull() *Frame {
	if s.frame == nil {
		all := s.x
		for _, ys := range s.y {
			all = append(all[:len(all):len(all)], ys...)
		}
		s.frame, _ = hull(all, s.flat)
	}
	return s.frame
}

// within returns s in the coordinates of f. Lengths, and so the tolerances,
// remain what they are.
func (s *set) within(f *Frame) *set {
	in := &set{rho: s.rho, index: s.index, flat: s.flat, least: s.least}
	for _, p := range s.x {
		in.x = append(in.x, f.Coords(p))
	}
	for _, ys := range s.y {
		var zs [][]float64
		for _, y := range ys {
			zs = append(zs, f.Coords(y))
		}
		in.y = append(in.y, zs)
	}
	return in
}

// lift returns the closed form r of the set within f as one of R^d.
func (r *Result) lift(f *Frame) *Result {
	up := *r
	up.Denoiser = r.Denoiser.Lift(f.O, f.E)
	up.Frame, up.Inner = f, r
	if r.Centre != nil {
		up.Centre = f.Point(r.Centre)
	}
	return &up
}
