package shallow

import (
	"math"

	"crease/core/words"
)

// Data is a training set: clean points x_n and, for each, what its noisy
// samples are. With Y nil they fill the closed ball B(x_n, Rho) ("ball data");
// otherwise Y[n] lists the noisy samples y_(n,m) of X[n] and Rho is ignored.
type Data struct {
	X   [][]float64   // N x d, one clean point a row
	Y   [][][]float64 // N lists of samples, each M_n x d; nil for ball data
	Rho float64       // radius, >= 0
}

// N returns the number of clean points.
func (d Data) N() int { return len(d.X) }

// Dim returns the dimension of the points, 0 when there is none.
func (d Data) Dim() int {
	if len(d.X) == 0 {
		return 0
	}
	return len(d.X[0])
}

// Balls reports whether the noisy samples fill balls.
func (d Data) Balls() bool { return d.Y == nil }

// Check returns nil, or a words.Message that says what is wrong: no point, a
// dimension that differs, a number that is not finite, a negative radius.
func (d Data) Check() error {
	if len(d.X) == 0 {
		return words.M("data.empty")
	}
	dim := len(d.X[0])
	for i, x := range d.X {
		switch {
		case len(x) == 0:
			return words.M("data.nodim", "i", i+1)
		case len(x) != dim:
			return words.M("data.dim", "i", i+1, "got", len(x), "want", dim)
		case !finite(x):
			return words.M("data.finite", "i", i+1)
		}
	}
	if d.Balls() {
		if !(d.Rho >= 0) || math.IsInf(d.Rho, 0) {
			return words.M("data.rho", "rho", d.Rho)
		}
		return nil
	}
	if len(d.Y) != len(d.X) {
		return words.M("data.noisycount", "got", len(d.Y), "want", len(d.X))
	}
	for i, ys := range d.Y {
		if len(ys) == 0 {
			return words.M("data.noisyempty", "i", i+1)
		}
		for _, y := range ys {
			if len(y) != dim {
				return words.M("data.noisydim", "i", i+1, "got", len(y), "want", dim)
			}
			if !finite(y) {
				return words.M("data.noisyfinite", "i", i+1)
			}
		}
	}
	return nil
}

// Scale returns the greatest distance of a coordinate of a clean point from
// that coordinate's mean, plus the radius: the unit in which tolerances on
// this data are relative. It is 0 when all points agree and Rho is 0.
func (d Data) Scale() float64 {
	if len(d.X) == 0 {
		return 0
	}
	m := make([]float64, d.Dim())
	for _, x := range d.X {
		axpy(m, 1/float64(len(d.X)), x)
	}
	var s float64
	for _, x := range d.X {
		for i := range x {
			s = max(s, math.Abs(x[i]-m[i]))
		}
	}
	if d.Balls() {
		s += d.Rho
	}
	return s
}

func finite(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
