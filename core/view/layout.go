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
	stack := w < slim && stacks(s)
	main := math.Round(h * 0.55)
	if stack {
		main = math.Round(h * 0.44)
	}
	top := w
	if n == 3 { // the first beside the main one, as large
		top = math.Round(w / 2)
		l.Side = append(l.Side, inner(top, 0, w-top, main))
		n--
	}
	l.Main = inner(0, 0, top, main)
	for i := range n {
		if k := float64(i) / float64(n); stack {
			l.Side = append(l.Side, inner(0, main+k*(h-main), w, (h-main)/float64(n)))
		} else {
			l.Side = append(l.Side, inner(k*w, main, w/float64(n), h-main))
		}
	}
	return l
}

// slim is the width in pixels under which there is no room for the words of two
// plots side by side; tight that of a panel under which its own are short.
const slim, tight = 480, 200

// stacks reports whether the panels of a study are plots, which like to be broad;
// maps of the plane do not.
func stacks(s scene.Scene) bool {
	study := s.Studied()
	return s.Dim() == 1 || study == scene.Risk || study == scene.Learning
}

func inner(x, y, w, h float64) picture.Rect {
	return picture.Rect{X: x + left, Y: y + top, W: max(w-left-right, 16), H: max(h-top-bottom, 16)}
}
