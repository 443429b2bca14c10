package convex

import (
	"crease/core/shallow"
)

// Options are what a solver aims at. The zero Options aim at the defaults.
type Options struct {
	Gap float64 // relative gap to reach, 1e-7 when 0
}

// Solution is a function with its dual and what they prove.
type Solution struct {
	H           *shallow.Denoiser
	Dual        Dual
	Certificate Certificate
}

// Solver finds the interpolant of least cost and its certificate, a bounded
// piece of work at a time. From its making on it holds a function and a
// certificate that are right, if not yet good.
type Solver struct {
	p        Problem
	opt      Options
	frame    *frame
	verifier *Verifier
	best     Solution
	done     bool
}

// New returns a solver of the problem, or what Check says. warm, when not nil,
// is a solution of a similar problem (points moved a little) to start from.
func New(p Problem, warm *Solution, opt Options) (*Solver, error) {
	v, err := NewVerifier(p)
	if err != nil {
		return nil, err
	}
	s := &Solver{p: p, opt: opt, verifier: v, frame: newFrame(p)}
	return s, s.start()
}

// Step works until stop, asked between bounded pieces of work, says true, or
// until all is done, and reports whether it is. A nil stop never stops it.
func (s *Solver) Step(stop func() bool) (done bool) { return s.done }

// Best returns the best function found so far with its certificate.
func (s *Solver) Best() Solution { return s.best }

// Solve runs a solver to its end.
func Solve(p Problem, opt Options) (Solution, error) {
	s, err := New(p, nil, opt)
	if err != nil {
		return Solution{}, err
	}
	s.Step(nil)
	return s.Best(), nil
}

// BestDual returns a dual of the problem that is good for certifying h: the
// solver's, started from the creases of h.
func BestDual(p Problem, h *shallow.Denoiser) (Dual, error) {
	s, err := Solve(p, Options{})
	return s.Dual, err
}
