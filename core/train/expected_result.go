package train

import (
	"math"

	"crease/core/shallow"
)

// Done reports whether all starts have been trained.
func (t *Expected) Done() bool { return t.start >= t.opt.Starts }

// usualStage is the number of iterations after which half of a stage counts as
// done: most end because J stalls, long before their limit, and nothing tells when.
const usualStage = 100

// Progress returns the number of the current start, from 0, and a share of the
// work that grows with every iteration, n/(n + usualStage) of each stage, and
// is 1 at the end.
func (t *Expected) Progress() (start int, share float64) {
	if t.Done() {
		return t.opt.Starts - 1, 1
	}
	n := float64(t.opt.Iterations - t.left)
	stages := float64(t.stage) + n/(n+usualStage)
	return t.start, (float64(t.start) + stages/float64(len(t.opt.Kappa))) / float64(t.opt.Starts)
}

// result is the best network of the finished starts; before there is one, the
// current network.
func (t *Expected) result() *expectedNet {
	if t.best != nil {
		return t.best
	}
	return t.net
}

// Denoiser returns the best network so far with its best V and c, in all D
// coordinates: that of the finished starts with the least J, or the one in
// training before there is one.
func (t *Expected) Denoiser() *shallow.Denoiser {
	return t.result().denoiser().Conjugate(t.scale, t.zero())
}

// Current returns the network in training, as Denoiser does the best.
func (t *Expected) Current() *shallow.Denoiser { return t.net.denoiser().Conjugate(t.scale, t.zero()) }

// Units returns the units of Denoiser, all K of them, in all D coordinates.
func (t *Expected) Units() []shallow.Unit { return t.rescaled(t.result().units()) }

// CurrentUnits returns the units of Current.
func (t *Expected) CurrentUnits() []shallow.Unit { return t.rescaled(t.net.units()) }

func (t *Expected) rescaled(units []shallow.Unit) []shallow.Unit {
	for i := range units {
		units[i].B *= t.scale
	}
	return units
}

func (t *Expected) zero() []float64 { return make([]float64, len(t.hull.Mean)) }

// J returns the objective of Denoiser, in squared units of the points.
func (t *Expected) J() float64 {
	if t.best != nil {
		return t.bestJ
	}
	return t.min.f * t.scale * t.scale
}

// Path returns the iterations of Denoiser's start, from before the first. It
// must not be changed.
func (t *Expected) Path() []ExpectedPoint {
	if t.best != nil {
		return t.bestPath
	}
	return t.path
}

// CurrentPath returns the iterations of the current start so far. It must not
// be changed.
func (t *Expected) CurrentPath() []ExpectedPoint { return t.path }

// Finals returns J at the end of each finished start and which of them is kept
// (-1 when none is finished). It must not be changed.
func (t *Expected) Finals() (j []float64, kept int) {
	if t.best == nil {
		return nil, -1
	}
	return t.finals, t.bestStart
}

// Options returns the options with their defaults filled in.
func (t *Expected) Options() ExpectedOptions { return t.opt }

// LastKappa returns kappa at the end of training: the one of J.
func (t *Expected) LastKappa() float64 { return t.opt.Kappa[len(t.opt.Kappa)-1] }

// ExpectedObjective returns
//
//	J = 1/2 mean_n E|f(x_n + sigma e) - x_n|^2 + kappa sigma^2 R(h)
//
// for the network f that has the creases of h and the best V and c for them:
// J of Expected for balanced units, for which (|A|^2 + |W|^2)/2 = sum |a||w|. It
// also returns f. Errors are as in NewExpected.
func ExpectedObjective(x [][]float64, sigma, kappa float64, h *shallow.Denoiser) (float64, *shallow.Denoiser, error) {
	opt := ExpectedOptions{Sigma: sigma, Kappa: []float64{kappa}}
	t, err := newExpected(x, opt.withDefaults(len(x)))
	if err != nil {
		return 0, nil, err
	}
	if h.Dim() != len(x[0]) {
		panic("train: dimensions disagree")
	}
	creases := h.Creases()
	units := make([]shallow.Unit, len(creases))
	for i, c := range creases {
		// a[w.y - tau]_+ with |a| = |w|.
		s := math.Sqrt(c.Norm())
		u := shallow.Unit{A: make([]float64, len(c.A)), W: make([]float64, len(c.W)), B: -c.Tau * s / t.scale}
		axpy(u.A, 1/s, c.A)
		axpy(u.W, s, c.W)
		units[i] = u
	}
	net := newExpectedNet(t.hull, t.sigma(), kappa*t.sigma()*t.sigma(), units)
	j := net.loss.eval(net.theta, make([]float64, net.loss.size()))
	return j * t.scale * t.scale, net.denoiser().Conjugate(t.scale, t.zero()), nil
}
