package explore

import (
	"strings"
	"testing"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// Random points of a geometry are recognised as such whatever the seed, in the
// plane and in a plane of R^3; their balls are apart, they stand in view, and a
// drag keeps what they are.
func TestRandomPointsHaveTheirGeometry(t *testing.T) {
	for _, link := range []string{"v=1", "v=1&data=0,0,1~2,1,1~-1,0.5,2&rho=1.5"} {
		for _, shape := range shaped {
			m := NewModel(link, 800, 500, words.En)
			kinds := map[string]bool{}
			for seed := range 60 {
				m, _ = Update(m, Msg{Kind: Set, ID: randomKey, Value: shape.key})
				sol := solve.Solve(closedOnly(m.Scene))
				got := sol.Geometry
				if sol.Formula != nil && sol.Formula.Inner != nil {
					got = sol.Formula.Inner.Geometry
				}
				// An acute triangle centred at a vertex is scalene too.
				if got != shape.key && !(shape.key == "scalene" && got == "acute") {
					t.Fatalf("%s: random %s, draw %d: recognised as %q: %v", link, shape.key, seed, got, m.Scene.Points)
				}
				if m.Scene.Rho >= scene.Touch(m.Scene.Points) || m.Scene.Rho <= 0 || !m.Scene.Lock {
					t.Fatalf("%s: random %s: rho = %v, lock %v", link, shape.key, m.Scene.Rho, m.Scene.Lock)
				}
				p := m.panel()
				for _, q := range m.places() {
					if !p.Contains(p.Pixel(q)) {
						t.Fatalf("%s: random %s: a point at %v is out of view", link, shape.key, q)
					}
				}
				kinds[scene.Link(m.Scene)] = true
			}
			if len(kinds) < 60 {
				t.Errorf("%s: random %s: %d different draws of 60", link, shape.key, len(kinds))
			}
		}
	}
}

// On the line there is one button; each has a name and says what it does.
func TestRandomButtons(t *testing.T) {
	for link, want := range map[string]int{"v=1": 1 + len(shaped), "v=1&data=-1~1&rho=0.2": 1} {
		c := NewModel(link, 800, 500, words.En).randoms()
		if len(c.Options) != want {
			t.Errorf("%s: %d buttons, want %d", link, len(c.Options), want)
		}
		for _, o := range c.Options {
			if o.Label == "" || o.Help == "" || strings.HasPrefix(o.Label, "do/") {
				t.Errorf("%+v", o)
			}
		}
	}
	m := NewModel("v=1&data=-1~1&rho=0.2", 800, 500, words.En)
	next, _ := Update(m, Msg{Kind: Set, ID: randomKey, Value: "equilateral"})
	if next.Scene.Dim() != 1 || next.Scene.Equal(m.Scene) {
		t.Errorf("on the line: %v", next.Scene.Points)
	}
}
