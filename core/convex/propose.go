package convex

// propose makes the polish's atoms from the peaks and the master's weights:
// every column gives its amplitude to the peak through the same site that is
// nearest in angle, or stands for itself when there is none.
func (e *engine) propose() {
	q := e.q
	s := &e.polish
	s.atoms = s.atoms[:0]
	for _, at := range e.peaks {
		s.atoms = append(s.atoms, atom{at, make([]float64, q)})
	}
	m := &e.master
	var sum float64
	for k := range m.t {
		a := m.a[k*q : k*q+q]
		l := norm(a)
		if l < 1e-9*m.cost() {
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
		axpy(s.atoms[to].a, 1, a)
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
	e.refit()
}

// within is the angle, in radians, up to which a column may lend its weight to
// a peak.
const within = 0.15

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
		e.at.each(&t.place, func(j int, v float64) { axpy(out[j*q:j*q+q], -v, t.a) })
	}
}

// offer keeps atoms when they interpolate at less cost than any before.
func (e *engine) offer(atoms []atom, clean bool) {
	rest := make([]float64, e.sys.n*e.q)
	e.remainder(atoms, rest)
	project(rest, e.q, e.sys.a, e.sys.r)
	var cost float64
	for i := range atoms {
		cost += norm(atoms[i].a)
	}
	if greatest(rest) > 1e-11*(1+cost) || !(cost < e.upper) {
		return
	}
	e.atoms = e.atoms[:0]
	for _, t := range atoms {
		e.atoms = append(e.atoms, atom{t.place, append([]float64(nil), t.a...)})
	}
	e.upper, e.fresh, e.clean = cost, true, clean
}

// restore offers the master's weights, made to interpolate exactly by the
// least change relative to their sizes.
func (e *engine) restore() {
	m, q := &e.master, e.q
	if len(m.t) == 0 || m.cost() > e.upper {
		return // a warm start may come here before the master has run
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
	var col columns
	col.reset()
	for i := range atoms {
		e.at.column(&atoms[i].place, &col)
	}
	m.normal.reset()
	for k, t := range atoms {
		m.normal.addIdentity(&col, k, norm(t.a))
	}
	m.normal.factor()
	g := make([]float64, q)
	for range 3 {
		e.remainder(atoms, m.rhs)
		project(m.rhs, q, e.sys.a, e.sys.r)
		m.normal.solve(m.rhs, m.dl, m.dg)
		for k := range atoms {
			col.times(k, m.dl, q, g)
			axpy(atoms[k].a, norm(atoms[k].a), g)
		}
	}
	e.offer(atoms, false)
}
