package view

import (
	"fmt"
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
)

// drawPlane draws the plane view: the map f(y) of the plane of the frame.
func drawPlane(p *pen, in Input) {
	h := in.h
	lo, hi := p.bounds()
	places := Places(in.Scene, in.Frame)
	if in.has(scene.LayerField) {
		underlay(p, in)
	}
	p.grid(in.has(scene.LayerGrid))
	if in.Pinned != nil {
		ghostPlane(p, in, in.Pinned)
	}
	if in.has(scene.LayerNoise) && in.Solution.Data.Balls() && in.Scene.Rho > 0 {
		balls(p, in, places)
	}
	if h != nil && in.has(scene.LayerFeatures) {
		features(p, in, places)
	}
	if h != nil && in.has(scene.LayerCreases) {
		creases(p, in, lo, hi)
	}
	if in.has(scene.LayerField) {
		overlay(p, in)
	}
	if in.has(scene.LayerSamples) {
		samples(p, in, places)
	}
	if in.Hover != nil {
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

// features draws the edges and faces of the data that the ridges follow, and
// the strip on which the selected ridge is not constant.
func features(p *pen, in Input, places []picture.Point) {
	for k, r := range in.Solution.Denoiser.Ridges() {
		id := fmt.Sprintf("ridge/%d", k)
		if !in.Scene.Terms.Has(k) {
			continue
		}
		on := in.Selected == id
		if on {
			strip(p, in, r)
		}
		if r.Follows.Kind == shallow.NoFeature || len(r.Follows.Points) < 2 {
			continue
		}
		s := style{role: picture.EdgeRole, width: 6, alpha: 0.4, id: id}
		if r.Follows.Kind == shallow.Face {
			s.role, s.dash = picture.FaceRole, picture.Dashed
		}
		if on {
			s.alpha, s.width = 0.9, 7
		}
		var path []picture.Point
		for _, i := range r.Follows.Points {
			if i < len(places) {
				path = append(path, places[i])
			}
		}
		if r.Follows.Kind == shallow.Face && len(path) > 2 {
			path = append(path, path[0])
		}
		p.polyline(s, path...)
	}
}

// strip shades where the profile of ridge r rises or falls.
func strip(p *pen, in Input, r shallow.Ridge) {
	n, b := inFrame(in.Frame, r.V)
	knots := r.Phi.Knots()
	for j := 0; j+1 < len(knots); j++ {
		if knots[j].V == knots[j+1].V {
			continue
		}
		p.band(style{role: picture.Accent, alpha: 0.14}, n, knots[j].T-b, knots[j+1].T-b)
	}
}

// band fills the strip t0 <= n.q <= t1 of the panel.
func (p *pen) band(s style, n picture.Point, t0, t1 float64) {
	lo, hi := p.bounds()
	box := []picture.Point{{X: lo.X, Y: lo.Y}, {X: hi.X, Y: lo.Y}, {X: hi.X, Y: hi.Y}, {X: lo.X, Y: hi.Y}}
	box = cut(box, n, t0, 1)
	box = cut(box, n, t1, -1)
	if len(box) > 2 {
		p.polygon(s, box...)
	}
}

// cut keeps the part of a convex polygon where sign (n.q - t) >= 0.
func cut(poly []picture.Point, n picture.Point, t, sign float64) []picture.Point {
	var out []picture.Point
	side := func(q picture.Point) float64 { return sign * (n.X*q.X + n.Y*q.Y - t) }
	for i, a := range poly {
		b := poly[(i+1)%len(poly)]
		sa, sb := side(a), side(b)
		if sa >= 0 {
			out = append(out, a)
		}
		if sa*sb < 0 {
			k := sa / (sa - sb)
			out = append(out, picture.Point{X: a.X + k*(b.X-a.X), Y: a.Y + k*(b.Y-a.Y)})
		}
	}
	return out
}

// inFrame returns w and what w.y adds at the origin: w.y = n.q + b for the
// point y drawn at q.
func inFrame(f Frame, w []float64) (n picture.Point, b float64) {
	return picture.Point{X: dot(f.E[0], w), Y: dot(f.E[1], w)}, dot(w, f.O)
}

// edgeOn is the least length of a crease's normal within the drawn plane for
// its trace to be drawn: below it the crease is parallel to the plane up to
// rounding.
const edgeOn = 1e-9

// creases draws the trace of every crease on the plane, broader the greater
// its jump |a|.
func creases(p *pen, in Input, lo, hi picture.Point) {
	list := in.h.Creases()
	var most float64
	for _, c := range list {
		most = max(most, c.Norm())
	}
	for k, c := range list {
		share := c.Norm() / most
		if share < 1e-4 {
			continue // thinner than can be seen
		}
		n, b := inFrame(in.Frame, c.W)
		if math.Hypot(n.X, n.Y) < edgeOn {
			continue
		}
		a, e, ok := chord(n.X, n.Y, c.Tau-b, lo, hi)
		if !ok {
			continue
		}
		id := fmt.Sprintf("crease/%d", k)
		s := style{role: picture.Kink, width: float32(1 + 1.6*share), alpha: float32(0.35 + 0.6*share), id: id}
		if in.Selected == id {
			s.role, s.width, s.alpha = picture.Accent, 3.5, 1
		}
		p.polyline(s, a, e)
	}
}

// follow draws the point under the pointer and where f takes it.
func follow(p *pen, in Input) {
	q := *in.Hover
	y := in.Frame.Out(nil, q.X, q.Y)
	p.sign(picture.Rings, style{role: picture.Accent, width: 1.5}, 5, q)
	if h := in.h; h != nil {
		v := Place(h.EvalTo(nil, y), in.Frame)
		p.arrow(style{role: picture.Accent, width: 2}, q, v, 9)
		p.sign(picture.Discs, style{role: picture.Accent}, 3.5, v)
	}
	if e := in.Solution.EMMSE; e != nil && in.has(scene.LayerEMMSE) {
		v := Place(e.EvalTo(nil, y), in.Frame)
		p.arrow(style{role: picture.Bayes, width: 2}, q, v, 9)
		p.sign(picture.Discs, style{role: picture.Bayes}, 3.5, v)
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
