package convex

import (
	"math"
	"slices"
)

// engine solves the problem on given sites, in rounds: the master weighs the
// creases of the dictionary; the oracle measures its multipliers, which gives a
// lower bound, and finds the creases that the dictionary lacks; Newton's method
// takes the few creases that matter to the optimum itself, which the oracle
// confirms or refutes.
type engine struct {
	q      int
	at     sites
	c      []float64 // rows x q: targets
	goal   float64   // relative gap to reach
	sys    system
	coef   [][]float64
	oracle oracle
	dict   dictionary
	master master
	polish polish
	few    columns // of interpolate

	phase    phase
	inner    float64 // relative gap of the master
	newton   int     // Newton steps taken in this round
	joined   bool    // near creases have been joined in this round
	turned   bool    // Newton's method has converged in this round
	rounds   int
	other    float64 // multiplications done outside master and polish, about
	gathered int     // attempts at a dictionary that can interpolate
	idle     int     // rounds in a row without progress
	known    int     // creases in the dictionary when the round began
	before   float64
	onSites  []float64 // scratch of measure
	peaks    []place   // of the multipliers measured last, near 1 and above

	// What is known.
	lambda []float64 // feasible multipliers of the sites' values (n h x q), the greatest

	lower      float64 // their value
	atoms      []atom  // the cheapest creases that interpolate
	upper      float64 // their cost
	fresh      bool    // atoms or lambda have changed
	clean      bool    // atoms come from Newton's method
	impossible bool    // no creases interpolate
	flat       bool    // an affine map does
}

// atom is a crease with its jump a (q).
type atom struct {
	place
	a []float64
}

type phase int

const (
	gather phase = iota // creases that can interpolate
	weigh               // start the master
	steps               // of the master
	look                // ask the oracle about the master's multipliers
	turns               // Newton's steps
	check               // ask the oracle about theirs
	tidy                // Newton's steps on what the master left
	over
)

const (
	// firstInner is the relative gap to which the first masters are solved,
	// innerShare the share of the remaining gap to which later ones are.
	firstInner = 1e-1
	innerShare = 0.02
	// centred is the least of these while the dictionary still grows.
	centred = 1e-4
	// mostInner is as far as the master can go before rounding stops it.
	mostInner = 1e-9
	// mostNewton bounds the Newton steps of a round: convergence is quadratic,
	// after the atoms that are not needed have been dropped.
	mostNewton = 16
	// hopeless is the residual of the conditions of optimality above which no
	// joining of creases helps.
	hopeless = 0.1
	// converged is the residual of the conditions of optimality, whose entries
	// are of size 1, at which Newton's method stops.
	converged = 1e-11
	// idleRounds in a row without progress, or mostRounds in all, are a stall.
	idleRounds = 3
	mostRounds = 40
)

// set gives the engine its sites with the targets t there (n x q), less the
// affine function with coefficients aff on [1 u].
func (e *engine) set(at sites, t, aff []float64, q int) {
	at.link()
	e.at, e.q = at, q
	e.c = at.targets(e.c, t, aff, q)
	c := e.c
	n := at.rows()
	a, r, coef := at.affine()
	e.sys = system{n: n, q: q, r: r, a: a, c: c}
	e.coef = coef
	e.oracle = at.oracle()
	e.master.sys = &e.sys
	e.polish.sys, e.polish.at = &e.sys, &e.at
	e.phase, e.inner, e.idle, e.rounds, e.gathered = gather, firstInner, 0, 0, 0
	e.master.half = false
	e.upper = math.Inf(1)
	e.atoms = e.atoms[:0]
	rest := slices.Clone(c)
	project(rest, q, a, r)
	if e.flat = greatest(rest) <= fits*greatest(c); e.flat {
		e.upper, e.phase = 0, over
	}
	// Multipliers of sites that were there before stay feasible.
	if len(e.lambda) < n*q {
		e.lambda = append(e.lambda, make([]float64, n*q-len(e.lambda))...)
	}
}

// resume starts with Newton's method, from atoms and multipliers of the sites'
// values that were good for similar sites. The dictionary is left with them.
func (e *engine) resume(atoms []atom, lambda []float64) {
	s := &e.polish
	s.atoms = s.atoms[:0]
	e.dict = e.dict[:0]
	for _, t := range atoms {
		s.atoms = append(s.atoms, atom{t.place, append([]float64(nil), t.a...)})
		e.dict.add(t.place)
	}
	e.master.t = e.master.t[:0] // it has not weighed this dictionary
	e.master.half = false
	s.lambda = append(s.lambda[:0], lambda...)
	e.at.toRows(s.lambda, e.q)
	project(s.lambda, e.q, e.sys.a, e.sys.r)
	s.settled, s.shed = 0, false
	e.refit()
	e.phase, e.newton, e.joined, e.turned, e.before = turns, 0, false, false, 1
	s.trail = s.trail[:0]
}

// gap is the relative gap of what is known, at most 1.
func (e *engine) gap() float64 {
	if math.IsInf(e.upper, 0) {
		return 1
	}
	if e.upper == 0 {
		return 0
	}
	return (e.upper - e.lower) / e.upper
}

// sown returns direction k of n in the plane, off the axes and the diagonals.
func sown(k, n int) [maxDim]float64 {
	a := math.Pi * (float64(k) + 0.381966) / float64(n)
	return [maxDim]float64{math.Cos(a), math.Sin(a)}
}

// seed enters some creases through every site from first on.
func (e *engine) seed(first, directions int) {
	for i := first; i < e.at.n; i++ {
		for k := range directions {
			e.dict.add(e.at.through(sown(k, directions), int32(i), -1, -1))
		}
	}
}

// unit does a bounded piece of work.
func (e *engine) unit() {
	switch e.phase {
	case gather:
		e.gather()
	case weigh:
		if e.master.ready() {
			e.start()
		}
	case steps:
		m := &e.master
		if done, ok := m.step(); done && (!ok || m.gap <= e.inner*m.cost()) {
			e.phase = look
		}
	case look:
		e.measure(e.master.lambda)
		e.propose()
		e.newton, e.joined, e.turned = 0, false, false
		e.phase = turns
		if c := e.master.cost(); len(e.polish.atoms) == 0 || c-e.lower > 0.2*c {
			e.next()
		}
	case turns:
		e.newton++
		ok := e.polish.step()
		if e.polish.shed {
			e.refit()
		}
		switch {
		case !ok || !(e.polish.miss < 1e3):
			e.next()
		case e.newton > mostNewton || e.polish.crawls():
			if e.joined || e.polish.shed || e.polish.miss > hopeless || !e.join(true) {
				e.next()
			}
		case e.polish.miss < converged || e.newton > mostNewton/2 && e.polish.miss < 100*converged:
			// Quadratic convergence makes of half the digits all.
			e.polish.step()
			e.phase = check
		}
	case check:
		for i := range e.polish.atoms {
			e.dict.add(e.polish.atoms[i].place)
		}
		e.measure(e.polish.lambda)
		e.offer(e.polish.atoms, true, 0)
		e.turned = true
		e.next()
	case tidy:
		e.newton++
		ok := e.polish.step()
		if e.polish.shed {
			e.refit()
		}
		if !ok || e.newton > mostNewton || !(e.polish.miss < 1e3) || e.polish.miss < converged {
			e.offer(e.polish.atoms, true, e.goal*e.upper)
			e.phase = over
		}
	}
}

// start begins a round.
func (e *engine) start() {
	e.rounds++
	e.before = e.gap()
	e.phase = steps
}

// work is about how many multiplications the engine has done.
func (e *engine) work() float64 { return e.master.work + e.polish.spent + e.other }

// stop ends the work with what there is.
func (e *engine) stop() {
	if e.phase != gather && e.phase != weigh && e.phase != over {
		e.restore()
	}
	e.phase = over
}

// gather fills the dictionary until its creases can interpolate: the oracle
// maximises the product with what the best fit leaves. When no crease has one,
// none can help.
func (e *engine) gather() {
	m := &e.master
	switch {
	case !m.half:
		e.columns(e.dict, &m.col)
		if m.col.len() > 0 {
			m.begin()
			return
		}
		m.rp = append(m.rp[:0], e.c...)
	case !m.ready():
		return
	case greatest(m.rp) <= fits*greatest(e.c):
		e.start()
		return
	}
	if e.gathered++; e.gathered > mostRounds {
		e.phase = over // what can interpolate is lost in rounding
		return
	}
	project(m.rp, e.q, e.sys.a, e.sys.r)
	e.at.toSites(m.rp, e.q)
	n := len(e.dict)
	level := 0.2 * maximum(e.oracle, m.rp, e.q).value
	if level > fits*greatest(m.rp) {
		e.peaks = e.peaks[:0]
		e.oracle.search(m.rp, e.q, &level, func(at place) { e.peaks = append(e.peaks, at) })
		e.admit(level)
	}
	if len(e.dict) == n {
		e.impossible, e.phase = true, over
	}
}

// fits is the residual, relative to the targets, that rounding leaves of an exact
// fit.
const fits = 1e-9

// near1 is how far below 1 a peak may be and still be proposed to Newton's
// method.
const near1 = 0.05

// measure asks the oracle about multipliers: it keeps them, scaled, if their
// value is the greatest yet, lists the peaks down to near 1, and enters those
// that violate the dual constraint in the dictionary.
func (e *engine) measure(lambda []float64) {
	value := dot(e.c, lambda)
	e.onSites = append(e.onSites[:0], lambda...)
	lambda = e.onSites
	e.at.toSites(lambda, e.q)
	e.other += 2 * e.at.weight(e.q)
	top := maximum(e.oracle, lambda, e.q).value
	if top > 0 && value/top > e.lower {
		e.lower = value / top
		copy(e.lambda, lambda)
		scale(e.lambda, 1/top)
		e.fresh = true
	}
	level := min(1, top) - near1
	e.peaks = e.peaks[:0]
	e.oracle.search(lambda, e.q, &level, func(at place) { e.peaks = append(e.peaks, at) })
	e.admit(1 + 0.02*max(0, top-1))
}

// atOnce times the number of sites is how many creases enter the dictionary at
// once, the greatest peaks first.
const atOnce = 2

// roomy times the gap is the least angle, in radians, between two creases
// through a site that enter the dictionary together: the maxima of multipliers
// that are far from the best lie side by side.
const roomy = 0.1

// admit enters the peaks above the level in the dictionary.
func (e *engine) admit(level float64) {
	admit(&e.dict, e.peaks, level, len(e.dict)+atOnce*e.at.n, roomy*e.gap())
}

// admit enters the peaks above the level in the dictionary, the greatest first,
// until it has most entries. Of two through a site that are less than room apart
// only the first is entered.
func admit(d *dictionary, peaks []place, level float64, most int, room float64) {
	slices.SortFunc(peaks, func(a, b place) int { return compare(b.value, a.value) })
	n := len(*d)
next:
	for _, at := range peaks {
		if at.value <= level || len(*d) >= most {
			return
		}
		for i := n; i < len(*d); i++ {
			if b := &(*d)[i]; meet(&at, b) && sine(&at.w, &b.w) < room {
				continue next
			}
		}
		d.add(at)
	}
}

// next starts the master again, unless all is done.
func (e *engine) next() {
	g := e.gap()
	if !e.clean || g > e.goal {
		e.restore()
		g = e.gap()
	}
	e.idle++
	if g < 0.9*e.before || g == 1 {
		e.idle = 0
	}
	if g <= e.goal || e.idle >= idleRounds && e.inner <= mostInner && len(e.dict) == e.known || e.rounds >= mostRounds {
		e.finish()
		return
	}
	switch {
	case e.turned && g > centred && len(e.dict) > e.known:
		// The creases may be the optimum's already. Then the multipliers are
		// wanted from the middle of those that are feasible, not from a corner
		// that only the present dictionary allows.
		e.inner = max(innerShare*g, centred)
	case len(e.dict) > e.known:
		e.inner = min(e.inner, innerShare*g)
	default:
		e.inner = min(e.inner/10, innerShare*g)
	}
	e.known = len(e.dict)
	e.inner = max(e.inner, mostInner)
	if math.IsInf(e.upper, 0) {
		e.phase = gather
		return
	}
	e.columns(e.dict, &e.master.col)
	e.master.begin()
	e.phase = weigh
}

// finish ends the work, after a last attempt at few creases where the best are
// those of the master: many, near each other.
func (e *engine) finish() {
	e.phase = over
	if e.clean || len(e.atoms) == 0 {
		return
	}
	s := &e.polish
	s.atoms = s.atoms[:0]
	for _, t := range e.atoms {
		if norm(t.a) > 1e-7*e.upper {
			s.atoms = append(s.atoms, atom{t.place, append([]float64(nil), t.a...)})
		}
	}
	s.lambda = append(s.lambda[:0], e.lambda...)
	e.at.toRows(s.lambda, e.q)
	if e.join(false) {
		e.phase = tidy
	}
}

// columns makes the columns of creases.
func (e *engine) columns(places []place, col *columns) {
	col.reset()
	for i := range places {
		e.at.column(&places[i], col)
	}
}
