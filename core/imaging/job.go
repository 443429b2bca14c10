package imaging

import (
	"math"

	"crease/core/shallow"
	"crease/core/train"
	"crease/core/words"
)

// learner is a network in training.
type learner interface {
	Step(stop func() bool) (done bool)
	network() *shallow.Denoiser      // the one to show now
	units() []shallow.Unit           // its units
	path() []train.ExpectedPoint     // of its start
	finals() (j []float64, kept int) // of the finished starts
	starts() int
	progress() float64
}

// Job is an experiment under way. The closed form and the estimators stand at
// once; the network trains in slices.
type Job struct {
	exp    Experiment
	sigma  float64
	hull   *train.ExpectedHull
	closed *Closed // nil when there is none,
	none   error   // and why
	learn  learner
	done   bool

	predicted, other []Feature
	random           baseline
	closedJ          map[float64]float64 // J of the closed form by kappa

	trained *shallow.Denoiser // network() of the present step, once asked for
}

// kappa is the penalty at which objectives are compared: that of the end of
// exact training, lambda = kappa sigma^2.
const kappa = 0.001

// NewJob starts an experiment. The error is a words.Message, as in Check.
func NewJob(e Experiment) (*Job, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	j := &Job{exp: e, sigma: e.Sigma(), hull: train.NewExpectedHull(e.X), closedJ: map[float64]float64{}}
	j.closed, j.none = closedForm(j.hull, e.X, j.sigma, kappa)
	j.predicted, j.other = families(j.hull, e.X, j.closed)
	j.random = newBaseline(j.hull, j.predicted, j.other, e.Seed)
	var err error
	if e.Recipe == Online {
		j.learn, err = newOnline(e, j.sigma, onlineSamples, onlineSteps)
	} else {
		j.learn, err = newExact(e, j.sigma, j.closed != nil && j.closed.Theorem)
	}
	if err != nil {
		return nil, err
	}
	return j, nil
}

// Step trains until stop returns true, which it asks after each iteration, or
// training is done, and reports whether it is. A nil stop never stops.
func (j *Job) Step(stop func() bool) (done bool) {
	j.trained = nil
	j.done = j.learn.Step(stop)
	return j.done
}

// Done reports whether training is done.
func (j *Job) Done() bool { return j.done }

// Progress returns the share of the training that is done, 0 to 1.
func (j *Job) Progress() float64 { return j.learn.progress() }

// Experiment returns what is studied. Its slices must not be changed.
func (j *Job) Experiment() Experiment { return j.exp }

// Sigma returns the noise level of training, in units of a pixel.
func (j *Job) Sigma() float64 { return j.sigma }

// Hull returns the affine hull of the images.
func (j *Job) Hull() *train.ExpectedHull { return j.hull }

// Closed returns the closed form, or nil and a words.Message that says why
// there is none.
func (j *Job) Closed() (*Closed, error) { return j.closed, j.none }

// ClosedObjective returns J of the closed form at the weight decay kappa, NaN
// where there is none.
func (j *Job) ClosedObjective(kappa float64) float64 {
	if j.closed == nil {
		return math.NaN()
	}
	v, ok := j.closedJ[kappa]
	if !ok {
		var err error
		if v, _, err = train.ExpectedObjective(j.exp.X, j.sigma, kappa, j.closed.Denoiser); err != nil {
			v = math.NaN()
		}
		j.closedJ[kappa] = v
	}
	return v
}

// Trained returns the network in training; once all starts are done, the one
// of the least objective.
func (j *Job) Trained() *shallow.Denoiser {
	if j.trained == nil {
		j.trained = j.learn.network()
	}
	return j.trained
}

// exact trains by the exact expected loss.
type exact struct{ *train.Expected }

// patience bounds the iterations at each penalty where a theorem says what there
// is to find: training goes on until J stalls, which takes digits 200 and patches
// whose rays differ in length up to 1,000. Elsewhere nothing says what is worth
// waiting for, and it ends where ExpectedOptions has it.
const patience = 1000

func newExact(e Experiment, sigma float64, theorem bool) (learner, error) {
	opt := train.ExpectedOptions{Sigma: sigma, Width: e.Width, Starts: e.Starts, Seed: e.Seed, Kappa: []float64{3 * kappa, kappa}}
	if theorem {
		opt.Iterations = patience
	}
	t, err := train.NewExpected(e.X, opt)
	if err != nil {
		return nil, err
	}
	return exact{t}, nil
}

func (t exact) network() *shallow.Denoiser {
	if t.Done() {
		return t.Denoiser()
	}
	return t.Current()
}

func (t exact) units() []shallow.Unit {
	if t.Done() {
		return t.Units()
	}
	return t.CurrentUnits()
}

func (t exact) path() []train.ExpectedPoint {
	if t.Done() {
		return t.Path()
	}
	return t.CurrentPath()
}

func (t exact) finals() ([]float64, int) { return t.Finals() }
func (t exact) starts() int              { return t.Options().Starts }

func (t exact) progress() float64 {
	_, share := t.Expected.Progress()
	return share
}

// None says why there is no closed form; the zero Message when there is one.
func (j *Job) None() words.Message {
	m, _ := j.none.(words.Message)
	return m
}
