package convex

import (
	"math"
	"slices"

	"crease/core/pwl"
	"crease/core/shallow"
)

// knot is a sample seen along a direction: where, and what is wanted there.
type knot struct {
	t float64
	j int // which sample
	x []float64
}

// spline returns the function of w.y alone that is linear between
// neighbouring samples and goes on with the end slopes, and
// sum |slope jumps|, its cost. ok is false when two samples with different
// targets are not apart along w.
//
// Among the functions of one variable through given points, with values in any
// normed space, none costs less: the slopes of the spline are means of f' over
// consecutive intervals, and the variation of such means is at most that of f'.
// The multiplier that proves it is the second difference of the unit vectors
// along the slope jumps. Derived here.
func spline(w []float64, y, x [][]float64) (s *splineFunc, ok bool) {
	s = &splineFunc{w: w}
	for j := range y {
		s.knots = append(s.knots, knot{dot(w, y[j]), j, x[j]})
	}
	slices.SortStableFunc(s.knots, func(a, b knot) int { return compare(a.t, b.t) })
	kept := s.knots[:0]
	for _, k := range s.knots {
		if n := len(kept); n > 0 && !(k.t > kept[n-1].t) {
			if !slices.Equal(k.x, kept[n-1].x) {
				return nil, false
			}
			continue
		}
		kept = append(kept, k)
	}
	s.knots = kept
	d := len(w)
	for i := 0; i+1 < len(kept); i++ {
		v := make([]float64, d)
		for c := range v {
			v[c] = (kept[i+1].x[c] - kept[i].x[c]) / (kept[i+1].t - kept[i].t)
			if math.IsInf(v[c], 0) {
				return nil, false
			}
		}
		s.slope = append(s.slope, v)
	}
	for i := 0; i+1 < len(s.slope); i++ {
		s.cost += distance(s.slope[i], s.slope[i+1])
	}
	return s, true
}

type splineFunc struct {
	w     []float64
	knots []knot
	slope [][]float64 // between them
	cost  float64
}

// denoiser returns the spline as ridges along the rows of out, orthonormal
// vectors whose span, moved by the mean m, holds all targets. It is exact at
// the samples.
func (s *splineFunc) denoiser(out [][]float64, m []float64) *shallow.Denoiser {
	d := len(s.w)
	t := make([]float64, len(s.knots))
	for i, k := range s.knots {
		t[i] = k.t
	}
	whole := len(out) == d
	c := make([]float64, d)
	if !whole {
		copy(c, m)
	}
	var ridges []shallow.Ridge
	for _, u := range out {
		v := make([]float64, len(t))
		for i, k := range s.knots {
			for a, x := range k.x {
				v[i] += u[a] * (x - c[a])
			}
		}
		phi := pwl.Affine(v[0], 0)
		if n := len(t); n > 1 {
			phi = pwl.Through(t, v, (v[1]-v[0])/(t[1]-t[0]), (v[n-1]-v[n-2])/(t[n-1]-t[n-2]))
		}
		ridges = append(ridges, shallow.Ridge{U: u, V: s.w, Phi: phi})
	}
	return shallow.New(d, nil, c, ridges...)
}

// dual returns the multipliers of n samples that prove the spline's cost to be
// least along its direction.
func (s *splineFunc) dual(n int) [][]float64 {
	d := len(s.w)
	lambda := make([][]float64, n)
	for j := range lambda {
		lambda[j] = make([]float64, d)
	}
	// g_i is the unit vector along the slope jump at knot i, 0 at the ends;
	// lambda is the slope jump of g.
	last, lastSlope := make([]float64, d), make([]float64, d)
	for i := range s.knots {
		slope := make([]float64, d)
		if i+1 < len(s.knots) {
			g := make([]float64, d)
			if i+1 < len(s.slope) {
				if l := distance(s.slope[i], s.slope[i+1]); l > 0 {
					for c := range g {
						g[c] = (s.slope[i+1][c] - s.slope[i][c]) / l
					}
				}
			}
			for c := range g {
				slope[c] = (g[c] - last[c]) / (s.knots[i+1].t - s.knots[i].t)
			}
			last = g
		}
		for c := range slope {
			lambda[s.knots[i].j][c] = slope[c] - lastSlope[c]
		}
		lastSlope = slope
	}
	return lambda
}
