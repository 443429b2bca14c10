package flow

import (
	"math"
	"slices"
)

// Class says what a trajectory's end is to the training points.
type Class uint8

// An end is a training point; a sum of training points, x_o + sum (x_n - x_o)
// over two or more n, about one of them ([Z25], with the origin x_o = 0); on an
// edge between two such; in the interior of their hull, or of the box that such
// sums span where its legs make no acute angle; or none of these.
const (
	Training Class = iota
	Sum
	OnEdge
	Interior
	None
)

// Classes lists the classes in order.
var Classes = [...]Class{Training, Sum, OnEdge, Interior, None}

var classNames = [...]string{"training", "sum", "edge", "interior", "none"}

// String returns "training", "sum", "edge", "interior" or "none".
func (c Class) String() string {
	if int(c) < len(classNames) {
		return classNames[c]
	}
	return "unknown"
}

// Landmarks classifies ends against training points.
type Landmarks struct {
	x     [][]float64
	near  float64
	boxes []box
	pairs [][]float64 // x_i + x_j - x_o, where there is no box about o
}

// pairPoints is the greatest number of points whose pair sums are listed: they
// are n^3/2.
const pairPoints = 24

// NewLandmarks returns the classifier for the training points x (at least one,
// of equal dimension). Two points are one when nearer than 1e-6 of the extent
// of x.
func NewLandmarks(x [][]float64) *Landmarks {
	l := &Landmarks{}
	for _, p := range x {
		if !slices.ContainsFunc(l.x, func(q []float64) bool { return slices.Equal(p, q) }) {
			l.x = append(l.x, p)
		}
	}
	var extent float64
	for _, p := range l.x {
		extent = max(extent, distance(p, l.x[0]))
	}
	if extent == 0 {
		extent = max(size(l.x[0]), math.SmallestNonzeroFloat64)
	}
	l.near = alike * extent
	for o := range l.x {
		if b, ok := newBox(l.x, o, l.near); ok {
			l.boxes = append(l.boxes, b)
		} else if len(l.x) <= pairPoints {
			l.pairs = append(l.pairs, pairSums(l.x, o)...)
		}
	}
	return l
}

// pairSums returns x_i + x_j - x_o for all i < j other than o.
func pairSums(x [][]float64, o int) (sums [][]float64) {
	for j := range x {
		for i := range j {
			if i == o || j == o {
				continue
			}
			s := slices.Clone(x[i])
			axpy(s, 1, x[j])
			axpy(s, -1, x[o])
			sums = append(sums, s)
		}
	}
	return sums
}

// Class returns what y is.
func (l *Landmarks) Class(y []float64) Class {
	for _, v := range y {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return None
		}
	}
	if distance(l.x[nearest(l.x, y)], y) <= l.near {
		return Training
	}
	best := None
	for i := range l.boxes {
		best = min(best, l.boxes[i].class(y, l.near))
	}
	if best == Sum {
		return Sum
	}
	for _, s := range l.pairs {
		if distance(s, y) <= l.near {
			return Sum
		}
	}
	if best == OnEdge || l.onSegment(y) {
		return OnEdge
	}
	if best == Interior || inHull(l.x, y, l.near) {
		return Interior
	}
	return None
}

// onSegment reports whether y lies between two training points.
func (l *Landmarks) onSegment(y []float64) bool {
	for j, b := range l.x {
		for _, a := range l.x[:j] {
			var ab, ay, yy float64
			for k := range y {
				e, f := b[k]-a[k], y[k]-a[k]
				ab += e * e
				ay += e * f
				yy += f * f
			}
			s := ay / ab
			if s > 0 && s < 1 && yy-s*ay <= l.near*l.near {
				return true
			}
		}
	}
	return false
}

// inHull reports whether y is within near of the convex hull of x, by the
// method of Mitchell, Demyanov and Malozemov: weight moves from the worst
// vertex in use to the best one, along which |p - y| falls most.
func inHull(x [][]float64, y []float64, near float64) bool {
	w := make([]float64, len(x))
	first := nearest(x, y)
	w[first] = 1
	p := slices.Clone(x[first])
	r := make([]float64, len(y))
	for range 50 * len(x) * len(y) {
		for k := range r {
			r[k] = y[k] - p[k]
		}
		rr := dot(r, r)
		if rr <= near*near {
			return true
		}
		up, down := -1, -1
		best, worst := math.Inf(-1), math.Inf(1)
		for i, v := range x {
			var s float64
			for k := range r {
				s += r[k] * (v[k] - p[k])
			}
			if s > best {
				best, up = s, i
			}
			if w[i] > 0 && s < worst {
				worst, down = s, i
			}
		}
		// No vertex is further along r than best/|r|, so y is at least
		// |r| - best/|r| away from the hull.
		if (rr-best)/math.Sqrt(rr) > near {
			return false
		}
		if up == down {
			return false
		}
		var l float64
		for k := range r {
			e := x[up][k] - x[down][k]
			l += e * e
		}
		step := min((best-worst)/l, w[down])
		if w[down] -= step; step == 0 {
			return false
		}
		w[up] += step
		for k := range p {
			p[k] += step * (x[up][k] - x[down][k])
		}
	}
	return false
}

// Of returns the class of an end: None of a trajectory that left or was given
// up.
func (m *Landmarks) Of(e End) Class {
	if e.Status == AtRest || e.Status == TimeUp {
		return m.Class(e.Y)
	}
	return None
}
