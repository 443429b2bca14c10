package convex

import (
	"math"
	"slices"
)

// polish improves atoms and multipliers together by Newton's method on the
// conditions of optimality, with the directions of the creases as unknowns.
// With phi_k(theta) the column of atom k, turned by theta about the samples it
// touches, and g_k = lambda^T phi_k, h_k = lambda^T phi_k', they are
//
//	a_k/|a_k| = g_k,   a_k.h_k = 0,   sum_k phi_k a_k^T + A Gamma = C,   A^T lambda = 0.
//
// On the unit sphere phi_k” = -phi_k, so the Hessian of the Lagrangian in
// (a, theta) is
//
//	[ (I - a a^T/|a|^2)/|a|   -h ]
//	[ -h^T                   a.g ],
//
// which is inverted atom by atom; what is left is a system for lambda of the
// same form as the master's. Derived here.
type polish struct {
	sys     *system
	at      *sites
	atoms   []atom
	lambda  []float64 // n x q
	gamma   []float64 // r x q
	work    []turn    // one an atom
	normal  normal
	spent   float64 // multiplications done so far, about
	rhs     []float64
	rp      []float64
	dl, dg  []float64
	leans   [][maxDim]float64 // scratch of propose
	d, y    []float64         // scratch of assemble
	miss    float64           // greatest residual of the conditions before the last step
	shed    bool              // the last step only dropped atoms
	settled int               // steps in a row for which the atoms have interpolated
	trail   []float64         // misses of the steps that dropped nothing
}

// turn is an atom ready for a Newton step: its column and how it changes.
type turn struct {
	row  []int32   // active samples
	phi  []float64 // their values
	dphi []float64 // r derivatives a row
	bend []float64 // second derivatives
	r    int       // free directions
	axis [2][maxDim]float64
	h    cholesky  // of the Hessian, q + r
	lack float64   // 1 - g.a/|a|
	miss float64   // greatest residual of its own conditions
	grad []float64 // q + r
}

// radial is the stiffness, relative to 1/|a|, given to the length of an atom,
// which the Hessian leaves free: small, so that the constraints decide it, and
// large enough that the matrix keeps half of its digits.
const radial = 1e-6

// flat is how near to 1 the ratio may come that makes the Hessian of an atom
// singular: |g| is then constant to second order.
const flat = 0.9999

// step takes one Newton step and reports whether it could.
func (s *polish) step() bool {
	n, q := s.sys.n, s.sys.q
	s.normal.size(s.sys)
	s.rhs, s.rp, s.dl, s.dg = grow(s.rhs, n*q), grow(s.rp, n*q), grow(s.dl, n*q), grow(s.dg, s.sys.r*q)
	clear(s.normal.m.l)
	s.miss = 0
	for len(s.work) < len(s.atoms) {
		s.work = append(s.work, turn{})
	}
	copy(s.rp, s.sys.c)
	for j := range n {
		for i, v := range s.sys.a[j*s.sys.r : (j+1)*s.sys.r] {
			axpy(s.rp[j*q:j*q+q], -v, s.gamma[i*q:i*q+q])
		}
	}
	for k := range s.atoms {
		if !s.prepare(k) {
			return false
		}
	}
	s.miss = max(s.miss, greatest(s.rp))
	s.settled++
	if s.shed || greatest(s.rp) > 1e-8 {
		s.settled = 0
	}
	copy(s.rhs, s.rp)
	for k := range s.atoms {
		s.assemble(k)
	}
	s.normal.eliminate()
	s.spent += s.sys.weight()
	s.normal.solve(s.rhs, s.dl, s.dg)
	for k := range s.atoms {
		s.move(k)
	}
	if s.drop() {
		return len(s.atoms) > 0
	}
	s.trail = append(s.trail, s.miss)
	axpy(s.lambda, 1, s.dl)
	axpy(s.gamma, 1, s.dg)
	for k := range s.atoms {
		s.advance(k)
	}
	return true
}

// drop leaves out the atoms that the step would turn round, which the optimum does
// without, and reports whether there were any; the step is not taken then.
func (s *polish) drop() bool {
	q := s.sys.q
	kept := s.atoms[:0]
	for k := range s.atoms {
		t := s.atoms[k]
		if a := t.a; dot(a, a)+dot(a, s.work[k].grad[:q]) > 0 {
			kept = append(kept, t)
		}
	}
	// Where the constraints leave an amplitude free it shrinks but slowly.
	if len(kept) == len(s.atoms) && s.settled >= slow && s.miss > converged {
		least, at := s.miss/2, -1
		for k := range s.atoms {
			if v := s.work[k].lack; v > least {
				least, at = v, k
			}
		}
		if at >= 0 {
			kept = slices.Delete(s.atoms, at, at+1)
		}
	}
	s.shed = len(kept) < len(s.atoms)
	s.atoms = kept
	if s.shed {
		s.miss = 1
		s.trail = s.trail[:0]
	}
	return s.shed
}

// prepare computes column, derivatives, gradient and Hessian of atom k, and
// takes its part from the residual.
func (s *polish) prepare(k int) bool {
	t, w := &s.atoms[k], &s.work[k]
	q := s.sys.q
	w.r = s.at.tangents(&t.place, &w.axis)
	m := q + w.r
	w.grad = grow(w.grad, m)
	w.h.n, w.h.l = m, grow(w.h.l, m*m)
	g := w.grad
	clear(g)
	clear(w.h.l)
	l := norm(t.a)
	if !(l > 0) {
		return false
	}
	s.entries(k)
	bend := 0.0 // a.lambda^T phi''
	for i, j := range w.row {
		lj := s.lambda[int(j)*q : int(j)*q+q]
		axpy(g[:q], -w.phi[i], lj)
		bend += w.bend[i] * dot(t.a, lj)
		for e := range w.r {
			axpy(w.h.l[(q+e)*m:(q+e)*m+q], -w.dphi[i*w.r+e], lj)
		}
		axpy(s.rp[int(j)*q:int(j)*q+q], -w.phi[i], t.a)
	}
	bend = max(-bend, l/4)
	var steep float64
	w.miss = 0
	for e := range w.r {
		h := w.h.l[(q+e)*m : (q+e)*m+q]
		ah := dot(t.a, h)
		g[q+e] = ah
		w.miss = max(w.miss, math.Abs(ah))
		axpy(h, -ah/(l*l), t.a)
		steep += dot(h, h)
		w.h.l[(q+e)*m+q+e] = bend
	}
	// Beyond this the place is no maximum of |g|: weaken the coupling.
	if l*steep > flat*bend {
		for e := range w.r {
			scale(w.h.l[(q+e)*m:(q+e)*m+q], math.Sqrt(flat*bend/(l*steep)))
		}
	}
	w.lack = 1 + dot(g[:q], t.a)/l
	for c := range q {
		g[c] += t.a[c] / l
		w.miss = max(w.miss, math.Abs(g[c]))
		for d := range c + 1 {
			w.h.l[c*m+d] = -(1 - radial) * t.a[c] * t.a[d] / (l * l * l)
		}
		w.h.l[c*m+c] += 1 / l
	}
	s.miss = max(s.miss, w.miss)
	w.h.factor()
	return true
}

// entries fills the column of atom k with its first derivatives along the axes
// and its second ones, which are the same along all.
func (s *polish) entries(k int) {
	t, w, at := &s.atoms[k], &s.work[k], s.at
	w.row, w.phi, w.dphi, w.bend = w.row[:0], w.phi[:0], w.dphi[:0], w.bend[:0]
	o := at.u[int(t.at[0])*at.p : int(t.at[0])*at.p+at.p]
	// along returns the derivative of the height of site j along axis e.
	along := func(j, e int) (d float64) {
		for c, x := range at.u[j*at.p : j*at.p+at.p] {
			d += w.axis[e][c] * (x - o[c])
		}
		return d
	}
	for j := range at.n {
		v := max(0, at.height(&t.place, j))
		if at.tree != nil && at.tree.parent[j] >= 0 {
			i := int(at.tree.parent[j])
			above := max(0, at.height(&t.place, i))
			if v == 0 && above == 0 {
				continue
			}
			w.row = append(w.row, int32(j))
			phi := at.tree.quotient(j, v, above, 1, t.w[:at.p])
			w.phi = append(w.phi, phi)
			w.bend = append(w.bend, -phi)
			for e := range w.r {
				var d float64
				switch {
				case above == 0:
					d = along(j, e) / at.tree.far[j]
				case v == 0:
					d = -along(i, e) / at.tree.far[j]
				default:
					d = dot(w.axis[e][:at.p], at.tree.dir[j*at.p:])
				}
				w.dphi = append(w.dphi, d)
			}
			continue
		}
		if v == 0 {
			continue
		}
		w.row = append(w.row, int32(j*at.h))
		w.phi = append(w.phi, v)
		w.bend = append(w.bend, -v-at.rho)
		for e := range w.r {
			w.dphi = append(w.dphi, along(j, e))
		}
		for c := 1; c < at.h; c++ {
			w.row = append(w.row, int32(j*at.h+c))
			w.phi = append(w.phi, t.w[c-1])
			w.bend = append(w.bend, -t.w[c-1])
			for e := range w.r {
				w.dphi = append(w.dphi, w.axis[e][c-1])
			}
		}
	}
}

// assemble adds J H^-1 J^T to the matrix and J H^-1 grad to the right side.
func (s *polish) assemble(k int) {
	t, w := &s.atoms[k], &s.work[k]
	q := s.sys.q
	m, nq := q+w.r, s.sys.n*q
	s.spent += float64(len(w.row)*q*len(w.row)*q) / 2 * float64(m)
	wide := max(m, 3) // entries a row of d, those beyond m 0
	// Row (j, c) of J L^-T, q rows to an active sample.
	s.d = grow(s.d, len(w.row)*q*wide)
	clear(s.d)
	for i := range w.row {
		for c := range q {
			b := s.d[(i*q+c)*wide : (i*q+c)*wide+m]
			b[c] = w.phi[i]
			for e := range w.r {
				b[q+e] = w.dphi[i*w.r+e] * t.a[c]
			}
			for x := range m {
				b[x] = (b[x] - dot(w.h.l[x*m:x*m+x], b)) * w.h.l[x*m+x]
			}
		}
	}
	s.y = grow(s.y, wide)
	y := s.y
	clear(y)
	copy(y, w.grad)
	for x := range m {
		y[x] = (y[x] - dot(w.h.l[x*m:x*m+x], y)) * w.h.l[x*m+x]
	}
	if q == 2 && wide == 3 {
		s.rank3(w, y)
		return
	}
	for i, ji := range w.row {
		for c := range q {
			b := s.d[(i*q+c)*wide : (i*q+c)*wide+m]
			s.rhs[int(ji)*q+c] += dot(b, y)
			row := s.normal.m.l[(int(ji)*q+c)*nq:]
			for e, je := range w.row[:i+1] {
				for f := range q {
					row[int(je)*q+f] += dot(b, s.d[(e*q+f)*wide:(e*q+f)*wide+m])
				}
			}
		}
	}
}

// rank3 is the last part of assemble in the plane: the hot loop of Newton's
// method, in which two rows share their loads.
func (s *polish) rank3(w *turn, y []float64) {
	nq := s.sys.n * 2
	y0, y1, y2 := y[0], y[1], y[2]
	for i, ji := range w.row {
		b := s.d[6*i : 6*i+6 : 6*i+6]
		b0, b1, b2, b3, b4, b5 := b[0], b[1], b[2], b[3], b[4], b[5]
		o := 2 * int(ji)
		s.rhs[o] += b0*y0 + b1*y1 + b2*y2
		s.rhs[o+1] += b3*y0 + b4*y1 + b5*y2
		r0, r1 := s.normal.m.l[o*nq:(o+1)*nq], s.normal.m.l[(o+1)*nq:(o+2)*nq]
		for e, je := range w.row[:i+1] {
			d := s.d[6*e : 6*e+6 : 6*e+6]
			d0, d1, d2, d3, d4, d5 := d[0], d[1], d[2], d[3], d[4], d[5]
			k := 2 * int(je)
			t0, t1 := r0[k:k+2:k+2], r1[k:k+2:k+2]
			t0[0] += b0*d0 + b1*d1 + b2*d2
			t0[1] += b0*d3 + b1*d4 + b2*d5
			t1[0] += b3*d0 + b4*d1 + b5*d2
			t1[1] += b3*d3 + b4*d4 + b5*d5
		}
	}
}

// move replaces the gradient of atom k by its part of the step,
// H^-1 (J^T dl - grad).
func (s *polish) move(k int) {
	t, w := &s.atoms[k], &s.work[k]
	q := s.sys.q
	d := w.grad
	for i := range d {
		d[i] = -d[i]
	}
	for i, j := range w.row {
		lj := s.dl[int(j)*q : int(j)*q+q]
		axpy(d[:q], w.phi[i], lj)
		al := dot(t.a, lj)
		for e := range w.r {
			d[q+e] += w.dphi[i*w.r+e] * al
		}
	}
	w.h.solve(d)
}

// advance moves atom k along its part of the step.
func (s *polish) advance(k int) {
	t, w := &s.atoms[k], &s.work[k]
	q := s.sys.q
	d := w.grad
	axpy(t.a, 1, d[:q])
	var turn [maxDim]float64
	for e := range w.r {
		axpy(turn[:], d[q+e], w.axis[e][:])
	}
	if l := norm(turn[:]); l > 0 {
		a := min(l, maxTurn)
		scale(t.w[:], math.Cos(a))
		axpy(t.w[:], math.Sin(a)/l, turn[:])
		scale(t.w[:], 1/norm(t.w[:]))
		s.at.settle(&t.place)
		s.at.evade(&t.place)
	}
}

// crawls reports whether none of the last steps has made the miss much smaller:
// Newton's method does not converge, or to where its matrix is singular, and each
// step halves the miss.
func (s *polish) crawls() bool {
	n := len(s.trail)
	if s.shed || n <= slow {
		return false
	}
	for i := n - slow + 1; i < n; i++ {
		if s.trail[i] < crawling*s.trail[i-1] {
			return false
		}
	}
	return true
}

// crawling is the share of the miss that a Newton step of a method that
// converges does not leave.
const crawling = 0.4

// slow is the number of steps of an interpolating set of creases after which
// quadratic convergence would have ended.
const slow = 4

// maxTurn is the greatest angle by which one Newton step turns a crease.
const maxTurn = 0.2
