package convex

// tangents stores in axis an orthonormal basis of the directions in which the
// crease may turn without leaving the sites it touches, and returns how many
// there are.
func (s *sites) tangents(t *place, axis *[2][maxDim]float64) int {
	p, u := s.p, s.u
	if s.rho > 0 && t.at[1] >= 0 {
		return 0 // a line touching two balls
	}
	var fixed [maxDim][maxDim]float64
	fixed[0] = t.w
	n := 1
	o := u[int(t.at[0])*p:]
	for _, j := range t.at[1:] {
		if j < 0 {
			continue
		}
		var v [maxDim]float64
		for c := range p {
			v[c] = u[int(j)*p+c] - o[c]
		}
		n = orthogonal(&fixed, n, v, 1e-9)
	}
	r := 0
	for c := 0; c < p && n < p; c++ {
		var v [maxDim]float64
		v[(c+1)%p] = 1
		before := n
		if n = orthogonal(&fixed, n, v, 0.1); n > before && r < len(axis) {
			axis[r] = fixed[before]
			r++
		}
	}
	return r
}

// orthogonal appends to the n orthonormal vectors the part of v orthogonal to
// them, unless that is less than the share least of v.
func orthogonal(f *[maxDim][maxDim]float64, n int, v [maxDim]float64, least float64) int {
	l := norm(v[:])
	if l == 0 || n == maxDim {
		return n
	}
	scale(v[:], 1/l)
	for range 2 {
		for i := range n {
			axpy(v[:], -dot(v[:], f[i][:]), f[i][:])
		}
	}
	if l = norm(v[:]); l < least {
		return n
	}
	scale(v[:], 1/l)
	f[n] = v
	return n + 1
}
