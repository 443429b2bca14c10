package train

import (
	"math"

	"crease/core/shallow"
)

// frame is the coordinates z = (y - m)/s in which networks are trained: with
// f(y) = s g((y - m)/s) + m,
//
//	J_lambda(f) = s^2 J_(lambda/s^2)(g),
//
// term by term, since w and a stay what they are and b, c and V carry no decay.
// m is the mean of the clean points and s a power of 2 near the data's scale
// (so that dividing by it rounds nothing); data of about unit size has s = 1.
type frame struct {
	s float64
	m []float64
}

func newFrame(data shallow.Data) frame {
	f := frame{s: 1, m: make([]float64, data.Dim())}
	for _, x := range data.X {
		axpy(f.m, 1/float64(data.N()), x)
	}
	if size := data.Scale(); size > 0 && !math.IsInf(size, 0) {
		f.s = math.Exp2(math.Round(math.Log2(size)))
	}
	return f
}

// to stores the coordinates of y in z.
func (f frame) to(z, y []float64) {
	for i, m := range f.m {
		z[i] = (y[i] - m) / f.s
	}
}

// bias returns the bias that w.y + b has in z coordinates, where it reads
// s (w.z + bias).
func (f frame) bias(w []float64, b float64) float64 { return (b + dot(w, f.m)) / f.s }
