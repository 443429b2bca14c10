package flow

// Grid is W x H cells of the rectangle from Lo to Hi in the plane, in rows from
// the least second coordinate up.
type Grid struct {
	Lo, Hi [2]float64
	W, H   int
}

// Point returns the middle of cell (i, j), i along the row.
func (g Grid) Point(i, j int) [2]float64 {
	return [2]float64{
		g.Lo[0] + (g.Hi[0]-g.Lo[0])*(float64(i)+0.5)/float64(g.W),
		g.Lo[1] + (g.Hi[1]-g.Lo[1])*(float64(j)+0.5)/float64(g.H),
	}
}

// raster visits the cells of a grid coarse to fine: every 16th in both
// directions, then every 8th that has not been visited, down to all.
type raster struct {
	Grid
	stride, i, j int
	y            []float64
}

const coarsest = 16

func newRaster(g Grid) raster {
	g.W, g.H = max(g.W, 0), max(g.H, 0)
	return raster{Grid: g, stride: coarsest, y: make([]float64, 2)}
}

// block is the cells [i, i1) x [j, j1) that a visited cell stands for until
// finer ones are.
type block struct{ i, j, i1, j1 int }

// each calls do for cells until all are done, when it returns true, or stop
// returns true at the end of a row.
func (r *raster) each(stop func() bool, do func(cells block, y []float64)) bool {
	for ; r.stride > 0; r.stride /= 2 {
		for ; r.j < r.H; r.j += r.stride {
			for ; r.i < r.W; r.i += r.stride {
				if r.stride < coarsest && r.i%(2*r.stride) == 0 && r.j%(2*r.stride) == 0 {
					continue // done on a coarser pass
				}
				p := r.Point(r.i, r.j)
				r.y[0], r.y[1] = p[0], p[1]
				do(block{r.i, r.j, min(r.i+r.stride, r.W), min(r.j+r.stride, r.H)}, r.y)
			}
			r.i = 0
			if stop != nil && stop() {
				r.j += r.stride
				return false
			}
		}
		r.j = 0
	}
	return true
}

// paint stores v in the cells of a block.
func paint[T any](r raster, values []T, b block, v T) {
	for j := b.j; j < b.j1; j++ {
		row := values[j*r.W : (j+1)*r.W]
		for i := b.i; i < b.i1; i++ {
			row[i] = v
		}
	}
}
