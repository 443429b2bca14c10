package convex

// system is what the creases of a dictionary have to achieve: n rows with q
// targets each, up to an affine function,
//
//	sum_k phi_k a_k^T + A Gamma = C,    phi_k in R^n, a_k in R^q, A: n x r orthonormal.
type system struct {
	n, q, r int
	a       []float64 // n x r
	c       []float64 // n x q
}

// weight is about how many multiplications it takes to factor the matrix of the
// rows and to eliminate the affine functions.
func (s *system) weight() float64 {
	n := float64(s.n * s.q)
	return n*n*n/6 + n*n/2*float64(s.r*s.q)
}

// master solves
//
//	minimise sum_k t_k  subject to  |a_k| <= t_k  and the system
//
// and its dual, maximise <C, lambda> subject to A^T lambda = 0 and
// |lambda^T phi_k| <= 1, by a primal-dual interior-point method: Nesterov-Todd
// scaling and Mehrotra's predictor and corrector. With u_k = lambda^T phi_k the
// dual cone points are (1, -u_k). The normal matrix is
// sum_k eta_k^2 (2 w1 w1^T + I) (x) phi_k phi_k^T.
type master struct {
	sys *system
	col columns

	// The iterate.
	t, a, u       []float64 // K, K x q, K x q
	lambda, gamma []float64 // n x q, r x q

	// Scratch.
	sc             []scaling
	w1, v1, z1     []float64 // K x q
	normal         normal
	rhs, rp        []float64 // n x q
	dt, da, du     []float64 // directions
	dl, dg         []float64
	left, x, y     []float64 // of the refinement
	c0             []float64 // right sides of the cone equations: K, K x q
	c1, tmp1, tmp2 []float64
	gap, miss      float64

	half bool    // the normal matrix is assembled, and some of it factored
	work float64 // multiplications done so far, about
}

// weight is about how many multiplications a step takes: the sums of the normal
// matrix, its factor and the elimination of the affine functions.
func (m *master) weight() float64 {
	var s float64
	for k := range m.col.len() {
		n := float64(m.col.start[k+1] - m.col.start[k])
		s += n * n / 2 * float64(m.sys.q*(m.sys.q+1)/2)
	}
	return s + m.sys.weight()
}

func grow(x []float64, n int) []float64 {
	if cap(x) < n {
		return make([]float64, n, n+n/2)
	}
	return x[:n]
}

// begin sizes the master for its system and columns, to start it from lambda = 0
// and the least squares amplitudes. Calls of ready until it says so come next.
func (m *master) begin() {
	k, n, q := m.col.len(), m.sys.n, m.sys.q
	for _, x := range []*[]float64{&m.w1, &m.v1, &m.z1, &m.da, &m.du, &m.c1, &m.u} {
		*x = grow(*x, k*q)
	}
	for _, x := range []*[]float64{&m.t, &m.dt, &m.c0} {
		*x = grow(*x, k)
	}
	for _, x := range []*[]float64{&m.rhs, &m.rp, &m.dl, &m.left, &m.x} {
		*x = grow(*x, n*q)
	}
	m.dg, m.y = grow(m.dg, m.sys.r*q), grow(m.y, m.sys.r*q)
	m.tmp1, m.tmp2 = grow(m.tmp1, q), grow(m.tmp2, q)
	if cap(m.sc) < k {
		m.sc = make([]scaling, k, k+k/2)
	}
	m.sc = m.sc[:k]
	m.normal.size(m.sys)
	m.a, m.lambda, m.gamma = grow(m.a, k*q), grow(m.lambda, n*q), grow(m.gamma, m.sys.r*q)
	clear(m.lambda)
	clear(m.u)
	m.normal.reset()
	for i := range k {
		m.normal.addIdentity(&m.col, i, 1)
	}
	m.normal.assemble()
	m.work += m.weight()
	m.half = true
}

// ready does a bounded piece of the work that begin has left and reports
// whether the master may step.
func (m *master) ready() bool {
	if !m.normal.advance() {
		return false
	}
	m.half = false
	k, q := m.col.len(), m.sys.q
	clear(m.a)
	clear(m.gamma)
	for range 1 + refinements {
		m.residual()
		m.normal.solve(m.rp, m.x, m.y)
		for i := range k {
			m.col.times(i, m.x, q, m.tmp1)
			axpy(m.a[i*q:i*q+q], 1, m.tmp1)
		}
		axpy(m.gamma, 1, m.y)
	}
	var sum float64
	for i := range k {
		m.t[i] = norm(m.a[i*q : i*q+q])
		sum += m.t[i]
	}
	for i := range k {
		m.t[i] += sum / float64(k)
	}
	return true
}

// residual stores C - sum phi a^T - A Gamma in rp.
func (m *master) residual() {
	q := m.sys.q
	copy(m.rp, m.sys.c)
	for k := range m.t {
		m.col.add(k, -1, m.a[k*q:k*q+q], m.rp)
	}
	r := m.sys.r
	for j := range m.sys.n {
		for i, v := range m.sys.a[j*r : j*r+r] {
			axpy(m.rp[j*q:j*q+q], -v, m.gamma[i*q:i*q+q])
		}
	}
}

// cost returns sum t_k; value returns <C, lambda>.
func (m *master) cost() (s float64) {
	for _, t := range m.t {
		s += t
	}
	return s
}

// toBoundary is the share of the way to the boundary of the cones that a step
// goes.
const toBoundary = 0.98

// step does a bounded piece of a predictor-corrector step and reports whether
// the step has come to its end, and whether it could be taken.
func (m *master) step() (done, ok bool) {
	if !m.half {
		if !m.scale() {
			return true, false
		}
		m.half = true
	}
	if !m.normal.advance() {
		return false, true
	}
	m.half = false
	return true, m.move()
}

// scale computes the scaling of the iterate and assembles its normal matrix, and
// reports whether it could.
func (m *master) scale() bool {
	q, k := m.sys.q, len(m.t)
	m.residual()
	m.miss = greatest(m.rp)
	m.normal.reset()
	var gap float64
	for i := range k {
		x1, u := m.a[i*q:i*q+q], m.u[i*q:i*q+q]
		s1 := m.tmp1
		for c, v := range u {
			s1[c] = -v
		}
		w1 := m.w1[i*q : i*q+q]
		if !m.sc[i].set(m.t[i], x1, 1, s1, w1, m.v1[i*q:i*q+q], m.z1[i*q:i*q+q]) {
			return false
		}
		gap += m.t[i] - dot(x1, u)
		m.normal.addScaled(&m.col, i, m.sc[i].eta2, w1)
		// Predictor: dx + W^2 ds = -x.
		m.c0[i] = -m.t[i]
		for c, v := range x1 {
			m.c1[i*q+c] = -v
		}
	}
	m.gap = gap
	m.normal.assemble()
	m.work += m.weight()
	return true
}

// move takes the step, once the normal matrix is factored, and reports whether
// it led anywhere.
func (m *master) move() bool {
	q, k := m.sys.q, len(m.t)
	gap := m.gap
	mu := gap / float64(k)
	m.direction()
	ap, ad := m.reach()
	// Mehrotra: centre by the share of the gap that the predictor leaves.
	var left float64
	for i := range k {
		l := (m.t[i] + ap*m.dt[i])
		for c := i * q; c < i*q+q; c++ {
			l -= (m.a[c] + ap*m.da[c]) * (m.u[c] + ad*m.du[c])
		}
		left += l
	}
	sig := left / gap
	sig = max(0, min(1, sig*sig*sig))
	for i := range k {
		m.correct(i, sig*mu)
	}
	m.direction()
	ap, ad = m.reach()
	ap, ad = min(1, toBoundary*ap), min(1, toBoundary*ad)
	if !(ap > 0 && ad > 0) {
		return false
	}
	for i := range k {
		m.t[i] += ap * m.dt[i]
	}
	axpy(m.a, ap, m.da)
	axpy(m.gamma, ap, m.dg)
	axpy(m.lambda, ad, m.dl)
	for i := range k {
		m.col.times(i, m.lambda, q, m.u[i*q:i*q+q])
	}
	m.mend()
	return max(ap, ad) > 1e-4
}

// mend takes back what rounding has added to the residual: a direction of
// lambda loses the digits that it has in common with the active columns, times
// eta^2; a correction for the residual alone is small and loses none.
func (m *master) mend() {
	q := m.sys.q
	m.residual()
	m.normal.solve(m.rp, m.x, m.y)
	for i := range m.t {
		du, w1 := m.tmp1, m.w1[i*q:i*q+q]
		m.col.times(i, m.x, q, du)
		p, e := 2*dot(w1, du), m.sc[i].eta2
		m.t[i] += e * p * m.sc[i].w0
		for c, w := range w1 {
			m.a[i*q+c] += e * (p*w + du[c])
		}
	}
	axpy(m.gamma, 1, m.y)
}

// correct sets the cone equation of column i to
// dx + W^2 ds = W (z \ (mu e - z o z - (W^-1 dx) o (W ds))).
func (m *master) correct(i int, mu float64) {
	q := m.sys.q
	sc, v1, z1 := &m.sc[i], m.v1[i*q:i*q+q], m.z1[i*q:i*q+q]
	p1, s1, c1 := m.tmp1, m.tmp2, m.c1[i*q:i*q+q]
	for c, v := range m.du[i*q : i*q+q] {
		c1[c] = -v
	}
	s0 := sc.times(0, c1, v1, s1)
	p0 := sc.over(m.dt[i], m.da[i*q:i*q+q], v1, p1)
	r0 := mu - sc.z0*sc.z0 - dot(z1, z1) - p0*s0 - dot(p1, s1)
	for c := range c1 {
		c1[c] = -2*sc.z0*z1[c] - p0*s1[c] - s0*p1[c]
	}
	r0 = divide(sc.z0, z1, r0, c1)
	copy(p1, c1)
	m.c0[i] = sc.times(r0, p1, v1, c1)
}

// direction solves for dl, dg, du, dt, da with the cone right sides c0, c1.
func (m *master) direction() {
	q := m.sys.q
	copy(m.rhs, m.rp)
	for i := range m.t {
		m.col.add(i, -1, m.c1[i*q:i*q+q], m.rhs)
	}
	m.solve()
	for i := range m.t {
		m.col.times(i, m.dl, q, m.du[i*q:i*q+q])
		// dx = c - W^2 ds with ds = (0, -du).
		du, w1 := m.du[i*q:i*q+q], m.w1[i*q:i*q+q]
		p := 2 * dot(w1, du)
		e := m.sc[i].eta2
		m.dt[i] = m.c0[i] + e*p*m.sc[i].w0
		for c, w := range w1 {
			m.da[i*q+c] = m.c1[i*q+c] + e*(p*w+du[c])
		}
	}
}

// refinements is how often a direction is corrected by what it leaves of the
// right side: the factor loses digits as the gap closes, its residual is found
// from the columns, which lose none.
const refinements = 2

// wide is the relative gap down to which directions need no correction.
const wide = 1e-2

// solve finds dl, dg with M dl + A dg = rhs, A^T dl = 0.
func (m *master) solve() {
	q, r := m.sys.q, m.sys.r
	m.normal.solve(m.rhs, m.dl, m.dg)
	if m.gap > wide*m.cost() {
		return // far from the end the factor has digits enough
	}
	for range refinements {
		// left = rhs - M dl - A dg.
		copy(m.left, m.rhs)
		for i := range m.t {
			du := m.tmp1
			m.col.times(i, m.dl, q, du)
			w1, e := m.w1[i*q:i*q+q], m.sc[i].eta2
			p := 2 * dot(w1, du)
			for c, w := range w1 {
				m.tmp2[c] = p*w + du[c]
			}
			m.col.add(i, -e, m.tmp2, m.left)
		}
		for j := range m.sys.n {
			for i, v := range m.sys.a[j*r : j*r+r] {
				axpy(m.left[j*q:j*q+q], -v, m.dg[i*q:i*q+q])
			}
		}
		if greatest(m.left) <= 1e-14*greatest(m.rhs) {
			return
		}
		m.normal.solve(m.left, m.x, m.y)
		axpy(m.dl, 1, m.x)
		axpy(m.dg, 1, m.y)
	}
}

// reach returns how far the primal and the dual cone points may go along the
// direction, at most 1/toBoundary.
func (m *master) reach() (primal, dual float64) {
	q := m.sys.q
	primal, dual = 1/toBoundary, 1/toBoundary
	for i := range m.t {
		primal = reach(m.t[i], m.a[i*q:i*q+q], m.dt[i], m.da[i*q:i*q+q], primal)
		dual = reach(1, m.u[i*q:i*q+q], 0, m.du[i*q:i*q+q], dual)
	}
	return primal, dual
}
