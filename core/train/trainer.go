package train

import (
	"math"
	"math/rand/v2"
	"slices"

	"crease/core/shallow"
	"crease/core/words"
)

// Trainer trains one network. Its methods are for one goroutine.
type Trainer struct {
	data    shallow.Data // with the noisy samples, in the caller's coordinates
	cfg     Config
	frame   frame
	shape   shape
	recipe  recipe
	batch   *batch
	fresh   *sampler   // of online noise
	redrawn *rand.Rand // for renew
	normals [][]float64

	theta, grad []float64
	loss        float64 // J at theta and lambda,
	lambda      float64 // in frame coordinates
	lbfgs       *lbfgs  // or, then,
	adam        *adam   // or plain gradient descent
	step        int
	stage, left int // of L-BFGS: the stage and the steps left in it, or in the polish

	first, least float64   // loss at step 0, and the least since
	good         []float64 // weights of the least loss
	spare        []float64 // a gradient that nobody needs
	bound        float64
	history      history
	note         words.Message
	done         bool
}

// New returns a trainer at step 0. The error is a words.Message that says what
// is wrong with the data or the settings.
func New(data shallow.Data, cfg Config) (*Trainer, error) {
	noisy, err := Samples(data, cfg)
	if err != nil {
		return nil, err
	}
	t := &Trainer{data: noisy, cfg: cfg, frame: newFrame(noisy), shape: shape{data.Dim(), cfg.Width, !cfg.NoSkip}}
	t.recipe = newRecipe(cfg, cfg.Lambda/(t.frame.s*t.frame.s))
	sizes := make([]int, data.N())
	for i := range sizes {
		sizes[i] = cfg.Samples
		if !cfg.Online {
			sizes[i] = len(noisy.Y[i])
		}
	}
	t.batch = newBatch(data.Dim(), cfg.Width, sizes)
	t.theta = make([]float64, t.shape.size())
	t.good = make([]float64, t.shape.size())
	t.spare = make([]float64, t.shape.size())
	t.Reset()
	return t, nil
}

// maxMemory bounds the pairs of vectors that L-BFGS keeps, and memoryBytes the
// room that they take in large networks.
const (
	minMemory   = 3
	maxMemory   = 20
	memoryBytes = 64 << 20
)

// Reset goes back to step 0. The same run follows.
func (t *Trainer) Reset() {
	b := t.batch
	for i, x := range t.data.X {
		t.frame.to(b.x[i*b.d:(i+1)*b.d], x)
		if !t.cfg.Online {
			ys := b.cluster(b.y, i)
			for j, y := range t.data.Y[i] {
				t.frame.to(ys[j*b.d:(j+1)*b.d], y)
			}
		}
	}
	if t.cfg.Online {
		t.fresh = newSampler(t.data, t.cfg, onlineStream)
		t.redraw()
	}
	b.enclose()
	t.redrawn = rand.New(rand.NewPCG(t.cfg.Seed, renewStream))
	start(t.theta, t.shape, b, t.frame, t.cfg)
	t.step, t.bound, t.history, t.note, t.done = 0, 0, history{}, words.Message{}, false
	t.lbfgs, t.adam = nil, nil
	if stages := t.recipe.stages; stages != nil {
		t.stage, t.left, t.lambda = 0, stages[0].steps, stages[0].lambda
		memory := min(maxMemory, max(minMemory, memoryBytes/(16*len(t.theta))))
		t.lbfgs = newLBFGS(t.theta, memory, t.eval)
		t.grad, t.loss = t.lbfgs.grad, t.lbfgs.f
	} else {
		t.lambda, _ = t.recipe.at(0)
		t.grad = make([]float64, len(t.theta))
		t.loss = t.eval(t.theta, t.grad)
		if !t.recipe.descending {
			t.adam = newAdam(len(t.theta))
		}
	}
	t.first, t.least = t.loss, t.loss
	copy(t.good, t.theta)
	t.record()
}

func (t *Trainer) eval(theta, grad []float64) float64 {
	return t.batch.loss(t.shape, theta, grad, t.lambda)
}

// redraw draws fresh noise.
func (t *Trainer) redraw() {
	b := t.batch
	y := make([]float64, b.d)
	for i, x := range t.data.X {
		for ys := b.cluster(b.y, i); len(ys) >= b.d; ys = ys[b.d:] {
			t.fresh.draw(y, x)
			t.frame.to(ys[:b.d], y)
		}
	}
	b.enclose()
}

// Step trains until stop, which it asks after each evaluation of the loss,
// returns true, or training is done, and reports whether it is. A nil stop never
// stops.
func (t *Trainer) Step(stop func() bool) (done bool) {
	for !t.done {
		t.advance()
		if stop != nil && stop() {
			break
		}
	}
	return t.done
}

// diverged is the factor by which a loss that has grown since the first step,
// or since 1, the loss of doing nothing sensible in frame coordinates, will
// not come back.
const diverged = 1e4

// advance does one step of Adam or gradient descent, or one evaluation of a
// step of L-BFGS.
func (t *Trainer) advance() {
	if t.lbfgs == nil {
		t.descend()
	} else if !t.quasiNewton() {
		return
	}
	t.step++
	switch {
	case !(t.loss <= diverged*max(t.first, 1)) || !finite(t.theta):
		copy(t.theta, t.good)
		t.loss = t.least
		if t.lbfgs != nil {
			t.finish(words.M("train.overflow", "step", t.step))
		} else {
			t.finish(words.M("train.diverged", "step", t.step, "rate", t.recipe.rate, "less", t.recipe.rate/10))
		}
	case t.loss <= t.least:
		t.least = t.loss
		copy(t.good, t.theta)
	}
	if !t.done && (t.step == t.recipe.steps || t.polishing() && t.left == 0) {
		t.finish(words.M("train.finished", "step", t.step))
	}
	if t.done || t.history.due(t.step) {
		t.record()
	}
}

func (t *Trainer) finish(note words.Message) { t.done, t.note = true, note }

// quasiNewton does one evaluation of L-BFGS and reports whether that ended a
// step. It goes on to the next stage when this one's steps are done or have
// found its minimum.
func (t *Trainer) quasiNewton() bool {
	p := t.lbfgs.probe()
	if p == trial {
		return false
	}
	t.loss = t.lbfgs.f
	t.left--
	last := t.stage == len(t.recipe.stages)-1
	switch {
	case p == moved && t.left > 0:
	case !last:
		t.stage++
		t.left, t.lambda = t.recipe.stages[t.stage].steps, t.recipe.stages[t.stage].lambda
		renew(t.theta, t.shape, t.batch, t.redrawn, t.stage < len(t.recipe.stages)-1)
		t.lbfgs.again()
		t.loss = t.lbfgs.f
	case t.recipe.polish > 0:
		t.lbfgs, t.adam, t.left = nil, newAdam(len(t.theta)), t.recipe.polish
	case p == stuck:
		t.finish(words.M("train.converged", "step", t.step+1))
	}
	return true
}

// polishing reports whether L-BFGS has handed over to Adam.
func (t *Trainer) polishing() bool { return t.recipe.stages != nil && t.lbfgs == nil }

// descend does one step of Adam or gradient descent.
func (t *Trainer) descend() {
	var rate float64
	if t.polishing() {
		rate = polishRate * cosine(1-float64(t.left)/float64(t.recipe.polish))
		t.left--
	} else {
		t.lambda, rate = t.recipe.at(t.step)
		if t.recipe.renews(t.step) {
			renew(t.theta, t.shape, t.batch, t.redrawn, true)
			t.eval(t.theta, t.grad)
		}
	}
	if t.adam != nil {
		t.adam.step(t.theta, t.grad, rate)
	} else {
		axpy(t.theta, -rate, t.grad)
	}
	if t.cfg.Online {
		t.redraw()
	}
	t.loss = t.eval(t.theta, t.grad)
}

func finite(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v-v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// Denoiser returns the network as it is now.
func (t *Trainer) Denoiser() *shallow.Denoiser {
	units := make([]shallow.Unit, 0, t.shape.k)
	least := negligible * max(t.point().Cost, 1)
	for k := range t.shape.k {
		w, b, a := t.shape.unit(t.theta, k)
		if size(a, w) > least {
			units = append(units, shallow.Unit{A: slices.Clone(a), W: slices.Clone(w), B: b[0]})
		}
	}
	c, v := t.shape.affine(t.theta)
	return shallow.FromUnits(t.shape.d, slices.Clone(v), c, units).Conjugate(t.frame.s, t.frame.m)
}
