package train

// shape says how the weights of a network lie in one flat slice theta: unit
// after unit (w_k, b_k, a_k), 2d+1 numbers each, then c (d), then V (d x d
// row-major) where there is a skip connection.
type shape struct {
	d, k int
	skip bool
}

func (s shape) stride() int { return 2*s.d + 1 }

func (s shape) size() int {
	n := s.k*s.stride() + s.d
	if s.skip {
		n += s.d * s.d
	}
	return n
}

// unit returns w_k, b_k (as a slice of one) and a_k, which share theta.
func (s shape) unit(theta []float64, k int) (w, b, a []float64) {
	u := theta[k*s.stride() : (k+1)*s.stride()]
	return u[:s.d], u[s.d : s.d+1], u[s.d+1:]
}

// affine returns c and V, which share theta; V is nil without a skip
// connection.
func (s shape) affine(theta []float64) (c, v []float64) {
	rest := theta[s.k*s.stride():]
	if !s.skip {
		return rest, nil
	}
	return rest[:s.d], rest[s.d:]
}
