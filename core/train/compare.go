package train

import (
	"math"
	"slices"

	"crease/core/shallow"
)

// alignCos is the cosine of 4 degrees, the angle within which a crease counts
// as aligned: finite samples move the creases of the sampled optimum itself
// off those of the ball's by a good part of that.
var alignCos = math.Cos(4 * math.Pi / 180)

// Alignment returns the share of R(h) = sum |a| on creases within 4 degrees of
// one of the predicted normals (unit vectors, either sign), 0 for a function
// without creases to speak of.
func Alignment(h *shallow.Denoiser, predicted [][]float64) float64 {
	var all, aligned float64
	for _, c := range h.Creases() {
		all += c.Norm()
		if near(c.W, predicted) {
			aligned += c.Norm()
		}
	}
	if all < collapsed {
		return 0
	}
	return aligned / all
}

// Predicted returns the normals of the creases of h, typically a closed form:
// the directions of its ridges that have knots, each once.
func Predicted(h *shallow.Denoiser) [][]float64 {
	var out [][]float64
	for _, r := range h.Ridges() {
		if l := math.Sqrt(dot(r.V, r.V)); l > 0 && r.Phi.Len() > 0 {
			u := make([]float64, len(r.V))
			axpy(u, 1/l, r.V)
			if !slices.ContainsFunc(out, func(v []float64) bool { return math.Abs(dot(u, v)) > 1-sameNormal }) {
				out = append(out, u)
			}
		}
	}
	return out
}

// sameNormal is 1 - |cos| below which two unit vectors are one direction: half
// the square of 1e-7 rad, which is above the rounding of the cosine.
const sameNormal = 5e-15

// near reports whether w is within 4 degrees of one of the unit vectors or its
// opposite.
func near(w []float64, normals [][]float64) bool {
	l := math.Sqrt(dot(w, w))
	for _, u := range normals {
		if math.Abs(dot(w, u)) >= alignCos*l {
			return true
		}
	}
	return false
}

// Evaluator is a function from R^d to R^d; a shallow.Denoiser is one.
type Evaluator interface {
	EvalTo(dst, y []float64) []float64
}

// Points of Difference along each side of the data's box, and along a segment.
const (
	boxPoints     = 61
	segmentPoints = 25
)

// Difference returns the greatest |f(y) - g(y)| on a grid over the box of the
// clean points, in d = 1 and 2, and in more dimensions on the segments between
// them. It is a maximum over finitely many points: piecewise-linear functions
// may differ by a little more between them.
func Difference(f, g Evaluator, data shallow.Data) float64 {
	most, _ := Farthest(f, g, data)
	return most
}

// Farthest returns Difference and a point where f and g differ by that much, nil
// where they do not differ.
func Farthest(f, g Evaluator, data shallow.Data) (most float64, where []float64) {
	d := data.Dim()
	y, fy, gy := make([]float64, d), make([]float64, d), make([]float64, d)
	at := func() {
		var s float64
		f.EvalTo(fy, y)
		g.EvalTo(gy, y)
		for i := range fy {
			s += (fy[i] - gy[i]) * (fy[i] - gy[i])
		}
		if s > most {
			most, where = s, append(where[:0], y...)
		}
	}
	if d > 2 {
		for i, p := range data.X {
			for _, q := range data.X[:i] {
				for k := range segmentPoints {
					copy(y, p)
					axpy(y, float64(k)/(segmentPoints-1), difference(q, p))
					at()
				}
			}
		}
		return math.Sqrt(most), where
	}
	lo, hi := slices.Clone(data.X[0]), slices.Clone(data.X[0])
	for _, x := range data.X {
		for i := range x {
			lo[i], hi[i] = min(lo[i], x[i]), max(hi[i], x[i])
		}
	}
	grid := func(i, k int) { y[i] = lo[i] + (hi[i]-lo[i])*float64(k)/(boxPoints-1) }
	for k := range boxPoints {
		grid(0, k)
		if d == 1 {
			at()
			continue
		}
		for l := range boxPoints {
			grid(1, l)
			at()
		}
	}
	return math.Sqrt(most), where
}
