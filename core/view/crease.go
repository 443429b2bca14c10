package view

import (
	"math"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/shallow"
)

// line is a crease as it is seen in a frame: the line n.q = t.
type line struct {
	n     picture.Point
	t     float64
	norm  float64 // of its jump, |a|
	index int     // among the creases of the whole denoiser, -1 for none
}

// edgeOn is the least length of a crease's normal within the drawn plane for
// its trace to be drawn: below it the crease is parallel to the plane up to
// rounding.
const edgeOn = 1e-9

// inFrame returns w and what w.y adds at the origin: w.y = n.q + b for the
// point y drawn at q.
func inFrame(f Frame, w []float64) (n picture.Point, b float64) {
	return picture.Point{X: dot(f.E[0], w), Y: dot(f.E[1], w)}, dot(w, f.O)
}

// lines returns the creases of the terms that are switched on.
func lines(in Input) []line {
	var out []line
	all := in.Solution.Denoiser.Creases()
	for k, c := range in.h.Creases() {
		n, b := inFrame(in.Frame, c.W)
		if math.Hypot(n.X, n.Y) < edgeOn {
			continue
		}
		if in.Scene.Terms != 0 {
			k = place(all, c)
		}
		out = append(out, line{n, c.Tau - b, c.Norm(), k})
	}
	return out
}

// place returns the index of the hyperplane of c in a list of creases, -1 when
// it is not there.
func place(list []shallow.Crease, c shallow.Crease) int {
	for k, o := range list {
		if parallel(o.W, c.W) && math.Abs(o.Tau-c.Tau) <= 1e-9*max(math.Abs(o.Tau), 1e-9) {
			return k
		}
	}
	return -1
}

// creases draws the trace of every crease on the plane, broader the greater
// its jump |a|.
func creases(p *pen, in Input) {
	lo, hi := p.bounds()
	var most float64
	for _, l := range in.lines {
		most = max(most, l.norm)
	}
	for _, l := range in.lines {
		share := l.norm / most
		if share < 1e-4 {
			continue // thinner than can be seen
		}
		a, e, ok := chord(l.n.X, l.n.Y, l.t, lo, hi)
		if !ok {
			continue
		}
		id := "crease/" + strconv.Itoa(l.index)
		s := style{role: picture.Kink, width: float32(1 + 1.6*share), alpha: float32(0.35 + 0.6*share), id: id}
		if in.Selected == id || bent(in, l) {
			s.role, s.width, s.alpha = picture.Accent, 3.5, 1
		}
		p.polyline(s, a, e)
	}
}

// bent reports whether a crease is one of the term that is pointed at.
func bent(in Input, l line) bool {
	k, ok := strings.CutPrefix(in.Selected, "ridge/")
	h := in.Solution.Denoiser
	return ok && l.index >= 0 && k == strconv.Itoa(ridgeOf(h, h.Creases()[l.index]))
}
