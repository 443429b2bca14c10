package solve

import (
	"math"
	"slices"

	"crease/core/convex"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/train"
	"crease/core/words"
)

// Training is how a training stands, with what it is measured against.
type Training struct {
	Report  train.Report
	History []train.Point
	Samples shallow.Data // the noisy samples; balls when training online

	// Optimum is the least cost that fits the samples, NaN while unknown;
	// OptimumStatus is certified, or the status of the closed form that stands
	// in for it, or "" for none.
	Optimum       float64
	OptimumStatus Status
	// Reference is the closed form or else the certified optimum, nil while
	// neither is known; Difference the greatest distance to it over the box of
	// the clean points, NaN without one, and Worst a point where it is reached.
	Reference  *shallow.Denoiser
	Difference float64
	Worst      []float64
}

// Config returns the settings of a scene's training.
func Config(s scene.Scene) train.Config {
	t := s.Train
	c := train.Default()
	c.Width, c.NoSkip, c.Lambda, c.Seed = int(t.Width), t.NoSkip, t.Lambda, s.Seed
	c.Samples, c.Online, c.Rate, c.Steps, c.Fixed = int(t.Samples), t.Online, t.Rate, int(t.Steps), t.Fixed
	c.Optimizer = train.Optimizer(max(slices.Index(train.Optimizers, t.Optimizer), 0))
	c.Noise = train.Noise(max(slices.Index(train.Noises, t.Noise), 0))
	c.Init = train.Init(max(slices.Index(train.Inits, t.Init), 0))
	c.Schedule = train.Schedule(max(slices.Index(train.Schedules, t.Schedule), 0))
	return c
}

// trainer is the stage that trains a network.
type trainer struct {
	j        *Job
	net      *train.Trainer
	optimum  float64
	status   Status
	verifier *convex.Verifier
	ref      *shallow.Denoiser
	shown    int // how often the network was shown

	difference float64 // to ref when it was measured last, NaN before
	worst      []float64
}

// training returns the stages of a scene that trains: the optimum of the same
// samples, then the training itself.
func (j *Job) training() {
	t := &trainer{j: j, optimum: math.NaN(), difference: math.NaN()}
	j.rest = append(j.rest, t.begin)
}

// begin draws the samples and shows the network at its start.
func (t *trainer) begin(func() bool) bool {
	j := t.j
	next := *j.best
	net, err := train.New(next.Data, Config(next.Scene))
	if err != nil {
		next.Err, next.Ready, next.Denoiser, next.Status = err, true, nil, None
		j.best = &next
		return true
	}
	t.net = net
	if f := next.Formula; f != nil {
		t.ref = f.Denoiser
		net.Predict(train.Predicted(f.Denoiser))
		t.optimum, t.status = f.Denoiser.Cost(), Status(f.Status.String())
	} else {
		net.Predict(train.Normals(next.Data.X))
	}
	p := convex.FromData(net.Samples())
	if v, err := convex.NewVerifier(p); err == nil && !net.Samples().Balls() {
		t.verifier = v
	}
	t.publish(false)
	j.rest = append(j.rest, pause(), j.inquire(), t.certify(p), t.train, j.inquire())
	return true
}

// pause returns a stage that ends a turn of work: the start of a training, which
// answers a drag, does not wait for what comes next.
func pause() stage {
	paused := false
	return func(func() bool) bool {
		was := paused
		paused = true
		return was
	}
}

// mostCertified bounds the samples of a problem that is certified for
// comparison: the exact oracle takes n^2 log n steps.
const mostCertified = 600

// certify returns the stage that finds the optimum of the same samples.
func (t *trainer) certify(p convex.Problem) stage {
	var s *convex.Solver
	return func(stop func() bool) bool {
		if s == nil {
			var err error
			if len(p.Y) > mostCertified || p.Dim() > 2 {
				return true
			}
			if s, err = convex.New(p, nil, convex.Options{Gap: proved}); err != nil {
				return true
			}
		}
		if !s.Step(stop) {
			return false
		}
		best := s.Best()
		if c := best.Certificate; c.Feasible && c.Gap <= 100*proved {
			t.optimum, t.status = c.Upper, Certified
			if t.ref == nil {
				t.ref = best.H
				t.net.Predict(train.Predicted(best.H))
			}
		}
		t.publish(false)
		return true
	}
}

// train goes on as long as it is played.
func (t *trainer) train(stop func() bool) bool {
	switch c := t.j.control; {
	case c.Playing && c.Pace > 0:
		return t.steps(c.Pace)
	case c.Playing:
		done := t.net.Step(stop)
		t.publish(done)
		return done
	}
	for t.j.next() {
		if t.steps(1) {
			return true
		}
	}
	return false
}

// steps does n steps, each of which may take several evaluations, and shows the
// result.
func (t *trainer) steps(n int) (done bool) {
	for end := t.net.Report().Step + n; !done && t.net.Report().Step < end; {
		done = t.net.Step(func() bool { return true })
	}
	t.publish(done)
	return done
}

// every is how many pictures of a training go by between two certified bounds,
// and two measurements of the difference to the reference: each costs about as
// much as the training between two pictures. The first picture waits for neither:
// it answers a drag.
const every = 8

// publish shows the network as it is.
func (t *trainer) publish(done bool) {
	next := *t.j.best
	if t.shown++; t.verifier != nil && (done || t.shown%every == 2) && len(t.net.Samples().X) > 0 {
		if dual := t.net.Dual(); dual != nil {
			if _, bound := t.verifier.Feasible(convex.Dual{Lambda: dual}); bound > 0 {
				t.net.Certify(bound)
			}
		}
	}
	h := t.net.Denoiser()
	r := t.net.Report()
	s := &Training{Report: r, History: slices.Clone(t.net.History()), Samples: t.net.Samples(),
		Optimum: t.optimum, OptimumStatus: t.status, Reference: t.ref}
	// Whoever goes step by step wants to see each; the first picture is to come
	// soon.
	if waits := !t.j.control.Playing && t.shown > 1; t.ref != nil && (done || waits || t.shown%every == 0) {
		t.difference, t.worst = train.Farthest(h, t.ref, next.Data)
	}
	s.Difference, s.Worst = t.difference, t.worst
	next.Denoiser, next.Status, next.Err, next.Training = h, Trained, nil, s
	next.Why, next.Cite = words.M("train.status.why"), words.M("train.cite")
	if !r.Note.IsZero() {
		next.Why = r.Note
	}
	next.Running = &Running{Progress: share(r), Done: done}
	next.Ready = true
	t.j.best = &next
}

// share is how far a training has come, 0 to 1.
func share(r train.Report) float64 {
	if r.Done {
		return 1
	}
	if r.Steps <= 0 {
		return -1
	}
	return min(float64(r.Step)/float64(r.Steps), 1)
}
