package explore

import (
	"strings"
	"testing"

	"crease/core/scene"
	"crease/core/words"
)

func sets(a *App) (Table, bool) {
	for _, t := range a.Panel().Tables {
		if t.ID == "sets" {
			return t, true
		}
	}
	return Table{}, false
}

// The rows of the table are the items of the link; editing one and taking it
// out change the link alone where they should.
func TestWhatALinkSets(t *testing.T) {
	for _, p := range scene.Presets {
		a := New(Options{Link: p.Link, W: 400, H: 300, Lang: words.En})
		a.Step(func() bool { return true })
		table, _ := sets(a)
		items := strings.Split(a.Link(), "&")[1:] // without v
		if len(table.Rows) != len(items) {
			t.Fatalf("%s: %d rows for %v", p.Name, len(table.Rows), items)
		}
		for i, item := range items {
			key, value, _ := strings.Cut(item, "=")
			if table.IDs[i] != "set/"+key || len(value) <= longest && (table.Rows[i][1] != value || table.Keys[i][1] != key) {
				t.Errorf("%s: row %v stands for %s", p.Name, table.Rows[i], item)
			}
		}
		// Taking all out, one by one, leaves the empty link. Of settings that
		// need each other more than one may go at a time.
		for range items {
			table, ok := sets(a)
			if !ok {
				break
			}
			a.Do(Msg{Kind: Set, ID: strings.TrimPrefix(table.IDs[0], "set/"), Final: true})
			a.Step(func() bool { return true })
		}
		if _, ok := sets(a); ok || a.Link() != "v=1" {
			t.Errorf("%s: all taken out, the link is %s", p.Name, a.Link())
		}
	}
}

// A figure of many points has a row that says so and holds no field.
func TestLongValuesAreNotEdited(t *testing.T) {
	s := scene.Default()
	for i := range 200 {
		s.Points = append(s.Points, []float64{float64(i) / 8, 3.25})
	}
	table := setTable(s, words.En)
	if len(table) != 1 || table[0].Keys[0][1] != "" || len(table[0].Rows[0][1]) > 24 {
		t.Errorf("the table is %+v", table)
	}
}
