// Package solve turns a Scene into a Solution: it reads the scene's data,
// recognises what theorem holds, and otherwise runs the solver asked for.
//
// Work is done in slices: New makes a Job, Job.Step works until it is told to
// stop, Job.Solution is the best answer so far and never nil.
package solve

import (
	"crease/core/convex"
	"crease/core/emmse"
	"crease/core/minnorm"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/words"
)

// Status says how sure a result is.
type Status string

// Exact: a theorem holds. Conjectured: a conjecture that holds in every case
// tried. UpperBound: the function interpolates, its cost is not known to be
// the least. Certified: a dual bound proves the cost to within the gap shown.
// Trained: a finite network, nothing is proved. EstimatorOnly: the empirical
// MMSE estimator. None: there is no denoiser to show.
const (
	Exact         Status = "exact"
	Conjectured   Status = "conjectured"
	UpperBound    Status = "upper-bound"
	Certified     Status = "certified"
	Trained       Status = "trained"
	EstimatorOnly Status = "estimator"
	Working       Status = "working"
	None          Status = "none"
)

// Solution is what is known of a scene. It is not changed once it is handed
// out.
type Solution struct {
	Scene scene.Scene
	Data  shallow.Data

	Denoiser *shallow.Denoiser // nil when none is known
	Geometry string            // key of the geometry, "" when none is recognised
	Status   Status
	Cite     words.Message // the theorem
	Why      words.Message // why this status
	Err      error         // why there is no denoiser; a words.Message
	Invalid  bool          // Err refuses the data themselves
	Warnings []words.Message

	Formula *minnorm.Result  // the closed form, where there is one, whoever solved
	EMMSE   *emmse.Estimator // nil when the data themselves are refused

	Found       *convex.Solution    // of the certified solver, once it has run
	Certificate *convex.Certificate // of Found
	Excess      float64             // how much more Formula costs than proved necessary, relative

	Training *Training // of a trained network
	Search   *Search   // of a search for a counterexample

	Risk        *Risk        // the test error, where it is studied
	Contraction *Contraction // where repeated denoising leads
	Flow        *Flow        // trajectories

	Running *Running // progress of a study that is played, nil otherwise

	Ready bool // worth a picture: a job hands out others only to whoever asks
}

// Cost returns the representation cost of the denoiser and whether there is
// one.
func (s *Solution) Cost() (cost float64, ok bool) {
	if s.Denoiser == nil {
		return 0, false
	}
	return s.Denoiser.Cost(), true
}

// Interval is the range [Lo, Hi] of the noisy samples of clean point Index, at
// X, on the line.
type Interval struct {
	Index     int
	X, Lo, Hi float64
}

// Intervals returns the ranges of the noisy samples of one-dimensional data,
// in the order of the points.
func Intervals(data shallow.Data) []Interval {
	out := make([]Interval, 0, len(data.X))
	for i, x := range data.X {
		if len(x) != 1 {
			return nil
		}
		c := Interval{i, x[0], x[0] - data.Rho, x[0] + data.Rho}
		if !data.Balls() {
			c.Lo, c.Hi = data.Y[i][0][0], data.Y[i][0][0]
			for _, y := range data.Y[i] {
				c.Lo, c.Hi = min(c.Lo, y[0]), max(c.Hi, y[0])
			}
		}
		out = append(out, c)
	}
	return out
}
