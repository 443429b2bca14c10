package minnorm

import "math"

// Crossings returns the unstable fixed points of F between clusters,
//
//	y*_i = (s_i Hi_i - X_i)/(s_i - 1) in [Hi_i, Lo_(i+1)],   s_i > 1,
//
// in increasing order. There is exactly one in every gap when each X lies
// strictly within its cluster ([Z23], contraction in one dimension); a clean
// point outside its samples may leave a gap without one.
func (l *Line) Crossings() []float64 {
	var ys []float64
	for i := 1; i < len(l.Clusters); i++ {
		a, b := l.Clusters[i-1], l.Clusters[i]
		below, above := a.X-a.Hi, b.X-b.Lo // F - id at both ends of the gap
		if below <= 0 && above >= 0 && below < above {
			ys = append(ys, a.Hi+(b.Lo-a.Hi)*(-below/(above-below)))
		}
	}
	return ys
}

// Contracts reports whether every clean point lies strictly within its noisy
// samples. Then every s_i > 1, and |F(y) - X_i| < |y - X_i| for y != X_i in the
// basin of X_i: iterating F converges to it.
func (l *Line) Contracts() bool {
	for _, c := range l.Clusters {
		if !(c.Lo < c.X && c.X < c.Hi) {
			return false
		}
	}
	return true
}

// Basin is an interval from all of which iterating F converges to the clean
// point of the cluster with the given index. Its ends are crossings, or
// infinite.
type Basin struct {
	Lo, Hi  float64
	Cluster int
}

// Basins returns the basins of the clusters, in increasing order; nil unless
// l Contracts. The borders are the crossings, which are the midpoints of the
// clean points only for symmetric ranges.
func (l *Line) Basins() []Basin {
	if !l.Contracts() {
		return nil
	}
	ends := l.Crossings()
	bs := make([]Basin, len(l.Clusters))
	for i := range bs {
		bs[i] = Basin{Lo: math.Inf(-1), Hi: math.Inf(1), Cluster: i}
		if i > 0 {
			bs[i].Lo = ends[i-1]
		}
		if i < len(ends) {
			bs[i].Hi = ends[i]
		}
	}
	return bs
}
