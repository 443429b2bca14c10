package explore

import (
	"math"
	"strings"

	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// facts lists the results of a solution.
func (a *App) facts(sol *solve.Solution) []Fact {
	lang := a.model.Lang
	var out []Fact
	add := func(key, value, id string) {
		out = append(out, Fact{
			Label: words.M("fact." + key).In(lang), Value: value,
			Help: words.M("fact." + key + ".help").In(lang), ID: id,
		})
	}
	if sol.Denoiser == nil {
		return out
	}
	add("geometry", view.Named(sol).In(lang), "")
	if !sol.Cite.IsZero() {
		add("cite", sol.Cite.In(lang), "")
	}
	cost, _ := sol.Cost()
	add("cost", words.Number(cost), "")
	if sol.Data.Dim() == 1 {
		f, _ := view.Profile(sol.Denoiser)
		add("pieces", words.Number(float64(f.Len()+1)), "")
		add("slopes", view.Slopes(f).In(lang), "")
		var fixed []string
		for _, y := range f.FixedPoints() {
			if y.Slope > 1 {
				fixed = append(fixed, words.Number(y.T))
			}
		}
		if len(fixed) > 0 {
			add("fixed", strings.Join(fixed, ", "), "")
		}
		return out
	}
	add("creases", words.Number(float64(len(sol.Denoiser.Creases()))), "")
	for _, d := range view.Features(sol.Denoiser, sol.Data) {
		key := "edge"
		if d.Feature.Kind == shallow.Face {
			key = "face"
		}
		value := view.PointNames(d.Feature.Points)
		if len(d.Ridges) > 0 {
			value += slopeText(sol.Denoiser.Ridges()[d.Ridges[0]], lang)
		} else {
			value += " · " + words.M("fact.within", "n", len(d.Creases), "angle", degrees(d.Angle)).In(lang)
		}
		add(key, value, d.ID())
	}
	return out
}

// slopeText writes the greatest slope of a ridge along its unit direction.
func slopeText(r shallow.Ridge, lang words.Lang) string {
	var most float64
	for _, s := range r.Phi.Slopes() {
		most = max(most, math.Abs(s))
	}
	return " · " + words.M("fact.slope", "s", most*norm(r.U)*norm(r.V)).In(lang)
}

func norm(x []float64) float64 {
	var s float64
	for _, v := range x {
		s = math.Hypot(s, v)
	}
	return s
}

// reasons says why a status holds, or why no closed form does.
func reasons(sol *solve.Solution, lang words.Lang) []string {
	var out []string
	if !sol.Why.IsZero() {
		out = append(out, sol.Why.In(lang))
	}
	if m, ok := sol.Err.(words.Message); ok {
		out = append(out, sentences(m, lang)...)
	} else if sol.Err != nil {
		out = append(out, sol.Err.Error())
	}
	for _, w := range sol.Warnings {
		out = append(out, w.In(lang))
	}
	return out
}

// sentences splits the joined reasons of a refusal into one sentence each.
func sentences(m words.Message, lang words.Lang) []string {
	list, ok := m.Args["reasons"].([]words.Message)
	if !ok {
		return []string{m.In(lang)}
	}
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = r.In(lang)
	}
	return out
}

// readout gives the values under the pointer.
func (a *App) readout(sol *solve.Solution) []Fact {
	m := a.model
	if m.Hover == nil {
		return nil
	}
	var out []Fact
	add := func(key, value string) {
		out = append(out, Fact{Label: words.M("readout." + key).In(m.Lang), Value: value, Help: words.M("readout." + key + ".help").In(m.Lang)})
	}
	one := m.Scene.Dim() == 1
	var y []float64
	if one {
		y = []float64{m.Hover.X}
	} else {
		y = m.Frame.Out(nil, m.Hover.X, m.Hover.Y)
	}
	step := decimal(2 * m.panel().SX)
	show := func(x []float64) string {
		z := make([]string, len(x))
		for i, v := range x {
			z[i] = words.Number(snap(v, step) + 0) // no minus zero
		}
		if one {
			return z[0]
		}
		if len(z) > 4 {
			z = append(z[:3], "…")
		}
		return "(" + strings.Join(z, ", ") + ")"
	}
	add("y", show(y))
	if h := sol.Denoiser; h != nil {
		v := h.EvalTo(nil, y)
		add("f", show(v))
		var d float64
		for i := range v {
			d = math.Hypot(d, v[i]-y[i])
		}
		add("move", words.Number(snap(d, step)))
		if one {
			add("slope", words.Number(h.JacobianTo(nil, y)[0]))
		} else {
			most, least := view.Stretch(h, m.Frame, *m.Hover)
			add("stretch", view.Three(most)+", "+view.Three(least))
		}
	}
	if e := sol.EMMSE; e != nil && m.Scene.Show&scene.LayerEMMSE != 0 {
		add("emmse", show(e.EvalTo(nil, y)))
	}
	return out
}
