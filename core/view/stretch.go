package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/svd"
	"crease/core/words"
)

// Stretch returns the singular values, the greater first, of the Jacobian at q
// of h as it is seen in the frame: the half-axes of the ellipse to which it
// takes a unit circle.
func Stretch(h *shallow.Denoiser, f Frame, q picture.Point) (most, least float64) {
	j, _ := newPlanar(h, f).jacobian(q)
	sigma, _ := svd.Right([][]float64{j[:2], j[2:]})
	return sigma[0], sigma[1]
}

// lens is the radius in pixels of the circle whose image shows the Jacobian.
const lens = 20

// drawStretch draws, in the map of cells, the cell under the pointer and the
// ellipse to which its Jacobian takes a circle.
func drawStretch(p *pen, in Input) {
	if in.Scene.Mode != scene.Cells || in.h == nil {
		return
	}
	q := *in.Hover
	if poly := cell(p, in, q); len(poly) > 2 {
		p.polyline(style{role: picture.Accent, width: 2}, append(poly, poly[0])...)
	}
	j, _ := newPlanar(in.h, in.Frame).jacobian(q)
	r := lens / p.tr.SX
	const n = 48
	var circle, image []picture.Point
	for i := range n + 1 {
		s, c := math.Sincos(2 * math.Pi * float64(i) / n)
		circle = append(circle, picture.Point{X: q.X + r*c, Y: q.Y + r*s})
		image = append(image, picture.Point{X: q.X + r*(j[0]*c+j[1]*s), Y: q.Y + r*(j[2]*c+j[3]*s)})
	}
	p.polyline(style{role: picture.Identity, width: 1.5, dash: picture.Dotted}, circle...)
	p.polyline(style{role: picture.Accent, width: 2.5}, image...)
	most, least := Stretch(in.h, in.Frame, q)
	text := "σ₁ = " + Three(most) + ", σ₂ = " + Three(least)
	p.text(q, 0, lens*max(1, min(most, 3))+14, picture.Label{Text: text, Anchor: picture.Middle, Role: picture.Accent, Size: 12.5, Strong: true})
}

// Three writes x with three digits; what is rounding beside 1 is 0.
func Three(x float64) string {
	if math.Abs(x) < 1e-12 {
		return "0"
	}
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-2)
	return words.Number(math.Round(x/step) * step)
}
