package explore

import (
	"crease/core/shallow"
	"crease/core/solve"
	"crease/core/view"
)

// follows reports whether the denoiser follows some edge, and some face.
func follows(sol *solve.Solution) (edges, faces bool) {
	if sol.Denoiser == nil {
		return false, false
	}
	for _, d := range view.Features(sol.Denoiser, sol.Data) {
		edges = edges || d.Feature.Kind == shallow.Edge
		faces = faces || d.Feature.Kind == shallow.Face
	}
	return edges, faces
}
