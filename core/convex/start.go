package convex

import (
	"math"
	"slices"

	"crease/core/shallow"
)

// directions is how many directions the first function is chosen among.
const directions = 32

// start gives the solver its first function: the affine fit when it is exact,
// the spline along a line, or the cheapest spline along one of some
// directions.
func (s *Solver) start() {
	f := s.frame
	s.taken = math.Inf(1)
	if f.exact {
		s.accept(f.fitted(nil), Dual{})
		s.stage = finish
		return
	}
	y, x, ball := s.ends(f.in.e[0])
	var best *splineFunc
	for k := range directions {
		w := f.in.e[0]
		if f.in.p > 1 {
			w = f.in.direction(f.aim(k))
			y, x, ball = s.ends(w)
		}
		if c, ok := spline(w, y, x); ok && (best == nil || c.cost < best.cost) && s.apart(c, ball) {
			best = c
		}
		if f.in.p == 1 {
			break
		}
	}
	if best == nil {
		// No direction tells the clusters apart: begin with the best affine map.
		s.accept(f.fitted(nil), Dual{})
		return
	}
	out := newChart(s.p.X, 0, s.p.Dim())
	h := best.denoiser(out.e, out.m)
	dual := best.dual(len(y))
	switch {
	case f.in.p > 1 && len(y) > mostRows:
		s.accept(h, Dual{}) // its dual would take long to measure, and says little
	case s.p.Rho == 0:
		s.accept(h, Dual{Lambda: dual})
	default:
		y, _, ball = s.ends(best.w)
		var on []Point
		for i := range y {
			on = append(on, Point{ball[i], y[i], dual[i]})
		}
		s.accept(h, Dual{On: on})
	}
	if f.in.p == 1 {
		s.stage = finish
	}
}

// aim returns direction k of some that lie off the axes and the diagonals,
// along which data like to agree, in the chart.
func (f *frame) aim(k int) []float64 {
	a := math.Pi * (float64(k) + 0.381966) / directions
	w := []float64{math.Cos(a), math.Sin(a)}
	if f.in.p == 3 {
		z := math.Mod(float64(k)*0.618034+0.2, 1)*2 - 1
		w = append(w, z)
		scale(w, 1/norm(w))
	}
	return w
}

// ends returns the points that a function of w.y has to fit, with their
// targets: the samples, or both ends of each ball along w and which it is.
func (s *Solver) ends(w []float64) (y, x [][]float64, ball []int) {
	if s.p.Rho == 0 {
		return s.p.Y, s.p.X, nil
	}
	for j, c := range s.p.Y {
		for _, side := range [2]float64{-1, 1} {
			e := append([]float64(nil), c...)
			axpy(e, side*s.p.Rho, w)
			y, x, ball = append(y, e), append(x, s.p.X[j]), append(ball, j)
		}
	}
	return y, x, ball
}

// apart reports whether no other target comes between the ends of a ball.
func (s *Solver) apart(c *splineFunc, ball []int) bool {
	open := make(map[int]bool)
	for i := 0; ball != nil && i < len(c.knots); i++ {
		if i > 0 && len(open) > 0 && !slices.Equal(c.knots[i].x, c.knots[i-1].x) {
			return false
		}
		if b := ball[c.knots[i].j]; open[b] {
			delete(open, b)
		} else {
			open[b] = true
		}
	}
	return true
}

func (s *Solver) accept(h *shallow.Denoiser, dual Dual) {
	s.best = Solution{H: h, Dual: dual, Certificate: s.verifier.Verify(h, dual)}
	if s.best.Certificate.Feasible {
		s.taken = s.best.Certificate.Upper
	}
}
