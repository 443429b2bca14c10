package explore

import (
	"math"
	"slices"

	"crease/core/order"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/train"
	"crease/core/words"
)

// push is how far the points of a ray configuration are pushed off their rays,
// and what becomes of the alignment.
type push struct {
	base    [][]float64 // the points on their rays
	normals [][]float64 // the rays' directions: the normals predicted of creases
	by      float64
	seen    []pushed
}

// pushed is one measurement: the share of R on creases within 4 degrees of a
// ray's direction after a push.
type pushed struct{ by, alignment float64 }

// pushKey is the key of the slider.
const pushKey = "do/push"

// to returns the push with another length, as a link writes it.
func (p *push) to(value string) *push {
	by, err := scene.Coordinate(value)
	if p == nil || err != nil {
		return p
	}
	next := *p
	next.by = min(max(by, 0), mostPush)
	return &next
}

// mostPush bounds the push, relative to the scale of the data.
const mostPush = 0.5

// pushOf returns what can be pushed of a scene: points of the plane on at least
// two rays, nil otherwise.
func pushOf(s scene.Scene) *push {
	if s.Dim() != 2 || len(s.Points) < 4 || s.Noisy != nil {
		return nil
	}
	sol := solve.Solve(closedOnly(s))
	if sol.Geometry != "rays" || sol.Formula == nil {
		return nil
	}
	return &push{base: s.Clone().Points, normals: train.Predicted(sol.Formula.Denoiser)}
}

// points returns the base with every point but the origin of the rays moved
// sideways by the given length, to alternate sides of its ray.
func (p *push) points(by float64, origin int) [][]float64 {
	out := make([][]float64, len(p.base))
	o := p.base[origin]
	side := 1.0
	for i, x := range p.base {
		out[i] = slices.Clone(x)
		dx, dy := x[0]-o[0], x[1]-o[1]
		if l := math.Hypot(dx, dy); l > 0 {
			out[i][0] -= side * by * dy / l
			out[i][1] += side * by * dx / l
			side = -side
		}
	}
	return out
}

// pushTo pushes the points off their rays; the value is the length as a link
// writes it.
func (m Model) pushTo(value string) (scene.Scene, error) {
	if m.push == nil {
		return m.Scene, words.M("explore.push.none")
	}
	by, err := scene.Coordinate(value)
	if err != nil {
		return m.Scene, err
	}
	s := m.Scene.Clone()
	s.Points = m.push.points(min(max(by, 0), mostPush), shapeOf(scene.Scene{Points: m.push.base, Rho: s.Rho}, m.Frame).origin)
	s.Lock = false
	return s, nil
}

// pushControl is the slider of the push.
func (m Model) pushControl() (Control, bool) {
	if m.push == nil {
		return Control{}, false
	}
	return Control{
		Key: pushKey, Kind: "slider", Group: scene.DataGroup.Label().In(m.Lang), Label: words.M(pushKey).In(m.Lang),
		Help: words.M(pushKey + ".help").In(m.Lang), Value: scene.Decimal(m.push.by), Text: scene.Decimal(m.push.by), Max: mostPush, Step: 0.01,
	}, true
}

// measure enters the alignment of a solution that has been certified.
func (p *push) measure(sol *solve.Solution) *push {
	if p == nil || sol.Denoiser == nil || sol.Status != solve.Certified && sol.Status != solve.Exact {
		return p
	}
	next := *p
	next.seen = slices.DeleteFunc(slices.Clone(p.seen), func(q pushed) bool { return q.by == p.by })
	next.seen = append(next.seen, pushed{p.by, train.Alignment(sol.Denoiser, p.normals)})
	order.Stable(next.seen, func(a, b pushed) int {
		switch {
		case a.by < b.by:
			return -1
		case a.by > b.by:
			return 1
		}
		return 0
	})
	if len(next.seen) > 24 {
		next.seen = next.seen[len(next.seen)-24:]
	}
	return &next
}

// table lists the alignment against the push.
func (p *push) table(lang words.Lang) []Table {
	if p == nil || len(p.seen) == 0 {
		return nil
	}
	t := newTable("push", lang, "push.by", "push.alignment")
	for _, q := range p.seen {
		t.Rows = append(t.Rows, []string{words.Number(q.by), percent(q.alignment)})
	}
	return []Table{t}
}
