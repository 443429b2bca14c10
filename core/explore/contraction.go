package explore

import (
	"math"
	"slices"
	"strconv"

	"crease/core/flow"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// contractionFacts say how far the contraction theorem reaches here.
func contractionFacts(sol *solve.Solution, lang words.Lang) []Fact {
	var out []Fact
	add := func(key, value string) { out = append(out, inquiryFact("contraction."+key, value, lang)) }
	if sol.Data.Dim() == 1 {
		if sol.Denoiser == nil {
			return nil
		}
		key := "most.line"
		if scene.Touch(sol.Scene.Points) == math.Inf(1) {
			key = "most.point"
		}
		for _, c := range solve.Intervals(sol.Data) {
			if !(c.Lo < c.X && c.X < c.Hi) {
				key = "most.out"
			}
		}
		add("most", words.M("fact.contraction."+key).In(lang))
		return out
	}
	c := sol.Contraction
	if c == nil {
		return nil
	}
	add("most", words.M("fact.contraction.most.at", "ratio", view.Three(c.Most), "at", view.Coordinates([]float64{tidy(c.Worst[0]), tidy(c.Worst[1])})).In(lang))
	var clean, phantom float64
	n := 0
	for k, s := range c.Share {
		if k < c.Clean {
			clean += s
		} else if s > 0 {
			phantom += s
			n++
		}
	}
	add("share", percent(clean))
	add("phantom", strconv.Itoa(n)+" ("+percent(phantom)+")")
	return out
}

// tidy rounds a place of a map for reading.
func tidy(x float64) float64 { return math.Round(x*1e3) / 1e3 }

// contractionTables list the fixed points with their basins.
func contractionTables(sol *solve.Solution, lang words.Lang) []Table {
	t := newTable("basins", lang, "basins.at", "basins.kind", "basins.basin")
	word := func(key string) string { return words.M("basin." + key).In(lang) }
	if sol.Data.Dim() == 1 {
		f, ok := view.Profile(sol.Denoiser)
		if !ok {
			return nil
		}
		rests, ok := flow.Rests(f)
		if !ok {
			return nil
		}
		for _, r := range rests {
			at, kind, basin := words.Number(r.Lo), "half", "("+words.Number(r.From)+", "+words.Number(r.To)+")"
			if r.Hi > r.Lo {
				at = "[" + at + ", " + words.Number(r.Hi) + "]"
			}
			switch {
			case r.Stable():
				kind = "stable"
			case r.Unstable():
				kind, basin = "unstable", "—"
			}
			t.Rows = append(t.Rows, []string{at, word(kind), basin})
		}
		return []Table{t}
	}
	c := sol.Contraction
	if c == nil {
		return nil
	}
	for k, x := range c.Attractors {
		kind := "clean"
		if k >= c.Clean {
			kind = "phantom"
		}
		if kind == "clean" || c.Share[k] > 0 {
			t.Rows = append(t.Rows, []string{view.Coordinates([]float64{tidy(x[0]), tidy(x[1])}), word(kind), percent(c.Share[k])})
		}
	}
	return []Table{t}
}

// angleKey is the key of the slider for the angle of a corner.
const angleKey = "do/angle"

// The range of the slider in degrees.
const leastAngle, mostAngle = 60, 150

// corner returns the angle of three points of the plane at the first, in
// degrees, and whether there is one.
func corner(s scene.Scene) (degrees float64, ok bool) {
	if s.Study != scene.Contraction || s.Dim() != 2 || len(s.Points) != 3 || s.Noisy != nil {
		return 0, false
	}
	a, b := legs(s)
	if norm(a) == 0 || norm(b) == 0 {
		return 0, false
	}
	// Of a right angle the sum of products is 0 to the last digit.
	return 180 / math.Pi * math.Atan2(math.Abs(a[0]*b[1]-a[1]*b[0]), a[0]*b[0]+a[1]*b[1]), true
}

func legs(s scene.Scene) (a, b []float64) {
	x := s.Points
	return []float64{x[1][0] - x[0][0], x[1][1] - x[0][1]}, []float64{x[2][0] - x[0][0], x[2][1] - x[0][1]}
}

// angleControl is the slider for the angle of a corner.
func (m Model) angleControl() (Control, bool) {
	deg, ok := corner(m.Scene)
	if !ok {
		return Control{}, false
	}
	value := scene.Decimal(math.Round(deg*100) / 100)
	return Control{
		Key: angleKey, Kind: "slider", Group: scene.StudyGroup.Label().In(m.Lang), Label: words.M(angleKey).In(m.Lang), Help: words.M(angleKey + ".help").In(m.Lang),
		Value: value, Text: value + "°", Min: leastAngle, Max: mostAngle, Step: 0.5,
	}, true
}

// setAngle turns the second leg of the corner; both keep their lengths.
func (m Model) setAngle(value string) (scene.Scene, error) {
	deg, err := scene.Coordinate(value)
	if err != nil {
		return m.Scene, err
	}
	if _, ok := corner(m.Scene); !ok {
		return m.Scene, words.M("explore.cell", "key", angleKey)
	}
	deg = min(max(deg, leastAngle), mostAngle)
	s := m.Scene.Clone()
	a, b := legs(s)
	if a[0]*b[1]-a[1]*b[0] < 0 {
		deg = -deg
	}
	leg := flow.Corner{Leg: norm(b), Angle: deg * math.Pi / 180}.Points()[2]
	l := norm(a)
	c, n := a[0]/l, a[1]/l
	s.Points[2] = []float64{s.Points[0][0] + c*leg[0] - n*leg[1], s.Points[0][1] + n*leg[0] + c*leg[1]}
	s.Points = slices.Clone(s.Points)
	return s, nil
}
