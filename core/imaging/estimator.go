package imaging

import (
	"crease/core/emmse"
	"crease/core/train"
)

// An Estimator maps a noisy image to an estimate of the clean one. EvalTo
// stores it in dst (made when nil) and returns it; dst and y do not overlap.
type Estimator interface {
	EvalTo(dst, y []float64) []float64
}

// Named is an estimator with its key: noisy, emmse, projection, wiener,
// minnorm or trained.
type Named struct {
	Key string
	Estimator
}

// The keys of the estimators, in the order in which they are shown.
const (
	KeyNoisy      = "noisy"
	KeyEMMSE      = "emmse"
	KeyProjection = "projection"
	KeyWiener     = "wiener"
	KeyMinNorm    = "minnorm"
	KeyTrained    = "trained"
)

// identity is the estimator that leaves the noise.
type identity struct{}

func (identity) EvalTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, len(y))
	}
	copy(dst, y)
	return dst
}

// shrunk scales the coordinates in the hull of the images and drops the rest.
type shrunk struct {
	hull *train.ExpectedHull
	gain []float64 // one a coordinate; nil for 1
}

// Projection returns the orthogonal projection on the affine hull of the images,
//
//	f(y) = xbar + P (y - xbar),
//
// which takes away all noise but (N-1)/D of it. Shown beside any estimator that
// knows the hull, it says what is due to that knowledge alone.
func Projection(h *train.ExpectedHull) Estimator { return shrunk{hull: h} }

// Wiener returns the linear estimator of least mean squared error for the
// covariance S of the images,
//
//	f(y) = xbar + S (S + sigma^2)^-1 (y - xbar).
func Wiener(h *train.ExpectedHull, sigma float64) Estimator {
	gain := make([]float64, len(h.Vars))
	for i, v := range h.Vars {
		gain[i] = v / (v + sigma*sigma)
	}
	return shrunk{h, gain}
}

func (s shrunk) EvalTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, len(y))
	}
	copy(dst, s.hull.Mean)
	for i, e := range s.hull.Axes {
		var z float64
		for t, m := range s.hull.Mean {
			z += e[t] * (y[t] - m)
		}
		if s.gain != nil {
			z *= s.gain[i]
		}
		axpy(dst, z, e)
	}
	return dst
}

// Estimators returns what is compared at the noise level sigma: the noisy image
// itself, the empirical MMSE, projection and Wiener estimators of that level,
// and, where they exist, the min-norm closed form and the trained network,
// which stay those of the training noise.
func (j *Job) Estimators(sigma float64) []Named {
	es := []Named{
		{KeyNoisy, identity{}},
		{KeyEMMSE, emmse.New(j.exp.X, sigma)},
		{KeyProjection, Projection(j.hull)},
		{KeyWiener, Wiener(j.hull, sigma)},
	}
	if j.closed != nil {
		es = append(es, Named{KeyMinNorm, j.closed.Denoiser})
	}
	return append(es, Named{KeyTrained, j.Trained()})
}
