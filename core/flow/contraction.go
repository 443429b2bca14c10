package flow

import "math"

// Ratio returns |f(y) - x| / |y - x|, by how much f brings y nearer to x: under
// 1 where it contracts. It is 0 where y = x = f(y), and infinite where y = x and
// f(y) is not. buf has length d, or is nil.
func Ratio(f Field, y, x, buf []float64) float64 {
	buf = f.EvalTo(buf, y)
	a, b := distance(buf, x), distance(y, x)
	if b == 0 {
		if a == 0 {
			return 0
		}
		return math.Inf(1)
	}
	return a / b
}

// Contraction is the ratio of every cell of a grid in the plane, to the clean
// point nearest to it, with the greatest. In one dimension it is below 1 on the
// whole basin ([Z23], contraction); in the plane it need not be.
type Contraction struct {
	raster
	Ratio []float64 // row by row; a cell not computed yet holds that of a coarser one
	Max   float64   // the greatest of those computed
	Worst [2]float64
	f     Field
	x     [][]float64
	buf   []float64
}

// NewContraction returns the field of f, with clean points x, on the grid.
func NewContraction(f Field, x [][]float64, g Grid) *Contraction {
	return &Contraction{raster: newRaster(g), Ratio: make([]float64, g.W*g.H), f: f, x: x, buf: make([]float64, 2)}
}

// Step computes cells, coarse to fine, until all are done, when it returns
// true, or until stop, asked after each row of cells, returns true. A nil stop
// never does.
func (c *Contraction) Step(stop func() bool) bool {
	return c.each(stop, func(cells block, y []float64) {
		r := Ratio(c.f, y, c.x[nearest(c.x, y)], c.buf)
		if r > c.Max {
			c.Max, c.Worst = r, [2]float64(y)
		}
		paint(c.raster, c.Ratio, cells, r)
	})
}

// nearest returns the index of the point of x that is nearest to y.
func nearest(x [][]float64, y []float64) int {
	best, at := math.Inf(1), 0
	for i, p := range x {
		var s float64
		for k, v := range p {
			s += (v - y[k]) * (v - y[k])
		}
		if s < best {
			best, at = s, i
		}
	}
	return at
}
