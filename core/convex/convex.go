// Package convex finds the interpolant of least representation cost of any
// data in the line, the plane and (for few samples) space, and proves by a dual
// bound how close to the least it is. It solves
//
//	minimise  sum_k |a_k|   over  f(y) = sum_k a_k [w_k.y + b_k]_+ + V y + c,  |w_k| = 1,
//	subject to  f(y_j) = x_j,
//
// whose dual is
//
//	maximise  sum_j lambda_j.x_j
//	subject to  sum_j lambda_j = 0,  sum_j lambda_j y_j^T = 0,
//	            |sum_j lambda_j [w.y_j + b]_+| <= 1  for all unit w and all b.
//
// Verify checks a function and a dual without solving anything, so it serves
// closed forms and trained networks as well. Solver finds both, a bounded piece
// of work at a time.
//
// # Balls
//
// For data that fill balls of the plane, f = x_j on all of B(y_j, rho), no crease
// of a finite network enters a ball: there f is affine. So creases are lines
// between the balls, each ball asks for a value and a zero gradient, and the
// dual constraint ranges over the lines that enter no ball. Its maximum is at a
// line that touches one, which makes both problems finite: Lower and Upper meet
// to rounding, without samples. Derived here.
//
// Functions of infinitely many creases can be constant on a ball that their
// creases enter: densities like cos 4 theta on the lines that meet it cancel. So
// where balls are close together, a limit of ever wider networks, right on the
// balls up to less and less, may cost less than any network that is right on
// them. Points of the balls bound those too: that is BallLower. On the
// equilateral triangle of circumradius 1 and rho = 0.6, for instance, no finite
// network costs less than 20, and points prove no more than 18.4 or so.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - [NT98] Y. Nesterov, M. Todd, "Primal-dual interior-point methods for
//     self-scaled cones", SIAM J. Optim. 8, 1998.
//   - [V10] L. Vandenberghe, "The CVXOPT linear and quadratic cone program
//     solvers", 2010: scalings and steps of second-order cones.
package convex

import (
	"math"
	"slices"

	"crease/core/shallow"
	"crease/core/words"
)

// Problem asks for a function R^d -> R^d with f = X[j] at the sample Y[j] (for
// Rho = 0), or on the whole closed ball B(Y[j], Rho).
type Problem struct {
	Y, X [][]float64 // n x d each, one sample a row
	Rho  float64     // radius of the balls, 0 for samples
	// Group is the clean point that each sample belongs to, from 0; nil when
	// every sample stands for itself. It names points in messages and tells
	// which clusters meet.
	Group []int
}

// FromData returns the problem of the training set: its noisy samples, each
// with its clean point as target, or its balls.
func FromData(data shallow.Data) Problem {
	if data.Balls() {
		return Problem{Y: data.X, X: data.X, Rho: data.Rho}
	}
	var p Problem
	for n, ys := range data.Y {
		if n >= len(data.X) {
			break // a mismatch that Check of the data names
		}
		for _, y := range ys {
			p.Y = append(p.Y, y)
			p.X = append(p.X, data.X[n])
			p.Group = append(p.Group, n)
		}
	}
	return p
}

// Dim returns d, 0 when there is no sample.
func (p Problem) Dim() int {
	if len(p.Y) == 0 {
		return 0
	}
	return len(p.Y[0])
}

// Scale returns the greatest distance of a coordinate of Y or X from that
// coordinate's mean over Y, plus Rho: the unit of residuals.
func (p Problem) Scale() float64 {
	if len(p.Y) == 0 {
		return 0
	}
	m := mean(p.Y)
	var s float64
	for _, rows := range [][][]float64{p.Y, p.X} {
		for _, y := range rows {
			for i, v := range y {
				s = max(s, math.Abs(v-m[i]))
			}
		}
	}
	return s + p.Rho
}

// sameUlps times 2^-53 times the greatest coordinate is how far apart two
// samples may be and still be one and the same: both were rounded when they
// were written and once more when they were made.
const sameUlps = 4

// leastRho is the least radius of balls relative to the data's scale: the map
// f(y) = y misses by rho, which must be far above Tolerance.
const leastRho = 100 * Tolerance

// leastScale is the least scale of data: multipliers are of the size of its
// inverse, and their squares must not overflow.
const leastScale = 1e-150

// Check returns nil, or a words.Message: no sample, a dimension that differs, a
// number that is not finite or data too small to compute with, one sample with
// two targets, balls that meet.
func (p Problem) Check() error {
	if err := (shallow.Data{X: p.Y, Rho: p.Rho}).Check(); err != nil {
		return err
	}
	if len(p.X) != len(p.Y) {
		return words.M("convex.count", "samples", len(p.Y), "targets", len(p.X))
	}
	if err := (shallow.Data{X: p.X}).Check(); err != nil {
		return err
	}
	if len(p.X[0]) != len(p.Y[0]) {
		return words.M("data.dim", "i", 1, "got", len(p.X[0]), "want", len(p.Y[0]))
	}
	if s := p.Scale(); s > 0 && s < leastScale {
		return words.M("minnorm.tiny", "least", leastScale)
	}
	if p.Rho > 0 {
		if s := p.Scale(); p.Rho < leastRho*s {
			return words.M("convex.tiny", "rho", p.Rho, "least", leastRho*s)
		}
		return p.apart()
	}
	return p.consistent()
}

// apart refuses balls with different values that touch or overlap.
func (p Problem) apart() error {
	for j, y := range p.Y {
		for i := range j {
			if slices.Equal(p.X[i], p.X[j]) {
				continue
			}
			if d := distance(y, p.Y[i]); !(d > 2*p.Rho) {
				return words.M("convex.balls", "i", p.point(i), "j", p.point(j), "distance", d, "twice", 2*p.Rho)
			}
		}
	}
	return nil
}

// consistent refuses one sample with two targets.
func (p Problem) consistent() error {
	var conflict error
	p.twins(func(i, j int) bool {
		if !slices.Equal(p.X[i], p.X[j]) {
			a, b := p.point(min(i, j)), p.point(max(i, j))
			conflict = words.M("data.conflict", "i", min(a, b), "j", max(a, b))
		}
		return conflict == nil
	})
	return conflict
}

// twins calls visit for pairs of samples that are one and the same up to
// rounding, until visit returns false.
func (p Problem) twins(visit func(i, j int) bool) {
	tol := p.resolution()
	order := make([]int, len(p.Y))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compare(p.Y[i][0], p.Y[j][0]) })
	for k, i := range order {
		for _, j := range order[k+1:] {
			if p.Y[j][0]-p.Y[i][0] > tol {
				break
			}
			if near(p.Y[i], p.Y[j], tol) && !visit(i, j) {
				return
			}
		}
	}
}

// resolution is the distance below which two samples are the same.
func (p Problem) resolution() float64 {
	var far float64
	for _, y := range p.Y {
		for _, v := range y {
			far = max(far, math.Abs(v))
		}
	}
	return sameUlps * 0x1p-53 * far
}

// point is the number, from 1, by which a person knows sample j.
func (p Problem) point(j int) int {
	if j < len(p.Group) {
		return p.Group[j] + 1
	}
	return j + 1
}
