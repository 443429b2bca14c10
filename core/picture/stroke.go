package picture

// pattern returns the lengths of a dash and of the gap after it in pixels for
// a stroke of the given width, (0, 0) for a solid one. Dots are round: dashes
// of no length with round caps.
func (d Dash) pattern(width float64) (on, off float64) {
	switch d {
	case Dashed:
		return 3 + 2*width, 2 + 1.5*width
	case Dotted:
		return 0, 1.5 + 1.8*width
	}
	return 0, 0
}

// outline returns the width of the stroke of a mark: that of a mark without
// one is 1.5 pixels.
func (m *Mark) outline() float64 {
	if m.Width > 0 {
		return float64(m.Width)
	}
	return 1.5
}

// round reports whether the strokes of a mark end in half discs. Those of
// curves and dashes are cut: the end of an interval is where it ends.
func (m *Mark) round() bool { return m.Dash == Dotted || m.Dash == Solid && m.Kind != Polyline }

// hair reports whether the mark is a grid: axis-parallel lines, which painters
// place on whole pixels so that they stay sharp.
func (m *Mark) hair() bool { return m.Kind == Segments && m.Role == Grid }

// crossArm is the half side of a cross of the given radius: its arms end on
// the circle.
const crossArm = 0.70710678

// opacity returns alpha within [0, 1].
func opacity(alpha float32) float64 { return min(max(float64(alpha), 0), 1) }
