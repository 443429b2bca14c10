// Package imaging holds the experiments on real images: images as vectors of
// R^D, row-major in [0,1], the files they come in, noise and PSNR, the
// estimators that are compared on them, and the training of a network in all D
// dimensions beside the closed form that it should find.
//
// What is true of real images, measured: digits of different classes make acute
// triangles, so that the theorem's story there is faces; patches of a photograph
// with a flat patch have an obtuse vertex, which is the story of edges; for more
// than three digits there is no theorem. Training happens in the full dimension,
// because in the hull of the images alignment is nearly true by construction.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - [L98] Y. LeCun, C. Cortes, C. J. C. Burges, the MNIST database of
//     handwritten digits (the IDX file format).
package imaging

import (
	"math"
	"math/rand/v2"
)

// Noisy returns x + sigma e, e ~ N(0, I) drawn from seed: the same e for every
// sigma.
func Noisy(x []float64, sigma float64, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, noiseStream))
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = v + sigma*r.NormFloat64()
	}
	return y
}

// MSE returns the mean squared difference of the pixels of two images. It
// panics if their lengths differ.
func MSE(a, b []float64) float64 {
	b = b[:len(a)]
	var s float64
	for i, v := range a {
		s += (v - b[i]) * (v - b[i])
	}
	return s / float64(len(a))
}

// MaxPSNR is the PSNR of images that agree to rounding: values beyond it, and
// the infinite one of equal images, are not told apart.
const MaxPSNR = 120

// PSNR returns 10 log10(1/mse) in decibels, the peak signal-to-noise ratio of
// pixels in [0,1], at most MaxPSNR.
func PSNR(mse float64) float64 {
	return min(MaxPSNR, -10*math.Log10(mse))
}

func dot(a, b []float64) float64 {
	b = b[:len(a)]
	var s float64
	for i, v := range a {
		s += v * b[i]
	}
	return s
}

func norm(a []float64) float64 { return math.Sqrt(dot(a, a)) }

func axpy(dst []float64, k float64, x []float64) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += k * x[i]
	}
}

func minus(a, b []float64) []float64 {
	c := append([]float64(nil), a...)
	axpy(c, -1, b)
	return c
}

// unit returns a/|a| and |a|; a itself where it is zero.
func unit(a []float64) ([]float64, float64) {
	u := make([]float64, len(a))
	l := norm(a)
	if l > 0 {
		axpy(u, 1/l, a)
	}
	return u, l
}
