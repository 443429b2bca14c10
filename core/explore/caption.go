package explore

import (
	"strconv"
	"strings"

	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

func pointID(i int) string { return "point/" + strconv.Itoa(i) }

// change says what is new about a solution after another, and why, when its
// geometry or its status differs; otherwise nothing.
func change(old, now *solve.Solution, lang words.Lang) string {
	if old == nil || old == now || old.Geometry == now.Geometry && old.Status == now.Status && (old.Err == nil) == (now.Err == nil) {
		return ""
	}
	if now.Denoiser == nil && now.Status != solve.Working {
		return refusal(now).In(lang)
	}
	status := string(now.Status)
	if now.Status == solve.Certified && now.Formula != nil {
		status += "." + now.Formula.Status.String()
	}
	next := words.M("explore.now." + status)
	name := view.Named(now)
	if old.Geometry == now.Geometry {
		return joined(lang, words.M("explore.still", "new", name, "next", next).In(lang), now.Why)
	}
	text := words.M("explore.change", "new", name, "next", next).In(lang)
	if is := seen(now); is != seen(old) && (is == "edges" || is == "faces") {
		text += " " + words.M("explore.turned."+is).In(lang)
	}
	if old.Geometry == "" {
		return text
	}
	if why := now.Misses(old.Geometry); !why.IsZero() {
		return words.M("explore.left.why", "old", view.Named(old), "why", clause(why, lang)).In(lang) + " " + text
	}
	return words.M("explore.left", "old", view.Named(old)).In(lang) + " " + text
}

// clause is the reason of a refusal as part of a sentence: in words of its own
// where the reason is long, otherwise without the name of the geometry.
func clause(why words.Message, lang words.Lang) string {
	if key := "left." + why.Key; known(key) {
		return words.Message{Key: key, Args: why.Args}.In(lang)
	}
	reason := why.In(lang)
	for _, colon := range []string{": ", "："} {
		if _, rest, ok := strings.Cut(reason, colon); ok {
			return rest
		}
	}
	return reason
}

// joined appends a reason, if there is one, to a text.
func joined(lang words.Lang, text string, why words.Message) string {
	if why.IsZero() {
		return text
	}
	return words.M("explore.because", "what", text, "why", why).In(lang)
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

// aligned is the share of the cost on creases where the theorem has them from
// which a network is said to be the theorem's function.
const aligned = 0.95

// seen is the key of what there is to see in the picture of a solution: "edges",
// "faces", "both" or "free" of a function of several variables, "training" of a
// network that is not there yet; "" for nothing.
func seen(sol *solve.Solution) string {
	if t := sol.Training; t != nil && sol.Denoiser != nil && !(t.Report.Done && t.Report.Alignment >= aligned) {
		return "training"
	}
	switch edges, faces := follows(sol); {
	case sol.Status == solve.EstimatorOnly:
		return "emmse"
	case sol.Denoiser == nil:
		return ""
	case sol.Geometry == "affine", sol.Geometry == "singletons", sol.Geometry == "point":
		return sol.Geometry
	case sol.Data.Dim() == 1:
		return "line"
	case edges && faces:
		return "both"
	case edges:
		return "edges"
	case faces:
		return "faces"
	}
	return "free"
}

// legible returns one of the texts on what there is to see, "" for none.
func legible(kind string, sol *solve.Solution, lang words.Lang) string {
	key := seen(sol)
	if key == "" {
		return ""
	}
	return words.M(kind + "." + key).In(lang)
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
	args := []any{"geometry", view.Named(s), "status", name, "cost", s.Denoiser.Cost(), "creases", len(s.Denoiser.Creases())}
	return words.M("explore.say", args...).In(lang)
}

// known reports whether there is a text of that key.
func known(key string) bool {
	_, ok := words.Lookup(key)
	return ok
}
