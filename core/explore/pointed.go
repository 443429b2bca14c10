package explore

import (
	"math"
	"strconv"
	"strings"

	"crease/core/picture"
)

// reach is how far from a mark, in pixels, the pointer is still on it.
const reach = 6

// pointed are the kinds of things that rows of the panel stand for: what they
// are called in the names of marks.
var pointed = []string{"ridge/", "crease/", "knot/"}

// pointedAt returns the name of the thing under a pixel that a row of the panel
// stands for: the nearest one, "" for none within reach. A mark whose name ends
// in "/" shows several things, one at each of its signs.
func pointedAt(pic *picture.Picture, x, y float64) string {
	best, id := float64(reach), ""
	if pic == nil {
		return id
	}
	at := picture.Pixel{X: x, Y: y}
	for _, m := range pic.Marks {
		for _, kind := range pointed {
			if !strings.HasPrefix(m.ID, kind) || !pic.Panels[m.Panel].Contains(at) {
				continue
			}
			if d, k := away(m, at); d < best {
				best, id = d, m.ID
				if id == kind {
					id += strconv.Itoa(k)
				}
			}
		}
	}
	return id
}

// away returns how far a pixel is from the lines of a mark, or from the signs
// that it sets, and the number of the nearest of these.
func away(m picture.Mark, q picture.Pixel) (least float64, nearest int) {
	least = math.Inf(1)
	at := func(k int) picture.Point {
		return picture.Point{X: float64(m.Points[2*k]) - q.X, Y: float64(m.Points[2*k+1]) - q.Y}
	}
	n := len(m.Points) / 2
	for k := range n {
		a := at(k)
		if m.Kind == picture.Polyline && k+1 < n {
			e := sub(at(k+1), a)
			if l := dot2(e, e); l > 0 {
				a = add(a, times(min(max(-dot2(a, e)/l, 0), 1), e))
			}
		}
		if d := norm2(a); d < least {
			least, nearest = d, k
		}
	}
	return least, nearest
}
