package solve

import (
	"crease/core/convex"
	"crease/core/emmse"
	"crease/core/minnorm"
	"crease/core/scene"
	"crease/core/shallow"
)

// Job works on one scene.
type Job struct {
	best   *Solution
	rest   []stage // still to be run, in order
	solver *convex.Solver
	plain  *Solution // what there was before the solver began
	warm   *convex.Solution
	last   *Solution // of a similar scene, nil for none

	control Control // of a study that is played
	stepped int     // single steps done
	waiting bool    // until it is played
}

// New returns a job for the scene. It is cheap; the closed forms are tried in
// the first Step. last, when not nil, is the solution of a similar scene: the
// certified solver starts from it.
func New(s scene.Scene, last *Solution) *Job {
	j := &Job{best: &Solution{Scene: s, Data: Data(s), Status: None}, last: last}
	if err := j.best.Data.Check(); err != nil {
		j.best.Err, j.best.Invalid, j.best.Ready = err, true, true
		return j
	}
	if last != nil && last.Found != nil && last.Data.Dim() == j.best.Data.Dim() {
		j.warm = last.Found
	}
	j.best.EMMSE = emmse.New(s.Points, s.Sigma)
	if s.Method == scene.EMMSE {
		j.best.Status, j.best.Ready = EstimatorOnly, true
		j.rest = append(j.rest, j.study)
		return j
	}
	j.rest = append(j.rest, j.closed)
	return j
}

// Data returns the training data of a scene.
func Data(s scene.Scene) shallow.Data {
	return shallow.Data{X: s.Points, Y: s.Noisy, Rho: s.Rho}
}

// Step works until there is nothing left to do (true), or until stop reports that
// it must not go on now or there is an answer that should not wait (false). It
// asks stop between units of work of a few milliseconds each.
func (j *Job) Step(stop func() bool) (done bool) {
	j.waiting = false
	for len(j.rest) > 0 {
		if !j.rest[0](stop) {
			return false
		}
		j.rest = j.rest[1:]
		if len(j.rest) > 0 && stop() {
			return false
		}
	}
	return true
}

// Firm reports whether the function of the answer so far, and what is proved of
// its cost, will stay.
func (j *Job) Firm() bool {
	return len(j.rest) == 0 || j.solver != nil && j.solver.Firm()
}

// Solution returns the best answer so far. It is never nil, and a later answer
// is another Solution.
func (j *Job) Solution() *Solution { return j.best }

// Solve runs the job of a scene to its end.
func Solve(s scene.Scene) *Solution {
	j := New(s, nil)
	for !j.Step(func() bool { return false }) {
		if j.Waiting() {
			break
		}
	}
	return j.best
}

// closed tries the closed forms, and asks for the certified solver where they
// leave something open.
func (j *Job) closed(func() bool) bool {
	next := *j.best
	f, err := minnorm.Solve(next.Data)
	if err != nil {
		next.Err = err
	} else {
		next.Formula = f
		next.Denoiser, next.Geometry, next.Cite, next.Why = f.Denoiser, f.Geometry, f.Cite, f.Why
		next.Status = Status(f.Status.String())
		next.Warnings = f.Warnings
	}
	method := next.Scene.Method
	if method == scene.Train {
		j.best = &next
		j.training()
		return true
	}
	if method == scene.Certified || method == scene.Auto && next.Status != Exact {
		j.rest = append(j.rest, j.certify)
	}
	next.Ready = len(j.rest) == 1 || next.Denoiser != nil
	j.rest = append(j.rest, j.study)
	j.best = &next
	return true
}
