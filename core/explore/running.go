package explore

import (
	"strconv"

	"crease/core/solve"
	"crease/core/words"
)

// pacing are the paces at which a training plays: steps between two pictures, 0
// for as many as there is time for. They are no part of the link: the run is
// the same at every pace.
var pacing = [...]int{0, 10, 1}

// paceOf returns the index of a pace, 0 where there is none of that name.
func paceOf(value string) int {
	for i, n := range pacing {
		if strconv.Itoa(n) == value {
			return i
		}
	}
	return 0
}

// paces are the options for the page.
func paces(on int, lang words.Lang) []Option {
	out := make([]Option, len(pacing))
	for i, n := range pacing {
		value := strconv.Itoa(n)
		out[i] = Option{Value: value, Label: words.M("pace." + value).In(lang), On: i == on}
	}
	return out
}

// control is how the jobs are to run now. While the data move nothing plays: it
// would begin anew with every move.
func (a *App) control() solve.Control {
	m := a.model
	drag := m.Moving && m.before != nil && !sameProblem(*m.before, m.Scene)
	return solve.Control{Playing: m.Playing && !drag, Steps: m.steps - a.stepsBefore, Pace: pacing[m.pace]}
}

// Paced reports whether the next Step should wait until the picture of the last
// one has been seen.
func (a *App) Paced() bool {
	return a.model.Playing && pacing[a.model.pace] > 0 && a.job != nil && a.current().Training != nil
}

// outdated reports whether the job works on something else than is asked for.
func (a *App) outdated() bool {
	return !sameProblem(a.solving, a.model.Scene) || a.restarts != a.model.restarts
}

// finished reports whether what is played has come to its end.
func (a *App) finished() bool {
	r := a.current().Running
	return r != nil && r.Done && (a.ghost == nil || a.ghost.Running == nil || a.ghost.Running.Done)
}

// behind reports whether, of two trainings side by side, the one that the
// scene is compared with has come less far.
func (a *App) behind() bool {
	if a.ghost == nil || a.shown == nil {
		return false
	}
	own, other := a.shown.Training, a.ghost.Training
	return own != nil && other != nil && (other.Report.Step < own.Report.Step || own.Report.Done) && !other.Report.Done
}

// running is the bar of what is played, nil where nothing is.
func (a *App) running() *Running {
	m, sol := a.model, a.current()
	r := sol.Running
	if r == nil {
		return nil
	}
	out := &Running{Text: studyText(sol, m.Lang), Progress: r.Progress, Playing: m.Playing && !a.finished()}
	if sol.Training != nil {
		out.Paces = paces(m.pace, m.Lang)
	}
	return out
}

// Rival returns the solution of what the scene is compared with, nil while
// there is none.
func (a *App) Rival() *solve.Solution { return a.ghost }
