package imaging

import (
	"math"
	"math/rand/v2"

	"crease/core/shallow"
	"crease/core/train"
)

// A Feature is a direction of the images that units may follow: an edge, from
// one image to another, or the normal of the face opposite an image.
type Feature struct {
	shallow.Feature
	W []float64 // unit vector of R^D
	A []float64 // unit vector of R^D along which the closed form moves there; nil where it has no such ridge
}

// edges returns the edges between all pairs of images.
func edges(x [][]float64) []Feature {
	var fs []Feature
	for j := range x {
		for i := range j {
			w, _ := unit(minus(x[j], x[i]))
			fs = append(fs, Feature{Feature: shallow.Feature{Kind: shallow.Edge, Points: []int{i, j}}, W: w})
		}
	}
	return fs
}

// faces returns the face normals of images that span N-1 >= 2 dimensions, nil
// for others. The normal of the face opposite x_n is what is left of x_n when
// its projection on the face is taken away.
func faces(h *train.ExpectedHull, x [][]float64) []Feature {
	n, r := len(x), len(h.Axes)
	if n < 3 || r != n-1 {
		return nil
	}
	fs := make([]Feature, n)
	for i, p := range x {
		var points []int
		var others [][]float64
		for j := range x {
			if j != i {
				points, others = append(points, j), append(others, x[j])
			}
		}
		face := train.NewExpectedHull(others)
		w, _ := unit(minus(p, face.Point(face.Coords(p))))
		fs[i] = Feature{Feature: shallow.Feature{Kind: shallow.Face, Points: points}, W: w}
	}
	return fs
}

// ridges returns the directions of the closed form's ridges.
func (c *Closed) ridges() []Feature {
	var fs []Feature
	for _, r := range c.Denoiser.Ridges() {
		f := Feature{Feature: r.Follows}
		f.W, _ = unit(r.V)
		f.A, _ = unit(r.U)
		fs = append(fs, f)
	}
	return fs
}

// families returns the directions that the units are predicted to follow and
// those of the other kind: the closed form's ridges, and all edges where these
// are faces or all faces where they are edges.
func families(h *train.ExpectedHull, x [][]float64, c *Closed) (predicted, other []Feature) {
	if c == nil {
		return edges(x), faces(h, x)
	}
	predicted = c.ridges()
	for _, f := range predicted {
		if f.Kind == shallow.Face {
			return predicted, edges(x)
		}
	}
	return predicted, faces(h, x)
}

// nearest returns the index of the feature whose direction makes the least
// angle with w, either way round, and that angle in degrees; -1 and 90 when
// there is none or w is zero.
func nearest(w []float64, fs []Feature) (at int, angle float64) {
	u, l := unit(w)
	at, angle = -1, 90
	if l == 0 {
		return at, angle
	}
	for i, f := range fs {
		if a := angleBetween(u, f.W); at < 0 || a < angle {
			at, angle = i, a
		}
	}
	return at, angle
}

// angleBetween returns the angle in degrees, 0 to 90, between two lines along
// unit vectors. Where the cosine is near 1 it comes from the sine, which does
// not lose half the digits.
func angleBetween(u, v []float64) float64 {
	c := math.Abs(dot(u, v))
	var s float64
	if c > 0.9 {
		sign := math.Copysign(1, dot(u, v))
		for i := range u {
			d := u[i] - sign*v[i]
			s += d * d
		}
		return 2 * math.Asin(min(1, math.Sqrt(s)/2)) * 180 / math.Pi
	}
	return math.Acos(c) * 180 / math.Pi
}

// randomAngles returns the angles to the nearest feature of n random
// directions in the hull, drawn from seed: what no training would score.
func randomAngles(h *train.ExpectedHull, fs []Feature, n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, angleStream))
	dirs := make([]Feature, len(fs)) // in the coordinates of the hull
	for i, f := range fs {
		w := make([]float64, len(h.Axes))
		for t, e := range h.Axes {
			w[t] = dot(e, f.W)
		}
		dirs[i].W, _ = unit(w)
	}
	angles := make([]float64, n)
	w := make([]float64, len(h.Axes))
	for i := range angles {
		for t := range w {
			w[t] = r.NormFloat64()
		}
		_, angles[i] = nearest(w, dirs)
	}
	return angles
}
