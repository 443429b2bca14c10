package solve

import (
	"math"

	"crease/core/emmse"
	"crease/core/flow"
	"crease/core/minnorm"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/words"
)

// Flow are the trajectories of a scene: of the min-norm denoiser, of the
// empirical MMSE estimator from the same starts, and how the ends of the first
// change with the number of training points.
type Flow struct {
	Err    error   // why there is no flow of the denoiser; a words.Message
	Sigma  float64 // at the start of a probability flow, 0 for a score flow
	Radius float64 // at the start
	Starts [][]float64

	MinNorm, EMMSE Trajectories
	ByN            []EndsOf
	Missing        []int // numbers of training points that have no closed form
	Done           bool

	own, other flow.Mover // of the two flows; own is nil with Err
	marks      *flow.Landmarks
}

// Course is the way of one point along a flow.
type Course struct {
	Start []float64
	End   flow.End
	Class flow.Class
	path  flow.Path
}

// Trace follows a point along both flows. The first is nil where there is no
// flow of the denoiser.
func (f *Flow) Trace(y []float64) (own, other *Course) {
	trace := func(m flow.Mover) *Course {
		c := &Course{Start: y}
		c.End = m.Move(y, &c.path)
		c.Class = f.marks.Of(c.End)
		return c
	}
	if f.own != nil {
		own = trace(f.own)
	}
	return own, trace(f.other)
}

// EndsOf counts ends, by class in the order of flow.Classes, of the first N
// training points alone.
type EndsOf struct {
	N, Of  int
	Counts [len(flow.Classes)]int
}

// Trajectories are those of one flow so far, in the order of the starts; paths
// are kept of the first alone.
type Trajectories struct {
	Ends   []flow.End
	Class  []flow.Class
	Paths  []*flow.Path
	Counts [len(flow.Classes)]int
}

// KeptPaths is the number of trajectories whose paths are kept, CountedStarts
// that of those that are counted for each number of training points.
const (
	KeptPaths     = 300
	CountedStarts = 1000
)

// mostCounted bounds the number of training points up to which ends are
// counted.
const mostCounted = 12

// Horizon returns the time T at which the scene's probability flow begins: its
// own, or else where the noise is half as wide as the points.
func Horizon(s scene.Scene) float64 {
	if s.Inquiry.Horizon > 0 || len(s.Points) == 0 {
		return s.Inquiry.Horizon
	}
	lo, hi, _, _, gap := spread(s.Points)
	size := max(hi-lo, gap) / 2
	return round(size*size, math.Pow(10, math.Floor(math.Log10(size*size))-1))
}

// mover returns the flow of the denoiser h of points x, and the radius at its
// start.
func mover(s scene.Scene, x [][]float64, h *shallow.Denoiser) (flow.Mover, float64, error) {
	if s.Inquiry.Flow == scene.ScoreFlow {
		return flow.NewScore(h), s.Rho, nil
	}
	t := Horizon(s)
	k := s.Inquiry.K
	if k == 0 {
		k = s.Rho / math.Sqrt(t)
	}
	m, err := flow.NewProbability(func(rho float64) (*shallow.Denoiser, error) {
		return closed(x, rho)
	}, x, k, t)
	return m, k * math.Sqrt(t), err
}

// closed returns the closed form for balls of a radius about the points x; its
// error, a words.Message, is short.
func closed(x [][]float64, rho float64) (*shallow.Denoiser, error) {
	f, err := minnorm.Solve(shallow.Data{X: x, Rho: rho})
	switch {
	case err == nil:
		return f.Denoiser, nil
	case rho < scene.Touch(x):
		return nil, words.M("inquiry.noform")
	}
	return nil, asMessage(err)
}

// smooth returns the flow of the empirical MMSE estimator.
func smooth(s scene.Scene) flow.Mover {
	if s.Inquiry.Flow == scene.ScoreFlow {
		return flow.SmoothScore{F: emmse.New(s.Points, s.Sigma)}
	}
	return flow.SmoothProbability{F: func(sigma float64) flow.Field { return emmse.New(s.Points, sigma) }, T: Horizon(s)}
}

// starts returns seeded starts about the points x.
func starts(s scene.Scene, x [][]float64, n int) [][]float64 {
	if s.Inquiry.Flow == scene.ScoreFlow {
		return flow.Around(x, 0.5, n, s.Seed)
	}
	return flow.Noised(x, math.Sqrt(Horizon(s)), n, s.Seed)
}

// flows returns the stage that follows trajectories.
func flows(j *Job) stage {
	sol := j.best
	s := sol.Scene
	var f Flow
	if s.Inquiry.Flow == scene.ProbabilityFlow {
		f.Sigma = math.Sqrt(Horizon(s))
	}
	f.Starts = starts(s, s.Points, int(s.Inquiry.Starts))
	f.marks = flow.NewLandmarks(s.Points)
	var own, other *flow.Bundle
	counts := byN(s)
	f.Err = sol.Err
	if h := sol.Denoiser; h != nil {
		m, rho, err := mover(s, s.Points, h)
		if f.Radius, f.Err = rho, err; err == nil {
			f.own = m
			own = flow.NewBundle(m, f.marks, f.Starts, KeptPaths)
		}
	} else if f.Err == nil {
		f.Err = words.M("explore.change.emmse")
	}
	f.other = smooth(s)
	other = flow.NewBundle(f.other, f.marks, f.Starts, KeptPaths)
	return func(stop func() bool) bool {
		done := own == nil || f.MinNorm.follow(own, stop)
		done = done && f.EMMSE.follow(other, stop)
		done = done && (sol.Denoiser == nil || counts(&f, stop))
		next := *j.best
		now := f
		now.Done = done
		next.Flow = &now
		j.best = &next
		return done
	}
}

// follow moves a bundle on and reads what there is of it.
func (t *Trajectories) follow(b *flow.Bundle, stop func() bool) bool {
	n, all := b.Len()
	if n == all {
		return true
	}
	done := b.Step(stop)
	n, _ = b.Len()
	for i := len(t.Ends); i < n; i++ {
		e, c := b.End(i)
		t.Ends, t.Class = append(t.Ends, e), append(t.Class, c)
		if p := b.Path(i); p != nil {
			t.Paths = append(t.Paths, p)
		}
	}
	t.Counts = b.Counts()
	return done
}

// byN returns the part of the stage that counts ends against the number of
// training points, from two to all of them.
func byN(s scene.Scene) func(f *Flow, stop func() bool) bool {
	n := 2
	var b *flow.Bundle
	return func(f *Flow, stop func() bool) bool {
		for ; n <= min(len(s.Points), mostCounted); n++ {
			if b == nil {
				x := s.Points[:n]
				h, err := minnorm.Solve(shallow.Data{X: x, Rho: s.Rho})
				var m flow.Mover
				if err == nil {
					m, _, err = mover(s, x, h.Denoiser)
				}
				if err != nil {
					f.Missing = append(f.Missing, n)
					continue
				}
				b = flow.NewBundle(m, flow.NewLandmarks(x), starts(s, x, CountedStarts), 0)
			}
			if !b.Step(stop) {
				return false
			}
			f.ByN = append(f.ByN, EndsOf{n, CountedStarts, b.Counts()})
			b = nil
			if stop() {
				n++
				return n > min(len(s.Points), mostCounted)
			}
		}
		return true
	}
}

// At returns where trajectory i is after a share of the flow, 0 to 1: of sigma
// run down for a probability flow; t/(1 + t) for a score flow, which takes for
// ever. The path of i must be kept.
func (f *Flow) At(t *Trajectories, i int, share float64) []float64 {
	return f.along(f.Starts[i], t.Ends[i], t.Paths[i], share)
}

// On is At for a traced point.
func (f *Flow) On(c *Course, share float64) []float64 { return f.along(c.Start, c.End, &c.path, share) }

func (f *Flow) along(start []float64, end flow.End, path *flow.Path, share float64) []float64 {
	switch {
	case share <= 0:
		return start
	case share >= 1:
		return end.Y
	}
	clock := share / (1 - share)
	if f.Sigma > 0 {
		clock = f.Sigma * (1 - share)
	}
	return path.At(nil, clock)
}
