package flow

// Basins says for every cell of a grid in the plane where the iteration of f
// ends: near which attractor. The first attractors are the clean points; others
// are found on the way.
type Basins struct {
	raster
	// Label holds, row by row, the index of the attractor, or -1 where the
	// iteration left, did not end, or ended where nothing near it does, or at
	// one more place than are told apart. A cell not computed yet holds that of a coarser one.
	Label      []int
	Attractors [][]float64
	Clean      int // how many of them are clean points
	it         Iteration
	near       float64
}

// Two ends are one attractor when they are nearer than alike of the size of
// the grid. An iteration that stops at a speed of still from an attractor of
// rate 1 - 1e-4 is 1e-9 away.
const alike = 1e-6

// tellable is the greatest number of attractors told apart, clean points not
// counted: a function that is the identity somewhere has as many as cells.
const tellable = 12

// NewBasins returns the map of f, with clean points x, on the grid. Each cell
// is iterated most times at most (1000 when 0).
func NewBasins(f Field, x [][]float64, g Grid, most int) *Basins {
	b := &Basins{raster: newRaster(g), Label: make([]int, g.W*g.H), Clean: len(x), it: Iteration{f, most}}
	b.Attractors = append(b.Attractors, x...)
	for i := range b.Label {
		b.Label[i] = -1
	}
	b.near = alike * max(g.Hi[0]-g.Lo[0], g.Hi[1]-g.Lo[1])
	return b
}

// Step iterates cells, coarse to fine, until all are done, when it returns
// true, or until stop, asked after each row of cells, returns true. A nil stop
// never does.
func (b *Basins) Step(stop func() bool) bool {
	return b.each(stop, func(cells block, y []float64) {
		paint(b.raster, b.Label, cells, b.label(b.it.Move(y, nil)))
	})
}

func (b *Basins) label(e End) int {
	if e.Status == Away {
		return -1
	}
	if len(b.Attractors) > 0 {
		if i := nearest(b.Attractors, e.Y); distance(b.Attractors[i], e.Y) <= b.near {
			return i
		}
	}
	if e.Status != AtRest || len(b.Attractors) >= b.Clean+tellable || !b.holds(e.Y) {
		return -1
	}
	b.Attractors = append(b.Attractors, e.Y)
	return len(b.Attractors) - 1
}

// nudge is how far, relative to the size of the grid, a point is moved to see
// whether it comes back.
const nudge = 1e-4

// holds reports whether the iteration comes back to y from beside it: cells on
// the border of basins may end at fixed points that attract nothing else.
func (b *Basins) holds(y []float64) bool {
	for i := range 4 {
		z := []float64{y[0], y[1]}
		z[i/2] += float64(1-2*(i%2)) * b.near * (nudge / alike)
		if distance(b.it.Move(z, nil).Y, y) > b.near {
			return false
		}
	}
	return true
}
