// Package explore is the whole app without a browser: a Model, the messages
// that change it, and the loop that keeps a solver running and a picture
// current.
//
//	link -Parse-> Scene -Step-> Solution -Draw-> Picture
//	  ^             ^                              |
//	  '----Link-----'------ Update <- Msg <- Hit <-'
//
// Update is the only writer of the Model. An App owns one Model and one Job:
// while something is dragged one job runs and the newest scene waits; a job is
// dropped only after it has delivered one picture, so that a slow solver still
// shows progress.
package explore

import (
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// Options are what an App starts with.
type Options struct {
	Link string  // fragment, without "#"
	W, H float64 // of the picture in CSS pixels
	Lang words.Lang
	// Still says that nobody is there to drag or to press play: the picture holds
	// no hint to do so, and what is played runs to its end, a search for some
	// trials.
	Still bool
}

// App is the running explorer. It is not safe for concurrent use.
type App struct {
	model   Model
	job     *solve.Job
	solving scene.Scene // what job works on
	shown   *solve.Solution
	from    *solve.Solution // what was shown before the last change: captions compare with it

	sheets *view.Sheets // maps of colours that get finer while nothing moves
	seen   view.Key     // what they show

	pinJob *solve.Job // works on what the scene is compared with
	pinned scene.Scene
	ghost  *solve.Solution

	restarts, pinRestarts int // how often the jobs were asked to begin anew
	stepsBefore           int // single steps that were asked of earlier jobs

	delivered bool // job has reached a picture
	dirty     bool // the picture no longer shows the model
	serial    uint32
	pic       *picture.Picture
	effects   []Effect
	said      string // what the announcer said last
}

// stillTrials is how many triangles a picture of a search shows: enough for its
// worst to be far from the formula, a small part of a second of work.
const stillTrials = 60

// New returns an app that shows a link.
func New(o Options) *App {
	a := &App{model: NewModel(o.Link, o.W, o.H, o.Lang), dirty: true}
	if o.Still {
		a.model.touched = true
		if a.model.Scene.Studied() == scene.Search {
			a.model.steps = stillTrials
		} else {
			a.model.Playing = true
		}
	}
	a.begin()
	return a
}

// Do takes one message. Work that it causes is done by Step.
func (a *App) Do(msg Msg) {
	if msg.Kind == Export {
		a.export(msg.ID, msg.Value)
		return
	}
	if msg.Kind == Play && a.finished() { // again from the start
		a.Do(Msg{Kind: Restart})
	}
	if msg.Kind == Set && msg.ID == "do/worst" {
		if s, ok := a.worst(); ok {
			msg = Msg{Kind: Show, Value: scene.Link(s)}
		}
	}
	if msg.Kind == Hover || msg.Kind == Click {
		msg.ID = pointedAt(a.pic, msg.X, msg.Y)
	}
	var effects []Effect
	old := a.model
	a.model, effects = Update(old, msg)
	switch {
	case msg.Kind == Load || msg.Kind == Preset:
		a.from = nil
	case !old.Moving && (a.model.Moving || !sameProblem(old.Scene, a.model.Scene)):
		a.from = a.shown
	}
	a.effects = append(a.effects, effects...)
	a.dirty = true
}

// Model returns the current model, for reading.
func (a *App) Model() Model { return a.model }

// Link returns the current scene as a fragment.
func (a *App) Link() string { return scene.Link(a.model.Scene) }

// Solution returns what is shown.
func (a *App) Solution() *solve.Solution { return a.shown }

// Step works until nothing is left to do or stop says to pause, and reports
// whether there is more. A new picture or effect is ready when it returns; see
// Picture and Effects.
func (a *App) Step(stop func() bool) (more bool) {
	if a.outdated() && (a.job == nil || a.delivered) {
		a.begin()
		a.stepsBefore, a.restarts = a.model.steps, a.model.restarts
	}
	early := a.behind() && a.pin(stop) // of two runs the slower one has its turn first
	if a.job != nil {
		a.job.Play(a.control())
		done := a.job.Step(stop)
		if s := a.job.Solution(); s.Ready && s != a.shown {
			a.deliver(s)
		}
		if done {
			a.job = nil
		}
	}
	pinning := early || a.pin(stop)
	solving := a.job != nil && !a.job.Waiting() || pinning || a.outdated()
	if a.dirty {
		a.draw()
	}
	a.announce()
	if solving || a.model.Moving || a.sheets == nil {
		return solving
	}
	finer, more := a.sheets.Step(stop)
	if finer {
		a.draw()
	}
	return more
}

// Firm reports whether the function shown is the one that will stay: what is
// still being worked on only adds to what is said of it.
func (a *App) Firm() bool {
	return !a.model.Moving && !a.outdated() && a.delivered && (a.job == nil || a.job.Firm())
}

// pin works on what the scene is compared with, and reports whether there is
// more to do.
func (a *App) pin(stop func() bool) (more bool) {
	s, ok := compared(a.model.Scene)
	if !ok {
		a.ghost, a.pinJob, a.pinned = nil, nil, scene.Scene{}
		return false
	}
	if !sameProblem(s, a.pinned) || a.pinRestarts != a.model.restarts {
		a.pinned, a.pinJob, a.pinRestarts = s, solve.New(s, nil), a.model.restarts
	}
	if a.pinJob == nil {
		return false
	}
	a.pinJob.Play(a.control())
	done := a.pinJob.Step(stop)
	if g := a.pinJob.Solution(); g.Ready && g != a.ghost {
		a.ghost, a.dirty = g, true
	}
	if done {
		a.pinJob = nil
	}
	return !done && !a.pinJob.Waiting()
}

// compared returns the scene that s is compared with: the one held as a ghost,
// or the one that differs in one parameter.
func compared(s scene.Scene) (scene.Scene, bool) {
	if s.Pin == nil {
		return s.Other()
	}
	s.Points, s.Rho, s.Noisy = s.Pin, s.PinRho, nil
	s.Pin, s.PinRho, s.Versus, s.Study = nil, 0, "", scene.NoStudy
	return s, true
}

// sameProblem reports whether two scenes differ at most in how they are looked
// at.
func sameProblem(s, t scene.Scene) bool {
	s.Inquiry.Time = t.Inquiry.Time
	s.Lock, s.Show, s.Mode, s.View, s.Probe, s.Terms, s.Pin, s.PinRho, s.Versus = t.Lock, t.Show, t.Mode, t.View, t.Probe, t.Terms, t.Pin, t.PinRho, t.Versus
	return s.Equal(t)
}

// begin starts a job on the model's scene.
func (a *App) begin() {
	a.solving = a.model.Scene
	a.job = solve.New(a.solving, a.shown)
	a.delivered = false
}

// deliver shows a solution.
func (a *App) deliver(s *solve.Solution) {
	a.shown = s
	a.delivered, a.dirty = true, true
	a.model.push = a.model.push.measure(s)
}

// draw makes the picture of the model.
func (a *App) draw() {
	a.dirty = false
	a.serial++
	m, sol := a.model, a.current()
	in := view.Input{
		Scene: m.Scene, Solution: sol, Frame: m.Frame, Camera: m.Camera, W: m.W, H: m.H,
		Lang: m.Lang, Moving: m.Moving, Hover: m.Hover, Selected: m.selected(),
		Pinned: a.ghost, Hint: m.hint(),
	}
	a.sheets = a.finer(in)
	in.Sheets = a.sheets
	a.pic = view.Draw(in)
	a.pic.Serial = a.serial
}

// announce lets the announcer say the result once a change is done.
func (a *App) announce() {
	if a.model.Moving || a.job != nil && !a.job.Waiting() || a.said == a.pic.Desc {
		return
	}
	if a.said != "" {
		a.effects = append(a.effects, Effect{Kind: Say, Text: summary(a.current(), a.model.Lang)})
	}
	a.said = a.pic.Desc
}

// finer returns the maps of colours for a picture: those there are as long as
// they show the same, none while something moves.
func (a *App) finer(in view.Input) *view.Sheets {
	key := in.Key()
	switch {
	case in.Moving:
		return nil
	case a.sheets == nil || key != a.seen:
		a.seen = key
		return new(view.Sheets)
	}
	return a.sheets
}

// current returns the solution that is shown. Before anything is known of data
// of the scene's dimension it holds the data alone.
func (a *App) current() *solve.Solution {
	s := a.model.Scene
	if a.shown == nil || a.shown.Data.Dim() != s.Dim() {
		return &solve.Solution{Scene: s, Data: solve.Data(s), Status: solve.Working}
	}
	return a.shown
}

// Picture returns the current picture, nil before the first Step. It changes
// identity when it changes.
func (a *App) Picture() *picture.Picture { return a.pic }

// Effects returns what the page has to do since the last call.
func (a *App) Effects() []Effect {
	e := a.effects
	a.effects = nil
	return e
}
