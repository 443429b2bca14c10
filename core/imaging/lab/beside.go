package lab

import (
	"slices"

	"crease/core/imaging"
)

// Beside is what the other recipe has made of the same images and noise: the
// two are to be compared. Numbers without a meaning are null.
type Beside struct {
	Recipe     string   `json:"recipe"`
	Angle      *float64 `json:"angle"`
	AngleOther *float64 `json:"angleOther"`
	OffHull    *float64 `json:"offHull"`
	Ratio      *float64 `json:"ratio"`
	Difference *float64 `json:"difference"`
}

// results are the trainings that have come to their end, by recipe, all on the
// same images.
type results struct {
	done  map[imaging.Recipe]imaging.Report
	exact *imaging.Job // under way, so that the online one has something beside it
}

// keep forgets the results unless the next job is on the images that they are of.
func (s *Session) keep(next *imaging.Job) {
	if s.job == nil || !alike(s.job.Experiment(), next.Experiment()) {
		s.results = results{done: map[imaging.Recipe]imaging.Report{}}
	}
}

// alike reports whether two experiments differ in their recipe at most.
func alike(a, b imaging.Experiment) bool {
	return a.Ratio == b.Ratio && a.Seed == b.Seed && slices.EqualFunc(a.X, b.X, slices.Equal)
}

// compare trains the exact network that an online one is compared with, once
// the latter is done, and reports whether there is more to do.
func (s *Session) compare(stop func() bool) (more bool) {
	if _, ok := s.results.done[imaging.Exact]; ok {
		return false
	}
	if s.results.exact == nil {
		e := s.job.Experiment()
		e.Recipe = imaging.Exact
		job, err := imaging.NewJob(e)
		if err != nil {
			return false // what the online one could be made of, this can
		}
		s.results.exact = job
	}
	if s.results.exact.Step(stop) {
		s.results.done[imaging.Exact] = s.results.exact.Report()
		s.stale[PartReport] = true
		return false
	}
	return true
}

// beside returns the result of the other recipe, nil where there is none.
func (s *Session) beside() *Beside {
	other := imaging.Online
	if s.job.Experiment().Recipe == imaging.Online {
		other = imaging.Exact
	}
	r, ok := s.results.done[other]
	if !ok {
		return nil
	}
	return &Beside{string(other), number(r.Angle), number(r.AngleOther), number(r.OffHull), number(r.Ratio), number(r.Difference)}
}
