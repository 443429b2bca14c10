package train

import "math"

// lbfgs minimises a function of many variables by limited-memory BFGS
// ([NW06], algorithm 7.4), one evaluation at a time, so that it can be paused
// anywhere (gonum's Minimize owns its loop). A ReLU network's loss has kinks: there
// steps that meet the strong Wolfe conditions need not exist, while weak ones
// do, and bisection finds them ([LO13]).
type lbfgs struct {
	x     []float64 // the current point, with
	f     float64   // value and
	grad  []float64 // gradient there
	loss  func(x, grad []float64) float64
	evals int // calls of loss so far

	// The last steps s and changes of the gradient y, rho = 1/(s.y), as a ring.
	s, y       [][]float64
	rho, alpha []float64
	next, held int

	// The search along dir, on which f has the given slope: the trial step and
	// its bracket, the trial point z with its gradient, and the lowest trial.
	searching     bool
	dir           []float64
	slope         float64
	t, lo, hi     float64
	tries         int
	z, gz         []float64
	low           float64
	best, bestG   []float64
	alone, forget bool // dir is steepest descent; it shall be next time
}

// progress is what an evaluation has brought.
type progress uint8

const (
	trial progress = iota // a trial of the line search
	moved                 // x moved to where f is lower
	stuck                 // x is a minimum up to rounding, or f is not finite there
)

// The constants of the weak Wolfe conditions, as in [LO13]: a step t is accepted
// when f falls by at least armijo t |slope| and the slope has risen to at least
// curvature times what it was.
const (
	armijo    = 1e-4
	curvature = 0.9
)

// maxTries bounds the trials of a search: 2^-30 of the first step is below any
// that would still change a sum of a few thousand terms.
const maxTries = 30

// newLBFGS starts at x, which it will change in place; loss returns the value
// at x and stores the gradient in grad.
func newLBFGS(x []float64, memory int, loss func(x, grad []float64) float64) *lbfgs {
	vec := func() []float64 { return make([]float64, len(x)) }
	l := &lbfgs{x: x, loss: loss, grad: vec(), dir: vec(), z: vec(), gz: vec(), best: vec(), bestG: vec()}
	for range memory {
		l.s = append(l.s, vec())
		l.y = append(l.y, vec())
	}
	l.rho, l.alpha = make([]float64, memory), make([]float64, memory)
	l.begin()
	return l
}

// begin evaluates loss anew and forgets the past: to be called when loss has
// become another function.
func (l *lbfgs) begin() {
	l.again()
	l.held = 0
}

// again evaluates loss anew, but keeps what was learnt of its curvature: to be
// called when loss or x has changed by a little.
func (l *lbfgs) again() {
	l.f = l.eval(l.x, l.grad)
	l.searching = false
}

func (l *lbfgs) eval(x, grad []float64) float64 {
	l.evals++
	return l.loss(x, grad)
}

// step does one iteration and reports whether f fell. When it did not, no
// further step will get lower.
func (l *lbfgs) step() bool {
	for {
		if p := l.probe(); p != trial {
			return p == moved
		}
	}
}

// probe does one evaluation of an iteration.
func (l *lbfgs) probe() progress {
	if !l.searching && !l.aim() {
		return stuck
	}
	for i, x := range l.x {
		l.z[i] = x + l.t*l.dir[i]
	}
	f := l.eval(l.z, l.gz)
	l.tries++
	switch {
	case !(f <= l.f+armijo*l.t*l.slope): // also when f is not a number
		l.hi = l.t
	case !(longDot(l.gz, l.dir) < curvature*l.slope) && f < l.f:
		l.move(f, l.z, l.gz)
		return moved
	default:
		l.lo = l.t
		if f < l.low {
			l.low = f
			copy(l.best, l.z)
			copy(l.bestG, l.gz)
		}
	}
	if l.tries < maxTries {
		l.t = 2 * l.lo
		if !math.IsInf(l.hi, 1) {
			l.t = (l.lo + l.hi) / 2
		}
		return trial
	}
	// No step meets the conditions: the lowest that was seen will do.
	l.searching = false
	switch {
	case l.low < l.f:
		l.move(l.low, l.best, l.bestG)
		l.forget = true
		return moved
	case l.alone:
		return stuck
	}
	l.forget = true // the memory was misleading: once more, without it
	return trial
}

// aim begins a search, and reports whether there is a direction to search.
func (l *lbfgs) aim() bool {
	if l.forget {
		l.held, l.forget = 0, false
	}
	for i, g := range l.grad {
		l.dir[i] = -g
	}
	l.t, l.alone = 1, l.held == 0
	if l.alone {
		l.t = 1 / math.Sqrt(longDot(l.grad, l.grad))
	} else {
		l.precondition()
	}
	l.slope = longDot(l.grad, l.dir)
	if !(l.slope < 0) || math.IsInf(l.slope, 0) || math.IsInf(l.t, 0) {
		if l.alone {
			return false
		}
		l.forget = true
		return l.aim()
	}
	l.lo, l.hi, l.low, l.tries, l.searching = 0, math.Inf(1), l.f, 0, true
	return true
}

// precondition multiplies dir by the approximate inverse Hessian.
func (l *lbfgs) precondition() {
	m := len(l.s)
	last := (l.next + m - 1) % m
	for i := range l.held {
		k := (last + m - i) % m
		l.alpha[k] = l.rho[k] * longDot(l.s[k], l.dir)
		axpy(l.dir, -l.alpha[k], l.y[k])
	}
	gamma := 1 / (l.rho[last] * longDot(l.y[last], l.y[last]))
	for i := range l.dir {
		l.dir[i] *= gamma
	}
	for i := l.held - 1; i >= 0; i-- {
		k := (last + m - i) % m
		axpy(l.dir, l.alpha[k]-l.rho[k]*longDot(l.y[k], l.dir), l.s[k])
	}
}

// move goes to z and remembers the step and what it did to the gradient,
// unless it found no upward curvature (a step taken for want of a better one).
func (l *lbfgs) move(f float64, z, gz []float64) {
	s, y := l.s[l.next], l.y[l.next]
	for i := range s {
		s[i] = z[i] - l.x[i]
		y[i] = gz[i] - l.grad[i]
	}
	if sy := longDot(s, y); sy > 0 && !math.IsInf(1/sy, 0) {
		l.rho[l.next] = 1 / sy
		l.next = (l.next + 1) % len(l.s)
		l.held = min(l.held+1, len(l.s))
	}
	copy(l.x, z)
	copy(l.grad, gz)
	l.f, l.searching = f, false
}
