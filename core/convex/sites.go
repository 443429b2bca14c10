package convex

// sites are what a function has to be right at: n points u (n x p), each with a
// value, or n balls of radius rho > 0 about them, in each of which the function
// has to be constant. No crease of a finite network that is constant on a ball
// enters it, so that a ball asks for one value and, with h = 1 + p rows a site
// in place of h = 1, for a gradient of zero at its centre.
type sites struct {
	p, n, h int
	rho     float64
	u       []float64
	tree    *tree // how samples near each other are told apart, or nil
}

func (s *sites) rows() int { return s.n * s.h }

// weight is about how many multiplications the oracle takes for q multipliers a
// row: those of one event, as often as there are events.
func (s *sites) weight(q int) float64 {
	n := float64(s.n)
	events := n * n
	switch {
	case s.rho > 0:
		events *= 4
	case s.p > 2:
		events *= n
	}
	return events * float64(8*q)
}

// place is a crease {w.u + b = 0} that touches the sites at[0], and at[1], at[2]
// where they are not negative, with the value of the dual function there. A
// ball at[0] lies on its negative side, so b = -(w.u_at[0] + rho).
type place struct {
	w     [maxDim]float64
	b     float64
	at    [maxDim]int32
	value float64
}

func (s *sites) through(w [maxDim]float64, i, j, k int32) place {
	t := place{w: w, at: [maxDim]int32{i, j, k}}
	s.settle(&t)
	return t
}

// settle makes the crease touch its first site.
func (s *sites) settle(t *place) {
	t.b = -s.rho
	for c, v := range s.u[int(t.at[0])*s.p : int(t.at[0])*s.p+s.p] {
		t.b -= t.w[c] * v
	}
}

// nothing is what a coordinate w.u + b of a site on a crease may be by
// rounding.
const nothing = 1e-15

// height returns w.u_j + b, 0 for samples that the crease passes through.
func (s *sites) height(t *place, j int) float64 {
	if s.rho == 0 && (int32(j) == t.at[0] || int32(j) == t.at[1] || int32(j) == t.at[2]) {
		return 0
	}
	v := t.b
	for c, x := range s.u[j*s.p : j*s.p+s.p] {
		v += t.w[c] * x
	}
	if v < nothing && v > -nothing {
		return 0
	}
	return v
}

// sides counts the sites on either side of a crease.
func (s *sites) sides(t *place) (plus, minus int) {
	for j := range s.n {
		switch v := s.height(t, j); {
		case v > 0:
			plus++
		case v < 0:
			minus++
		}
	}
	return plus, minus
}

// column appends the entries of the column of a crease to col: of
// [w.u + b]_+ or of [-(w.u + b)]_+, whichever has fewer; they differ by an
// affine function, which costs nothing.
func (s *sites) column(t *place, col *columns) {
	sign := 1.0
	if plus, minus := s.sides(t); minus < plus {
		sign = -1
	}
	s.each(t, sign, func(row int, v float64) {
		col.row = append(col.row, int32(row))
		col.val = append(col.val, v)
	})
	col.start = append(col.start, int32(len(col.row)))
}

// each calls visit for the entries of the column of [sign (w.u + b)]_+, in
// increasing order of the rows.
func (s *sites) each(t *place, sign float64, visit func(row int, v float64)) {
	for j := range s.n {
		v := max(0, sign*s.height(t, j))
		if s.tree != nil {
			if i := s.tree.parent[j]; i >= 0 {
				above := max(0, sign*s.height(t, int(i)))
				if v = s.tree.quotient(j, v, above, sign, t.w[:s.p]); v != 0 {
					visit(j, v)
				}
				continue
			}
		}
		if v <= 0 {
			continue
		}
		visit(j*s.h, v)
		for c := 1; c < s.h; c++ {
			visit(j*s.h+c, sign*t.w[c-1])
		}
	}
}

// affine returns an orthonormal basis (rows x r) of the affine functions on the
// rows, and the r columns of coefficients on [1 u] that make it.
func (s *sites) affine() (a []float64, r int, coef [][]float64) {
	m := s.rows()
	var cols [][]float64
	for k := 0; k <= s.p; k++ {
		col, made := make([]float64, m), make([]float64, s.p+1)
		made[k] = 1
		for j := range s.n {
			if k == 0 {
				col[j*s.h] = 1
				continue
			}
			col[j*s.h] = s.u[j*s.p+k-1]
			if s.h > 1 {
				col[j*s.h+k] = 1
			}
		}
		s.quotients(col, 1)
		whole := norm(col)
		for range 2 {
			for i, c := range cols {
				t := -dot(col, c)
				axpy(col, t, c)
				axpy(made, t, coef[i])
			}
		}
		// A column that depends on the others leaves only rounding behind.
		if l := norm(col); l > 1e-11*whole {
			scale(col, 1/l)
			scale(made, 1/l)
			cols, coef = append(cols, col), append(coef, made)
		}
	}
	r = len(cols)
	a = make([]float64, m*r)
	for k, col := range cols {
		for j, v := range col {
			a[j*r+k] = v
		}
	}
	return a, r, coef
}
