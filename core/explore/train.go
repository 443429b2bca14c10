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

// runs compares two trainings side by side.
func (a *App) runs() []Table {
	lang := a.model.Lang
	if a.ghost == nil || a.ghost.Training == nil || a.current().Training == nil {
		return nil
	}
	t := newTable("runs", lang, "runs.number", "runs.own", "runs.other")
	own, other := a.current(), a.ghost
	t.Rows = append(t.Rows, []string{words.M("table.runs.step").In(lang), strconv.Itoa(own.Training.Report.Step), strconv.Itoa(other.Training.Report.Step)})
	beside := map[string]string{}
	for _, f := range trainFacts(other, lang) {
		beside[f.Label] = f.Value
	}
	for _, f := range trainFacts(own, lang) {
		value := beside[f.Label]
		if value == "" {
			value = "—"
		}
		t.Rows = append(t.Rows, []string{f.Label, f.Value, value})
	}
	return []Table{t}
}
