package convex

import "math"

// Peak is a place where |sum_j lambda_j [w.y_j + b]_+| is great: the unit w and
// b of a crease, and the value.
type Peak struct {
	W     []float64
	B     float64
	Value float64
}

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

// oracle returns the oracle of the sites, for p from 1 to maxDim, and above 1
// when they are balls; that of balls in space is no more than a list.
func (s *sites) oracle() oracle {
	switch {
	case s.rho > 0 && s.p == 2:
		return newTangent(s.u, s.rho)
	case s.rho > 0:
		return newPlanes(s)
	case s.p == 1:
		return line{s.u}
	case s.p == 2:
		return newPlane(s.u)
	}
	return newSpace(s.u)
}

// maximum returns the greatest peak of lambda.
func maximum(o oracle, lambda []float64, q int) place {
	best := place{at: [maxDim]int32{-1, -1, -1}}
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
			visit(place{w: [maxDim]float64{1}, b: -a, at: [maxDim]int32{int32(i), -1, -1}, value: v})
		}
	}
}

// rounding bounds the error of a value of g in n terms, each a product of a
// difference: n additions and three roundings a term, of numbers up to the sum
// of |lambda_j| |u_j - u_i|, which is at most 2 size sum |lambda_j|. Twice that
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
// (n x r, orthonormal). The second pass removes what the first one rounded. It
// returns the weight of what the second pass began with, to which its own
// rounding is relative.
func project(lambda []float64, q int, a []float64, r int) (before float64) {
	m := make([]float64, r*q)
	n := len(a) / max(r, 1)
	for range 2 {
		before = weight(lambda, q)
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
	return before
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
