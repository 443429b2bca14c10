package explore

import (
	"math"
	"strconv"

	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// trainFacts are the numbers of a training.
func trainFacts(sol *solve.Solution, lang words.Lang) []Fact {
	t := sol.Training
	if t == nil {
		return nil
	}
	var out []Fact
	add := func(key, value string) {
		out = append(out, Fact{Label: words.M("fact.train." + key).In(lang), Value: value, Help: words.M("fact.train." + key + ".help").In(lang)})
	}
	r := t.Report
	add("loss", short(r.Loss))
	add("fit", short(r.Fit))
	if t.Optimum > 0 {
		name, _ := view.StatusText(t.OptimumStatus)
		add("ratio", strconv.FormatFloat(r.Cost/t.Optimum, 'f', 4, 64)+" ("+name.In(lang)+")")
	}
	if r.Bound > 0 {
		add("bound", short(r.Bound))
	}
	add("active", strconv.Itoa(r.Active))
	add("aligned", percent(r.Alignment))
	if !math.IsNaN(t.Difference) {
		add("difference", short(t.Difference))
	}
	return out
}

// percent writes a share.
func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }

// trainText says how far a training has come.
func trainText(sol *solve.Solution, lang words.Lang) string {
	t := sol.Training
	if t == nil {
		return ""
	}
	if !t.Report.Note.IsZero() {
		return t.Report.Note.In(lang)
	}
	return words.M("train.running", "step", t.Report.Step, "steps", t.Report.Steps).In(lang)
}
