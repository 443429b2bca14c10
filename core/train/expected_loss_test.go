package train

import (
	"math"
	"math/rand/v2"
	"testing"
)

// gaussRows returns n rows of d independent N(0, s^2) numbers.
func gaussRows(r *rand.Rand, n, d int, s float64) [][]float64 {
	x := make([][]float64, n)
	for i := range x {
		x[i] = make([]float64, d)
		for j := range x[i] {
			x[i][j] = s * r.NormFloat64()
		}
	}
	return x
}

// expectedCase is a loss in d coordinates, at a random point.
func expectedCase(seed uint64, n, d, k int, sigma float64) (*expectedLoss, []float64) {
	r := rand.New(rand.NewPCG(seed, 17))
	hull := NewExpectedHull(gaussRows(r, n, d, 1))
	l := newExpectedLoss(hull, sigma, 0.01*sigma*sigma, k, d, d)
	theta := make([]float64, l.size())
	for i := range theta {
		theta[i] = r.NormFloat64() / math.Sqrt(float64(d))
	}
	return l, theta
}

func TestExpectedGradient(t *testing.T) {
	for seed, c := range []struct {
		n, d, k int
		sigma   float64
	}{{1, 1, 1, .3}, {2, 1, 3, .5}, {3, 2, 6, .3}, {4, 6, 8, .1}, {4, 6, 8, 1}, {5, 12, 10, .05}, {3, 2, 5, 1e-2}} {
		l, theta := expectedCase(uint64(seed), c.n, c.d, c.k, c.sigma)
		grad := make([]float64, l.size())
		l.eval(theta, grad)
		scale := 0.0
		for _, g := range grad {
			scale = max(scale, math.Abs(g))
		}
		scratch := make([]float64, l.size())
		for i, x := range theta {
			// Richardson of two central differences: error h^4.
			at := func(h float64) float64 {
				theta[i] = x + h
				up := l.eval(theta, scratch)
				theta[i] = x - h
				down := l.eval(theta, scratch)
				theta[i] = x
				return (up - down) / (2 * h)
			}
			const h = 2e-4
			want := (4*at(h) - at(2*h)) / 3
			if math.Abs(grad[i]-want) > 1e-6*scale {
				t.Errorf("n=%d d=%d k=%d sigma=%v: component %d is %v, finite differences give %v (scale %v)", c.n, c.d, c.k, c.sigma, i, grad[i], want, scale)
			}
		}
	}
}
