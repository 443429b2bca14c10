package imaging

import (
	"math"

	"crease/core/minnorm"
	"crease/core/shallow"
	"crease/core/train"
)

// Closed is the closed form that belongs to some images, lifted from their
// hull to R^D, at the radius rho for which it is best against Gaussian noise.
type Closed struct {
	Result   *minnorm.Result // in the coordinates of the hull
	Denoiser *shallow.Denoiser
	Rho      float64
	J        float64 // its objective, with the best V and c
	Theorem  bool    // Solve knows it; otherwise it is the face formula only
}

// closedForm returns the closed form of the images with the hull h. A theorem's
// where one applies, else the face formula. It works in the r coordinates of
// the hull, which changes nothing: f(y) = f_S(P_S y) ([Z23], subspace), and J
// sees only the hull.
//
// The closed forms are for balls of radius rho, the noise is Gaussian: of
// all radii that of the least J is taken, so that a comparison with J of a
// trained network is with the best function of the family.
func closedForm(h *train.ExpectedHull, x [][]float64, sigma, kappa float64) (*Closed, error) {
	z := make([][]float64, len(x))
	for i, p := range x {
		z[i] = h.Coords(p)
	}
	least, _, _ := train.LeastDistance(x)
	c := &Closed{Theorem: true, J: math.Inf(1)}
	var none error
	form := minnorm.Solve
	try := func(share float64) float64 {
		data := shallow.Data{X: z, Rho: share * least / 2}
		r, err := form(data)
		if err != nil {
			none = err
			return math.Inf(1)
		}
		j, _, err := train.ExpectedObjective(z, sigma, kappa, r.Denoiser)
		if err != nil {
			none = err
			return math.Inf(1)
		}
		if j < c.J {
			c.Result, c.Rho, c.J = r, data.Rho, j
		}
		return j
	}
	at := scan(try)
	if c.Result == nil {
		theorem := none
		c.Theorem, form = false, minnorm.FaceFormula
		if at = scan(try); c.Result == nil {
			return nil, theorem
		}
	}
	golden(at-1.0/scanSteps, at+1.0/scanSteps, try)
	if len(h.Axes) == 1 && len(h.Mean) > 1 {
		c.Result.Geometry = "collinear" // what one dimension is in D of them
	}
	c.Denoiser = c.Result.Denoiser.Lift(h.Mean, h.Axes)
	return c, nil
}

// The search for the best radius: even steps over (0, least/2), then golden
// sections down to a width of 2^-10 of that range, where J, quadratic about
// its minimum, is right to six digits.
const (
	scanSteps   = 16
	goldenSteps = 10
)

func scan(f func(float64) float64) (at float64) {
	low := math.Inf(1)
	for i := 1; i < scanSteps; i++ {
		t := float64(i) / scanSteps
		if v := f(t); v < low {
			low, at = v, t
		}
	}
	return at
}

func golden(a, b float64, f func(float64) float64) {
	const g = 0.6180339887498949
	a, b = max(a, 1e-3), min(b, 1-1e-3)
	c, d := b-g*(b-a), a+g*(b-a)
	fc, fd := f(c), f(d)
	for range goldenSteps {
		if fc <= fd {
			b, d, fd = d, c, fc
			c = b - g*(b-a)
			fc = f(c)
		} else {
			a, c, fc = c, d, fd
			d = a + g*(b-a)
			fd = f(d)
		}
	}
}
