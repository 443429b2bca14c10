package solve

import "crease/core/scene"

// stage is a part of a job: it works until it is done (true) or stop says to
// pause (false), and publishes by replacing the job's best solution.
type stage func(stop func() bool) (done bool)

// studies are the stages that look further into a solution once there is one,
// by study. Each is one file of this package and one line here; it is made when
// its turn comes.
var studies = map[scene.Study]func(*Job) stage{
	scene.Search:      search,
	scene.Risk:        testError,
	scene.Contraction: contraction,
	scene.Flow:        flows,
}

// study adds the stage of the scene's study to what is still to be run.
func (j *Job) study(stop func() bool) bool {
	if begin := studies[j.best.Scene.Study]; begin != nil && !j.best.Invalid {
		j.rest = append(j.rest, begin(j))
	}
	return true
}

// Control says how a job that can be played is to run.
type Control struct {
	Playing bool // go on by itself
	Steps   int  // how often a single step was asked for, ever
	// Pace is the number of optimisation steps of a training between two
	// pictures while it plays; 0 is as many as fit in a slice.
	Pace int
}

// Play tells the job how to run. A study that trains or searches works only
// while it is played, or for the steps asked for; all else runs by itself.
func (j *Job) Play(c Control) { j.control = c }

// next reports whether a study that is played may do a unit of work now: it is
// playing, or a single step was asked for that it has not done yet.
func (j *Job) next() bool {
	if j.control.Playing {
		return true
	}
	if j.stepped < j.control.Steps {
		j.stepped++
		return true
	}
	j.waiting = true
	return false
}

// Waiting reports whether the job has nothing to do until it is played.
func (j *Job) Waiting() bool { return j.waiting && !j.control.Playing && j.stepped >= j.control.Steps }

// Running is the progress of a study that is played, for the page.
type Running struct {
	Progress float64 // 0 to 1, negative when unknown
	Done     bool
}
