package explore

import (
	"strconv"

	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

func pointID(i int) string { return "point/" + strconv.Itoa(i) }

// change says what is new about a solution after another, when its geometry or
// status differs; otherwise nothing.
func change(old, now *solve.Solution) words.Message {
	if old.Geometry == now.Geometry && old.Status == now.Status {
		if old.Err == nil && now.Err == nil {
			return words.Message{}
		}
		return refusal(now)
	}
	if now.Denoiser == nil {
		return refusal(now)
	}
	name, _ := view.StatusText(now.Status)
	if old.Geometry != now.Geometry && old.Geometry != "" {
		return words.M("explore.change.from", "old", view.Geometry(old.Geometry), "new", view.Geometry(now.Geometry), "status", name)
	}
	return words.M("explore.change", "new", view.Geometry(now.Geometry), "status", name)
}

func refusal(s *solve.Solution) words.Message {
	if m, ok := s.Err.(words.Message); ok && s.Invalid {
		return m
	}
	if s.Status == solve.EstimatorOnly {
		return words.M("explore.change.emmse")
	}
	return words.M("explore.change.none")
}

// summary is what the announcer says of a result: its parts in one breath.
func summary(s *solve.Solution, lang words.Lang) string {
	name, _ := view.StatusText(s.Status)
	switch {
	case s.Invalid:
		if m, ok := s.Err.(words.Message); ok {
			return m.In(lang)
		}
		return s.Err.Error()
	case s.Denoiser == nil:
		return name.In(lang)
	}
	args := []any{"geometry", view.Geometry(s.Geometry), "status", name, "cost", s.Denoiser.Cost(), "creases", len(s.Denoiser.Creases())}
	return words.M("explore.say", args...).In(lang)
}
