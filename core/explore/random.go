package explore

import (
	"math"
	"math/rand/v2"
	"slices"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// randomKey is the key of the buttons that draw random points: "do/random" for
// points anywhere, the value naming a geometry otherwise.
const randomKey = "do/random"

// shaped are the geometries of which random points can be drawn in the plane:
// adding one is a line here and its words.
var shaped = []struct {
	key  string
	draw func(*rand.Rand) []picture.Point // about the origin, of extent about 1
}{
	{"collinear", randomLine},
	{"rays", randomRays},
	{"obtuse", func(r *rand.Rand) []picture.Point { return randomCorner(r, between(r, 100, 150)) }},
	{"right", func(r *rand.Rand) []picture.Point { return randomCorner(r, 90) }},
	{"equilateral", func(r *rand.Rand) []picture.Point { return randomTriangle(r, 60, 60) }},
	{"isosceles", randomIsosceles},
	{"scalene", randomScalene},
	{"grid", randomGrid},
}

// randoms are the buttons that draw random points.
func (m Model) randoms() Control {
	c := Control{
		Key: randomKey, Kind: "buttons", Group: scene.DataGroup.Label().In(m.Lang), Label: words.M(randomKey).In(m.Lang),
		Help: words.M(randomKey + ".help").In(m.Lang), Value: "any",
	}
	c.Options = append(c.Options, Option{Value: "any", Label: words.M(randomKey + ".any").In(m.Lang), Help: words.M(randomKey + ".any.help").In(m.Lang)})
	if m.Scene.Dim() == 1 {
		return c
	}
	for _, s := range shaped {
		c.Options = append(c.Options, Option{Value: s.key, Label: words.M(randomKey + "." + s.key).In(m.Lang), Help: view.Geometry(s.key).In(m.Lang)})
	}
	return c
}

// random replaces the points by random ones: of a geometry, which a drag then
// keeps, or anywhere.
func (m Model) random(geometry string) (scene.Scene, error) {
	for _, shape := range shaped {
		if shape.key == geometry && m.Scene.Dim() > 1 {
			return m.shaped(shape.draw), nil
		}
	}
	return m.scatter()
}

// smallest is the greatest radius, relative to that at which two balls touch,
// that random points are given: well inside every theorem.
const smallest = 0.4

// shaped puts points drawn about the origin into the part of the plane that is
// seen. No coordinate is rounded: that would destroy most geometries.
func (m Model) shaped(draw func(*rand.Rand) []picture.Point) scene.Scene {
	s := m.Scene.Clone()
	s.Seed = s.Seed%999 + 1
	s.Noisy, s.Lock = nil, true
	at := draw(rand.New(rand.NewPCG(s.Seed, randomStream)))
	lo, hi := view.Bounds(m.panel())
	centre := times(0.5, add(lo, hi))
	lo2, hi2 := at[0], at[0]
	for _, q := range at {
		lo2 = picture.Point{X: min(lo2.X, q.X), Y: min(lo2.Y, q.Y)}
		hi2 = picture.Point{X: max(hi2.X, q.X), Y: max(hi2.Y, q.Y)}
	}
	k := 0.62 * min((hi.X-lo.X)/(hi2.X-lo2.X), (hi.Y-lo.Y)/(hi2.Y-lo2.Y))
	s.Points = make([][]float64, len(at))
	for i, q := range at {
		q = add(centre, times(k, sub(q, times(0.5, add(lo2, hi2)))))
		s.Points[i] = m.Frame.Out(nil, q.X, q.Y)
	}
	if most := smallest * scene.Touch(s.Points); s.Rho > most {
		s.Rho = snap(0.99*most, decimal(100/most))
	}
	return s
}

// between draws a number between two.
func between(r *rand.Rand, lo, hi float64) float64 { return lo + (hi-lo)*r.Float64() }

// polar returns the point at a distance and an angle in degrees.
func polar(l, degrees float64) picture.Point {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return picture.Point{X: l * cos, Y: l * sin}
}

// randomLine draws four points on a line.
func randomLine(r *rand.Rand) []picture.Point {
	u := polar(1, between(r, -40, 40))
	out := make([]picture.Point, 4)
	t := 0.0
	for i := range out {
		out[i] = times(t, u)
		t += between(r, 0.4, 1.2)
	}
	return out
}

// randomRays draws one or two points on each of three rays from the origin,
// any two of them at more than a right angle; at least one has two.
func randomRays(r *rand.Rand) []picture.Point {
	turn, out := between(r, 0, 360), []picture.Point{{}}
	for k := range 3 {
		a := turn + 120*float64(k) + between(r, -12, 12)
		l := between(r, 0.7, 1)
		out = append(out, polar(l, a))
		if k == 0 || r.IntN(2) == 0 {
			out = append(out, polar(l+between(r, 0.6, 1), a))
		}
	}
	return out
}

// randomCorner draws a triangle whose first corner has the given angle.
func randomCorner(r *rand.Rand, angle float64) []picture.Point {
	a := between(r, 0, 360)
	return []picture.Point{{}, polar(between(r, 0.7, 1), a), polar(between(r, 0.7, 1), a+angle)}
}

// randomTriangle draws the triangle with the given angles, in degrees, at its
// first two corners.
func randomTriangle(r *rand.Rand, a, b float64) []picture.Point {
	turn := between(r, 0, 360)
	l := math.Sin(b*math.Pi/180) / math.Sin((a+b)*math.Pi/180)
	return []picture.Point{{}, polar(1, turn), polar(l, turn+a)}
}

// randomIsosceles draws an acute triangle with two equal sides, clearly off the
// equilateral one.
func randomIsosceles(r *rand.Rand) []picture.Point {
	base := between(r, 66, 78)
	if r.IntN(2) == 0 {
		base = between(r, 50, 56)
	}
	return randomTriangle(r, base, base)
}

// randomScalene draws an acute triangle whose angles differ by eight degrees or
// more.
func randomScalene(r *rand.Rand) []picture.Point {
	for {
		angles := []float64{between(r, 40, 80), between(r, 40, 80), 0}
		angles[2] = 180 - angles[0] - angles[1]
		slices.Sort(angles)
		if angles[2] < 82 && angles[1]-angles[0] > 8 && angles[2]-angles[1] > 8 {
			return randomTriangle(r, angles[0], angles[1])
		}
	}
}

// randomGrid draws the corners of two or four rectangles that stand together.
func randomGrid(r *rand.Rand) []picture.Point {
	turn, columns, rows := between(r, -30, 30), 3, 2+r.IntN(2)
	var out []picture.Point
	x := 0.0
	var ys []float64
	for y := 0.0; len(ys) < rows; y += between(r, 0.6, 1) {
		ys = append(ys, y)
	}
	for range columns {
		for _, y := range ys {
			out = append(out, add(polar(x, turn), polar(y, turn+90)))
		}
		x += between(r, 0.6, 1)
	}
	return out
}
