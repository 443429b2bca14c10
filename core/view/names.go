package view

import (
	"strings"

	"crease/core/shallow"
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
func Follows(r shallow.Ridge) string {
	var b strings.Builder
	for _, i := range r.Follows.Points {
		b.WriteString(pointName(i))
	}
	return b.String()
}
