package convex

import (
	"math"

	"crease/core/shallow"
	"crease/core/words"
)

// directions is how many directions of the plane the first function is chosen
// among.
const directions = 32

// start gives the solver its first function: the affine fit when it is exact,
// the spline along a line, or the cheapest spline along one of some
// directions.
func (s *Solver) start() error {
	f := s.frame
	if f.in.p > maxDim {
		return words.M("convex.dimension", "p", f.in.p, "max", maxDim)
	}
	if f.exact {
		s.accept(f.fitted(nil), Dual{Lambda: zeros(len(s.p.Y), s.p.Dim())})
		s.done = true
		return nil
	}
	var best *splineFunc
	for k := range directions {
		w := [maxDim]float64{1}
		if f.in.p == 2 {
			// Off the axes and the diagonals, along which data like to agree.
			a := math.Pi * (float64(k) + 0.381966) / directions
			w = [maxDim]float64{math.Cos(a), math.Sin(a)}
		}
		if c, ok := spline(f.in.direction(w[:f.in.p]), s.p.Y, s.p.X); ok && (best == nil || c.cost < best.cost) {
			best = c
		}
		if f.in.p == 1 {
			break
		}
	}
	out := newChart(s.p.X, 0, s.p.Dim())
	s.accept(best.denoiser(out.e, out.m), Dual{Lambda: best.dual(len(s.p.Y))})
	s.done = f.in.p == 1
	return nil
}

func zeros(n, d int) [][]float64 {
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, d)
	}
	return rows
}

func (s *Solver) accept(h *shallow.Denoiser, dual Dual) {
	s.best = Solution{h, dual, s.verifier.Verify(h, dual)}
}
