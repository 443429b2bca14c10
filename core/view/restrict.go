package view

import (
	"math"

	"crease/core/picture"
	"crease/core/pwl"
	"crease/core/shallow"
)

// Restrict returns the denoiser h of R^d as it is seen in the frame's plane: the
// denoiser
//
//	p -> E (h(O + E^T p) - O)
//
// of R^2, E the two rows of the frame. It is h itself in the plane. A ridge
// whose direction is normal to the plane is constant there and joins the
// affine part.
func Restrict(h *shallow.Denoiser, f Frame) *shallow.Denoiser {
	if h.Dim() == 2 {
		return h
	}
	d := h.Dim()
	v, c := h.Affine()
	at := append([]float64(nil), c...) // the affine part at O
	flatV := []float64(nil)
	if v != nil {
		flatV = make([]float64, 4)
		for i := range d {
			row := v[i*d : (i+1)*d]
			at[i] += dot(row, f.O)
			for a := range 2 {
				for b := range 2 {
					flatV[2*a+b] += f.E[a][i] * dot(row, f.E[b])
				}
			}
		}
	}
	axpy(at, -1, f.O)
	out := []float64{dot(f.E[0], at), dot(f.E[1], at)}
	var ridges []shallow.Ridge
	for _, r := range h.Ridges() {
		u := []float64{dot(f.E[0], r.U), dot(f.E[1], r.U)}
		n, b := inFrame(f, r.V)
		if math.Hypot(n.X, n.Y) <= edgeOn*math.Sqrt(dot(r.V, r.V)) {
			axpy(out, r.Phi.At(b), u)
			continue
		}
		ridges = append(ridges, shallow.Ridge{U: u, V: []float64{n.X, n.Y}, Phi: shifted(r.Phi, b), Follows: r.Follows})
	}
	return shallow.New(2, flatV, out, ridges...)
}

// shifted returns t -> f(t + b).
func shifted(f pwl.Func, b float64) pwl.Func {
	if b == 0 {
		return f
	}
	return f.Of(1, 1, -b)
}

// planar is a map of R^d as it is seen in a frame: from points of the drawn
// plane to points of it.
type planar struct {
	f    estimator
	out  *Frame // nil when f is a map of R^2 already
	y, v []float64
}

// newPlanar returns f as it is seen in the frame, nil for no map.
func newPlanar(f estimator, frame Frame) *planar {
	if h, ok := f.(*shallow.Denoiser); ok {
		f = Restrict(h, frame)
	}
	p := &planar{f: f, y: make([]float64, 2), v: make([]float64, 2)}
	if d := len(frame.O); d > 2 {
		if _, ok := f.(*shallow.Denoiser); !ok {
			p.out, p.y, p.v = &frame, make([]float64, d), make([]float64, d)
		}
	}
	return p
}

// at returns where q goes.
func (p *planar) at(q picture.Point) picture.Point {
	if p.out == nil {
		p.y[0], p.y[1] = q.X, q.Y
		p.f.EvalTo(p.v, p.y)
		return picture.Point{X: p.v[0], Y: p.v[1]}
	}
	p.f.EvalTo(p.v, p.out.Out(p.y, q.X, q.Y))
	return Place(p.v, *p.out)
}

// jacobian returns the Jacobian of f at q, within the plane, row by row; ok
// false where f is no denoiser.
func (p *planar) jacobian(q picture.Point) (j [4]float64, ok bool) {
	h, ok := p.f.(*shallow.Denoiser)
	if ok {
		h.JacobianTo(j[:], []float64{q.X, q.Y})
	}
	return j, ok
}
