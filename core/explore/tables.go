package explore

import (
	"fmt"

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
	t := Table{ID: "points", Title: words.M("table.points").In(m.Lang), Head: []string{words.M("table.point").In(m.Lang)}}
	d := min(m.Scene.Dim(), tableDims)
	for j := range d {
		t.Head = append(t.Head, axisName(j, m.Scene.Dim()))
	}
	for i, x := range m.Scene.Points {
		row, keys := []string{fmt.Sprint(i + 1)}, []string{""}
		for j := range d {
			row = append(row, scene.Decimal(x[j]))
			keys = append(keys, fmt.Sprintf("point/%d/%d", i, j))
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
	t := Table{ID: "knots", Title: words.M("table.knots").In(lang), Head: heads(lang, "knot.at", "knot.value", "knot.jump")}
	f, _ := view.Profile(sol.Denoiser)
	for _, k := range f.Knots() {
		if k.Jump != 0 {
			t.Rows = append(t.Rows, []string{words.Number(k.T), words.Number(k.V), words.Number(k.Jump)})
		}
	}
	return t
}

func creaseTable(sol *solve.Solution, lang words.Lang) Table {
	t := Table{ID: "creases", Title: words.M("table.creases").In(lang), Head: heads(lang, "w", "tau", "norm")}
	for k, c := range sol.Denoiser.Creases() {
		t.Rows = append(t.Rows, []string{view.Coordinates(c.W), words.Number(c.Tau), words.Number(c.Norm())})
		t.IDs = append(t.IDs, fmt.Sprintf("crease/%d", k))
	}
	return t
}

func heads(lang words.Lang, keys ...string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = words.M("table." + k).In(lang)
	}
	return out
}
