package explore

import (
	"math/rand/v2"
	"testing"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// Under a locked drag of any length, by any point, the geometry stays
// recognised; and the drag does move something.
func TestLockedDragKeepsTheGeometry(t *testing.T) {
	for _, p := range scene.Presets {
		s := p.Scene()
		if !s.Lock {
			continue
		}
		want := solve.Solve(closedOnly(s))
		r := rand.New(rand.NewPCG(11, 3))
		for i := range s.Points {
			m := NewModel(p.Link, 800, 500, words.En)
			moved := false
			for drag := range 6 {
				m, _ = Update(m, Msg{Kind: Press, ID: pointID(i)})
				for step := range 40 {
					x, y := r.Float64()*800, r.Float64()*500
					if step%4 == 3 { // far out of the window, and back
						x, y = 40*(x-400), 40*(y-250)
					}
					m, _ = Update(m, Msg{Kind: Move, ID: pointID(i), X: x, Y: y})
					got := solve.Solve(closedOnly(m.Scene))
					if got.Geometry != want.Geometry && !(want.Geometry == "isosceles" && got.Geometry == "equilateral") {
						t.Fatalf("%s: dragging point %d (drag %d) turned %q into %q at %v: %v", p.Name, i+1, drag, want.Geometry, got.Geometry, m.Scene.Points, got.Err)
					}
				}
				moved = moved || !m.Scene.Equal(s)
				m, _ = Update(m, Msg{Kind: Release, ID: pointID(i)})
			}
			if !moved {
				t.Errorf("%s: point %d cannot be moved", p.Name, i+1)
			}
		}
	}
}

// With Alt held the same drag goes wherever the pointer goes.
func TestFreeDragLeavesTheGeometry(t *testing.T) {
	m := NewModel("v=1&data=-2,-1~-0.4,-0.2~1.6,0.8&lock=1", 800, 500, words.En)
	p := m.panel()
	to := p.Pixel(picture.Point{X: 0, Y: 1})
	m, _ = Update(m, Msg{Kind: Press, ID: "point/1"})
	m, _ = Update(m, Msg{Kind: Move, ID: "point/1", X: to.X, Y: to.Y, Free: true})
	if at := view.Place(m.Scene.Points[1], m.Frame); at.X > 0.01 || at.X < -0.01 || at.Y < 0.99 || at.Y > 1.01 {
		t.Errorf("point at %v, pointer at (0, 1)", at)
	}
}
