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
		j.learn, err = newOnline(e, j.hull, j.sigma, onlineSamples, onlineSteps)
	} else {
		j.learn, err = newExact(e, j.sigma)
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

func newExact(e Experiment, sigma float64) (learner, error) {
	t, err := train.NewExpected(e.X, train.ExpectedOptions{Sigma: sigma, Width: e.Width, Starts: e.Starts, Seed: e.Seed, Kappa: []float64{3 * kappa, kappa}})
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

// The online recipe: Adam with a cosine, on a few fresh noisy samples of each
// image a step.
const (
	onlineSamples = 4
	onlineSteps   = 2000
	onlineWidth   = 48
	onlineEvery   = 50 // steps between the points of its path
)

// online trains on fresh noise at each step.
type online struct {
	*train.Trainer
	hull   *train.ExpectedHull
	x      [][]float64
	sigma  float64
	points []train.ExpectedPoint
	done   bool
	last   float64 // J at the end
}

func newOnline(e Experiment, hull *train.ExpectedHull, sigma float64, samples, steps int) (learner, error) {
	cfg := train.Default()
	cfg.Width, cfg.Lambda, cfg.Seed = e.Width, kappa*sigma*sigma, e.Seed
	if cfg.Width == 0 {
		cfg.Width = onlineWidth
	}
	cfg.Noise, cfg.Sigma, cfg.Online, cfg.Samples = train.Gauss, sigma, true, samples
	cfg.Optimizer, cfg.Steps = train.Adam, steps
	least, _, _ := train.LeastDistance(e.X)
	t, err := train.New(shallow.Data{X: e.X, Rho: least / 8}, cfg)
	if err != nil {
		return nil, err
	}
	o := &online{Trainer: t, hull: hull, x: e.X, sigma: sigma}
	o.note()
	return o, nil
}

func (o *online) Step(stop func() bool) (done bool) {
	for !o.done {
		o.done = o.Trainer.Step(func() bool { return true })
		if o.done || o.Report().Step%onlineEvery == 0 {
			o.note()
		}
		if o.done {
			if j, _, err := train.ExpectedObjective(o.x, o.sigma, kappa, o.network()); err == nil {
				o.last = j
			}
		}
		if stop != nil && stop() {
			break
		}
	}
	return o.done
}

func (o *online) note() {
	var off, all float64
	for _, u := range o.units() {
		w2 := dot(u.W, u.W)
		all += w2
		off += w2
		for _, e := range o.hull.Axes {
			off -= dot(e, u.W) * dot(e, u.W)
		}
	}
	o.points = append(o.points, train.ExpectedPoint{Kappa: kappa, J: o.Report().Loss, OffHull: max(0, off) / max(all, math.SmallestNonzeroFloat64)})
}

func (o *online) network() *shallow.Denoiser { return o.Denoiser() }

func (o *online) units() []shallow.Unit {
	var units []shallow.Unit
	for _, r := range o.Denoiser().Ridges() {
		for _, k := range r.Phi.Knots() {
			u := shallow.Unit{A: make([]float64, len(r.U)), W: r.V, B: -k.T}
			axpy(u.A, k.Jump, r.U)
			units = append(units, u)
		}
	}
	return units
}

func (o *online) path() []train.ExpectedPoint { return o.points }
func (o *online) starts() int                 { return 1 }

func (o *online) progress() float64 {
	r := o.Report()
	return float64(r.Step) / float64(max(1, r.Steps))
}

func (o *online) finals() ([]float64, int) {
	if !o.done {
		return nil, -1
	}
	return []float64{o.last}, 0
}

// None says why there is no closed form; the zero Message when there is one.
func (j *Job) None() words.Message {
	m, _ := j.none.(words.Message)
	return m
}
