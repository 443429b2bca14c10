package train

// Point is one entry of a training's curves.
type Point struct {
	Step      int
	Loss      float64 // J
	Cost      float64 // sum_k |a_k||w_k|
	Active    int     // see Report
	Alignment float64 // see Report
	Bound     float64 // the best certified lower bound of R so far, 0 before there is one
}

// maxPoints bounds the curves: more points than a plot is wide show nothing.
const maxPoints = 512

// history keeps at most maxPoints points, evenly spaced: when it is full, every
// other one goes and the spacing doubles.
type history struct {
	points []Point
	every  int
}

// due reports whether a point of this step would be kept.
func (h *history) due(step int) bool { return h.every <= 1 || step%h.every == 0 }

func (h *history) add(p Point) {
	if h.points == nil {
		h.points, h.every = make([]Point, 0, maxPoints), 1
	}
	if len(h.points) == maxPoints {
		h.every *= 2
		kept := h.points[:0]
		for _, q := range h.points {
			if q.Step%h.every == 0 {
				kept = append(kept, q)
			}
		}
		h.points = kept
	}
	h.points = append(h.points, p)
}
