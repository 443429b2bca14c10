package explore

import (
	"strconv"
	"strings"

	"crease/core/flow"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// flowFacts say where trajectories begin and what they end at.
func flowFacts(sol *solve.Solution, lang words.Lang) []Fact {
	f := sol.Flow
	if f == nil {
		return nil
	}
	var out []Fact
	if f.Err != nil {
		out = refused("flow.error", f.Err, lang)
	} else if f.Sigma > 0 {
		out = append(out, inquiryFact("flow.from", words.M("fact.flow.from.value", "sigma", view.Three(f.Sigma), "rho", view.Three(f.Radius)).In(lang), lang))
	}
	if ends := view.Ends(f, lang); ends != "" {
		out = append(out, inquiryFact("flow.ends", ends, lang))
	}
	if len(f.Missing) > 0 {
		var list []string
		for _, n := range f.Missing {
			list = append(list, strconv.Itoa(n))
		}
		out = append(out, inquiryFact("flow.missing", words.M("fact.flow.missing.value", "n", strings.Join(list, ", ")).In(lang), lang))
	}
	return out
}

// probeFacts say where the point that was set into a flow ends.
func (m Model) probeFacts(sol *solve.Solution) []Fact {
	f, y := sol.Flow, m.Scene.Probe
	if m.Scene.Study != scene.Flow || f == nil || y == nil || len(f.Starts) == 0 || len(f.Starts[0]) != len(y) {
		return nil
	}
	var out []Fact
	add := func(key string, c *solve.Course) {
		if c == nil {
			return
		}
		at := make([]float64, len(c.End.Y))
		for i, v := range c.End.Y {
			at[i] = tidy(v)
		}
		place := view.Coordinates(at)
		if len(at) == 1 {
			place = words.Number(at[0])
		}
		out = append(out, inquiryFact(key, place+" · "+className(c.Class, m.Lang), m.Lang))
	}
	own, other := f.Trace(y)
	add("flow.probe", own)
	add("flow.probe.emmse", other)
	return out
}

func className(c flow.Class, lang words.Lang) string {
	return words.M("flow.class." + c.String()).In(lang)
}

// flowTables count the ends by class: of both flows, and of the first training
// points alone.
func flowTables(sol *solve.Solution, lang words.Lang) []Table {
	f := sol.Flow
	if f == nil {
		return nil
	}
	t := newTable("flow", lang, "flow.class", "flow.minnorm", "flow.emmse")
	for _, e := range f.ByN {
		t.Head = append(t.Head, words.M("table.flow.n", "n", e.N).In(lang))
		t.Help = append(t.Help, words.M("table.flow.n.help", "n", e.N).In(lang))
	}
	for c, class := range flow.Classes {
		row := []string{className(class, lang), strconv.Itoa(f.MinNorm.Counts[c]), strconv.Itoa(f.EMMSE.Counts[c])}
		for _, e := range f.ByN {
			row = append(row, strconv.Itoa(e.Counts[c]))
		}
		t.Rows = append(t.Rows, row)
	}
	return []Table{t}
}

// asks reports whether a row of the denoiser at work matters for the study.
func (m Model) asks(key string) bool {
	q := m.Scene.Inquiry
	switch key {
	case "prior":
		return m.Scene.Study == scene.Risk
	case "k":
		return m.Scene.Study == scene.Risk || m.Scene.Study == scene.Flow && q.Flow == scene.ProbabilityFlow
	case "flow", "n", "time":
		return m.Scene.Study == scene.Flow
	case "horizon":
		return m.Scene.Study == scene.Flow && q.Flow == scene.ProbabilityFlow
	}
	return true
}

// inquiries are the controls of the studies that are no row of the table.
func (m Model) inquiries() []Control {
	out := m.lawControls()
	if c, ok := m.angleControl(); ok {
		out = append(out, c)
	}
	return out
}

// inquired returns the scene after a control of inquiries, and whether it is
// one.
func (m Model) inquired(key, value string) (scene.Scene, error, bool) {
	if index, ok := strings.CutPrefix(key, lawKey); ok {
		s, err := m.setLaw(index, value)
		return s, err, true
	}
	if key == "prior" { // the numbers of another prior mean something else
		s, err := scene.SetParam(m.Scene, key, value)
		s.Inquiry.Law = nil
		return s, err, true
	}
	if key == angleKey {
		s, err := m.setAngle(value)
		return s, err, true
	}
	return m.Scene, nil, false
}
