package view

import (
	"math"

	"crease/core/picture"
)

// contourGap is the side in pixels of the squares that contour lines cross
// straight; contourCount about how many levels there are.
const contourGap, contourCount = 6, 9

// contours draws the lines of equal value of a sheet at round numbers of the
// scale; that of 0 is stronger.
func contours(p *pen, s *sheet, c scale) {
	levels, step := ticks(c.lo, c.hi, contourCount/(c.hi-c.lo), 1)
	stride := max(int(contourGap/s.cell), 1)
	at := func(c, r int) (picture.Pixel, float64) {
		k := r*s.cols + c
		return s.centre(k), float64(s.vals[k])
	}
	// What rounding leaves of a region on which the map is constant.
	slack := 1e-6 * (c.hi - c.lo)
	on := func(col, r int, l float64) bool {
		if col < 0 || r < 0 || col >= s.cols || r >= s.rows {
			return false
		}
		_, v := at(col, r)
		return math.Abs(v-l) <= slack
	}
	// A level has no line inside such a region, and the border of one is a crease.
	flat := func(col, r int, l float64) bool {
		return on(col, r, l) && (on(col-stride, r, l) || on(col+stride, r, l)) && (on(col, r-stride, l) || on(col, r+stride, l))
	}
	var lines, zero []float32
	for r := 0; r+stride < s.rows; r += stride {
		for col := 0; col+stride < s.cols; col += stride {
			var q [4]picture.Pixel
			var v [4]float64
			q[0], v[0] = at(col, r)
			q[1], v[1] = at(col+stride, r)
			q[2], v[2] = at(col+stride, r+stride)
			q[3], v[3] = at(col, r+stride)
			least, most := min(v[0], v[1], v[2], v[3]), max(v[0], v[1], v[2], v[3])
			for _, l := range levels {
				if l <= least-slack || l > most+slack ||
					flat(col, r, l) || flat(col+stride, r, l) || flat(col+stride, r+stride, l) || flat(col, r+stride, l) {
					continue
				}
				if math.Abs(l) < step/2 {
					zero = crossing(zero, q, v, l)
				} else {
					lines = crossing(lines, q, v, l)
				}
			}
		}
	}
	p.mark(picture.Segments, style{role: picture.Ink, width: 1, alpha: 0.22}, 0, lines)
	p.mark(picture.Segments, style{role: picture.Ink, width: 1.5, alpha: 0.4}, 0, zero)
}

// crossing appends the segments in which the level l crosses the square with
// corners q, in turn, and values v there.
func crossing(pts []float32, q [4]picture.Pixel, v [4]float64, l float64) []float32 {
	var on [4]picture.Pixel
	n := 0
	for i := range 4 {
		j := (i + 1) % 4
		if (v[i] < l) == (v[j] < l) {
			continue
		}
		t := (l - v[i]) / (v[j] - v[i])
		on[n] = picture.Pixel{X: q[i].X + t*(q[j].X-q[i].X), Y: q[i].Y + t*(q[j].Y-q[i].Y)}
		n++
	}
	for i := 0; i+1 < n; i += 2 {
		pts = append(pts, float32(on[i].X), float32(on[i].Y), float32(on[i+1].X), float32(on[i+1].Y))
	}
	return pts
}
