package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"crease/core/words"
)

// triangle is three balls whose centres make an acute triangle, with what the
// formula with ramps along its altitudes needs: side a_n, angle A_n and altitude d_n
// belong to vertex n and the side opposite to it.
type triangle struct {
	s      *set
	side   [3]float64
	faces  []face
	equal  [3]int // whether the sides that meet at vertex n are: see same
	weight [3]float64
	x0     []float64 // weighted geometric median, weights 1/(d_n - 2 rho)
	vertex int       // the vertex that it is, or -1
}

// triangle returns the acute triangle that s is, or says why it is none: there
// are not three points, an angle is 90 degrees or more, or the balls'
// projections on an altitude meet.
func (s *set) triangle() (*triangle, words.Message) {
	switch {
	case !s.balls():
		return nil, words.M("minnorm.samples")
	case s.rho == 0:
		return nil, words.M("minnorm.radius")
	case len(s.x) != 3:
		return nil, words.M("minnorm.triangle.count", "n", len(s.x))
	case s.hull().Dim() != 2:
		return nil, words.M("minnorm.triangle.flat")
	}
	t := &triangle{s: s, faces: s.faces()}
	for n := range 3 {
		t.side[n] = floats.Distance(s.x[(n+1)%3], s.x[(n+2)%3], 2)
	}
	for n := range 3 {
		i, j := (n+1)%3, (n+2)%3
		a, b := t.side[i], t.side[j]
		t.equal[n] = s.same(a, b)
		cos := floats.Dot(minus(s.x[i], s.x[n]), minus(s.x[j], s.x[n])) / (a * b)
		if s.cosine(cos, a, b) <= 0 {
			return nil, words.M("minnorm.triangle.obtuse", "i", s.index[n]+1, "angle", math.Acos(max(cos, -1))*180/math.Pi)
		}
		gap := t.faces[n].height - 2*s.rho
		if gap <= s.least {
			return nil, words.M("minnorm.faces.low", "i", s.index[n]+1, "height", t.faces[n].height, "rho", s.rho, "half", t.faces[n].height/2)
		}
		t.weight[n] = t.side[0] / gap // the unit does not matter
	}
	shortest := min(t.side[0], t.side[1], t.side[2])
	b, k := median(t.side, t.weight, s.blur(shortest, shortest))
	t.x0, t.vertex = mix(b[:], s.x), k
	return t, words.Message{}
}

// inradius returns the radius of the inscribed circle.
func (t *triangle) inradius() float64 {
	return t.faces[0].height * t.side[0] / (t.side[0] + t.side[1] + t.side[2])
}

// least returns the least altitude.
func (t *triangle) least() float64 {
	return min(t.faces[0].height, t.faces[1].height, t.faces[2].height)
}

// equals returns how many pairs of sides are equal, and whether an equality
// holds beyond rounding only as far as the digits of the data can tell.
func (t *triangle) equals() (n int, near bool) {
	for _, e := range t.equal {
		if e >= 0 {
			n++
		}
		near = near || e == 0
	}
	return n, near
}

// result returns the closed form of the triangle under the given key.
func (t *triangle) result(key string, status Status, why words.Message) Finding {
	h, err := t.s.ramps(t.x0, t.faces)
	if err != nil {
		return Finding{Sign: -1, Why: err.(words.Message)}
	}
	r := &Result{
		Geometry: key,
		Denoiser: h,
		Status:   status,
		Why:      why,
		Cite:     words.M("minnorm." + key + ".cite"),
		Origin:   -1,
		Centre:   t.x0,
	}
	if t.vertex >= 0 {
		r.Origin = t.s.index[t.vertex]
	}
	f := Finding{Sign: +1, Result: r}
	if _, near := t.equals(); near {
		f.Sign = 0
		r.Warnings = append(r.Warnings, words.M("minnorm.triangle.near", "digits", digits))
	}
	return f
}

// same reports whether two lengths are equal: +1 to rounding, 0 as far as the
// digits of the data can tell, -1 when they are not.
func (s *set) same(a, b float64) int {
	switch off := math.Abs(a - b); {
	case off <= 2*s.flat:
		return +1
	case off <= digits*max(a, b):
		return 0
	}
	return -1
}
