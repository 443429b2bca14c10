package view

import (
	"math"

	"crease/core/svd"
)

// Frame is the plane that is looked at: the point O + p.X E[0] + p.Y E[1] of
// R^d is drawn at p. In the plane itself it is the identity.
type Frame struct {
	O []float64   // origin, length d
	E [][]float64 // two orthonormal rows of length d
}

// flat is the share of the greatest singular value below which a direction of
// the centred data is rounding: coordinates with d roundings each stay under
// it for d up to 1024 (1024 x 2^-53 = 1e-13, with a margin of ten).
const flat = 1e-12

// FrameOf returns the plane of the data: for d = 2 the plane itself; for
// d >= 3 the affine plane of their two principal directions, with axes that
// depend on that plane alone, so that moving a point within it moves nothing
// else. It panics for d < 2.
func FrameOf(x [][]float64) Frame {
	d := len(x[0])
	if d < 2 {
		panic("view: a frame needs dimension 2 or more")
	}
	if d == 2 {
		return Frame{O: []float64{0, 0}, E: [][]float64{{1, 0}, {0, 1}}}
	}
	mean := make([]float64, d)
	for _, p := range x {
		for j, v := range p {
			mean[j] += v / float64(len(x))
		}
	}
	span := principal(x, mean)
	e := axes(span, d)
	// The origin is the foot of 0 on the plane: it too depends on it alone.
	o := append([]float64(nil), mean...)
	for _, u := range e {
		axpy(o, -dot(u, mean), u)
	}
	return Frame{O: o, E: e}
}

// principal returns up to two orthonormal principal directions of x about mean.
func principal(x [][]float64, mean []float64) [][]float64 {
	rows := make([][]float64, len(x))
	for i, p := range x {
		rows[i] = append([]float64(nil), p...)
		axpy(rows[i], -1, mean)
	}
	sigma, v := svd.Right(rows)
	var span [][]float64
	for k := 0; k < 2 && k < len(sigma) && sigma[k] > flat*sigma[0]; k++ {
		span = append(span, v[k])
	}
	return span
}

// axes returns an orthonormal basis of the plane that holds span: first the
// projection of the coordinate axis that lies nearest to it, then its normal
// within the plane, both pointing along positive coordinates.
func axes(span [][]float64, d int) [][]float64 {
	for j := 0; len(span) < 2; j++ {
		// Fill up with a coordinate axis off the span.
		u := make([]float64, d)
		u[j] = 1
		for _, v := range span {
			axpy(u, -v[j], v)
		}
		if l := math.Sqrt(dot(u, u)); l > 0.5 {
			scaled(u, 1/l)
			span = append(span, u)
		}
	}
	best, at := -1.0, 0
	for j := range d {
		// The first of equals within rounding, so that noise does not choose.
		if l := span[0][j]*span[0][j] + span[1][j]*span[1][j]; l > best+1e-9 {
			best, at = l, j
		}
	}
	a, b := span[0][at], span[1][at]
	l := math.Hypot(a, b)
	e0, e1 := make([]float64, d), make([]float64, d)
	for j := range d {
		e0[j] = (a*span[0][j] + b*span[1][j]) / l
		e1[j] = (a*span[1][j] - b*span[0][j]) / l
	}
	big, sign := 0.0, 1.0
	for j := range d {
		if m := math.Abs(e1[j]); m > big+1e-9 {
			big, sign = m, math.Copysign(1, e1[j])
		}
	}
	scaled(e1, sign)
	return [][]float64{e0, e1}
}

// In returns the coordinates in the frame of the point y of R^d (of its
// projection on the plane).
func (f Frame) In(y []float64) (px, py float64) {
	for j, v := range y {
		px += f.E[0][j] * (v - f.O[j])
		py += f.E[1][j] * (v - f.O[j])
	}
	return px, py
}

// Out stores the point of R^d drawn at (px, py) in dst and returns it.
func (f Frame) Out(dst []float64, px, py float64) []float64 {
	if dst == nil {
		dst = make([]float64, len(f.O))
	}
	for j := range dst {
		dst[j] = f.O[j] + px*f.E[0][j] + py*f.E[1][j]
	}
	return dst
}

// Move returns the point y moved so that its projection is drawn at (px, py);
// what it has off the plane stays.
func (f Frame) Move(y []float64, px, py float64) []float64 {
	x0, y0 := f.In(y)
	out := append([]float64(nil), y...)
	axpy(out, px-x0, f.E[0])
	axpy(out, py-y0, f.E[1])
	if len(y) == 2 {
		out[0], out[1] = px, py
	}
	return out
}

func dot(a, b []float64) float64 {
	var s float64
	for i, v := range a {
		s += v * b[i]
	}
	return s
}

func axpy(dst []float64, k float64, x []float64) {
	for i, v := range x {
		dst[i] += k * v
	}
}

func scaled(x []float64, k float64) {
	for i := range x {
		x[i] *= k
	}
}
