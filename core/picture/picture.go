// Package picture holds what is drawn, and nothing of why: panels, marks,
// rasters, labels and handles in CSS pixels. It is a leaf: whoever paints (the
// canvas, SVG, a bitmap) needs this package alone.
//
// Colours are roles, given a value by the theme at paint time, so a picture is
// neither light nor dark. Text is never painted by the canvas: labels become
// DOM or SVG text.
package picture

import "slices"

// Pixel is a place on the picture in CSS pixels: origin at the top left, Y down.
type Pixel struct{ X, Y float64 }

// Point is a place in the coordinates of a panel: Y up.
type Point struct{ X, Y float64 }

// Rect is a rectangle of the picture in pixels.
type Rect struct{ X, Y, W, H float64 }

// Contains reports whether p lies in r, borders included.
func (r Rect) Contains(p Pixel) bool {
	return p.X >= r.X && p.X <= r.X+r.W && p.Y >= r.Y && p.Y <= r.Y+r.H
}

// Transform maps the points of a panel to pixels:
//
//	X = X0 + SX x,    Y = Y0 - SY y    (SX, SY > 0 pixels a unit).
type Transform struct{ X0, Y0, SX, SY float64 }

// Pixel returns where p is drawn.
func (t Transform) Pixel(p Point) Pixel { return Pixel{t.X0 + t.SX*p.X, t.Y0 - t.SY*p.Y} }

// Point returns what is drawn at p.
func (t Transform) Point(p Pixel) Point { return Point{(p.X - t.X0) / t.SX, (t.Y0 - p.Y) / t.SY} }

// Panel is one coordinate system of the picture. Marks of the panel are
// clipped to its Rect.
type Panel struct {
	ID string // "plane", "line", "emmse", ...
	Rect
	Transform
}

// Role is what a colour means.
type Role uint8

// The roles. Positive is blue and Negative orange in either theme; never is
// colour the only sign of a difference.
const (
	Ink      Role = iota // text and axes
	Muted                // secondary text, ticks
	Grid                 // grid lines
	Paper                // background of the panels
	Clean                // clean points
	Noisy                // noisy samples, balls and intervals
	Fit                  // the denoiser
	Identity             // the line f(y) = y
	Bayes                // the empirical MMSE estimator
	Kink                 // creases and knots
	EdgeRole             // edges of the data that ridges follow
	FaceRole             // faces of the data that ridges follow
	Field                // arrows of f(y) - y
	Stable               // stable fixed points
	Unstable             // unstable fixed points, borders of basins
	Basin                // basins of attraction
	Positive             // blue
	Negative             // orange
	Ghost                // the previous or the compared state
	Accent               // focus, selection, hover
	Trained              // a trained network
	Ideal                // the ideal estimator of the prior
	Warn                 // refused, overlapping
	Series1              // further curves of a plot
	Series2
	Series3
	Series4
	NumRoles
)

// Dash is a stroke's pattern.
type Dash uint8

// The patterns.
const (
	Solid Dash = iota
	Dashed
	Dotted
)

// MarkKind says how a Mark's points are read.
type MarkKind uint8

// A Polyline is stroked; a Polygon (convex or not, simple) filled; Discs are
// filled circles of Radius about each point; Rings are such circles stroked;
// Segments joins points 2i and 2i+1; Squares, Diamonds and Crosses are signs of
// Radius about each point.
const (
	Polyline MarkKind = iota
	Polygon
	Discs
	Rings
	Segments
	Squares
	Diamonds
	Crosses
)

// Mark is one thing drawn in one style.
type Mark struct {
	Kind   MarkKind
	Panel  uint8 // index into Picture.Panels
	Role   Role
	Dash   Dash
	Alpha  float32   // 0 to 1
	Width  float32   // of strokes, in pixels
	Radius float32   // of Discs, Rings and signs, in pixels
	Points []float32 // x0, y0, x1, y1, ... in pixels
	ID     string    // what it stands for ("crease/3"), "" when it cannot be pointed at
}

// Palette says how the bytes of a Raster become colours.
type Palette uint8

// Diverging runs from Negative (0) over Paper (128) to Positive (255);
// Sequential from Paper (0) to Fit (255); Categorical paints byte k in the
// k-th of a list of distinguishable pale colours, 0 being Paper; Gray runs
// from black to white in either theme (for images).
const (
	Diverging Palette = iota
	Sequential
	Categorical
	Gray
)

// Raster is a rectangle of Cols x Rows equal cells, top row first, painted
// below all marks of its panel. Smooth asks for interpolation between cells.
type Raster struct {
	Panel   uint8
	Palette Palette
	Smooth  bool
	Alpha   float32
	Rect
	Cols, Rows int
	Cells      []byte // Rows x Cols
	ID         string
}

// Anchor says which part of a label stands at its place.
type Anchor uint8

// The anchors, for the horizontal place; vertically a label is centred.
const (
	Start Anchor = iota
	Middle
	End
)

// Label is a piece of text.
type Label struct {
	Pixel
	Text   string
	Anchor Anchor
	Role   Role
	Size   float32 // of the font, in pixels
	Strong bool
	Math   bool // italic, as a mathematical symbol
	Hint   bool // says what to do here: of no use on paper or in a file
}

// HandleKind says what a handle does.
type HandleKind uint8

// A PointHandle moves a clean point, a SampleHandle a noisy sample, a
// RadiusHandle changes rho, a ProbeHandle moves the probe, a StartHandle moves
// the start of a trajectory.
const (
	PointHandle HandleKind = iota
	SampleHandle
	RadiusHandle
	ProbeHandle
	StartHandle
)

// Handle is something that can be dragged, focused and moved by keys. The page
// puts a focusable element over it.
type Handle struct {
	ID    string // "point/0"
	Kind  HandleKind
	Panel uint8
	Pixel
	R     float32 // radius of what is seen, in pixels
	Label string  // accessible name
	Value string  // accessible value: its coordinates in words
	AxisX bool    // moves along X only
}

// Picture is one frame: everything a painter needs.
type Picture struct {
	Serial  uint32  // rises by one a picture; text changes when it is painted
	W, H    float64 // size in CSS pixels
	Panels  []Panel
	Rasters []Raster
	Marks   []Mark
	Labels  []Label
	Handles []Handle
	Title   string // accessible name of the whole
	Desc    string // description in words, from the numbers
}

// Figure returns the picture as it is taken elsewhere: without hints.
func (pic *Picture) Figure() *Picture {
	out := *pic
	out.Labels = slices.DeleteFunc(slices.Clone(pic.Labels), func(l Label) bool { return l.Hint })
	return &out
}

// At returns the index of the topmost panel that contains p, -1 for none.
func (pic *Picture) At(p Pixel) int {
	for i := len(pic.Panels) - 1; i >= 0; i-- {
		if pic.Panels[i].Contains(p) {
			return i
		}
	}
	return -1
}
