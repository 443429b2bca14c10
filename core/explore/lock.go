package explore

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
)

// shape is the structure of the data that a locked drag keeps: the geometry
// that was recognised when the drag began, in the coordinates of the frame.
type shape struct {
	geometry string
	origin   int             // of rays, right angles and grids
	at       []picture.Point // where the points were
	rho      float64
}

// shapeOf recognises what a drag of the scene has to keep.
func shapeOf(s scene.Scene, f view.Frame) shape {
	sol := solve.Solve(closedOnly(s))
	h := shape{geometry: sol.Geometry, origin: -1, at: view.Places(s, f), rho: s.Rho}
	if sol.Formula != nil {
		h.origin = sol.Formula.Origin
		if in := sol.Formula.Inner; in != nil {
			h.geometry, h.origin = in.Geometry, in.Origin
		}
	}
	return h
}

// is reports whether another shape has the structure of this one; an isosceles
// triangle may become equilateral on its way.
func (h shape) is(o shape) bool {
	return o.geometry == h.geometry || h.geometry == "isosceles" && o.geometry == "equilateral"
}

// closedOnly is the scene with nothing asked for but its closed form.
func closedOnly(s scene.Scene) scene.Scene {
	s.Method = scene.Closed
	return s
}

// moved returns where all points go when point i is dragged to q, so that the
// geometry is kept, and whether this shape restricts a drag at all:
//
//   - collinear points slide along their line, points of a ray along the ray;
//     the origin of rays carries all others with it;
//   - a leg of a right angle turns and scales, the other turns with it;
//   - an equilateral triangle or regular simplex turns and scales about its
//     centroid; an isosceles one keeps its axis;
//   - a grid stretches along its axes.
func (h shape) moved(i int, q picture.Point) ([]picture.Point, bool) {
	if i >= len(h.at) || len(h.at) < 2 {
		return nil, false
	}
	switch h.geometry {
	case "collinear":
		return h.slide(i, q, h.line()), true
	case "rays", "dart":
		if i == h.origin {
			return h.translated(sub(q, h.at[i])), true
		}
		return h.slide(i, q, sub(h.at[i], h.at[h.origin])), true
	case "right":
		if i == h.origin {
			return h.translated(sub(q, h.at[i])), true
		}
		return h.turned(i, q), true
	case "equilateral", "simplex":
		return h.similar(i, q), true
	case "isosceles":
		return h.mirrored(i, q)
	case "grid":
		return h.stretched(i, q), true
	}
	return nil, false
}

func (h shape) copy() []picture.Point { return append([]picture.Point(nil), h.at...) }

func (h shape) translated(d picture.Point) []picture.Point {
	out := h.copy()
	for k := range out {
		out[k] = add(out[k], d)
	}
	return out
}

// room is the least distance between neighbours that a locked drag leaves: the
// balls stay apart by a twentieth of a radius on each side. Without noise the
// points stay apart by a thousandth of the extent of the data.
func (h shape) room() float64 {
	if h.rho > 0 {
		return 2.1 * h.rho
	}
	var far float64
	for _, p := range h.at {
		far = max(far, dist(p, h.at[0]))
	}
	return 1e-3 * far
}

// line returns the direction of collinear points.
func (h shape) line() picture.Point {
	d := sub(h.at[1], h.at[0])
	for _, p := range h.at {
		if e := sub(p, h.at[0]); norm2(e) > norm2(d) {
			d = e
		}
	}
	return d
}

// slide moves point i along the direction u through it to the foot of q,
// stopping short of the points of the same line on either side.
func (h shape) slide(i int, q, u picture.Point) []picture.Point {
	out := h.copy()
	l := norm2(u)
	if l == 0 {
		return out
	}
	u = times(1/l, u)
	t := dot2(u, sub(q, h.at[i]))
	lo, hi := math.Inf(-1), math.Inf(1)
	for k, p := range h.at {
		d := sub(p, h.at[i])
		along := dot2(u, d)
		if k == i || norm2(sub(d, times(along, u))) > 1e-6*max(norm2(d), h.room()) {
			continue // not on this line
		}
		if along > 0 {
			hi = min(hi, along-h.room())
		} else {
			lo = max(lo, along+h.room())
		}
	}
	t = min(max(t, min(lo, 0)), max(hi, 0))
	out[i] = add(h.at[i], times(t, u))
	return out
}

// turned gives the leg that ends at i a new end, and turns the others about the
// origin by the same angle.
func (h shape) turned(i int, q picture.Point) []picture.Point {
	out := h.copy()
	o := h.at[h.origin]
	a, b := sub(h.at[i], o), sub(q, o)
	if norm2(b) == 0 {
		return out
	}
	sin, cos := cross(a, b)/(norm2(a)*norm2(b)), dot2(a, b)/(norm2(a)*norm2(b))
	for k, p := range h.at {
		if k == h.origin {
			continue
		}
		d := sub(p, o)
		out[k] = add(o, picture.Point{X: cos*d.X - sin*d.Y, Y: sin*d.X + cos*d.Y})
	}
	out[i] = add(o, times(max(norm2(b), h.room())/norm2(b), b))
	return out
}

// similar turns and scales all points about their centroid so that point i
// comes to q, as long as the balls stay within the circle of half the radius.
func (h shape) similar(i int, q picture.Point) []picture.Point {
	var c picture.Point
	for _, p := range h.at {
		c = add(c, times(1/float64(len(h.at)), p))
	}
	a, b := sub(h.at[i], c), sub(q, c)
	if norm2(a) == 0 || norm2(b) == 0 {
		return h.copy()
	}
	k := max(norm2(b), 2.1*h.rho) / norm2(b)
	b = times(k, b)
	// The complex quotient b/a turns and scales.
	n := dot2(a, a)
	re, im := dot2(a, b)/n, cross(a, b)/n
	out := h.copy()
	for j, p := range h.at {
		d := sub(p, c)
		out[j] = add(c, picture.Point{X: re*d.X - im*d.Y, Y: im*d.X + re*d.Y})
	}
	return out
}

// mirrored keeps an isosceles triangle isosceles: its apex stays on the axis,
// and the two ends of its base are images of one another.
func (h shape) mirrored(i int, q picture.Point) ([]picture.Point, bool) {
	if len(h.at) != 3 {
		return nil, false
	}
	apex := 0
	least := math.Inf(1)
	for k := range 3 {
		a, b := h.at[(k+1)%3], h.at[(k+2)%3]
		if d := math.Abs(dist(h.at[k], a) - dist(h.at[k], b)); d < least {
			least, apex = d, k
		}
	}
	a, b := h.at[(apex+1)%3], h.at[(apex+2)%3]
	mid := times(0.5, add(a, b))
	axis := times(1/norm2(sub(h.at[apex], mid)), sub(h.at[apex], mid))
	side := picture.Point{X: axis.Y, Y: -axis.X}
	height, half := dist(h.at[apex], mid), dist(a, b)/2
	if dot2(side, sub(a, mid)) < 0 {
		side = times(-1, side)
	}
	// An acute apex needs height > half; the balls need half a height each.
	const acute = 1.05
	out := h.copy()
	if i == apex {
		t := max(dot2(axis, sub(q, mid)), acute*half, h.room())
		out[apex] = add(mid, times(t, axis))
		return out, true
	}
	s := dot2(side, sub(q, mid))
	if i == (apex+2)%3 {
		s = -s
	}
	drop := min(dot2(axis, sub(q, mid)), height-max(acute*h.room()/2, h.room()))
	s = min(max(s, h.room()/2*1.2), (height-drop)/acute)
	foot := add(mid, times(drop, axis))
	out[(apex+1)%3], out[(apex+2)%3] = add(foot, times(s, side)), sub(foot, times(s, side))
	return out, true
}

// stretched moves the row and the column of the grid that hold point i.
func (h shape) stretched(i int, q picture.Point) []picture.Point {
	out := h.copy()
	o := h.at[h.origin]
	// An axis of the grid: the shortest edge from the origin to another point
	// that has an orthogonal one.
	var u picture.Point
	for k, p := range h.at {
		d := sub(p, o)
		if k == h.origin || norm2(d) == 0 {
			continue
		}
		for m, r := range h.at {
			e := sub(r, o)
			if m != h.origin && m != k && norm2(e) > 0 && math.Abs(dot2(d, e)) < 1e-6*norm2(d)*norm2(e) && (u == (picture.Point{}) || norm2(d) < norm2(u)) {
				u = d
			}
		}
	}
	if u == (picture.Point{}) {
		return out
	}
	u = times(1/norm2(u), u)
	v := picture.Point{X: -u.Y, Y: u.X}
	for _, axis := range [2]picture.Point{u, v} {
		own := dot2(axis, h.at[i])
		lo, hi := math.Inf(-1), math.Inf(1)
		for _, p := range h.at {
			switch d := dot2(axis, p) - own; {
			case d > 1e-6*h.room():
				hi = min(hi, d-h.room())
			case d < -1e-6*h.room():
				lo = max(lo, d+h.room())
			}
		}
		t := min(max(dot2(axis, q)-own, min(lo, 0)), max(hi, 0))
		for k, p := range h.at {
			if math.Abs(dot2(axis, p)-own) <= 1e-6*h.room() {
				out[k] = add(out[k], times(t, axis))
			}
		}
	}
	return out
}

func add(a, b picture.Point) picture.Point           { return picture.Point{X: a.X + b.X, Y: a.Y + b.Y} }
func sub(a, b picture.Point) picture.Point           { return picture.Point{X: a.X - b.X, Y: a.Y - b.Y} }
func times(k float64, a picture.Point) picture.Point { return picture.Point{X: k * a.X, Y: k * a.Y} }
func dot2(a, b picture.Point) float64                { return a.X*b.X + a.Y*b.Y }
func cross(a, b picture.Point) float64               { return a.X*b.Y - a.Y*b.X }
func norm2(a picture.Point) float64                  { return math.Hypot(a.X, a.Y) }
func dist(a, b picture.Point) float64                { return norm2(sub(a, b)) }
