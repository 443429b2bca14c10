package convex

import "math"

// Peak is a place where |sum_j lambda_j [w.y_j + b]_+| is great: the unit w and
// b of a crease, and the value.
type Peak struct {
	W     []float64
	B     float64
	Value float64
}

// place is a peak in the coordinates of a chart: the crease passes through the
// samples at[0], and at[1], at[2] where they are not negative.
type place struct {
	w     [maxDim]float64
	at    [maxDim]int32
	value float64
}

func nowhere() place { return place{at: [maxDim]int32{-1, -1, -1}} }

// An oracle maximises |g(w, b)|, g = sum_j lambda_j [w.u_j + b]_+, exactly over
// all unit w in R^p and all b, for lambda (n x q) with sum_j lambda_j = 0 and
// sum_j lambda_j u_j^T = 0.
//
// For fixed w, |g| is convex between neighbouring breakpoints b = -w.u_i and 0
// outside them all, so its maximum over b is at a breakpoint: the crease passes
// through a sample, its anchor. The moments make (w, b) and (-w, -b) equal.
type oracle interface {
	// search calls visit for every local maximum over the creases through one
	// anchor whose value exceeds *level, which visit may raise.
	search(lambda []float64, q int, level *float64, visit func(place))
}

// newOracle returns the oracle of n samples u (n x p) for p from 1 to maxDim.
func newOracle(u []float64, p int) oracle {
	switch p {
	case 1:
		return line{u}
	case 2:
		return newPlane(u)
	}
	return newSpace(u)
}

// maximum returns the greatest peak of lambda.
func maximum(o oracle, lambda []float64, q int) place {
	best := nowhere()
	o.search(lambda, q, &best.value, func(at place) {
		if at.value > best.value {
			best = at
		}
	})
	return best
}

// line is the oracle on the line, where the creases are the samples.
type line struct{ u []float64 }

func (o line) search(lambda []float64, q int, level *float64, visit func(place)) {
	g := make([]float64, q)
	for i, a := range o.u {
		clear(g)
		for j, b := range o.u {
			if b > a {
				axpy(g, b-a, lambda[j*q:(j+1)*q])
			}
		}
		if v := norm(g); v > *level {
			at := nowhere()
			at.w[0], at.at[0], at.value = 1, int32(i), v
			visit(at)
		}
	}
}

// rounding bounds the error of a value of g in n terms, each a product of a
// difference: n additions and three roundings a term, of numbers up to the sum
// of |lambda_j| |u_j - u_i|, which is at most 2 |u| sum |lambda_j|. Twice that
// covers the incremental sums of the sweeps, which add and take away.
func rounding(n int, weight, size float64) float64 {
	return float64(4*(n+8)) * 0x1p-53 * weight * size
}

// weight returns sum_j |lambda_j|.
func weight(lambda []float64, q int) float64 {
	var s float64
	for j := 0; j+q <= len(lambda); j += q {
		s += norm(lambda[j : j+q])
	}
	return s
}

// project removes from lambda (n x q) its components along the columns of a
// (n x r, orthonormal). The second pass removes what the first one rounded.
func project(lambda []float64, q int, a []float64, r int) {
	if r == 0 {
		return
	}
	m := make([]float64, r*q)
	n := len(a) / r
	for range 2 {
		clear(m)
		for j := range n {
			for k := range r {
				axpy(m[k*q:(k+1)*q], a[j*r+k], lambda[j*q:(j+1)*q])
			}
		}
		for j := range n {
			for k := range r {
				axpy(lambda[j*q:(j+1)*q], -a[j*r+k], m[k*q:(k+1)*q])
			}
		}
	}
}

// affine returns an orthonormal basis (n x r) of the span of the columns
// [1 u], u being n x p, and the r columns of coefficients (p+1 each) that make
// it from them.
func affine(u []float64, n, p int) (a []float64, r int, coef [][]float64) {
	cols := make([][]float64, 0, p+1)
	for k := -1; k < p; k++ {
		col, made := make([]float64, n), make([]float64, p+1)
		made[k+1] = 1
		for j := range col {
			if k < 0 {
				col[j] = 1
			} else {
				col[j] = u[j*p+k]
			}
		}
		whole := norm(col)
		for range 2 {
			for i, c := range cols {
				t := -dot(col, c)
				axpy(col, t, c)
				axpy(made, t, coef[i])
			}
		}
		// A column that depends on the others leaves only rounding behind.
		if l := norm(col); l > 1e-11*whole {
			scale(col, 1/l)
			scale(made, 1/l)
			cols, coef = append(cols, col), append(coef, made)
		}
	}
	r = len(cols)
	a = make([]float64, n*r)
	for k, col := range cols {
		for j, v := range col {
			a[j*r+k] = v
		}
	}
	return a, r, coef
}

// sigma returns the greatest singular value squared of the q x 2 matrix with
// Gram entries p, s, r, and the unit vector (c, s >= 0) that attains it.
func sigma(gp, gs, gr float64) (value, c, s float64) {
	mid, diff := (gp+gs)/2, (gp-gs)/2
	rad := math.Hypot(diff, gr)
	if rad == 0 {
		return mid, 1, 0
	}
	t := diff / rad
	c, s = math.Sqrt(max(0, (1+t)/2)), math.Sqrt(max(0, (1-t)/2))
	if gr < 0 {
		c = -c
	}
	return mid + rad, c, s
}
