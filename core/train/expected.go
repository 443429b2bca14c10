package train

import (
	"math"
	"math/rand/v2"

	"crease/core/shallow"
	"crease/core/words"
)

// ExpectedOptions sets how Expected trains. The zero value of a field stands
// for its default.
type ExpectedOptions struct {
	Sigma      float64   // noise level, in units of the points; required
	Width      int       // number of units K; 48, or 12 a point beyond four points
	Starts     int       // number of starts, of which the lowest J is kept; 3
	Seed       uint64    // of the starts
	Kappa      []float64 // lambda = kappa sigma^2, one after the other; .003, .001
	Iterations int       // of L-BFGS for each kappa; 200
	Memory     int       // of L-BFGS; 20
}

// The defaults of ExpectedOptions, and its bounds.
const (
	expectedWidth      = 48
	expectedPerPoint   = 12
	expectedStarts     = 3
	expectedIterations = 200
	expectedMemory     = 20

	MaxExpectedWidth  = 512
	MaxExpectedPoints = 64
)

// expectedKappa falls in two steps: started at the last, units stay where they
// are put; with 1e-2 all die.
var expectedKappa = []float64{0.003, 0.001}

func (o ExpectedOptions) withDefaults(n int) ExpectedOptions {
	or := func(x *int, def int) {
		if *x == 0 {
			*x = def
		}
	}
	or(&o.Width, max(expectedWidth, expectedPerPoint*n))
	or(&o.Starts, expectedStarts)
	or(&o.Iterations, expectedIterations)
	or(&o.Memory, expectedMemory)
	if o.Kappa == nil {
		o.Kappa = expectedKappa
	}
	return o
}

func (o ExpectedOptions) check() error {
	switch {
	case !(o.Sigma > 0) || math.IsInf(o.Sigma, 0):
		return words.M("expected.sigma", "sigma", o.Sigma)
	case o.Width < 1 || o.Width > MaxExpectedWidth:
		return words.M("expected.width", "width", o.Width, "max", MaxExpectedWidth)
	case o.Starts < 1 || o.Iterations < 1 || o.Memory < 1 || len(o.Kappa) == 0:
		return words.M("expected.counts")
	}
	for _, k := range o.Kappa {
		if !(k >= 0) || math.IsInf(k, 0) {
			return words.M("expected.kappa", "kappa", k)
		}
	}
	return nil
}

// ExpectedPoint is one iteration of a run: the penalty, J, and the share of
// |W|^2 off the hull of the points.
type ExpectedPoint struct {
	Kappa, J, OffHull float64
}

// Expected trains a network of K units on N clean points of R^D with Gaussian
// noise on all D coordinates, by L-BFGS on the exact expected loss
//
//	J = 1/2 mean_n E|f(x_n + sigma e) - x_n|^2 + kappa sigma^2/2 (|A|^2 + |W|^2),
//
// the limit of online training that needs no samples (derived here). V and c are
// the best for the units at every moment. The work is done in K(p + q + 1)
// numbers, p and q at most r + K, r the rank of the points, whatever D is; the
// iterates are those of D coordinates.
//
// Units start on chords between noisy points, drawn in all D coordinates, with
// their kinks anywhere on the chord: nothing puts them on the hull but the
// training.
type Expected struct {
	opt   ExpectedOptions
	hull  *ExpectedHull
	x     [][]float64 // N x D, in units of half the least distance
	scale float64     // of x: multiples of the caller's unit

	start, stage, left int // the current start and penalty; iterations left of it
	net                *expectedNet
	min                *lbfgs
	path               []ExpectedPoint

	best      *expectedNet // of the finished starts
	bestJ     float64
	bestStart int
	bestPath  []ExpectedPoint
	finals    []float64 // J at the end of each finished start
}

// NewExpected returns a trainer on the points x (N x D, one a row). The error
// is a words.Message: fewer than two points, unequal dimensions, a number that
// is not finite, two identical points, or an option out of range.
func NewExpected(x [][]float64, opt ExpectedOptions) (*Expected, error) {
	opt = opt.withDefaults(len(x))
	t, err := newExpected(x, opt)
	if err != nil {
		return nil, err
	}
	t.begin()
	return t, nil
}

// newExpected returns a trainer without a network.
func newExpected(x [][]float64, opt ExpectedOptions) (*Expected, error) {
	if err := (shallow.Data{X: x}).Check(); err != nil {
		return nil, err
	}
	if len(x) < 2 || len(x) > MaxExpectedPoints {
		return nil, words.M("expected.points", "n", len(x), "max", MaxExpectedPoints)
	}
	if err := opt.check(); err != nil {
		return nil, err
	}
	least, i, j := LeastDistance(x)
	if least == 0 {
		return nil, words.M("expected.identical", "i", i+1, "j", j+1)
	}
	t := &Expected{opt: opt, scale: least / 2, bestJ: math.Inf(1)}
	t.x = make([][]float64, len(x))
	for i, p := range x {
		t.x[i] = make([]float64, len(p))
		axpy(t.x[i], 1/t.scale, p)
	}
	t.hull = NewExpectedHull(t.x)
	return t, nil
}

// LeastDistance returns the least distance between two of the points and their
// indices, i < j; +Inf when there are fewer than two.
func LeastDistance(x [][]float64) (least float64, i, j int) {
	least = math.Inf(1)
	for b := range x {
		for a := range b {
			var s float64
			for t, v := range x[a] {
				s += (v - x[b][t]) * (v - x[b][t])
			}
			if d := math.Sqrt(s); d < least {
				least, i, j = d, a, b
			}
		}
	}
	return least, i, j
}

// sigma is the noise level in the trainer's units.
func (t *Expected) sigma() float64 { return t.opt.Sigma / t.scale }

// begin draws the units of the current start.
func (t *Expected) begin() {
	r := rand.New(rand.NewPCG(t.opt.Seed, uint64(t.start)))
	t.net = newExpectedNet(t.hull, t.sigma(), 0, expectedChords(r, t.x, t.sigma(), t.opt.Width))
	t.stage, t.left, t.path = 0, t.opt.Iterations, nil
	t.setKappa()
	t.min = newLBFGS(t.net.theta, t.opt.Memory, t.net.loss.eval)
	t.note()
}

func (t *Expected) setKappa() {
	t.net.loss.lambda = t.opt.Kappa[t.stage] * t.sigma() * t.sigma()
}

func (t *Expected) note() {
	t.path = append(t.path, ExpectedPoint{Kappa: t.opt.Kappa[t.stage], J: t.min.f * t.scale * t.scale, OffHull: t.net.offHull()})
}

// startA is the length of a unit's a at the start, in units of half the least
// distance: from much less all units learn one thing, from much more they keep
// what they were given.
const startA = 0.1

// startCopies is the number of noisy points drawn of each clean one, between
// which the chords of a start run. They span all that the units ever have off
// the hull, so that fewer of them make training faster.
const startCopies = 6

// expectedChords returns k units on chords between noisy points: w and a along
// two of them, chosen apart, and the kink anywhere on that of w.
func expectedChords(r *rand.Rand, x [][]float64, sigma float64, k int) []shallow.Unit {
	d := len(x[0])
	noisy := make([][]float64, startCopies*len(x))
	for i := range noisy {
		noisy[i] = make([]float64, d)
		for j, v := range x[i/startCopies] {
			noisy[i][j] = v + sigma*r.NormFloat64()
		}
	}
	// A chord from one noisy point to one of another clean point, scaled to length l.
	chord := func(l float64) (from, along []float64, length float64) {
		i := r.IntN(len(x))
		j := (i + 1 + r.IntN(len(x)-1)) % len(x)
		from = noisy[i*startCopies+r.IntN(startCopies)]
		to := noisy[j*startCopies+r.IntN(startCopies)]
		along = make([]float64, d)
		for t, v := range to {
			along[t] = v - from[t]
		}
		length = math.Sqrt(longDot(along, along))
		for t := range along {
			along[t] *= l / length
		}
		return from, along, length
	}
	units := make([]shallow.Unit, k)
	for i := range units {
		from, w, length := chord(1)
		_, a, _ := chord(startA)
		units[i] = shallow.Unit{A: a, W: w, B: -longDot(w, from) - r.Float64()*length}
	}
	return units
}

// Step trains until stop returns true, which it asks after each iteration of
// L-BFGS, or the last start is done, and reports whether it is. A nil stop never
// stops.
func (t *Expected) Step(stop func() bool) (done bool) {
	for !t.Done() {
		t.iterate()
		if stop != nil && stop() {
			break
		}
	}
	return t.Done()
}

// A stage ends early when J falls by less than stallShare of itself in
// stallWindow iterations: its curvature in an angle is of its own size, so the
// angles are then right to about the root, 1e-4 rad. Stages before the last only
// lead there: they end at a fall of earlyStall.
const (
	stallShare  = 1e-8
	earlyStall  = 1e-5
	stallWindow = 20
)

func (t *Expected) stalled() bool {
	n := len(t.path)
	if t.opt.Iterations-t.left < stallWindow {
		return false
	}
	share := stallShare
	if t.stage+1 < len(t.opt.Kappa) {
		share = earlyStall
	}
	return t.path[n-1-stallWindow].J-t.path[n-1].J < share*t.path[n-1].J
}

func (t *Expected) iterate() {
	fell := t.min.step()
	t.left--
	t.note()
	if fell && t.left > 0 && !t.stalled() {
		return
	}
	if t.stage+1 < len(t.opt.Kappa) {
		t.stage++
		t.left = t.opt.Iterations
		t.setKappa()
		t.min.begin()
		return
	}
	j := t.min.f * t.scale * t.scale
	t.finals = append(t.finals, j)
	if t.best == nil || j < t.bestJ {
		t.best, t.bestJ, t.bestStart, t.bestPath = t.net, j, t.start, t.path
	}
	t.start++
	if t.start < t.opt.Starts {
		t.begin()
	}
}
