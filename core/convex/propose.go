package convex

// propose makes the polish's atoms from the peaks and the master's weights:
// every column gives its amplitude to the peak through the same site that is
// nearest in angle, or stands for itself when there is none.
func (e *engine) propose() {
	q := e.q
	s := &e.polish
	s.atoms = s.atoms[:0]
	s.leans = s.leans[:0]
	for _, at := range e.peaks {
		s.atoms = append(s.atoms, atom{at, make([]float64, q)})
	}
	m := &e.master
	var sum float64
	negligible := 1e-9 * m.cost()
	for k := range m.t {
		a := m.a[k*q : k*q+q]
		l := norm(a)
		if l < negligible {
			continue
		}
		sum += l
		at := &e.dict[k]
		best, to := within, -1
		for i := range s.atoms {
			b := &s.atoms[i]
			if !meet(at, &b.place) || !e.at.sameSide(at, &b.place) {
				continue
			}
			if sin := sine(&at.w, &b.w); sin < best {
				best, to = sin, i
			}
		}
		if to < 0 {
			s.atoms = append(s.atoms, atom{*at, make([]float64, q)})
			to = len(s.atoms) - 1
		}
		b := &s.atoms[to]
		axpy(b.a, 1, a)
		// Free to turn, it starts at the mean of what it stands for.
		if b.at[1] < 0 && b.at[0] == at.at[0] {
			if dot(b.w[:], at.w[:]) < 0 {
				l = -l
			}
			axpy(s.lean(to), l, at.w[:])
		}
	}
	for i := range s.atoms {
		if v := s.lean(i); norm(v) > 0 {
			t := &s.atoms[i]
			copy(t.w[:], v)
			scale(t.w[:], 1/norm(v))
			e.at.settle(&t.place)
		}
	}
	// What the master gives to creases without need is about its gap in all.
	least := max(1e-8*sum, min(1e-3*sum, 0.3*m.gap))
	kept := s.atoms[:0]
	for _, t := range s.atoms {
		if norm(t.a) > least {
			kept = append(kept, t)
		}
	}
	s.atoms = kept
	s.lambda = append(s.lambda[:0], m.lambda...)
	s.settled, s.shed = 0, false
	s.trail = s.trail[:0]
	e.refit()
}

// lean returns the sum of directions, weighted by amplitude, of atom i.
func (s *polish) lean(i int) []float64 {
	for len(s.leans) <= i {
		s.leans = append(s.leans, [maxDim]float64{})
	}
	return s.leans[i][:]
}

// within is the angle, in radians, up to which a column may lend its weight to
// a peak.
const within = 0.15

// beside is the angle, in radians, within which two creases through a site may
// stand for one.
const beside = 0.02

// lateness is the factor by which a crease that holds up Newton's method may be
// nearer to optimal than the one that holds it up most.
const lateness = 10

// join makes one crease of each two through a site that are near in angle, free
// to turn about that site, and reports whether there were any. Where |g| is
// almost flat Newton's method moves amplitude between two but slowly: with slow
// set, only creases that hold up the last step are joined.
func (e *engine) join(slow bool) bool {
	s := &e.polish
	n := len(s.atoms)
	late := make([]bool, n)
	for i := 0; slow && i < n; i++ {
		late[i] = s.work[i].miss > s.miss/lateness
	}
	for i := 0; i < len(s.atoms); i++ {
		for j := i + 1; j < len(s.atoms); j++ {
			t, o := &s.atoms[i], &s.atoms[j]
			if slow && !late[i] && !late[j] {
				continue
			}
			if !meet(&t.place, &o.place) || sine(&t.w, &o.w) > beside || !e.at.sameSide(&t.place, &o.place) {
				continue
			}
			site := t.at[0]
			if site != o.at[0] && site != o.at[1] {
				site = t.at[1]
			}
			if e.at.rho > 0 && (site != t.at[0] || site != o.at[0]) {
				continue // the far side of a ball
			}
			k := norm(o.a)
			if dot(t.w[:], o.w[:]) < 0 {
				k = -k
			}
			scale(t.w[:], norm(t.a))
			axpy(t.w[:], k, o.w[:])
			scale(t.w[:], 1/norm(t.w[:]))
			axpy(t.a, 1, o.a)
			t.at = [maxDim]int32{site, -1, -1}
			e.at.settle(&t.place)
			s.atoms = append(s.atoms[:j], s.atoms[j+1:]...)
			late = append(late[:j], late[j+1:]...)
			j--
		}
	}
	if len(s.atoms) == n {
		return false
	}
	e.newton, e.joined = 0, true
	s.settled, s.shed = 0, false
	s.trail = s.trail[:0]
	e.refit()
	return true
}

// refit sets the polish's affine part to the best fit.
func (e *engine) refit() {
	s := &e.polish
	q, r := e.q, e.sys.r
	s.rp = grow(s.rp, e.sys.n*q)
	e.remainder(s.atoms, s.rp)
	s.gamma = grow(s.gamma, r*q)
	clear(s.gamma)
	for j := range e.sys.n {
		for i, v := range e.sys.a[j*r : j*r+r] {
			axpy(s.gamma[i*q:i*q+q], v, s.rp[j*q:j*q+q])
		}
	}
}

// remainder stores C - sum phi a^T in out.
func (e *engine) remainder(atoms []atom, out []float64) {
	copy(out, e.c)
	q := e.q
	for i := range atoms {
		t := &atoms[i]
		e.at.each(&t.place, 1, func(j int, v float64) { axpy(out[j*q:j*q+q], -v, t.a) })
	}
}

// offer keeps atoms when they interpolate, entering no ball, at less cost than
// any before, or at most slack more. It changes their amplitudes by the little that makes them
// interpolate exactly.
func (e *engine) offer(atoms []atom, clean bool, slack float64) {
	left := e.interpolate(atoms)
	var cost float64
	for i := range atoms {
		if e.at.rho > 0 && e.at.entered(&atoms[i].place) >= 0 {
			return
		}
		cost += norm(atoms[i].a)
	}
	if left > 1e-11*(1+cost) || !(cost < e.upper+slack) {
		return
	}
	e.atoms = e.atoms[:0]
	for _, t := range atoms {
		e.atoms = append(e.atoms, atom{t.place, append([]float64(nil), t.a...)})
	}
	e.upper, e.fresh, e.clean = cost, true, clean
}

// interpolate makes atoms interpolate by the least change of their amplitudes
// relative to their sizes, and returns what is left of the targets.
func (e *engine) interpolate(atoms []atom) (left float64) {
	m, q := &e.master, e.q
	col := &e.few
	col.reset()
	for i := range atoms {
		e.at.column(&atoms[i].place, col)
	}
	m.normal.size(&e.sys)
	m.normal.reset()
	for k, t := range atoms {
		m.normal.addIdentity(col, k, norm(t.a))
	}
	m.normal.factor()
	e.other += e.sys.weight()
	g := make([]float64, q)
	n := e.sys.n
	rest, x, y := grow(m.rhs, n*q), grow(m.x, n*q), grow(m.y, e.sys.r*q)
	m.rhs, m.x, m.y = rest, x, y
	for pass := 0; ; pass++ {
		e.remainder(atoms, rest)
		project(rest, q, e.sys.a, e.sys.r)
		left = greatest(rest)
		if pass == 3 {
			return left
		}
		m.normal.solve(rest, x, y)
		for k := range atoms {
			col.times(k, x, q, g)
			axpy(atoms[k].a, norm(atoms[k].a), g)
		}
	}
}

// restore offers the master's weights.
func (e *engine) restore() {
	m, q := &e.master, e.q
	if len(m.t) == 0 || m.cost() > e.upper {
		return
	}
	var big float64
	for k := range m.t {
		big = max(big, norm(m.a[k*q:k*q+q]))
	}
	var atoms []atom
	for k := range m.t {
		if a := m.a[k*q : k*q+q]; norm(a) > 1e-7*big {
			atoms = append(atoms, atom{e.dict[k], append([]float64(nil), a...)})
		}
	}
	e.offer(atoms, false, 0)
}
