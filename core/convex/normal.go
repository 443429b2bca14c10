package convex

// normal is the matrix
//
//	M = sum_k B_k (x) phi_k phi_k^T    (n q x n q, B_k symmetric q x q)
//
// of the system, with the affine functions A eliminated: solve finds x, g with
// M x + A g = rhs, A^T x = 0. Adding A A^T to M changes nothing in that, and
// makes M definite on them.
type normal struct {
	sys *system
	m   cholesky
	s   []float64 // packed sums B[c][d] phi phi^T, c >= d: n x n times q(q+1)/2
	ta  []float64 // L^-1 A, r q x n q
	sch cholesky  // A^T M^-1 A
	b   []float64
	row int // rows of M factored so far
}

func (m *normal) size(sys *system) {
	m.sys = sys
	n, q, r := sys.n, sys.q, sys.r
	m.m.n = n * q
	m.m.l = grow(m.m.l, n*q*n*q)
	m.s = grow(m.s, q*(q+1)/2*n*n)
	m.ta = grow(m.ta, n*q*r*q)
	m.sch.n = r * q
	m.sch.l = grow(m.sch.l, r*q*r*q)
	m.b = grow(m.b, q*(q+1)/2)
}

func (m *normal) reset() { clear(m.s) }

// addScaled adds e (2 w w^T + I) (x) phi_k phi_k^T.
func (m *normal) addScaled(col *columns, k int, e float64, w []float64) {
	i := 0
	for c, x := range w {
		for _, y := range w[:c+1] {
			m.b[i] = 2 * e * x * y
			i++
		}
		m.b[i-1] += e
	}
	m.add(col, k)
}

// addIdentity adds e I (x) phi_k phi_k^T.
func (m *normal) addIdentity(col *columns, k int, e float64) {
	i := 0
	for c := range m.sys.q {
		for d := range c + 1 {
			m.b[i] = 0
			if c == d {
				m.b[i] = e
			}
			i++
		}
	}
	m.add(col, k)
}

// add adds B (x) phi_k phi_k^T for the packed B in m.b.
func (m *normal) add(col *columns, k int) {
	row := col.row[col.start[k]:col.start[k+1]]
	val := col.val[col.start[k]:col.start[k+1]]
	val = val[:len(row)]
	n, h := m.sys.n, len(m.b)
	switch h {
	case 1:
		for i, a := range row {
			v := m.b[0] * val[i]
			s := m.s[int(a)*n : (int(a)+1)*n]
			for j, b := range row[:i+1] {
				s[b] += v * val[j]
			}
		}
		return
	case 3:
		b0, b1, b2 := m.b[0], m.b[1], m.b[2]
		for i, a := range row {
			v := val[i]
			c0, c1, c2 := b0*v, b1*v, b2*v
			s := m.s[3*int(a)*n : 3*(int(a)+1)*n]
			for j, b := range row[:i+1] {
				x := val[j]
				t := s[3*int(b) : 3*int(b)+3 : 3*int(b)+3]
				t[0] += c0 * x
				t[1] += c1 * x
				t[2] += c2 * x
			}
		}
		return
	}
	for i, a := range row {
		s := m.s[h*int(a)*n : h*(int(a)+1)*n]
		for j, b := range row[:i+1] {
			axpy(s[h*int(b):h*int(b)+h], val[i]*val[j], m.b)
		}
	}
}

// factor assembles and factors M.
func (m *normal) factor() {
	m.assemble()
	for !m.advance() {
	}
}

// assemble makes M of the sums. The rows of M are ordered sample by sample, q to
// a sample.
func (m *normal) assemble() {
	n, q := m.sys.n, m.sys.q
	nq, h := n*q, len(m.b)
	for i := range n {
		for j := range i + 1 {
			for c := range q {
				row := m.m.l[(i*q+c)*nq+j*q:]
				for d := range q {
					lo, hi := min(c, d), max(c, d)
					row[d] = m.s[(i*n+j)*h+hi*(hi+1)/2+lo]
				}
			}
		}
	}
	m.border()
	m.m.damp()
	m.row = 0
}

// piece is about how many multiplications are done in one bounded piece of
// work: a tenth of a second natively, a third in a browser.
const piece = 2e8

// advance factors some more rows of M and reports whether all is done.
func (m *normal) advance() bool {
	nq := m.m.n
	to, work := m.row, 0
	for to < nq && work < piece {
		work += to * to
		to += 2
	}
	to = min(to, nq)
	m.m.rows(m.row, to)
	if m.row = to; to < nq {
		return false
	}
	m.complement()
	return true
}

// eliminate adds A A^T to the matrix in place, factors it and eliminates A.
func (m *normal) eliminate() {
	m.border()
	m.m.factor()
	m.complement()
}

// border adds A A^T to the matrix in place.
func (m *normal) border() {
	n, q, r := m.sys.n, m.sys.q, m.sys.r
	nq := n * q
	l := m.m.l
	var trace float64
	for i := range nq {
		trace += l[i*nq+i]
	}
	g := trace/float64(nq) + 1e-300
	for i := range n {
		ai := m.sys.a[i*r : i*r+r]
		for j := range i + 1 {
			aa := g * dot(ai, m.sys.a[j*r:j*r+r])
			for c := range q {
				l[(i*q+c)*nq+j*q+c] += aa
			}
		}
	}
}

// complement eliminates A with the factor of the matrix.
func (m *normal) complement() {
	n, q, r := m.sys.n, m.sys.q, m.sys.r
	nq, rq := n*q, r*q
	// L^-1 (A (x) I), one column after the other, then its Gram matrix
	// A^T M^-1 A.
	clear(m.ta)
	for j := range n {
		for k, v := range m.sys.a[j*r : j*r+r] {
			for c := range q {
				m.ta[(k*q+c)*nq+j*q+c] = v
			}
		}
	}
	k := 0
	for ; k+1 < rq; k += 2 {
		m.m.forward2(m.ta[k*nq:(k+1)*nq], m.ta[(k+1)*nq:(k+2)*nq])
	}
	if k < rq {
		m.m.forward(m.ta[k*nq : (k+1)*nq])
	}
	for i := range rq {
		for j := range i + 1 {
			m.sch.l[i*rq+j] = inner(m.ta[i*nq:(i+1)*nq], m.ta[j*nq:(j+1)*nq])
		}
	}
	m.sch.factor()
}

// solve stores in x and g the solution of M x + A g = rhs, A^T x = 0.
func (m *normal) solve(rhs, x, g []float64) {
	nq := m.m.n
	copy(x, rhs)
	m.m.forward(x)
	for k := range g {
		g[k] = inner(m.ta[k*nq:(k+1)*nq], x)
	}
	m.sch.solve(g)
	for k, v := range g {
		axpy(x, -v, m.ta[k*nq:(k+1)*nq])
	}
	m.m.backward(x)
}
