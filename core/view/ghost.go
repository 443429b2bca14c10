package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/solve"
)

// ghostPlane draws what is pinned behind the plane view: its points, balls and
// creases.
func ghostPlane(p *pen, in Input, pinned *solve.Solution) {
	s := style{role: picture.Ghost, width: 1.5, dash: picture.Dashed}
	var at []picture.Point
	for _, x := range pinned.Data.X {
		at = append(at, Place(x, in.Frame))
	}
	if pinned.Data.Balls() && pinned.Data.Rho > 0 {
		p.sign(picture.Rings, s, float32(clamp(pinned.Data.Rho*p.tr.SX, 0, far)), at...)
	}
	p.sign(picture.Discs, style{role: picture.Ghost}, pointRadius-2, at...)
	if pinned.Denoiser == nil || !in.has(scene.LayerCreases) {
		return
	}
	p.traces(s, in.Frame, pinned.Denoiser)
}

// traces draws the creases of h on the plane of a frame, all alike.
func (p *pen) traces(s style, frame Frame, h *shallow.Denoiser) {
	lo, hi := p.bounds()
	for _, c := range h.Creases() {
		n, b := inFrame(frame, c.W)
		if math.Hypot(n.X, n.Y) < edgeOn {
			continue
		}
		if a, e, ok := chord(n.X, n.Y, c.Tau-b, lo, hi); ok {
			p.polyline(s, a, e)
		}
	}
}

// ghostLine draws the pinned function behind the line view.
func ghostLine(p *pen, pinned *solve.Solution) {
	lo, hi := p.bounds()
	if f, ok := Profile(pinned.Denoiser); ok {
		p.polyline(style{role: picture.Ghost, width: 2.5, dash: picture.Dashed}, graph(f, lo, hi)...)
	}
	for _, x := range pinned.Data.X {
		p.sign(picture.Discs, style{role: picture.Ghost}, pointRadius-2, picture.Point{X: x[0], Y: x[0]})
	}
}
