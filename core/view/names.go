package view

import (
	"strings"

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
