package scene

import (
	"strings"

	"crease/core/words"
)

// Training says how a finite network is trained; the names are those of
// core/train, the zero value of Rate and Steps stands for the optimiser's own.
type Training struct {
	Optimizer string
	Lambda    float64 // weight decay
	Width     uint64  // number of units
	Noise     string  // how the noisy samples are drawn
	Samples   uint64  // a clean point
	Online    bool    // fresh noise at every step
	Init      string
	Rate      float64 // learning rate
	Schedule  string
	Steps     uint64
	NoSkip    bool // without the skip connection V
	Fixed     bool // one weight decay throughout
}

// training are the rows of the parameter table for Training.
func training() []Parameter {
	return []Parameter{
		choice("opt", TrainGroup, "lbfgs", []string{"lbfgs", "adam", "gd"}, func(s *Scene) *string { return &s.Train.Optimizer }),
		number("lambda", TrainGroup, "0.00001", Range{0, 0.01, 0.00001}, Range{Min: 0, Max: 1e6}, func(s *Scene) *float64 { return &s.Train.Lambda }),
		integer("width", TrainGroup, "60", Range{1, 200, 1}, Range{Min: 1, Max: 512}, func(s *Scene) *uint64 { return &s.Train.Width }),
		choice("noise", TrainGroup, "sphere", []string{"sphere", "ball", "gauss"}, func(s *Scene) *string { return &s.Train.Noise }),
		integer("m", TrainGroup, "20", Range{1, 100, 1}, Range{Min: 1, Max: 10000}, func(s *Scene) *uint64 { return &s.Train.Samples }),
		boolean("online", TrainGroup, "0", func(s *Scene) *bool { return &s.Train.Online }),
		choice("init", TrainGroup, "chords", []string{"chords", "pytorch", "zero"}, func(s *Scene) *string { return &s.Train.Init }),
		number("rate", TrainGroup, "0", Range{0, 0.1, 0.001}, Range{Min: 0, Max: 1e6}, func(s *Scene) *float64 { return &s.Train.Rate }),
		choice("schedule", TrainGroup, "cosine", []string{"cosine", "constant"}, func(s *Scene) *string { return &s.Train.Schedule }),
		integer("steps", TrainGroup, "0", Range{0, 20000, 100}, Range{Min: 0, Max: 1e6}, func(s *Scene) *uint64 { return &s.Train.Steps }),
		boolean("noskip", TrainGroup, "0", func(s *Scene) *bool { return &s.Train.NoSkip }),
		boolean("fixed", TrainGroup, "0", func(s *Scene) *bool { return &s.Train.Fixed }),
	}
}

// versus is written key.value: one parameter of the compared scene.
func versus(key string, g Group, at func(*Scene) *string) Parameter {
	return Parameter{Key: key, Group: g, Kind: Versus, Default: none,
		get: func(s Scene) string {
			if v := *at(&s); v != "" {
				return v
			}
			return none
		},
		set: func(s *Scene, text string) error {
			if text == none {
				*at(s) = ""
				return nil
			}
			other, value, _ := strings.Cut(text, ".")
			p, ok := Find(other)
			if !ok || p.Kind == Versus {
				return words.M("link.unknown", "key", quote(other))
			}
			var probe Scene
			if err := p.set(&probe, value); err != nil {
				return err
			}
			*at(s) = other + "." + p.get(probe)
			return nil
		},
	}
}

// Other returns the scene that s is compared with by Versus, and whether there
// is one.
func (s Scene) Other() (Scene, bool) {
	key, value, ok := strings.Cut(s.Versus, ".")
	if !ok {
		return s, false
	}
	s.Versus = ""
	other, err := SetParam(s.Clone(), key, value)
	return other, err == nil
}

// Setting says for people what a parameter, by its key, is set to; brief: where
// there is little room.
func Setting(key, value string, brief bool) words.Message {
	var v any = value
	name := "option." + key + "." + value
	if _, ok := words.Lookup(name); ok {
		v = words.M(name)
	}
	param := "param." + key
	if _, ok := words.Lookup(param + ".brief"); ok && brief {
		param += ".brief"
	}
	return words.M("scene.setting", "param", words.M(param), "value", v)
}
