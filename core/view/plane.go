package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
)

// drawPlane draws the plane view: the map f(y) of the plane of the frame.
func drawPlane(p *pen, in Input) {
	places := Places(in.Scene, in.Frame)
	var key *scale
	if in.has(scene.LayerField) {
		key = underlay(p, in)
	}
	p.grid(in.has(scene.LayerGrid))
	if in.Pinned != nil && !twoRuns(in.Scene) {
		ghostPlane(p, in, in.Pinned)
	}
	if in.has(scene.LayerNoise) && in.Solution.Data.Balls() && in.Scene.Rho > 0 {
		balls(p, in, places)
	}
	if in.h != nil && in.has(scene.LayerFeatures) {
		features(p, in, places)
	}
	if in.has(scene.LayerCreases) {
		creases(p, in)
	}
	if in.has(scene.LayerField) {
		overlay(p, in)
	}
	if in.has(scene.LayerSamples) {
		samples(p, in, places)
	}
	if in.Hover != nil {
		drawStretch(p, in)
		follow(p, in)
	}
	drawOver(p, in)
	points(p, in, places)
	if in.Scene.Probe != nil {
		drawProbe(p, in)
	}
	if in.has(scene.LayerNoise) && in.Scene.Noisy == nil && in.Scene.Rho > 0 && len(places) > 0 {
		radiusHandle(p, in, rim(places, in.Scene.Rho))
	}
	if key != nil {
		key.draw(p, places)
	}
}

// rim returns the place on the first ball that looks away from the others.
func rim(places []picture.Point, rho float64) picture.Point {
	var dx, dy float64
	for _, q := range places[1:] {
		l := math.Hypot(q.X-places[0].X, q.Y-places[0].Y)
		if l > 0 {
			dx -= (q.X - places[0].X) / l
			dy -= (q.Y - places[0].Y) / l
		}
	}
	if l := math.Hypot(dx, dy); l > 1e-6 {
		dx, dy = dx/l, dy/l
	} else {
		dx, dy = 0, 1
	}
	return picture.Point{X: places[0].X + rho*dx, Y: places[0].Y + rho*dy}
}

// balls draws the noise balls B(x_n, rho).
func balls(p *pen, in Input, places []picture.Point) {
	r := float32(clamp(in.Scene.Rho*p.tr.SX, 0, far))
	p.sign(picture.Discs, style{role: picture.Noisy, alpha: 0.18}, r, places...)
	p.sign(picture.Rings, style{role: picture.Noisy, width: 1.5}, r, places...)
}

// follow draws the point under the pointer and where f takes it.
func follow(p *pen, in Input) {
	q := *in.Hover
	p.sign(picture.Rings, style{role: picture.Accent, width: 1.5}, 5, q)
	to := func(f estimator, role picture.Role) {
		v := newPlanar(f, in.Frame).at(q)
		p.arrow(style{role: role, width: 2}, q, v, 9)
		p.sign(picture.Discs, style{role: role}, 3.5, v)
	}
	if in.h != nil {
		to(in.h, picture.Accent)
	}
	if e := in.Solution.EMMSE; e != nil && in.has(scene.LayerEMMSE) {
		to(e, picture.Bayes)
	}
}

// arrow draws a line from a to b with a head of the given length in pixels.
func (p *pen) arrow(s style, a, b picture.Point, head float64) {
	p.mark(picture.Segments, s, 0, p.arrowTo(nil, a, b, head))
}

// arrowTo appends the segments of an arrow from a to b.
func (p *pen) arrowTo(pts []float32, a, b picture.Point, head float64) []float32 {
	qa, qb := p.tr.Pixel(a), p.tr.Pixel(b)
	dx, dy := qb.X-qa.X, qb.Y-qa.Y
	l := math.Hypot(dx, dy)
	if !(l > 0.5) {
		return pts
	}
	dx, dy = dx/l, dy/l
	head = min(head, 0.6*l)
	f := func(x float64) float32 { return float32(clamp(x, -far, far)) }
	pts = append(pts, f(qa.X), f(qa.Y), f(qb.X), f(qb.Y))
	for _, s := range [2]float64{1, -1} {
		hx, hy := qb.X-head*(dx*0.9+s*dy*0.45), qb.Y-head*(dy*0.9-s*dx*0.45)
		pts = append(pts, f(hx), f(hy), f(qb.X), f(qb.Y))
	}
	return pts
}
