package emmse

import "math"

// Squares of lengths between these bounds neither overflow nor vanish, with
// room for the products of up to 2^40 of them.
const (
	large = 0x1p400
	small = 0x1p-400
)

// unit returns a power of two by which lengths of the given size are
// multiplied before they are squared or added up: 1 unless they are extremely
// large or small.
func unit(size float64) float64 {
	if size >= small && size <= large || size == 0 || math.IsInf(size, 0) || math.IsNaN(size) {
		return 1
	}
	_, exp := math.Frexp(size)
	// Beyond 2^1000 the power or its inverse is no normal number any more.
	return math.Ldexp(1, max(min(-exp, 1000), -1000))
}

// reach returns the greatest |coordinate| of the points and y.
func (e *Estimator) reach(y []float64) float64 {
	size := e.size
	for _, v := range y {
		size = max(size, math.Abs(v))
	}
	return size
}

// weight returns exp(-(|y-x_n|^2 - |y-x_m|^2) / 2 sigma^2), where x_m is the
// nearest point: a number in [0, 1].
func (e *Estimator) weight(y []float64, m, n int, k float64) float64 {
	if n == m {
		return 1
	}
	s := e.sigma * k
	d, err := excess(y, e.x[m], e.x[n], k)
	if d-err > 0 && (e.sigma == 0 || (d-err)/s/(2*s) > vanished) {
		return 0
	}
	if e.sigma == 0 || err/s/(2*s) > seen {
		d = max(excess2(y, e.x[m], e.x[n], k), 0)
	}
	switch {
	case d <= 0:
		return 1
	case s == 0:
		return 0
	}
	return math.Exp(-d / s / (2 * s))
}

// exp(-746) is 0 in double precision.
const vanished = 746

// seen is the relative error of a weight, a few units in the last place, from
// which on its exponent is computed in twice the precision.
const seen = 0x1p-50

// nearest returns the index of the clean point nearest to y, the first of
// those that are equally near.
func (e *Estimator) nearest(y []float64, k float64) int {
	m := 0
	for n := 1; n < len(e.x); n++ {
		d, err := excess(y, e.x[m], e.x[n], k)
		if d > err {
			continue
		}
		if d < -err || excess2(y, e.x[m], e.x[n], k) < 0 {
			m = n
		}
	}
	return m
}

// excess returns k^2(|y-b|^2 - |y-a|^2) = k^2 sum (a-b)(2y-a-b) and a bound of
// its rounding error: a term takes five roundings, each of at most 2^-53 of
// the greatest number in it, and the sum of d terms d - 1 more.
func excess(y, a, b []float64, k float64) (d, err float64) {
	var sum, size float64
	for i, v := range y {
		p, q, z := k*a[i], k*b[i], k*v
		sum += (p - q) * ((z - p) + (z - q))
		size += math.Abs(p-q) * (math.Abs(z-p) + math.Abs(z-q))
	}
	return sum, float64(len(y)+8) * 0x1p-53 * size
}

// excess2 is excess in twice the working precision [D71]; a value within its
// rounding error of 0 is 0.
func excess2(y, a, b []float64, k float64) float64 {
	var hi, lo, size float64
	for i, v := range y {
		p, q, z := k*a[i], k*b[i], k*v
		d, dlo := twoSum(p, -q)
		u, ulo := twoSum(z, -p)
		w, wlo := twoSum(z, -q)
		s, slo := twoSum(u, w)
		s, slo = twoSum(s, slo+(ulo+wlo))
		t := d * s
		tlo := math.FMA(d, s, -t) + (d*slo + dlo*s)
		size += math.Abs(d) * (math.Abs(u) + math.Abs(w))
		var e float64
		hi, e = twoSum(hi, t)
		lo += e + tlo
	}
	d := hi + lo
	if math.Abs(d) <= float64(len(y)+8)*0x1p-104*size {
		return 0
	}
	return d
}

// twoSum returns the rounded sum of a and b and what was lost by rounding.
func twoSum(a, b float64) (s, lost float64) {
	s = a + b
	t := s - a
	return s, (a - (s - t)) + (b - t)
}
