package convex

import "math"

// tree orders samples so that each but the first of a cluster has a parent
// before it, the nearest. Its row is then not the value of f there but the
// quotient
//
//	(f(u_j) - f(u_parent)) / |u_j - u_parent|,
//
// which keeps its digits, and the master's matrix its condition, however near
// the two are.
type tree struct {
	parent []int32   // -1: the row is the value
	far    []float64 // |u_j - u_parent|
	dir    []float64 // (u_j - u_parent)/far, n x p
}

// family is the distance, in the frame, up to which a sample has a parent.
const family = 0.5

// link gives samples their tree.
func (s *sites) link() {
	if s.h > 1 {
		return
	}
	t := &tree{parent: make([]int32, s.n), far: make([]float64, s.n), dir: make([]float64, s.n*s.p)}
	for j := range s.n {
		best, at := family*family, int32(-1)
		for i := range j {
			var d float64
			for k := range s.p {
				e := s.u[j*s.p+k] - s.u[i*s.p+k]
				d += e * e
			}
			if d < best {
				best, at = d, int32(i)
			}
		}
		t.parent[j] = at
		if at < 0 {
			continue
		}
		t.far[j] = math.Sqrt(best)
		for k := range s.p {
			t.dir[j*s.p+k] = (s.u[j*s.p+k] - s.u[int(at)*s.p+k]) / t.far[j]
		}
	}
	s.tree = t
}

// quotient returns the row of sample j from the values [sign (w.u + b)]_+ there
// and at its parent.
func (t *tree) quotient(j int, v, above, sign float64, w []float64) float64 {
	if v > 0 && above > 0 {
		return sign * dot(w, t.dir[j*len(w):])
	}
	return (v - above) / t.far[j]
}

// quotients turns values at the sites (n x q) into rows, from the last to the
// first.
func (s *sites) quotients(x []float64, q int) {
	if s.tree == nil {
		return
	}
	for j := s.n - 1; j >= 0; j-- {
		if i := int(s.tree.parent[j]); i >= 0 {
			for c := range q {
				x[j*q+c] = (x[j*q+c] - x[i*q+c]) / s.tree.far[j]
			}
		}
	}
}

// toSites turns multipliers of the rows (n x q) into those of the values at the
// sites.
func (s *sites) toSites(x []float64, q int) {
	if s.tree == nil {
		return
	}
	for j := range s.n {
		if i := int(s.tree.parent[j]); i >= 0 {
			for c := range q {
				x[j*q+c] /= s.tree.far[j]
				x[i*q+c] -= x[j*q+c]
			}
		}
	}
}

// toRows undoes toSites.
func (s *sites) toRows(x []float64, q int) {
	if s.tree == nil {
		return
	}
	for j := s.n - 1; j >= 0; j-- {
		if i := int(s.tree.parent[j]); i >= 0 {
			for c := range q {
				x[i*q+c] += x[j*q+c]
				x[j*q+c] *= s.tree.far[j]
			}
		}
	}
}

// targets stores in c the rows of the targets t at the sites (n x q), less the
// affine function with coefficients aff on [1 u]. Samples with the same target
// lose no digits however near they are.
func (s *sites) targets(c, t, aff []float64, q int) []float64 {
	c = grow(c, s.rows()*q)
	clear(c)
	for j := range s.n {
		row := c[j*s.h*q : j*s.h*q+q]
		copy(row, t[j*q:(j+1)*q])
		along := s.u[j*s.p : (j+1)*s.p]
		if s.tree != nil && s.tree.parent[j] >= 0 {
			i := int(s.tree.parent[j])
			axpy(row, -1, t[i*q:(i+1)*q])
			scale(row, 1/s.tree.far[j])
			along = s.tree.dir[j*s.p : (j+1)*s.p]
		} else {
			axpy(row, -1, aff[:q])
		}
		for k := range s.p {
			axpy(row, -along[k], aff[(k+1)*q:(k+2)*q])
			if s.h > 1 {
				axpy(c[(j*s.h+1+k)*q:(j*s.h+2+k)*q], -1, aff[(k+1)*q:(k+2)*q])
			}
		}
	}
	return c
}
