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
// nearest point and d2 = k^2 |y-x_m|^2: a number in [0, 1]. The difference is
// taken by the cheapest means whose rounding error does not show.
func (e *Estimator) weight(y []float64, m, n int, d2, k float64) float64 {
	if n == m {
		return 1
	}
	s := e.sigma * k
	far := square(y, e.x[n], k)
	d, err := far-d2, slack(len(y))*(far+d2)
	if d > err && (s == 0 || (d-err)/s/(2*s) > vanished) {
		return 0
	}
	if s == 0 || err/s/(2*s) > seen {
		d, err = excess(y, e.x[m], e.x[n], k)
		if s == 0 || err/s/(2*s) > seen {
			d = excess2(y, e.x[m], e.x[n], k)
		}
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

// seen is the relative error of a weight from which on its exponent is
// computed more precisely: it leaves the estimator good to 1e-13.
const seen = 1e-13

// slack bounds the relative rounding error of a sum of d products of
// differences of coordinates: each term is rounded seven times at most, and
// the sum d - 1 times, by 2^-53 each.
func slack(d int) float64 { return float64(d+8) * 0x1p-53 }

// nearest returns the index of the clean point x_m nearest to y, the first of
// those that are equally near, and k^2 |y-x_m|^2.
func (e *Estimator) nearest(y []float64, k float64) (m int, d2 float64) {
	d2 = square(y, e.x[0], k)
	for n := 1; n < len(e.x); n++ {
		d := square(y, e.x[n], k)
		err := slack(len(y)) * (d + d2)
		if d-d2 > err {
			continue
		}
		if d-d2 < -err || excess2(y, e.x[m], e.x[n], k) < 0 {
			m, d2 = n, d
		}
	}
	return m, d2
}

// square returns k^2 |y-x|^2.
func square(y, x []float64, k float64) float64 {
	var sum float64
	x = x[:len(y)]
	if k == 1 {
		for i, v := range y {
			d := v - x[i]
			sum += d * d
		}
		return sum
	}
	for i, v := range y {
		d := k*v - k*x[i]
		sum += d * d
	}
	return sum
}

// excess returns k^2(|y-b|^2 - |y-a|^2) = k^2 sum (a-b)(2y-a-b) and a bound of
// its rounding error, which is small when a and b are near each other or
// equally far from y.
func excess(y, a, b []float64, k float64) (d, err float64) {
	var sum, size float64
	for i, v := range y {
		p, q, z := k*a[i], k*b[i], k*v
		sum += (p - q) * ((z - p) + (z - q))
		size += math.Abs(p-q) * (math.Abs(z-p) + math.Abs(z-q))
	}
	return sum, slack(len(y)) * size
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
