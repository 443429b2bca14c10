package minnorm

import (
	"crease/core/shallow"
	"crease/core/words"
)

// Status says what is known about the optimality of a Result.
type Status uint8

// A closed form is exact when it is proved to have the least cost; conjectured
// when it was certified in every case tried; and an upper bound when it
// interpolates the data but is known, or has to be feared, not to be optimal.
const (
	Exact Status = iota
	Conjectured
	UpperBound
)

var statusNames = [...]string{"exact", "conjectured", "upper-bound"}

// String returns "exact", "conjectured" or "upper-bound".
func (s Status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return "unknown"
}

// Result is a closed form.
type Result struct {
	Geometry string // stable key: one-dimensional, rays, equilateral, ...
	Denoiser *shallow.Denoiser
	Status   Status
	Why      words.Message   // why this status
	Cite     words.Message   // where it comes from
	Warnings []words.Message // what the reader should know besides

	Origin int       // index of the clean point that the ridges meet at, or -1
	Centre []float64 // x_0 of the face formulas, in R^d, or nil
	Line   *Line     // the 1-D interpolant, when all of the data is on a line
	Frame  *Frame    // the affine hull of the data, when it is smaller than R^d
	Inner  *Result   // the closed form within Frame, when that has more than one dimension
}

// Frame is an affine subspace O + span(E) of R^d: the rows of E are
// orthonormal.
type Frame struct {
	O []float64
	E [][]float64
}
