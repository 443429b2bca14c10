package main

import (
	"fmt"
	"time"

	"crease/core/scene"
	"crease/core/solve"
)

// training is how a network is to be trained; what is left out has the default
// of a link.
type training struct {
	Optimizer, Noise, Init *string
	Lambda, Rate           *float64
	Width, Samples, Steps  *int
	Online, Skip           *bool
	Seed                   *uint64
}

func (t *training) keys() []key {
	return []key{
		text("optimizer", &t.Optimizer), decimal("lambda", &t.Lambda), whole("width", &t.Width), text("noise", &t.Noise),
		whole("samples", &t.Samples), truth("online", &t.Online), whole("steps", &t.Steps), whole("seed", &t.Seed),
		text("init", &t.Init), decimal("rate", &t.Rate), truth("skip", &t.Skip),
	}
}

// apply sets what is given in the scene. Values are checked as a link's are.
func (t training) apply(s scene.Scene) (scene.Scene, error) {
	set := func(name, key, value string) error {
		next, err := scene.SetParam(s, key, value)
		if err != nil {
			return fmt.Errorf("train.%s: %w", name, err)
		}
		s = next
		return nil
	}
	text := func(name, key string, v *string) error {
		if v == nil {
			return nil
		}
		return set(name, key, *v)
	}
	whole := func(name, key string, v *int) error {
		if v == nil {
			return nil
		}
		return set(name, key, fmt.Sprint(*v))
	}
	flag := func(name, key string, v *bool, on bool) error {
		if v == nil {
			return nil
		}
		return set(name, key, map[bool]string{true: "1", false: "0"}[*v == on])
	}
	number := func(name, key string, v *float64) error {
		if v == nil {
			return nil
		}
		return set(name, key, scene.Decimal(*v))
	}
	for _, err := range []error{
		text("optimizer", "opt", t.Optimizer), number("lambda", "lambda", t.Lambda), whole("width", "width", t.Width),
		text("noise", "noise", t.Noise), whole("samples", "m", t.Samples), flag("online", "online", t.Online, true),
		whole("steps", "steps", t.Steps), text("init", "init", t.Init), number("rate", "rate", t.Rate), flag("skip", "noskip", t.Skip, false),
	} {
		if err != nil {
			return s, err
		}
	}
	if t.Seed != nil {
		s.Seed = *t.Seed
	}
	return s, nil
}

// trained is what crease solve prints of a training; Optimum is null where none
// is known.
type trained struct {
	Loss          *float64 `json:"loss"`
	Alignment     float64  `json:"alignment"`
	Active        int      `json:"active"`
	Steps         int      `json:"steps"`
	Seconds       float64  `json:"seconds"`
	Optimum       *float64 `json:"optimum"`
	OptimumStatus *string  `json:"optimum_status"`
}

// finish solves a scene to its end, training included, and returns how long it
// took.
func finish(s scene.Scene) (*solve.Solution, time.Duration) {
	start := time.Now()
	j := solve.New(s, nil)
	j.Play(solve.Control{Playing: true})
	for !j.Step(func() bool { return false }) {
	}
	return j.Solution(), time.Since(start)
}

// newTrained returns what is printed of a training, nil when there was none.
func newTrained(sol *solve.Solution, took time.Duration) *trained {
	t := sol.Training
	if t == nil {
		return nil
	}
	r := &trained{
		Loss: number(t.Report.Loss), Alignment: t.Report.Alignment, Active: t.Report.Active, Steps: t.Report.Step,
		Seconds: took.Seconds(), Optimum: number(t.Optimum),
	}
	if status := string(t.OptimumStatus); status != "" {
		r.OptimumStatus = &status
	}
	return r
}
