package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
)

// Layout says where the panels of a picture stand: the main one, and those of
// the study beside or below it. The rest holds the numbers of the axes.
type Layout struct {
	Main picture.Rect
	Side []picture.Rect
}

// The room around a panel in pixels, for the numbers along its axes.
const left, right, top, bottom = 44, 12, 12, 26

// LayoutOf returns the layout of a scene in a picture of w x h pixels.
func LayoutOf(s scene.Scene, w, h float64) Layout {
	n := sides(s)
	if n == 0 {
		return Layout{Main: inner(0, 0, w, h)}
	}
	var l Layout
	if n < 3 && w >= 1.25*h && w >= 560 { // side panels in a column at the right
		main := math.Round(w * 0.58)
		l.Main = inner(0, 0, main, h)
		for i := range n {
			l.Side = append(l.Side, inner(main, h*float64(i)/float64(n), w-main, h/float64(n)))
		}
		return l
	}
	main := math.Round(h * 0.55)
	if n == 3 { // two halves, and the rest below
		half := math.Round(w / 2)
		l.Main = inner(0, 0, half, main)
		l.Side = []picture.Rect{inner(half, 0, w-half, main), inner(0, main, half, h-main), inner(half, main, w-half, h-main)}
		return l
	}
	l.Main = inner(0, 0, w, main)
	for i := range n {
		l.Side = append(l.Side, inner(w*float64(i)/float64(n), main, w/float64(n), h-main))
	}
	return l
}

func inner(x, y, w, h float64) picture.Rect {
	return picture.Rect{X: x + left, Y: y + top, W: max(w-left-right, 16), H: max(h-top-bottom, 16)}
}
