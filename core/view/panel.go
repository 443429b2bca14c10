package view

import (
	"crease/core/picture"
	"crease/core/scene"
)

// Panel returns the main panel of a picture of w x h pixels.
func Panel(s scene.Scene, c Camera, w, h float64) picture.Panel {
	r := LayoutOf(s, w, h).Main
	return picture.Panel{ID: PanelID(s), Rect: r, Transform: c.transform(r)}
}

// Bounds returns the corners of what a panel shows.
func Bounds(p picture.Panel) (lo, hi picture.Point) {
	lo = p.Point(picture.Pixel{X: p.X, Y: p.Y + p.H})
	hi = p.Point(picture.Pixel{X: p.X + p.W, Y: p.Y})
	return lo, hi
}

// At returns the point of the main panel's plane under a pixel of the picture:
// in the main panel, or in one beside it whose cursor is linked to it. ok is
// false where there is none.
func At(s scene.Scene, c Camera, w, h float64, q picture.Pixel) (at picture.Point, ok bool) {
	if p := Panel(s, c, w, h); p.Contains(q) {
		return p.Point(q), true
	}
	for _, r := range LayoutOf(s, w, h).Side {
		p := picture.Panel{Rect: r, Transform: c.transform(r)}
		switch {
		case !p.Contains(q):
		case s.Study == scene.Compare:
			return p.Point(q), true
		case s.Study == scene.Ridges && s.Dim() == 1: // over the same part of the line
			return picture.Point{X: p.Point(q).X}, true
		}
	}
	return at, false
}
