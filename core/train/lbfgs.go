package train

import "math"

// lbfgs minimises a function of many variables by limited-memory BFGS
// ([NW06], algorithm 7.4), one iteration a step, so that it can be paused
// (gonum's Minimize owns its loop). A ReLU network's loss has kinks: there steps
// that meet the strong Wolfe conditions need not exist, while weak ones do, and
// bisection finds them ([LO13]).
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

	dir     []float64
	x0, g0  []float64 // start of the line search
	best    []float64 // lowest point of the line search
	restart bool      // next direction is steepest descent
}

// The constants of the weak Wolfe conditions, as in [LO13], section 4: a step
// t is accepted when f falls by at least armijo t |slope| and the slope has
// risen to at least curvature times what it was.
const (
	armijo    = 1e-4
	curvature = 0.9
)

// maxSearch bounds the evaluations of a line search: 2^-30 of the first step is
// below any that would still change a sum of a few thousand terms.
const maxSearch = 30

// newLBFGS starts at x, which it will change in place; loss returns the value
// at x and stores the gradient in grad.
func newLBFGS(x []float64, memory int, loss func(x, grad []float64) float64) *lbfgs {
	vec := func() []float64 { return make([]float64, len(x)) }
	l := &lbfgs{x: x, loss: loss, grad: vec(), dir: vec(), x0: vec(), g0: vec(), best: vec()}
	for range memory {
		l.s = append(l.s, vec())
		l.y = append(l.y, vec())
	}
	l.rho, l.alpha = make([]float64, memory), make([]float64, memory)
	l.begin()
	return l
}

// begin forgets the past: to be called when loss has become another function.
func (l *lbfgs) begin() {
	l.f = l.eval()
	l.restart = true
}

func (l *lbfgs) eval() float64 {
	l.evals++
	return l.loss(l.x, l.grad)
}

// step does one iteration and reports whether f fell. When it did not, x is
// where it was, and no further step will get lower: it is a minimum up to
// rounding, or f is not finite.
func (l *lbfgs) step() bool {
	for {
		fresh := l.restart
		if l.descend() {
			return true
		}
		if fresh {
			return false
		}
		l.restart = true // the memory was misleading: once more, without it
	}
}

// descend searches along the next direction.
func (l *lbfgs) descend() bool {
	for i, g := range l.grad {
		l.dir[i] = -g
	}
	t := 1.0
	if l.restart || l.held == 0 {
		l.restart, l.held = false, 0
		t = 1 / math.Sqrt(longDot(l.grad, l.grad))
	} else {
		l.precondition()
	}
	slope := longDot(l.grad, l.dir)
	if !(slope < 0) || math.IsInf(slope, 0) || math.IsInf(t, 0) {
		return false
	}
	if !l.search(t, slope) {
		return false
	}
	l.remember()
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

// remember keeps the last step and what it did to the gradient, unless it
// found no upward curvature (a step that search accepted by default).
func (l *lbfgs) remember() {
	s, y := l.s[l.next], l.y[l.next]
	for i := range s {
		s[i] = l.x[i] - l.x0[i]
		y[i] = l.grad[i] - l.g0[i]
	}
	sy := longDot(s, y)
	if !(sy > 0) || math.IsInf(1/sy, 0) {
		return
	}
	l.rho[l.next] = 1 / sy
	l.next = (l.next + 1) % len(l.s)
	l.held = min(l.held+1, len(l.s))
}

// search moves x along dir, on which f has the given slope, first by t. Where
// the conditions cannot be met it takes the lowest point that it saw, if that
// is lower than the start, and lets the memory be forgotten.
func (l *lbfgs) search(t, slope float64) bool {
	copy(l.x0, l.x)
	copy(l.g0, l.grad)
	f0, low := l.f, l.f
	var lo float64
	hi := math.Inf(1)
	for range maxSearch {
		for i, x := range l.x0 {
			l.x[i] = x + t*l.dir[i]
		}
		l.f = l.eval()
		switch {
		case !(l.f <= f0+armijo*t*slope): // also when f is not a number
			hi = t
		case longDot(l.grad, l.dir) < curvature*slope:
			lo = t
			if l.f < low {
				low = l.f
				copy(l.best, l.x)
			}
		case l.f < f0:
			return true
		default: // neither fell nor failed: rounding
			hi = t
		}
		if math.IsInf(hi, 1) {
			t = 2 * lo
		} else {
			t = (lo + hi) / 2
		}
	}
	l.restart = true
	if low < f0 {
		copy(l.x, l.best)
		l.f = l.eval()
		return true
	}
	copy(l.x, l.x0)
	copy(l.grad, l.g0)
	l.f = f0
	return false
}
