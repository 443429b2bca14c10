package risk

import (
	"math"

	"crease/core/pwl"
	"crease/core/words"
)

// Radius says which balls a minimum-norm denoiser is made for: of radius Rho
// at every sigma, or, when Follows, of radius K sigma.
type Radius struct {
	Rho, K  float64
	Follows bool
}

// At returns the radius at sigma.
func (r Radius) At(sigma float64) float64 {
	if r.Follows {
		return r.K * sigma
	}
	return r.Rho
}

// thinnest is the radius, relative to the training points, below which
// balls are points in double precision (a few spacings of doubles): a radius
// that follows sigma to 0 leaves the chords between the points there.
const thinnest = 0x1p-36

// MinNorm returns the curve of the minimum-norm denoiser of the training points
// x, which solve makes for a radius (its error says why there is none). As a
// radius that follows sigma goes to 0, it is their chords.
func MinNorm(x []float64, r Radius, solve func(x []float64, rho float64) (pwl.Func, error)) Curve {
	var size float64
	for _, v := range x {
		size = max(size, math.Abs(v))
	}
	var fixed Estimator
	var why error
	if !r.Follows {
		var f pwl.Func
		if f, why = solve(x, r.Rho); why == nil {
			fixed = Piecewise(f)
		}
	}
	return Curve{"minnorm", func(sigma float64) (Estimator, error) {
		if !r.Follows {
			return fixed, why
		}
		if r.At(sigma) <= thinnest*size {
			return Piecewise(Chords(x)), nil
		}
		f, err := solve(x, r.At(sigma))
		if err != nil {
			return Estimator{}, err
		}
		return Piecewise(f), nil
	}}
}

// EMMSE returns the curve of the empirical MMSE estimator of the training
// points x, which make returns for a sigma > 0.
func EMMSE(x []float64, make func(x []float64, sigma float64) func(y float64) float64) Curve {
	return Curve{"emmse", func(sigma float64) (Estimator, error) {
		if sigma == 0 {
			return Nearest(x), nil
		}
		return Posterior(x, sigma, make(x, sigma)), nil
	}}
}

// MMSE returns the curve of the ideal estimator E[x|y] of the prior.
func MMSE(p Prior) Curve {
	return Curve{"mmse", func(sigma float64) (Estimator, error) {
		c, err := NewChannel(p, sigma)
		if err != nil {
			return Estimator{}, err
		}
		return c.Ideal(), nil
	}}
}

// LowNoise is what the errors tend to as sigma -> 0.
type LowNoise struct {
	MinNorm, EMMSE float64 // limits of the two errors
	Gaps           float64 // probability of the gaps between clusters
}

// NewLowNoise returns the limits for training points x whose minimum-norm
// denoiser tends to f, in closed form. By the low-noise theorem MinNorm < EMMSE
// if and only if Gaps > 0 ([Z23], generalisation); if Gaps is 0, as when the
// prior is the empirical distribution, the limits are equal.
func NewLowNoise(p Prior, x []float64, f pwl.Func) LowNoise {
	return newLowNoise(p, x, Piecewise(f))
}

func newLowNoise(p Prior, x []float64, e Estimator) LowNoise {
	c := Channel{prior: p}
	return LowNoise{MinNorm: c.MSE(e), EMMSE: c.MSE(Nearest(x)), Gaps: p.Gaps(e)}
}

// Says returns the theorem as it applies.
func (l LowNoise) Says() words.Message {
	if l.Gaps > 0 {
		return words.M("risk.lownoise.gaps", "f", l.MinNorm, "e", l.EMMSE, "mass", l.Gaps)
	}
	return words.M("risk.lownoise.none", "f", l.MinNorm)
}
