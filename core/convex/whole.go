package convex

import "math"

// whole weighs all samples at once where they are too many for the main engine.
// It minimises sum_k |a_k| by reweighted least squares: the amplitudes that
// interpolate with the least sum_k |a_k|^2/w_k are
//
//	a_k = w_k phi_k^T lambda,   (sum_k w_k phi_k phi_k^T) lambda + A Gamma = C,
//
// and the next weights are w_k = |a_k|, so that a weight grows where
// |phi_k^T lambda| > 1, which the dual forbids, and fades where it is less. The
// cost never rises. The matrix is the same for every coordinate of the targets: a
// step costs q^3 times less than one of the master, and after any number of them
// there is a function that interpolates and a multiplier that proves something.
// They close in slowly, which is why the engine is used where it can be.
type whole struct {
	s      *Solver
	at     sites
	sys    system    // of one coordinate
	c      []float64 // n x q
	q      int
	oracle oracle
	dict   dictionary
	col    columns
	w      []float64 // weights
	a      []float64 // K x q
	lambda []float64 // n x q
	normal normal
	rest   []float64 // n x q
	rhs, x []float64 // n: one coordinate
	g      []float64 // r
	half   bool      // the matrix is assembled, and some of it factored
	peaks  []place   // where the multipliers exceed the level
	level  float64
	steps  int
	spent  float64 // multiplications done so far, about

	best  []float64 // the greatest feasible multipliers of the samples' values
	lower float64   // their value
	atoms []atom    // the last creases that interpolate
	upper float64   // their cost
	done  bool
}

const (
	// mostWhole is the most samples that are weighed all at once: the matrix has
	// 32 MB then, and a step takes about 2e9 multiplications.
	mostWhole = 2048
	// between is the number of steps between two looks at the result: one costs
	// about as much as a step.
	between = 4
	// faded is the weight, relative to the mean, below which a crease is left
	// out: it would need half a dozen steps to matter again.
	faded = 1e-2
)

func newWhole(s *Solver) *whole {
	f := s.frame
	at, t := s.gather(every(f.sites.n))
	at.link()
	h := &whole{s: s, at: at, q: f.out.p, upper: math.Inf(1)}
	h.c = at.targets(nil, t, f.aff, h.q)
	a, r, _ := at.affine()
	h.sys = system{n: at.rows(), q: 1, r: r, a: a}
	h.oracle = at.oracle()
	n := len(h.c)
	h.lambda, h.rest, h.best = make([]float64, n), make([]float64, n), make([]float64, n)
	h.rhs, h.x, h.g = make([]float64, at.rows()), make([]float64, at.rows()), make([]float64, r)
	h.normal.size(&h.sys)
	var mean float64
	for _, t := range s.main.atoms {
		for k, i := range t.at {
			if i >= 0 {
				t.at[k] = int32(s.rows[i])
			}
		}
		if l := norm(t.a); l > faded*s.main.upper/float64(len(s.main.atoms)) {
			h.enter(t.place, l)
			mean += l
		}
	}
	// What the samples that were left out need is not known: as much as the rest.
	if mean /= float64(max(1, len(h.w))); mean == 0 {
		mean = 1
	}
	for i := range at.n {
		for k := range seeds {
			h.enter(at.through(sown(k, seeds), int32(i), -1, -1), mean)
		}
	}
	return h
}

// enter adds a crease with its weight.
func (h *whole) enter(t place, w float64) {
	h.dict.add(t)
	if len(h.dict) > len(h.w) {
		h.w = append(h.w, w)
	}
}

// unit does a bounded piece of work and reports whether there is something worth
// a look.
func (h *whole) unit() bool {
	if !h.half {
		h.assemble()
		h.half = true
	}
	if !h.normal.advance() {
		return false
	}
	h.half = false
	h.solve()
	h.ask()
	h.publish()
	h.steps++
	return h.done || h.steps%between == 0
}

// assemble makes the columns and their matrix.
func (h *whole) assemble() {
	h.col.reset()
	h.normal.reset()
	for k := range h.dict {
		h.at.column(&h.dict[k], &h.col)
		h.normal.addIdentity(&h.col, k, h.w[k])
		// The column itself, by the heights of all samples twice, its square, and
		// its products with amplitudes and multipliers.
		n := float64(h.col.start[k+1] - h.col.start[k])
		h.spent += float64(4*h.at.p*h.at.n) + n*n/2 + 2*(1+refinements)*n*float64(h.q)
	}
	h.normal.assemble()
	h.spent += h.sys.weight()
}

// solve finds the amplitudes of the present weights.
func (h *whole) solve() {
	q := h.q
	h.a = grow(h.a, len(h.dict)*q)
	clear(h.a)
	clear(h.lambda)
	for range 1 + refinements {
		copy(h.rest, h.c)
		for k := range h.dict {
			h.col.add(k, -1, h.a[k*q:k*q+q], h.rest)
		}
		project(h.rest, q, h.sys.a, h.sys.r)
		for c := range q {
			for j := range h.rhs {
				h.rhs[j] = h.rest[j*q+c]
			}
			h.normal.solve(h.rhs, h.x, h.g)
			for j, v := range h.x {
				h.lambda[j*q+c] += v
			}
		}
		g := make([]float64, q)
		for k, w := range h.w {
			h.col.times(k, h.lambda, q, g)
			for c, v := range g {
				h.a[k*q+c] = w * v
			}
		}
	}
}

// ask measures the multipliers, which gives a lower bound, and lists the creases
// where they exceed what the dual allows.
func (h *whole) ask() {
	l := append([]float64(nil), h.lambda...)
	h.at.toSites(l, h.q)
	h.spent += 2 * h.at.weight(h.q)
	top := maximum(h.oracle, l, h.q).value
	if v := dot(h.c, h.lambda) / top; top > 0 && v > h.lower {
		h.lower = v
		copy(h.best, l)
		scale(h.best, 1/top)
	}
	h.level = 1 + 0.02*max(0, top-1)
	h.peaks = h.peaks[:0]
	level := h.level
	h.oracle.search(l, h.q, &level, func(t place) { h.peaks = append(h.peaks, t) })
}

// publish takes the amplitudes found last for the function and for the next
// weights, leaves out of the dictionary the creases that have become next to
// nothing, and enters those that ask has found.
func (h *whole) publish() {
	q := h.q
	h.atoms, h.upper = nil, 0
	for k, t := range h.dict {
		t := atom{t, append([]float64(nil), h.a[k*q:k*q+q]...)}
		h.atoms = append(h.atoms, t)
		h.upper += norm(t.a)
	}
	h.done = h.upper-h.lower <= nearly*h.upper
	mean := h.upper / float64(len(h.atoms))
	h.dict, h.w = h.dict[:0], h.w[:0]
	for _, t := range h.atoms {
		if w := norm(t.a); w > faded*mean {
			h.dict, h.w = append(h.dict, t.place), append(h.w, w)
		}
	}
	admit(&h.dict, h.peaks, h.level, len(h.dict)+h.at.n, roomy*(1-h.lower/h.upper))
	for len(h.w) < len(h.dict) {
		h.w = append(h.w, mean)
	}
}
