package explore

import (
	"math"
	"strconv"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// tables are the numbers of the scene and its result: the points, which can be
// edited in place, and the creases or knots.
func (a *App) tables(sol *solve.Solution) []Table {
	m := a.model
	out := []Table{pointTable(m)}
	if sol.Denoiser == nil {
		return out
	}
	if sol.Data.Dim() == 1 {
		return append(out, knotTable(sol, m.Lang))
	}
	return append(out, creaseTable(sol, m.Lang))
}

// tableDims bounds how many coordinates a table shows.
const tableDims = 12

func pointTable(m Model) Table {
	t := newTable("points", m.Lang, "point")
	d := min(m.Scene.Dim(), tableDims)
	for j := range d {
		t.Head = append(t.Head, axisName(j, m.Scene.Dim()))
		t.Help = append(t.Help, words.M("table.coordinate.help").In(m.Lang))
	}
	for i, x := range m.Scene.Points {
		row, keys := []string{strconv.Itoa(i + 1)}, []string{""}
		for j := range d {
			row = append(row, scene.Decimal(x[j]))
			keys = append(keys, pointID(i)+"/"+strconv.Itoa(j))
		}
		t.Rows, t.Keys, t.IDs = append(t.Rows, row), append(t.Keys, keys), append(t.IDs, pointID(i))
	}
	return t
}

// axisName is the name of coordinate j of d.
func axisName(j, d int) string {
	if d == 1 {
		return "x"
	}
	return view.Sub("x", j+1)
}

func knotTable(sol *solve.Solution, lang words.Lang) Table {
	t := newTable("knots", lang, "knot.at", "knot.value", "knot.jump")
	f, _ := view.Profile(sol.Denoiser)
	for k, n := range view.Bends(f) {
		t.Rows = append(t.Rows, []string{words.Number(n.T), words.Number(n.V), words.Number(n.Jump)})
		t.IDs = append(t.IDs, "knot/"+strconv.Itoa(k))
	}
	return t
}

func creaseTable(sol *solve.Solution, lang words.Lang) Table {
	t := newTable("creases", lang, "follows", "angle", "w", "tau", "a", "norm")
	followed := view.FollowedBy(sol.Denoiser, sol.Data)
	for k, c := range sol.Denoiser.Creases() {
		follows, angle := "", ""
		if f := followed[k]; len(f.Feature.Points) > 1 {
			follows, angle = view.FeatureName(f.Feature).In(lang), degrees(f.Angle)
		}
		t.Rows = append(t.Rows, []string{follows, angle, few(c.W), view.Three(c.Tau), few(c.A), words.Number(c.Norm())})
		t.IDs = append(t.IDs, "crease/"+strconv.Itoa(k))
	}
	return t
}

// few writes a vector with three digits a number: the rest is in the exports.
func few(x []float64) string {
	y := make([]float64, len(x))
	for j, v := range x {
		if math.Abs(v) >= 1e-12 { // what is rounding beside a unit vector is 0
			step := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-2)
			y[j] = math.Round(v/step) * step
		}
	}
	return view.Coordinates(y)
}

// degrees writes an angle to a thousandth of a degree.
func degrees(radians float64) string {
	return words.Number(math.Round(radians*180e3/math.Pi)/1e3) + "°"
}

// newTable returns a table of the given columns.
func newTable(id string, lang words.Lang, columns ...string) Table {
	t := Table{ID: id, Title: words.M("table." + id).In(lang)}
	for _, c := range columns {
		t.Head = append(t.Head, words.M("table."+c).In(lang))
		t.Help = append(t.Help, words.M("table."+c+".help").In(lang))
	}
	return t
}
