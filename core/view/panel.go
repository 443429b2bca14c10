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
