package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"crease/core/words"
)

// digits is the relative error allowed in data where an equality of angles or
// of sides is recognised. Links and presets carry at least nine digits
// wherever a shape depends on them; and the cost of a formula varies so
// smoothly with the data that taking one shape for another that is 1e-9 off
// changes nothing one could see. What is built then still interpolates to
// rounding: only its being optimal holds up to a relative 1e-9.
const digits = 1e-9

// flatness is the distance, relative to the size of the data, up to which a
// point is on a line, in a subspace or at a corner. Functions built on such a
// finding miss the point by as much, so it is what closed forms promise.
const flatness = 1e-12

// resolution is the least width, relative to the greatest |x|, of a ball, a
// cluster or a gap. Creases nearer to each other than 1e-12 of their distance
// from 0 are one crease to package shallow; a few times that keeps the edges of
// anything wider apart, whichever way it is turned.
const resolution = 4e-12

// Coordinates are squared, and slopes are quotients of them: between these
// bounds neither overflows or vanishes.
const (
	huge = 1e150
	tiny = 1e-150
)

// measure sets the tolerances of s, and returns an error when the numbers are
// too large or too small to compute with.
func (s *set) measure() error {
	var size, spread, far float64
	o := s.x[0]
	each := func(p []float64) {
		far = max(far, floats.Norm(p, 2))
		for k, v := range p {
			size = max(size, math.Abs(v))
			spread = max(spread, math.Abs(v-o[k]))
		}
	}
	for _, p := range s.x {
		each(p)
	}
	for _, ys := range s.y {
		for _, p := range ys {
			each(p)
		}
	}
	if size > huge || s.rho > huge {
		return words.M("minnorm.huge", "size", max(size, s.rho), "most", huge)
	}
	if spread > 0 && spread < tiny || s.y == nil && s.rho > 0 && s.rho < tiny {
		return words.M("minnorm.tiny", "least", tiny)
	}
	// A coordinate, or an inner product of d of them with a unit vector, is
	// rounded by (d + 8) 2^-53 of the greatest |x| at most.
	grain := float64(len(o)+8) * 0x1p-53 * far
	s.flat = flatness*spread + grain
	s.least = resolution * (far + s.rho)
	return nil
}
