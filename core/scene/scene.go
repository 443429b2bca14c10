// Package scene holds what is shown, as one value that fits in a link: the
// data, the parameters, and the presets. It knows no numerics.
//
//   - Parameters is the one table from which parsing, writing, controls and
//     validation follow: adding a parameter is one row.
//   - Parse reads a link and never fails; Link writes the canonical one, and
//     Parse(Link(s)) = s.
//   - Presets are titled links.
package scene

import "slices"

// Scene is everything a link sets. Nothing derived is stored in it: geometry
// is recognised, samples are drawn from the seed. A Scene is a value: Clone it
// before changing its slices.
type Scene struct {
	// The data.
	Points [][]float64   // clean points x_n, one a row
	Noisy  [][][]float64 // explicit noisy samples y_(n,m); nil for balls of radius Rho
	Rho    float64       // radius of the balls
	Sigma  float64       // noise level of the eMMSE estimator
	Seed   uint64        // of everything random

	// How it is solved, and what is studied about it.
	Method Method
	Study  Study
	Terms  Terms // terms of the sum that are drawn

	Train   Training
	Inquiry Inquiry

	// How it is looked at.
	Lock  bool      // drags keep the geometry of the data
	Show  Layers    // what is drawn
	Mode  FieldMode // how the plane view shows the map
	View  View      // centre and width of the view; zero for fitted to the data
	Probe []float64 // the point under study, nil for none

	// What it is compared with: other data, nil for none.
	Pin    [][]float64
	PinRho float64
	// Versus is one parameter by which the scene it is compared with differs,
	// as key.value; "" for none.
	Versus string
}

// Method says who solves.
type Method string

// Auto uses a theorem where one is exact and the certified solver elsewhere.
const (
	Auto      Method = "auto"
	Closed    Method = "closed"
	Certified Method = "certified"
	EMMSE     Method = "emmse"
	Train     Method = "train"
)

// Study is what is looked into besides the denoiser itself.
type Study string

// The studies: none; the ridges one by one; the denoiser beside the empirical
// MMSE estimator and the identity.
const (
	NoStudy Study = "none"
	Ridges  Study = "ridges"
	Compare Study = "compare"
	Search  Study = "search" // for a triangle at which the acute formula is not optimal

	// The denoiser at work: its test error, its iteration, the flows along it.
	Risk        Study = "risk"
	Contraction Study = "contraction"
	Flow        Study = "flow"
)

// Learning is the study of a scene that trains and studies nothing else: the
// curves of the training. No link names it.
const Learning Study = "learning"

// Studied returns what the scene studies: its Study, or Learning.
func (s Scene) Studied() Study {
	if s.Study == NoStudy && s.Method == Train {
		return Learning
	}
	return s.Study
}

// Terms is a set of terms of the sum; the zero Terms has all of them.
type Terms uint64

// Has reports whether term k, counted from 0, is in the set.
func (t Terms) Has(k int) bool { return t == 0 || k < 63 && t&(1<<k) != 0 }

// Layers is a set of things that can be drawn or not.
type Layers uint32

// The layers; layerNames holds their names in links, in the same order.
const (
	LayerFit Layers = 1 << iota
	LayerIdentity
	LayerEMMSE
	LayerNoise    // intervals or balls
	LayerSamples  // explicit or drawn noisy samples
	LayerCreases  // knots or creases
	LayerFeatures // the edges and faces that ridges follow
	LayerField    // f(y) - y
	LayerFixed    // fixed points and basins
	LayerLabels   // names of points
	LayerGrid
)

// FieldMode is how the plane view shows f: as arrows of f(y) - y, as the
// warped grid, or as a map of colours.
type FieldMode string

// The field modes.
const (
	Arrows     FieldMode = "arrows"
	Warp       FieldMode = "warp"
	Residual   FieldMode = "residual" // |f(y) - y|
	ComponentX FieldMode = "x"        // first component of f
	ComponentY FieldMode = "y"        // second component of f
	Cells      FieldMode = "cells"    // cells of linearity
	Difference FieldMode = "rival"    // |f(y) - g(y)|, g what f is compared with
)

// View is the part of the plane that is seen: its centre and width in units
// of the data. A zero Width means: fitted to the data.
type View struct{ X, Y, Width float64 }

// Default returns the scene of the empty link.
func Default() Scene {
	var s Scene
	for _, p := range Parameters {
		if err := p.set(&s, p.Default); err != nil {
			panic("scene: bad default of " + p.Key + ": " + err.Error())
		}
	}
	return s
}

// Dim returns the dimension of the points, 0 when there is none.
func (s Scene) Dim() int {
	if len(s.Points) == 0 {
		return 0
	}
	return len(s.Points[0])
}

// Clone returns a copy that shares no slice with s.
func (s Scene) Clone() Scene {
	s.Points = cloneRows(s.Points)
	if s.Noisy != nil {
		noisy := make([][][]float64, len(s.Noisy))
		for i, rows := range s.Noisy {
			noisy[i] = cloneRows(rows)
		}
		s.Noisy = noisy
	}
	s.Probe = slices.Clone(s.Probe)
	s.Pin = cloneRows(s.Pin)
	s.Inquiry.Law = slices.Clone(s.Inquiry.Law)
	return s
}

// Equal reports whether s and t show the same: the same numbers, -0 being 0.
func (s Scene) Equal(t Scene) bool {
	return equalRows(s.Points, t.Points) &&
		slices.EqualFunc(s.Noisy, t.Noisy, equalRows) &&
		s.Rho == t.Rho && s.Sigma == t.Sigma && s.Seed == t.Seed && s.Method == t.Method && s.Study == t.Study && s.Terms == t.Terms && s.Train == t.Train &&
		s.Lock == t.Lock && s.Show == t.Show && s.Mode == t.Mode && s.View == t.View &&
		slices.Equal(s.Probe, t.Probe) && equalRows(s.Pin, t.Pin) && s.PinRho == t.PinRho &&
		s.Versus == t.Versus && s.Inquiry.equal(t.Inquiry)
}

func cloneRows(rows [][]float64) [][]float64 {
	if rows == nil {
		return nil
	}
	out := make([][]float64, len(rows))
	for i, r := range rows {
		out[i] = slices.Clone(r)
	}
	return out
}

func equalRows(a, b [][]float64) bool { return slices.EqualFunc(a, b, slices.Equal) }
