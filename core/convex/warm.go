package convex

// memo is what a solution remembers of its solver: the creases and multipliers
// by the samples they belong to, so that they mean something when the samples
// have moved.
type memo struct {
	n      int // samples of the problem
	rows   []int
	places []place // at: samples of the problem
	w, a   [][]float64
	lambda []float64 // n h x d, in the problem's units
	h      int
}

// idleShare is the share of the greatest multiplier below which a sample does
// not count: it was not needed.
const idleShare = 1e-10

func (s *Solver) remember() *memo {
	e, f := &s.main, s.frame
	if len(e.atoms) == 0 || !e.clean {
		return nil
	}
	d := s.p.Dim()
	m := &memo{n: len(s.p.Y), h: f.sites.h, lambda: make([]float64, len(s.p.Y)*f.sites.h*d)}
	site := func(i int32) int32 {
		if i < 0 {
			return -1
		}
		return int32(f.rep[s.rows[i]])
	}
	for _, t := range e.atoms {
		at := t.place
		for k, i := range at.at {
			at.at[k] = site(i)
		}
		a := make([]float64, d)
		for c, o := range f.out.e {
			axpy(a, t.a[c]*f.out.s/f.in.s, o)
		}
		m.places = append(m.places, at)
		m.w = append(m.w, f.in.direction(t.w[:f.in.p]))
		m.a = append(m.a, a)
	}
	l := f.lift(e.lambda)
	most := greatest(l)
	for i, j := range s.rows {
		if greatest(l[i*m.h*d:(i+1)*m.h*d]) <= idleShare*most {
			continue
		}
		m.rows = append(m.rows, f.rep[j])
		copy(m.lambda[f.rep[j]*m.h*d:(f.rep[j]+1)*m.h*d], l[i*m.h*d:(i+1)*m.h*d])
	}
	return m
}

// seeds is the number of creases through every sample that the dictionary
// starts with.
const seeds = 2

// recall starts the main engine: from a memo, when it fits the problem, with
// Newton's method at once; from nothing otherwise.
func (s *Solver) recall(warm *Solution) {
	e, f := &s.main, s.frame
	if warm == nil || warm.memo == nil || warm.memo.n != len(s.p.Y) || warm.memo.h != f.sites.h || len(warm.memo.w[0]) != s.p.Dim() {
		if s.p.Rho == 0 && f.in.p == 2 {
			e.seed(0, seeds)
		}
		return
	}
	m := warm.memo
	if s.p.Rho == 0 {
		s.keep(m.rows)
	}
	row := make(map[int]int32) // of a sample of the problem
	for i, j := range s.rows {
		row[f.rep[j]] = int32(i)
	}
	q, d := e.q, s.p.Dim()
	var atoms []atom
next:
	for i, t := range m.places {
		for k, j := range t.at {
			if j < 0 {
				continue
			}
			r, ok := row[int(j)]
			if !ok {
				continue next
			}
			t.at[k] = r
		}
		var ok bool
		if t.w, ok = f.inside(m.w[i]); !ok {
			continue
		}
		if !e.at.hold(&t) {
			continue
		}
		a := make([]float64, q)
		for c, o := range f.out.e {
			a[c] = dot(o, m.a[i]) * f.in.s / f.out.s
		}
		if norm(a) > 0 {
			atoms = append(atoms, atom{t, a})
		}
	}
	if len(atoms) == 0 {
		return
	}
	h := m.h
	lambda := make([]float64, e.at.rows()*q)
	for j, i := range row {
		for k := range h {
			for c, o := range f.out.e {
				lambda[(int(i)*h+k)*q+c] = dot(o, m.lambda[(j*h+k)*d:(j*h+k+1)*d]) * f.in.s
			}
		}
	}
	e.resume(atoms, lambda)
}

// keep adds to the rows the sites of the samples given.
func (s *Solver) keep(samples []int) {
	have := make(map[int]bool)
	for _, i := range s.rows {
		have[i] = true
	}
	at := make(map[int]int)
	for i, j := range s.frame.rep {
		at[j] = i
	}
	for _, j := range samples {
		if i, ok := at[j]; ok && !have[i] && len(s.rows) < mostRows {
			s.rows = append(s.rows, i)
		}
	}
	s.load()
}

// inside returns the unit vector of the chart nearest to v, and whether there
// is one.
func (f *frame) inside(v []float64) (w [maxDim]float64, ok bool) {
	for k, e := range f.in.e {
		w[k] = dot(e, v)
	}
	l := norm(w[:])
	if !(l > 0.5) {
		return w, false
	}
	scale(w[:], 1/l)
	return w, true
}

// hold turns a crease so that it touches its sites again after they have moved,
// and reports whether that is a small turn.
func (s *sites) hold(t *place) bool {
	old := t.w
	switch {
	case t.at[1] < 0:
	case s.rho > 0:
		if !s.bitangent(t) {
			return false
		}
	default:
		var fixed [maxDim][maxDim]float64
		n := 0
		for _, j := range t.at[1:] {
			if j < 0 {
				continue
			}
			var v [maxDim]float64
			for c := range s.p {
				v[c] = s.u[int(j)*s.p+c] - s.u[int(t.at[0])*s.p+c]
			}
			n = orthogonal(&fixed, n, v, 1e-9)
		}
		for i := range n {
			axpy(t.w[:], -dot(t.w[:], fixed[i][:]), fixed[i][:])
		}
		l := norm(t.w[:])
		if !(l > 0.5) {
			return false
		}
		scale(t.w[:], 1/l)
	}
	s.settle(t)
	return dot(old[:], t.w[:]) > 0.9
}
