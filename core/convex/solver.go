package convex

import (
	"math"
	"slices"

	"crease/core/shallow"
	"crease/core/words"
)

// Options are what a solver aims at. The zero Options aim at the defaults.
type Options struct {
	// Gap is the relative gap to reach, 1e-7 when 0.
	Gap float64
	// NoPoints leaves out the bound from points of the balls: BallLower is then
	// what the first function proved. It takes longer than the rest.
	NoPoints bool
	// PointGap is the relative gap between BallLower and Upper at which no more
	// points are tried, 0 for none: one turn costs more than all before it.
	PointGap float64
}

const defaultGap = 1e-7

// nearly is the relative gap at which a function on some of the samples tells
// which others it misses.
const nearly = 1e-2

const (
	// mostWork is about how many multiplications a solver does: under ten seconds
	// of work natively. Where it stops for that, a warning says so, and what it
	// has found and proved stands.
	mostWork = 5e9
	// partShare is the share of it for the samples that the main engine can
	// weigh, where these are not all: the rest is for all at once.
	partShare = 0.2
	// pointWork is the same for the points of balls, each attempt at which costs
	// as much as the balls themselves and says less.
	pointWork = 4e8
)

// Solution is a function with its dual and what they prove.
type Solution struct {
	H           *shallow.Denoiser
	Dual        Dual
	Certificate Certificate

	memo *memo // where a warm start takes up
}

// Solver finds the interpolant of least cost and its certificate, a bounded
// piece of work at a time. From its making on it holds a function and a
// certificate that are right, if not yet good. It is not safe for use by
// several goroutines.
type Solver struct {
	p        Problem
	opt      Options
	frame    *frame
	verifier *Verifier
	warn     []words.Message
	best     Solution
	stage    stage
	main     engine
	rows     []int  // sites of the frame that the main engine weighs
	whole    *whole // weighs all samples, where the main engine cannot
	lower    *lower
	full     bool // no more rows can be weighed by the main engine
	stopped  bool // at the limit of work
	stale    bool // best is behind what the engines know
	taken    float64
	limit    float64 // of work
}

type stage int

const (
	solve  stage = iota // the main engine runs
	all                 // a few steps on all samples
	bound               // the points of the balls are weighed
	finish              // nothing is left to do
)

// New returns a solver of the problem, or what Check says. warm, when not nil,
// is a solution of a similar problem, with as many samples, to start from.
func New(p Problem, warm *Solution, opt Options) (*Solver, error) {
	v, err := NewVerifier(p)
	if err != nil {
		return nil, err
	}
	s := &Solver{p: p, opt: opt, verifier: v, limit: mostWork}
	if !(s.opt.Gap > 0) {
		s.opt.Gap = defaultGap
	}
	if v.chart.p > maxDim {
		return nil, words.M("convex.dimension", "p", v.chart.p, "max", maxDim)
	}
	s.frame = newFrame(p, v.chart)
	s.warn = p.meeting()
	s.start()
	if s.stage == finish {
		return s, nil
	}
	s.main.goal = s.opt.Gap / 4
	most := mostRows
	if p.Rho > 0 {
		s.rows, most = every(s.frame.sites.n), mostBalls
	} else {
		s.rows = s.frame.extremes()
	}
	if len(s.rows) > most {
		s.rows = spread(s.rows, most)
		s.overflow()
	}
	s.load()
	s.recall(warm)
	return s, nil
}

// every returns the numbers below n.
func every(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// gather returns the sites in rows, with their targets.
func (s *Solver) gather(rows []int) (at sites, t []float64) {
	f := s.frame
	at, q := f.sites, f.out.p
	at.n = len(rows)
	at.u = make([]float64, 0, len(rows)*at.p)
	t = make([]float64, 0, len(rows)*q)
	for _, i := range rows {
		at.u = append(at.u, f.sites.u[i*at.p:(i+1)*at.p]...)
		t = append(t, f.t[i*q:(i+1)*q]...)
	}
	return at, t
}

// load gives the main engine the sites in rows.
func (s *Solver) load() {
	at, t := s.gather(s.rows)
	s.main.set(at, t, s.frame.aff, s.frame.out.p)
}

// overflow notes that the main engine cannot weigh all that it should. What it
// weighs proves a lower bound, which needs no more digits than will be left
// open anyway.
func (s *Solver) overflow() {
	if !s.full {
		s.full = true
		s.main.goal = max(s.main.goal, nearly)
		s.warn = append(s.warn, words.M("convex.rows", "rows", len(s.rows), "samples", s.frame.sites.n))
	}
}

// Step works until stop, asked between bounded pieces of work, says true, or
// until all is done, and reports whether it is. A nil stop never stops it.
func (s *Solver) Step(stop func() bool) (done bool) {
	for s.stage != finish {
		s.unit()
		if stop != nil && stop() {
			break
		}
	}
	return s.stage == finish
}

// Firm reports whether the function and its bound stand: all that may be left to
// do is to find what points of the balls prove.
func (s *Solver) Firm() bool { return s.stage == finish || s.stage == bound && !s.main.impossible }

// unit does a bounded piece of work.
func (s *Solver) unit() {
	switch s.stage {
	case solve:
		e := &s.main
		e.unit()
		if e.phase != over && s.Work() > s.most() {
			s.stopped = !s.full
			e.stop()
		}
		changed := s.news(e)
		if e.phase != over {
			// Rows that are wanting need not wait for the end.
			if changed && e.clean && e.gap() < nearly {
				s.extend()
			}
			return
		}
		if !s.stopped && s.extend() {
			return
		}
		s.solved()
	case all:
		changed := s.whole.unit()
		s.stopped = s.Work() > s.limit
		if s.stopped || s.whole.done {
			s.stage, changed = finish, true
		}
		s.stale = s.stale || changed
	case bound:
		if !s.lower.unit() || s.lower.e.work() > pointWork {
			s.stage = finish
		}
		s.news(&s.lower.e)
	}
}

// Work is about how many multiplications have been done so far, those for points
// of balls aside.
func (s *Solver) Work() float64 {
	w := s.main.work()
	if s.whole != nil {
		w += s.whole.spent
	}
	return w
}

// most is the limit of the main engine's work.
func (s *Solver) most() float64 {
	if s.full && s.p.Rho == 0 {
		return partShare * s.limit
	}
	return s.limit
}

// news takes note of what an engine has found, if it has found anything.
func (s *Solver) news(e *engine) bool {
	if !e.fresh {
		return false
	}
	e.fresh, s.stale = false, true
	return true
}

// solved decides what follows the main engine.
func (s *Solver) solved() {
	e := &s.main
	s.stage = finish
	switch {
	case s.p.Rho == 0 && s.full && s.frame.in.p == 2 && s.frame.sites.n <= mostWhole:
		s.whole, s.stage = newWhole(s), all
	case s.p.Rho > 0 && !s.full && (!s.opt.NoPoints || e.impossible):
		s.lower, s.stage = newLower(s), bound
	}
	switch g := e.gap(); {
	case s.full || s.stopped:
	case math.IsInf(e.upper, 1) && !e.impossible:
		s.stopped = true
	case s.p.Rho > 0 && s.frame.in.p > 2:
		s.warn = append(s.warn, words.M("convex.space"))
	case e.impossible && s.p.Rho > 0:
		s.warn = append(s.warn, words.M("convex.closed"))
	case g > s.opt.Gap:
		s.warn = append(s.warn, words.M("convex.stall", "gap", g))
	}
}

// extend adds the samples that the engine's result misses and reports whether
// there are any.
func (s *Solver) extend() bool {
	e := &s.main
	if s.p.Rho > 0 || len(e.atoms) == 0 && !e.flat {
		return false
	}
	add := s.frame.missed(e, s.rows, s.tolerance())
	if len(add) == 0 {
		return false
	}
	if len(s.rows)+len(add) > mostRows {
		s.overflow()
		return false
	}
	atoms := slices.Clone(e.atoms)
	s.rows = append(s.rows, add...)
	s.load()
	if len(atoms) > 0 && !e.flat {
		e.resume(atoms, e.lambda)
	}
	return true
}

// tolerance is a third of Tolerance in the frame.
func (s *Solver) tolerance() float64 { return Tolerance / 3 * s.verifier.scale / s.frame.out.s }

// Best returns the best function found so far with its certificate.
func (s *Solver) Best() Solution {
	if s.stale {
		s.stale = false
		s.refresh()
	}
	b := s.best
	b.Certificate.Warnings = append(slices.Clone(b.Certificate.Warnings), s.warn...)
	switch {
	case s.stopped && b.Certificate.Feasible:
		b.Certificate.Warnings = append(b.Certificate.Warnings, words.M("convex.work", "gap", b.Certificate.Gap))
	case s.stopped:
		b.Certificate.Warnings = append(b.Certificate.Warnings, words.M("convex.nothing"))
	}
	return b
}

// refresh makes the best solution from what the engines know.
func (s *Solver) refresh() {
	next := Solution{H: s.best.H, Dual: s.dual(), memo: s.remember()}
	if h := s.candidate(); h != nil {
		next.H = h
	}
	next.Certificate = s.verifier.Verify(next.H, next.Dual)
	c, old := &next.Certificate, &s.best.Certificate
	if next.H != s.best.H {
		if old.Feasible && (!c.Feasible || c.Upper > old.Upper) {
			next.H = s.best.H
			next.Certificate = s.verifier.Verify(next.H, next.Dual)
		} else {
			s.taken = c.Upper
		}
	}
	if next.H == s.best.H && c.Lower < old.Lower && c.BallLower <= old.BallLower {
		return
	}
	s.best = next
}

// candidate returns a function that may be better than the best, or nil.
func (s *Solver) candidate() *shallow.Denoiser {
	e := &s.main
	switch {
	case s.whole != nil:
		if s.frame.cost(s.whole.upper) < s.taken {
			return s.frame.denoiser(s.whole.atoms, s.frame.rep)
		}
	case len(e.atoms) > 0:
		if s.frame.cost(e.upper) >= s.taken || s.p.Rho == 0 && len(s.frame.missed(e, s.rows, s.tolerance())) > 0 {
			return nil
		}
		site := make([]int, len(s.rows))
		for i, j := range s.rows {
			site[i] = s.frame.rep[j]
		}
		return s.frame.denoiser(e.atoms, site)
	case s.lower != nil && len(s.lower.e.atoms) > 0:
		return s.frame.denoiser(s.lower.e.atoms, nil)
	}
	return nil
}

// dual returns the best multipliers of the engines in the problem's units.
func (s *Solver) dual() Dual {
	lambda, rows, f := s.main.lambda, s.rows, s.frame
	if s.whole != nil && s.whole.lower > s.main.lower {
		lambda, rows = s.whole.best, every(f.sites.n)
	}
	d, h := s.p.Dim(), f.sites.h
	l := f.lift(lambda)
	all := make([]float64, len(s.p.Y)*h*d)
	for i, j := range rows {
		copy(all[f.rep[j]*h*d:(f.rep[j]+1)*h*d], l[i*h*d:(i+1)*h*d])
	}
	dual := s.verifier.dual(all, h)
	if s.lower != nil {
		dual.On = s.lower.points()
	}
	return dual
}

// Solve runs a solver to its end.
func Solve(p Problem, opt Options) (Solution, error) {
	s, err := New(p, nil, opt)
	if err != nil {
		return Solution{}, err
	}
	s.Step(nil)
	return s.Best(), nil
}

// Certify returns the certificate of h for the problem with the solver's dual,
// and that dual; or what Check says.
func Certify(p Problem, h *shallow.Denoiser, opt Options) (Certificate, Dual, error) {
	s, err := Solve(p, opt)
	if err != nil {
		return Certificate{}, Dual{}, err
	}
	c := Verify(p, h, s.Dual)
	c.Warnings = append(c.Warnings, p.meeting()...)
	return c, s.Dual, nil
}
