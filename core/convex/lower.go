package convex

import (
	"math"
	"slices"

	"crease/core/order"
)

// lower finds the bound that points of the balls prove. A function that is
// right on a ball is right at its points, so any multipliers of points give a
// lower bound; it holds for limits of ever wider networks too, whose creases may
// enter the balls. The points are those where the creases of the main engine
// touch, some more round each ball, and then those where the result of the
// points themselves is most wrong.
type lower struct {
	s     *Solver
	e     engine
	ball  []int
	dir   []float64 // p a point: its unit direction from the centre
	turns int
}

const (
	// aroundCircle and aroundSphere are the numbers of points round each ball at
	// first.
	aroundCircle = 6
	aroundSphere = 14
	// spacing is the least distance of two points of a ball, in radii, that are
	// not where creases touch: closer ones say almost the same.
	spacing = 0.3
	// closest is the least distance of all, in radii: closer points spoil the
	// master's matrix.
	closest = 0.02
	// mostPoints bounds the points in all, unless there are many balls, of which
	// each has mostEach; mostTurns bounds the times some are added.
	mostPoints = 72
	mostEach   = 4
	mostTurns  = 4
)

func (l *lower) most() int { return max(mostPoints, mostEach*l.s.frame.sites.n) }

func newLower(s *Solver) *lower {
	l := &lower{s: s}
	l.e.goal = s.opt.Gap / 4
	at := &s.frame.sites
	atoms := slices.Clone(s.main.atoms)
	order.Stable(atoms, func(a, b atom) int { return compare(norm(b.a), norm(a.a)) })
	for i := range atoms {
		t := &atoms[i]
		for j := range at.n {
			h := at.height(&t.place, j)
			if math.Abs(math.Abs(h)-at.rho) < touching && len(l.ball) < l.most() {
				l.add(j, t.w[:at.p], -math.Copysign(1, h), apart)
			}
		}
	}
	for _, w := range ring(at.p, (l.most()-len(l.ball))/at.n) {
		for j := range at.n {
			l.add(j, w, 1, spacing)
		}
	}
	l.load()
	return l
}

// touching is how far from a ball's sphere, in the frame, a crease that touches
// it may seem to be.
const touching = 1e-9

// ring returns at most n directions that go round the circle or the sphere.
func ring(p, n int) [][]float64 {
	var ws [][]float64
	if p == 2 {
		n = min(n, aroundCircle)
		for k := range n {
			s, c := math.Sincos(2 * math.Pi * (float64(k) + 0.381966) / float64(n))
			ws = append(ws, []float64{c, s})
		}
		return ws
	}
	n = min(n, aroundSphere)
	for k := range n { // a spiral from pole to pole
		z := 1 - (2*float64(k)+1)/float64(n)
		s, c := math.Sincos(math.Pi * (3 - math.Sqrt(5)) * float64(k))
		r := math.Sqrt(1 - z*z)
		ws = append(ws, []float64{r * c, r * s, z})
	}
	return ws
}

// add enters the point of ball j in direction sign w, unless another is within
// space radii of it, and reports whether it did.
func (l *lower) add(j int, w []float64, sign, space float64) bool {
	p := len(w)
	for i, b := range l.ball {
		if b != j {
			continue
		}
		var d float64
		for k, x := range l.dir[i*p : (i+1)*p] {
			d += (x - sign*w[k]) * (x - sign*w[k])
		}
		if d < space*space {
			return false
		}
	}
	l.ball = append(l.ball, j)
	for _, x := range w {
		l.dir = append(l.dir, sign*x)
	}
	return true
}

// load gives the engine the points. Their multipliers so far stay.
func (l *lower) load() {
	f := l.s.frame
	p, q := f.sites.p, f.out.p
	at := sites{p: p, n: len(l.ball), h: 1, u: make([]float64, 0, len(l.ball)*p)}
	var t []float64
	for i, j := range l.ball {
		for k, x := range f.sites.u[j*p : (j+1)*p] {
			at.u = append(at.u, x+f.sites.rho*l.dir[i*p+k])
		}
		t = append(t, f.t[j*q:(j+1)*q]...)
	}
	l.e.set(at, t, f.aff, q)
	if l.turns == 0 && p == 2 {
		l.e.seed(0, seeds)
	}
}

// unit does a bounded piece of work and reports whether any is left.
func (l *lower) unit() bool {
	l.e.unit()
	up := l.s.main.upper
	// What fits the points at less cost than the balls shows that the points
	// are too few to prove more.
	short := 1 - l.e.upper/up
	if math.IsInf(up, 0) {
		short = 0
	}
	if l.e.phase != over && !(short > l.s.opt.Gap && l.e.gap() <= share*short) {
		return true
	}
	if l.e.lower >= up*(1-max(l.s.opt.Gap, l.s.opt.PointGap)) || l.turns >= mostTurns || !l.refine() {
		return false
	}
	l.turns++
	l.load()
	return true
}

// share is the share of what the points fall short by to which they are
// weighed.
const share = 0.1

// refine adds the points of each ball that the creases of the result which enter
// it are nearest to and farthest from.
func (l *lower) refine() bool {
	at := &l.s.frame.sites
	n := len(l.ball)
	for i := range l.e.atoms {
		t := &l.e.atoms[i]
		for j := range at.n {
			h := at.height(&t.place, j)
			if math.Abs(h) > at.rho-touching || len(l.ball) >= l.most() {
				continue
			}
			space := min(spacing/2, max(closest, math.Sqrt(1-math.Abs(h)/at.rho)/2))
			l.add(j, t.w[:at.p], 1, space)
			l.add(j, t.w[:at.p], -1, space)
		}
	}
	return len(l.ball) > n
}

// points returns the multipliers of the points in the problem's units.
func (l *lower) points() []Point {
	f := l.s.frame
	d, p := f.p.Dim(), f.sites.p
	rows := f.lift(l.e.lambda)
	var on []Point
	for i, j := range l.ball {
		b := f.rep[j]
		y := append([]float64(nil), f.p.Y[b]...)
		axpy(y, f.p.Rho, f.in.direction(l.dir[i*p:(i+1)*p]))
		on = append(on, Point{b, y, append([]float64(nil), rows[i*d:(i+1)*d]...)})
	}
	return on
}
