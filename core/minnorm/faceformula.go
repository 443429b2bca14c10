package minnorm

import (
	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/words"
)

// FaceFormula returns the face formula on any simplex: N points that span N-1
// dimensions, balls of radius rho, 2 rho under every altitude d_n:
//
//	f(y) = x_0 + sum_n (x_n - x_0) psi_n(w_n.y),    R <= sum_n 2|x_n - x_0|/(d_n - 2 rho),
//
// psi_n a ramp from 0 to 1 along the normal of the face opposite x_n, x_0 the
// minimiser of that sum. It is constant on every ball, so always feasible, and
// never claimed to be optimal: its status is UpperBound. Solve does not offer
// it; it serves where a formula is wanted and no theorem holds. The error is a
// words.Message.
func FaceFormula(data shallow.Data) (*Result, error) {
	s, err := newSet(data)
	if err != nil {
		return nil, err
	}
	switch f := s.hull(); {
	case !s.balls():
		return nil, words.M("minnorm.samples")
	case s.rho == 0:
		return nil, words.M("minnorm.radius")
	case len(s.x) < 2 || f.Dim() != len(s.x)-1:
		return nil, words.M("minnorm.faceformula.span", "n", len(s.x), "d", f.Dim(), "want", max(1, len(s.x)-1))
	}
	fs := s.faces()
	weights := make([]float64, len(fs))
	for n, f := range fs {
		if f.height-2*s.rho <= s.least {
			return nil, words.M("minnorm.faces.low", "i", s.index[n]+1, "height", f.height, "rho", s.rho, "half", f.height/2)
		}
		weights[n] = 1 / (f.height - 2*s.rho)
	}
	x0 := spatialMedian(s.x, weights)
	h, err := s.ramps(x0, fs)
	if err != nil {
		return nil, err
	}
	return &Result{
		Geometry: "faces",
		Denoiser: h,
		Status:   UpperBound,
		Why:      words.M("minnorm.faceformula.why"),
		Cite:     words.M("minnorm.derived"),
		Origin:   -1,
		Centre:   x0,
	}, nil
}

// weiszfeld bounds the iterations of spatialMedian. They converge linearly; the
// formula is feasible wherever they stop.
const weiszfeld = 1000

// spatialMedian returns the minimiser of sum_n w_n |x_n - x|, w_n > 0. It is the
// point x_k when the others pull it by no more than w_k; otherwise Weiszfeld's
// averages, with weights w_n/|x_n - x|, lead to it.
func spatialMedian(x [][]float64, w []float64) []float64 {
	for k, p := range x {
		pull := make([]float64, len(p))
		for n, q := range x {
			if n != k {
				v := minus(q, p)
				floats.AddScaled(pull, w[n]/length(v), v)
			}
		}
		if length(pull) <= w[k] {
			return append([]float64(nil), p...)
		}
	}
	at, next := make([]float64, len(x[0])), make([]float64, len(x[0]))
	for _, p := range x {
		floats.AddScaled(at, 1/float64(len(x)), p)
	}
	for range weiszfeld {
		clear(next)
		var sum, far float64
		for n, p := range x {
			l := length(minus(p, at))
			if l == 0 { // on a vertex that is not the minimiser: by chance
				l = 0x1p-53
			}
			floats.AddScaled(next, w[n]/l, p)
			sum += w[n] / l
			far = max(far, l)
		}
		floats.Scale(1/sum, next)
		moved := floats.Distance(at, next, 2)
		at, next = next, at
		if moved <= flatness*far {
			break
		}
	}
	return at
}
