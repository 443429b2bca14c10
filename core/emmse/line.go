package emmse

import (
	"math"
	"slices"

	"crease/core/expo"
)

// Line is the estimator of clean points on the line, for those who ask it often:
// it looks at no more points than count. It differs from Estimator by rounding.
type Line struct {
	x     []float64 // distinct, increasing
	n     []float64 // how often each occurs
	sigma float64
}

// NewLine returns the estimator of the clean points x at the noise level
// sigma > 0. It panics if there is no point, a number is not finite, or sigma
// is not positive.
func NewLine(x []float64, sigma float64) *Line {
	if len(x) == 0 {
		panic(badPoints)
	}
	if !(sigma > 0) || math.IsInf(sigma, 0) {
		panic(badSigma)
	}
	l := &Line{sigma: sigma}
	x = slices.Clone(x)
	slices.Sort(x)
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(badPoints)
		}
		if i > 0 && v == x[i-1] {
			l.n[len(l.n)-1]++
			continue
		}
		l.x, l.n = append(l.x, v), append(l.n, 1)
	}
	return l
}

// nothing is the exponent beyond which a weight, times any number of points
// there may be, is nothing beside 1.
const nothing = 60

// At returns f(y): with x_m the nearest clean point,
//
//	f(y) = x_m + sum_n w_n (x_n - x_m) / sum_n w_n,
//	w_n = exp(-(x_n - x_m) ((x_n + x_m)/2 - y)/sigma^2).
//
// The exponents grow with the distance of x_n from x_m.
func (l *Line) At(y float64) float64 {
	m, found := slices.BinarySearch(l.x, y)
	if !found && (m == len(l.x) || m > 0 && y-l.x[m-1] <= l.x[m]-y) {
		m--
	}
	near := l.x[m]
	sum, lean := l.n[m], 0.0
	for _, step := range [2]int{1, -1} {
		for k := m + step; k >= 0 && k < len(l.x); k += step {
			d := l.x[k] - near
			e := d / l.sigma * ((near + d/2 - y) / l.sigma)
			if math.IsNaN(e) {
				e = 0 // halfway between points that are infinitely many sigmas apart
			}
			if e > nothing {
				break
			}
			w := l.n[k] * expo.Of(-e)
			sum += w
			lean += w * d
		}
	}
	return near + lean/sum
}
