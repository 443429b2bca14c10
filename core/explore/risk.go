package explore

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// inquiryFact returns a fact of a study by its key.
func inquiryFact(key, value string, lang words.Lang) Fact {
	return Fact{Label: words.M("fact." + key).In(lang), Value: value, Help: words.M("fact." + key + ".help").In(lang)}
}

// refused is a fact that says why there is nothing.
func refused(key string, err error, lang words.Lang) []Fact {
	text := err.Error()
	if m, ok := err.(words.Message); ok {
		text = m.In(lang)
	}
	return []Fact{inquiryFact(key, text, lang)}
}

// riskFacts are the crossing, the errors at the scene's sigma, the limits, and
// where the curve ends.
func riskFacts(sol *solve.Solution, lang words.Lang) []Fact {
	r := sol.Risk
	if r == nil {
		return nil
	}
	if r.Err != nil {
		return refused("risk.error", r.Err, lang)
	}
	out := []Fact{}
	add := func(key, value string) { out = append(out, inquiryFact("risk."+key, value, lang)) }
	if r.Done {
		add("crossing", view.Crossing(r, lang))
	}
	if r.Source == nil {
		if e := r.Here(sol.Scene.Sigma); !math.IsNaN(e[1]) {
			value := short(e[1])
			if !math.IsNaN(e[0]) {
				value = short(e[0]) + ", " + value
			} else {
				value = "—, " + value
			}
			add("here", value)
		}
	} else {
		add("trials", strconv.Itoa(r.Trials))
	}
	if l := r.Low; l != nil {
		add("low", words.M("fact.risk.low.value", "f", short(l.MinNorm), "e", short(l.EMMSE), "gaps", short(l.Gaps)).In(lang))
	}
	if r.End > 0 {
		add("end", words.M("risk.at", "sigma", view.Three(r.End), "why", r.Why).In(lang))
	}
	return out
}

// riskTables are the errors, every third of a decade.
func riskTables(sol *solve.Solution, lang words.Lang) []Table {
	r := sol.Risk
	if r == nil || r.Err != nil {
		return nil
	}
	columns := []string{"risk.sigma"}
	for _, c := range r.Curves {
		columns = append(columns, "risk."+c.Name)
	}
	t := newTable("risk", lang, columns...)
	for i := 0; i < len(r.Sigma); i += max(len(r.Sigma)/12, 1) {
		row := []string{view.Three(r.Sigma[i])}
		for _, c := range r.Curves {
			text := "—"
			if v := c.Value[i]; v.Known {
				text = short(v.MSE)
				if c.SE != nil {
					text += " ± " + short(c.SE[i])
				}
			}
			row = append(row, text)
		}
		t.Rows = append(t.Rows, row)
	}
	return []Table{t}
}

// tied returns s, which was another scene, with rho = k sigma where k ties them:
// the noise level follows where only the radius has changed. Where that cannot be
// it returns the other scene and why.
func tied(was, s scene.Scene) (scene.Scene, error) {
	k := s.Inquiry.K
	if s.Study != scene.Risk || k == 0 || s.Noisy != nil {
		return s, nil
	}
	key, value := "rho", k*s.Sigma
	if s.Rho != was.Rho && s.Sigma == was.Sigma && k == was.Inquiry.K {
		key, value = "sigma", s.Rho/k
	}
	const digits = 1e6 // kept, so that links read short
	t, err := scene.SetParam(s, key, scene.Decimal(snap(value, decimal(digits/value))))
	if err != nil {
		return was, err
	}
	return t, nil
}

// lawKey is the key of a slider or a handle for one number of the prior.
const lawKey = "law/"

// lawControls are sliders for the numbers of the prior, where they are few.
func (m Model) lawControls() []Control {
	s := m.Scene
	law := solve.Law(s)
	names := map[scene.PriorKind][]string{scene.UniformPrior: {"law.a", "law.b"}, scene.GaussPrior: {"law.mu", "law.sd"}}[s.Inquiry.Prior]
	if s.Study != scene.Risk || len(law) != len(names) || len(s.Points) == 0 {
		return nil
	}
	reach := 0.5 * max(m.Camera.Width, 1e-9)
	step := decimal(100 / reach)
	var out []Control
	for i, name := range names {
		c := Control{
			Key: lawKey + strconv.Itoa(i), Kind: "slider", Group: scene.StudyGroup.Label().In(m.Lang), Label: words.M(name).In(m.Lang), Help: words.M(name + ".help").In(m.Lang),
			Value: scene.Decimal(law[i]), Text: scene.Decimal(law[i]), Step: step, Min: snap(m.Camera.X-1.5*reach, step), Max: snap(m.Camera.X+1.5*reach, step),
		}
		if name == "law.sd" {
			c.Min, c.Max = step, snap(reach, step)
		}
		c.Min, c.Max = min(c.Min, law[i]), max(c.Max, law[i])
		out = append(out, c)
	}
	return out
}

// setLaw gives number i of the prior a value.
func (m Model) setLaw(index, value string) (scene.Scene, error) {
	law := append([]float64(nil), solve.Law(m.Scene)...)
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(law) {
		return m.Scene, words.M("explore.cell", "key", lawKey+index)
	}
	x, err := scene.Coordinate(value)
	if err != nil {
		return m.Scene, err
	}
	law[i] = x
	s := m.Scene.Clone()
	s.Inquiry.Law = law
	return s, nil
}

// mostWeight bounds a bar that is dragged.
const mostWeight = 8

// dragLaw moves the top of a bar of a drawn prior to a height in pixels above
// the lower border.
func (m Model) dragLaw(s scene.Scene, index string, height float64) scene.Scene {
	if _, ok := m.barTop(lawKey + index); !ok {
		return s
	}
	w := min(max(height/view.BarUnit, 0), mostWeight)
	if to, err := m.setLaw(index, scene.Decimal(math.Round(w*20)/20)); err == nil {
		return to
	}
	return s
}

// resampleStream is the second word of the generator of training points.
const resampleStream = 0x5a3b1e

// resample draws as many training points from the prior, keeping its numbers.
// Points whose balls would touch those drawn before are drawn again.
func (m Model) resample() (scene.Scene, error) {
	s := m.Scene.Clone()
	s.Inquiry.Law = solve.Law(s)
	s.Seed = s.Seed%999 + 1
	s.Noisy = nil
	source, err := solve.Prior(s)
	if err != nil {
		return m.Scene, err
	}
	r := rand.New(rand.NewPCG(s.Seed, resampleStream))
	step := decimal(2 * m.panel().SX)
	x, ok := apart(&s, len(s.Points), func() []float64 {
		x := make([]float64, s.Dim())
		source.Sample(r, x)
		for k := range x {
			x[k] = snap(x[k], step)
		}
		return x
	})
	if !ok {
		return m.Scene, words.M("risk.noroom")
	}
	s.Points = x
	return s, nil
}

// priorEnds are the two ends of a drawn prior, whose bars are dragged in the view;
// of one far from the points they are not sought.
func (m Model) priorEnds() []picture.Point {
	s := m.Scene
	law := solve.Law(s)
	if s.Study != scene.Risk || s.Inquiry.Prior != scene.StepsPrior || s.Dim() != 1 || len(law) < 3 {
		return nil
	}
	lo, hi := s.Points[0][0], s.Points[0][0]
	for _, x := range s.Points {
		lo, hi = min(lo, x[0]), max(hi, x[0])
	}
	var out []picture.Point
	for _, x := range law[:2] {
		x = min(max(x, 2*lo-hi), 2*hi-lo)
		out = append(out, picture.Point{X: x, Y: x})
	}
	return out
}

// barTop returns the pixel of the top of a bar of a drawn prior.
func (m Model) barTop(id string) (picture.Pixel, bool) {
	index, ok := strings.CutPrefix(id, lawKey)
	i, err := strconv.Atoi(index)
	law := solve.Law(m.Scene)
	if !ok || err != nil || m.Scene.Inquiry.Prior != scene.StepsPrior || m.Scene.Dim() != 1 || i < 2 || i >= len(law) {
		return picture.Pixel{}, false
	}
	p := m.panel()
	return picture.Pixel{X: p.X + p.W/2, Y: p.Y + p.H - law[i]*view.BarUnit}, true
}
