package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
)

// Camera is the part of the drawn plane that is seen: its centre, and its
// width in units of the data. Its height follows from the panel.
type Camera struct{ X, Y, Width float64 }

// margin is the share of the data's extent left free on each side.
const margin = 0.35

// Fit returns the camera that shows the given points with their radius and a
// margin in a panel of the given size in pixels.
func Fit(points []picture.Point, radius, w, h float64) Camera {
	if len(points) == 0 || !(w > 0) || !(h > 0) {
		return Camera{Width: 4}
	}
	lo, hi := points[0], points[0]
	for _, p := range points {
		lo.X, lo.Y = min(lo.X, p.X), min(lo.Y, p.Y)
		hi.X, hi.Y = max(hi.X, p.X), max(hi.Y, p.Y)
	}
	cx, cy := lo.X+(hi.X-lo.X)/2, lo.Y+(hi.Y-lo.Y)/2
	ext := max(hi.X-lo.X, hi.Y-lo.Y)/2 + radius
	if !(ext > 0) {
		ext = max(math.Abs(cx), math.Abs(cy), 1) / 2
	}
	half := max((hi.X-lo.X)/2+radius+margin*ext, ((hi.Y-lo.Y)/2+radius+margin*ext)*w/h)
	c := Camera{cx, cy, 2 * half}
	if !c.ok() {
		return Camera{Width: 4}
	}
	return c
}

// FromView returns the camera a scene asks for, and whether it asks for one.
func FromView(v scene.View) (Camera, bool) {
	c := Camera(v)
	return c, v.Width != 0 && c.ok()
}

func (c Camera) ok() bool {
	for _, v := range []float64{c.X, c.Y, c.Width} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return c.Width > 0
}

// transform returns the map of the camera's plane onto r, the same scale on
// both axes.
func (c Camera) transform(r picture.Rect) picture.Transform {
	s := r.W / c.Width
	return picture.Transform{X0: r.X + r.W/2 - s*c.X, Y0: r.Y + r.H/2 + s*c.Y, SX: s, SY: s}
}

// Zoomed returns the camera enlarged by factor k about the point p, which stays
// where it is on the screen. The width is kept within what floating point can
// resolve about the centre.
func (c Camera) Zoomed(p picture.Point, k float64) Camera {
	if !(k > 0) || math.IsInf(k, 0) {
		return c
	}
	least := 1e-9 * max(math.Abs(c.X), math.Abs(c.Y), 1e-3)
	w := min(max(c.Width/k, least), 1e9)
	k = c.Width / w
	return Camera{p.X + (c.X-p.X)/k, p.Y + (c.Y-p.Y)/k, w}
}

// Panned returns the camera moved by (dx, dy) units.
func (c Camera) Panned(dx, dy float64) Camera {
	n := Camera{c.X + dx, c.Y + dy, c.Width}
	if !n.ok() {
		return c
	}
	return n
}
