package bitmap

import (
	"image"
	"math"

	"crease/core/picture"
)

// mask gathers how much of each pixel some shapes cover. Every edge adds its
// signed area to the pixels to its right; the sum along a row, cut off at 1, is
// the coverage. Shapes of one orientation may overlap.
type mask struct {
	w, h int
	acc  []float32 // h rows of w + 2
	box  image.Rectangle
}

func newMask(w, h int) *mask { return &mask{w: w, h: h, acc: make([]float32, (w+2)*h)} }

// Fill, Disc and Stroke make the mask a picture.Pen.

// Fill adds a simple polygon, turned to the positive orientation.
func (m *mask) Fill(p []picture.Pixel) {
	var area float64
	for i, a := range p {
		b := p[(i+1)%len(p)]
		area += a.X*b.Y - a.Y*b.X
	}
	for i, a := range p {
		b := p[(i+1)%len(p)]
		if area < 0 {
			a, b = b, a
		}
		m.edge(a.X, a.Y, b.X, b.Y)
	}
}

// Disc adds a disc.
func (m *mask) Disc(c picture.Pixel, r float64) {
	// Chords stay within 1/50 of a pixel of the circle: r (2 pi/n)^2 / 8 < .02.
	n := max(8, int(math.Ceil(2*math.Pi*math.Sqrt(r/0.16))))
	pts := make([]picture.Pixel, n)
	for k := range pts {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(n))
		pts[k] = picture.Pixel{X: c.X + r*cos, Y: c.Y + r*sin}
	}
	m.Fill(pts)
}

// straight is the cosine of a turn above which a join needs no disc: at 5
// degrees the gap is a thousandth of the width.
const straight = 0.996

// Stroke adds a stroke: a rectangle a chord, a disc a join and a round end.
func (m *mask) Stroke(run []picture.Pixel, closed bool, width float64, round bool) {
	n := len(run)
	chords := n - 1
	if closed {
		chords = n
	}
	var before, first picture.Pixel // directions
	for i := range chords {
		a, b := run[i], run[(i+1)%n]
		l := math.Hypot(b.X-a.X, b.Y-a.Y)
		if l == 0 {
			continue
		}
		u := picture.Pixel{X: (b.X - a.X) / l, Y: (b.Y - a.Y) / l}
		x, y := -u.Y*width/2, u.X*width/2
		m.Fill([]picture.Pixel{{X: a.X + x, Y: a.Y + y}, {X: b.X + x, Y: b.Y + y}, {X: b.X - x, Y: b.Y - y}, {X: a.X - x, Y: a.Y - y}})
		if first == (picture.Pixel{}) {
			first = u
		} else {
			m.join(a, before, u, width)
		}
		before = u
	}
	if closed {
		m.join(run[0], before, first, width)
	} else if round {
		m.Disc(run[0], width/2)
		m.Disc(run[n-1], width/2)
	}
}

func (m *mask) join(at, u, v picture.Pixel, width float64) {
	if u.X*v.X+u.Y*v.Y < straight {
		m.Disc(at, width/2)
	}
}

// edge adds the directed edge from a to b.
func (m *mask) edge(ax, ay, bx, by float64) {
	dir := 1.0
	if ay > by {
		ax, ay, bx, by, dir = bx, by, ax, ay, -1
	}
	if ay == by || by <= 0 || ay >= float64(m.h) {
		return
	}
	slope := (bx - ax) / (by - ay)
	if ay < 0 {
		ax, ay = ax-ay*slope, 0
	}
	by = min(by, float64(m.h))
	r := image.Rect(int(min(ax, bx))-1, int(ay), int(max(ax, bx))+2, int(math.Ceil(by)))
	m.box = m.box.Union(r)
	for x, y := ax, int(ay); y < int(math.Ceil(by)); y++ {
		dy := min(float64(y+1), by) - max(float64(y), ay)
		next := x + slope*dy
		m.step(m.acc[y*(m.w+2):][:m.w+2], clampTo(min(x, next), m.w), clampTo(max(x, next), m.w), dir*dy)
		x = next
	}
}

func clampTo(x float64, w int) float64 { return min(max(x, 0), float64(w)) }

// step adds the part of an edge within one row, from x0 to x1 >= x0 with signed
// height d: each pixel gets the area to the right of the edge in it, the next
// one the rest of d.
func (m *mask) step(row []float32, x0, x1, d float64) {
	i, j := int(x0), int(math.Ceil(x1))
	if j <= i+1 {
		c := (x0+x1)/2 - float64(i)
		row[i] += float32(d - d*c)
		row[i+1] += float32(d * c)
		return
	}
	// The edge is left of pixel k for a share t0 of its height, which covers
	// all of the pixel, and in it up to the share t1.
	width := x1 - x0
	var was float64 // cover of the pixel before, as a share of d
	for k := i; k < j; k++ {
		lo, hi := max(x0, float64(k)), min(x1, float64(k+1))
		t0, t1 := (lo-x0)/width, (hi-x0)/width
		a := t0 + (t1-t0)*(float64(k+1)-(lo+hi)/2)
		row[k] += float32(d * (a - was))
		was = a
	}
	row[j] += float32(d * (1 - was))
}

// drain calls f with the coverage of every pixel within clip that is covered,
// and empties the mask.
func (m *mask) drain(clip image.Rectangle, f func(x, y int, a float64)) {
	box := m.box.Intersect(image.Rect(0, 0, m.w, m.h))
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := m.acc[y*(m.w+2):][:m.w+2]
		var sum float64
		for x := box.Min.X; x < box.Max.X; x++ {
			sum += float64(row[x])
			if a := min(math.Abs(sum), 1); a > 1.0/512 && (image.Point{X: x, Y: y}).In(clip) {
				f(x, y, a)
			}
		}
		clear(row)
	}
	m.box = image.Rectangle{}
}
