package view

import (
	"math"
	"strings"

	"crease/core/picture"
	"crease/core/shallow"
	"crease/core/words"
)

// followsKey returns "edge", "face" or "free".
func followsKey(r shallow.Ridge) string {
	switch r.Follows.Kind {
	case shallow.Edge:
		return "edge"
	case shallow.Face:
		return "face"
	}
	return "free"
}

// Follows writes the points of the edge or face that a ridge follows: x₁x₂.
func Follows(r shallow.Ridge) string { return PointNames(r.Follows.Points) }

// PointNames writes clean points by their indices: x₁x₂.
func PointNames(points []int) string {
	var b strings.Builder
	for _, i := range points {
		b.WriteString(pointName(i))
	}
	return b.String()
}

// FeatureName returns an edge or a face for reading.
func FeatureName(f shallow.Feature) words.Message {
	if f.Kind == shallow.Face {
		return words.M("view.feature.face", "points", PointNames(f.Points))
	}
	return words.M("view.feature.edge", "points", PointNames(f.Points))
}

// crowdX and crowdY are how near two points are, in pixels, when their names
// would lie on one another.
const crowdX, crowdY = 22, 15

// pointLabels writes the names of clean points above them. Points that are too
// near for a name each share one, above the highest of them: x₁, x₄–x₁₁.
func pointLabels(p *pen, places []picture.Point) {
	at := make([]picture.Pixel, len(places))
	for i, q := range places {
		at[i] = p.tr.Pixel(q)
	}
	done := make([]bool, len(places))
	for i := range places {
		if done[i] {
			continue
		}
		// The crowd of i: whoever is near one of it is in it.
		crowd, x, y := []int{i}, 0.0, at[i].Y
		done[i] = true
		for k := 0; k < len(crowd); k++ {
			q := at[crowd[k]]
			x, y = x+q.X, min(y, q.Y)
			for j := range places {
				if !done[j] && math.Abs(at[j].X-q.X) < crowdX && math.Abs(at[j].Y-q.Y) < crowdY {
					crowd, done[j] = append(crowd, j), true
				}
			}
		}
		l := picture.Label{Text: crowdName(crowd, len(places)), Anchor: picture.Middle, Role: picture.Ink, Size: 14, Math: true}
		p.text(p.tr.Point(picture.Pixel{X: x / float64(len(crowd)), Y: y}), 0, -pointRadius-10, l)
	}
}

// mostRuns bounds the length of the name of a crowd.
const mostRuns = 4

// crowdName writes the names of some of n points, runs of them by their ends.
func crowdName(crowd []int, n int) string {
	in := make([]bool, n+1)
	for _, i := range crowd {
		in[i] = true
	}
	var runs []string
	for i := 0; i < n; i++ {
		if !in[i] {
			continue
		}
		first := i
		for in[i+1] {
			i++
		}
		name := pointName(first)
		switch {
		case i == first+1:
			runs = append(runs, name)
			name = pointName(i)
		case i > first+1:
			name += "–" + pointName(i)
		}
		runs = append(runs, name)
	}
	if len(runs) > mostRuns {
		runs = append(runs[:mostRuns:mostRuns], "…")
	}
	return strings.Join(runs, ", ")
}
