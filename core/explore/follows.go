package explore

import (
	"crease/core/shallow"
	"crease/core/solve"
)

// follows reports whether some ridge follows an edge, and some a face.
func follows(sol *solve.Solution) (edges, faces bool) {
	if sol.Denoiser == nil {
		return false, false
	}
	for _, r := range sol.Denoiser.Ridges() {
		edges = edges || r.Follows.Kind == shallow.Edge
		faces = faces || r.Follows.Kind == shallow.Face
	}
	return edges, faces
}
