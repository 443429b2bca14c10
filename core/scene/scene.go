// Package scene holds what is shown, as one value that fits in a link: the
// data, the parameters, and the presets. It knows no numerics.
package scene

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

	// How it is solved.
	Method Method

	// How it is looked at.
	Lock  bool      // drags keep the geometry of the data
	Show  Layers    // what is drawn
	Mode  FieldMode // how the plane view shows the map
	View  View      // centre and width of the view; zero for fitted to the data
	Probe []float64 // the point under study, nil for none
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

// Layers is a set of things that can be drawn or not.
type Layers uint32

// The layers, in the order of their link names in the parameter table.
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
)

// View is the part of the plane that is seen: its centre and width in units
// of the data. A zero Width means: fitted to the data.
type View struct{ X, Y, Width float64 }
