package view

import (
	"math"
	"slices"

	"crease/core/shallow"
)

// near is the greatest angle between a crease's normal and an edge or the
// normal of a face at which the crease is said to follow it: trained networks
// stay within it of the certified optimum, and random directions about a
// handful of points seldom do.
const near = 4 * math.Pi / 180

// touching is how far, relative to the way across, a crease may lie from the
// border of a cluster and still begin or end a ramp there.
const touching = 0.08

// maxFollow bounds the data that creases are compared with, in coordinates:
// among many points some direction is near by chance, and says nothing.
const maxFollow = 48

// Followed says what of the data a crease follows.
type Followed struct {
	Ridge   int             // the term of the sum that bends there, -1 for none
	Feature shallow.Feature // the nearest edge or face; NoFeature where nothing is to compare with
	Angle   float64         // between w and the edge or the face's normal, in radians
	Near    bool            // within a few degrees, and a ramp across it begins or ends there
}

// FollowedBy returns what each crease of h, in the order of h.Creases, follows:
// what its ridge is known to follow, or else the edge or face of the data that
// is nearest in direction.
func FollowedBy(h *shallow.Denoiser, data shallow.Data) []Followed {
	list := h.Creases()
	out := make([]Followed, len(list))
	c := newComparison(data)
	for k, crease := range list {
		out[k] = Followed{Ridge: ridgeOf(h, crease)}
		if r := out[k].Ridge; r >= 0 && len(h.Ridges()[r].Follows.Points) > 1 {
			f := h.Ridges()[r].Follows
			out[k].Feature, out[k].Near = f, true
			if c != nil {
				out[k].Angle = c.angle(crease.W, f)
			}
			continue
		}
		if c != nil {
			out[k] = c.nearest(crease, out[k])
		}
	}
	if c == nil {
		return out
	}
	// A ramp across a face ends at the ball of the vertex opposite to it; its
	// beginning, parallel to it, tells which face that was.
	for k := range out {
		for j := range out {
			if f := out[j]; !out[k].Near && f.Near && f.Feature.Kind == shallow.Face && angle(list[k].W, list[j].W) <= near && c.touched(list[k]) {
				out[k].Feature, out[k].Angle, out[k].Near = f.Feature, c.angle(list[k].W, f.Feature), true
			}
		}
	}
	return out
}

// ridgeOf returns the ridge of h that has the crease, -1 for none.
func ridgeOf(h *shallow.Denoiser, c shallow.Crease) int {
	for k, r := range h.Ridges() {
		l := math.Sqrt(dot(r.V, r.V))
		along := dot(r.V, c.W) / l
		if !parallel(r.V, c.W) {
			continue
		}
		for _, n := range r.Phi.Knots() {
			if at := math.Copysign(n.T/l, n.T*along); n.Jump != 0 && math.Abs(at-c.Tau) <= 1e-9*max(math.Abs(c.Tau), math.Abs(n.T/l)) {
				return k
			}
		}
	}
	return -1
}

// parallel reports whether two vectors have one direction up to rounding and
// sign.
func parallel(a, b []float64) bool {
	p := dot(a, b)
	return p*p >= (1-1e-12)*dot(a, a)*dot(b, b)
}

// comparison holds the edges and faces of the data with their directions.
type comparison struct {
	data     shallow.Data
	features []shallow.Feature
	dirs     [][]float64 // unit vectors along edges and normal to faces
}

// newComparison returns the edges and faces of the data, nil where comparing
// with them would say nothing.
func newComparison(data shallow.Data) *comparison {
	n, d := data.N(), data.Dim()
	if d < 2 || n < 2 || n*d > maxFollow {
		return nil
	}
	c := &comparison{data: data}
	put := func(kind shallow.FeatureKind, dir []float64, points ...int) {
		if l := math.Sqrt(dot(dir, dir)); l > 0 {
			scaled(dir, 1/l)
			c.features = append(c.features, shallow.Feature{Kind: kind, Points: points})
			c.dirs = append(c.dirs, dir)
		}
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			e := minus(data.X[j], data.X[i])
			if d == 2 {
				put(shallow.Face, []float64{-e[1], e[0]}, i, j)
			}
			put(shallow.Edge, e, i, j)
			for k := j + 1; d == 3 && k < n; k++ {
				g := minus(data.X[k], data.X[i])
				put(shallow.Face, []float64{e[1]*g[2] - e[2]*g[1], e[2]*g[0] - e[0]*g[2], e[0]*g[1] - e[1]*g[0]}, i, j, k)
			}
		}
	}
	return c
}

// nearest fills in what the crease follows: of the edges and faces across which
// a ramp begins or ends there the nearest in direction, or failing that of all.
func (c *comparison) nearest(k shallow.Crease, f Followed) Followed {
	best, off, width := math.Inf(1), math.Inf(1), c.width(k.W)
	for i, feature := range c.features {
		a := angle(k.W, c.dirs[i])
		if a < best && c.borders(k, feature, width) {
			best = a
			f.Feature, f.Angle, f.Near = feature, a, a <= near
		}
		if a < off && math.IsInf(best, 1) {
			off = a
			f.Feature, f.Angle = feature, a
		}
	}
	return f
}

// angle returns the angle between w and the direction that goes with a feature.
func (c *comparison) angle(w []float64, f shallow.Feature) float64 {
	for i, g := range c.features {
		if g.Kind == f.Kind && slices.Equal(g.Points, f.Points) {
			return angle(w, c.dirs[i])
		}
	}
	// A staircase along more points than two: its ends tell the direction.
	if n := len(f.Points); f.Kind == shallow.Edge && n > 1 {
		return angle(w, minus(c.data.X[f.Points[n-1]], c.data.X[f.Points[0]]))
	}
	return 0
}

// angle returns the angle between two lines, 0 to pi/2. Angles below 1e-8 are
// lost in the cosine, and nobody misses them.
func angle(a, b []float64) float64 {
	return math.Acos(min(1, math.Abs(dot(a, b))/math.Sqrt(dot(a, a)*dot(b, b))))
}

// reach returns the least and the greatest w.y of the noisy samples y of point
// i.
func (c *comparison) reach(w []float64, i int) (lo, hi float64) {
	if c.data.Balls() {
		t, r := dot(w, c.data.X[i]), c.data.Rho*math.Sqrt(dot(w, w))
		return t - r, t + r
	}
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, y := range c.data.Y[i] {
		t := dot(w, y)
		lo, hi = min(lo, t), max(hi, t)
	}
	return lo, hi
}

// borders reports whether a ramp across the feature begins or ends at the
// crease: along an edge after its first or before its last point, above a face
// past all of its points. width is the extent of the data along w.
func (c *comparison) borders(k shallow.Crease, f shallow.Feature, width float64) bool {
	at := func(x, slack float64) bool { return math.Abs(k.Tau-x) <= slack }
	if f.Kind == shallow.Edge {
		i, j := f.Points[0], f.Points[len(f.Points)-1]
		a, b := dot(k.W, c.data.X[i]), dot(k.W, c.data.X[j])
		if a > b {
			i, j = j, i
		}
		_, begin := c.reach(k.W, i)
		end, _ := c.reach(k.W, j)
		slack := touching * math.Abs(b-a)
		return at(begin, slack) || at(end, slack)
	}
	below, above := math.Inf(1), math.Inf(-1)
	for _, i := range f.Points {
		lo, hi := c.reach(k.W, i)
		below, above = min(below, lo), max(above, hi)
	}
	slack := touching * width
	return at(below, slack) || at(above, slack)
}

// touched reports whether the crease touches some cluster.
func (c *comparison) touched(k shallow.Crease) bool {
	slack := touching * c.width(k.W)
	for i := range c.data.X {
		lo, hi := c.reach(k.W, i)
		if math.Abs(k.Tau-lo) <= slack || math.Abs(k.Tau-hi) <= slack {
			return true
		}
	}
	return false
}

// width returns the extent of the clean points along w.
func (c *comparison) width(w []float64) float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range c.data.X {
		t := dot(w, x)
		lo, hi = min(lo, t), max(hi, t)
	}
	return hi - lo
}

// minus returns a - b.
func minus(a, b []float64) []float64 {
	out := append([]float64(nil), a...)
	axpy(out, -1, b)
	return out
}
