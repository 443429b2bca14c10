package explore

import (
	"strconv"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// searchFacts says what a search has found.
func searchFacts(sol *solve.Solution, lang words.Lang) []Fact {
	s := sol.Search
	if s == nil {
		return nil
	}
	var out []Fact
	add := func(key, value string) {
		out = append(out, Fact{Label: words.M("fact.search." + key).In(lang), Value: value, Help: words.M("fact.search." + key + ".help").In(lang)})
	}
	add("tried", strconv.Itoa(s.Tried))
	if w := s.Worst; w.Excess > 0 {
		add("worst", power(w.Excess))
		add("at", words.M("search.at", "x", w.Points[2][0], "y", w.Points[2][1], "rho", w.Rho).In(lang))
	}
	return out
}

func searchText(sol *solve.Solution, lang words.Lang) string {
	s := sol.Search
	if s == nil {
		return ""
	}
	return words.M("search.running", "tried", s.Tried, "most", solve.MostTrials).In(lang)
}

// worst returns the scene of the worst triangle that was found.
func (a *App) worst() (scene.Scene, bool) {
	if a.shown == nil || a.shown.Search == nil || a.shown.Search.Worst.Points == nil {
		return scene.Scene{}, false
	}
	return a.shown.Search.Worst.Scene(a.model.Scene), true
}
