package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/words"
)

// maxIterates bounds how often f is applied to the probe.
const maxIterates = 60

// Iterates returns y, f(y), f(f(y)), ... until it stands still to within eps,
// at most maxIterates of them.
func Iterates(f estimator, y []float64, eps float64) [][]float64 {
	path := [][]float64{y}
	for len(path) < maxIterates {
		last := path[len(path)-1]
		next := f.EvalTo(nil, last)
		var d float64
		for j := range next {
			d = math.Hypot(d, next[j]-last[j])
		}
		if !(d > eps) {
			break
		}
		path = append(path, next)
	}
	return path
}

// drawProbe draws the probe, where f takes it, and where repeated denoising
// leads.
func drawProbe(p *pen, in Input) {
	y := in.Scene.Probe
	at := Place(y, in.Frame)
	if f := in.Solution.Flow; in.Scene.Study == scene.Flow {
		if f != nil && matches(f, in.Scene) {
			own, _ := f.Trace(y)
			p.course(in, f, own, picture.Accent)
		}
	} else if f := shown(in); f != nil {
		if len(y) == 1 {
			cobweb(p, Iterates(f, y, 0.2/p.tr.SX))
		} else {
			path := Iterates(f, y, 0.2/p.tr.SX)
			for k := 0; k+1 < len(path); k++ {
				p.arrow(style{role: picture.Accent, width: 2, alpha: float32(max(0.35, 1-0.1*float64(k)))}, Place(path[k], in.Frame), Place(path[k+1], in.Frame), 8)
			}
			p.sign(picture.Rings, style{role: picture.Accent, width: 2}, pointRadius+4, Place(path[len(path)-1], in.Frame))
		}
	}
	p.sign(picture.Diamonds, style{role: picture.Paper}, 8, at)
	p.sign(picture.Diamonds, style{role: picture.Accent}, 6.5, at)
	p.pic.Handles = append(p.pic.Handles, picture.Handle{
		ID: "probe", Kind: picture.ProbeHandle, Panel: p.panel, Pixel: p.tr.Pixel(at), R: 6.5,
		Label: words.M("view.handle.probe").In(in.Lang), Value: Coordinates(y), AxisX: len(y) == 1,
	})
}

// cobweb draws the iteration in the line view: up to the graph, across to the
// identity.
func cobweb(p *pen, path [][]float64) {
	pts := []picture.Point{{X: path[0][0], Y: path[0][0]}}
	for k := 0; k+1 < len(path); k++ {
		pts = append(pts, picture.Point{X: path[k][0], Y: path[k+1][0]}, picture.Point{X: path[k+1][0], Y: path[k+1][0]})
	}
	p.polyline(style{role: picture.Accent, width: 1.75}, pts...)
	p.sign(picture.Rings, style{role: picture.Accent, width: 2}, pointRadius+4, pts[len(pts)-1])
}
