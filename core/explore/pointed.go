package explore

import (
	"math"
	"strings"

	"crease/core/picture"
)

// reach is how far from a mark, in pixels, the pointer is still on it.
const reach = 6

// pointed are the kinds of things that rows of the panel stand for: what they
// are called in the names of marks.
var pointed = []string{"ridge/", "crease/", "knot/"}

// pointedAt returns the name of the mark under a pixel that a row of the panel
// stands for: the nearest one, "" for none within reach.
func pointedAt(pic *picture.Picture, x, y float64) string {
	best, id := float64(reach), ""
	if pic == nil {
		return id
	}
	for _, m := range pic.Marks {
		for _, kind := range pointed {
			if strings.HasPrefix(m.ID, kind) {
				if d := away(m, x, y); d < best && pic.Panels[m.Panel].Contains(picture.Pixel{X: x, Y: y}) {
					best, id = d, m.ID
				}
			}
		}
	}
	return id
}

// away returns how far a pixel is from the lines of a mark, or from the signs
// that it sets.
func away(m picture.Mark, x, y float64) float64 {
	least := math.Inf(1)
	at := func(k int) (float64, float64) { return float64(m.Points[2*k]) - x, float64(m.Points[2*k+1]) - y }
	n := len(m.Points) / 2
	if m.Kind != picture.Polyline {
		for k := range n {
			least = min(least, math.Hypot(at(k)))
		}
		return least
	}
	for k := range n - 1 {
		ax, ay := at(k)
		bx, by := at(k + 1)
		ex, ey := bx-ax, by-ay
		t := 0.0
		if l := ex*ex + ey*ey; l > 0 {
			t = min(max(-(ax*ex+ay*ey)/l, 0), 1)
		}
		least = min(least, math.Hypot(ax+t*ex, ay+t*ey))
	}
	return least
}
