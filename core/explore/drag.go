package explore

import (
	"math"
	"slices"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// moved returns the scene after a handle has been moved to a pixel. An unknown
// handle moves nothing.
func (m Model) moved(msg Msg) scene.Scene {
	p := m.panel()
	q := p.Point(picture.Pixel{X: msg.X, Y: msg.Y})
	step := decimal(2 * p.SX) // at most half a pixel: looks smooth, reads short
	s := m.Scene.Clone()
	switch i, ok := m.point(msg.ID); {
	case ok:
		old := s.Points[i]
		if to, kept := m.kept(i, q, msg.Free); kept {
			return m.placed(s, to)
		}
		switch len(old) {
		case 1:
			s.Points[i] = []float64{snap(q.X, step)}
		case 2:
			s.Points[i] = []float64{snap(q.X, step), snap(q.Y, step)}
		default:
			// Off the coordinate planes a rounded coordinate would leave the
			// plane of the data: keep every digit.
			s.Points[i] = m.Frame.Move(old, q.X, q.Y)
		}
		if s.Noisy != nil {
			s.Noisy[i] = translated(s.Noisy[i], old, s.Points[i])
		}
	case msg.ID == "rho" && len(s.Points) > 0:
		at := view.Place(s.Points[0], m.Frame)
		d := math.Abs(q.X - at.X)
		if len(s.Points[0]) > 1 {
			d = math.Hypot(q.X-at.X, q.Y-at.Y)
		}
		if r, err := scene.SetParam(s, "rho", scene.Decimal(snap(d, step))); err == nil {
			s = r
		}
	case strings.HasPrefix(msg.ID, lawKey):
		s = m.dragLaw(s, msg.ID[len(lawKey):], p.Y+p.H-msg.Y)
	case msg.ID == "probe" && s.Probe != nil:
		switch len(s.Probe) {
		case 1:
			s.Probe = []float64{snap(q.X, step)}
		case 2:
			s.Probe = []float64{snap(q.X, step), snap(q.Y, step)}
		default:
			s.Probe = m.Frame.Move(s.Probe, q.X, q.Y)
		}
	}
	return s
}

// kept returns where all points go in a locked drag, and whether the drag is
// one that keeps a structure.
func (m Model) kept(i int, q picture.Point, free bool) ([]picture.Point, bool) {
	if !m.Scene.Lock || free || m.Scene.Dim() < 2 || m.Scene.Noisy != nil {
		return nil, false
	}
	h := m.shape
	if h == nil {
		now := shapeOf(m.Scene, m.Frame)
		h = &now
	}
	to, kept := h.moved(i, q)
	// So far away that its digits no longer tell the geometry, a point stays.
	if kept && !h.is(shapeOf(m.placed(m.Scene.Clone(), to), m.Frame)) {
		to = view.Places(m.Scene, m.Frame)
	}
	return to, kept
}

// placed returns the scene with its points moved to the given places in the
// frame; points that stay keep every digit.
func (m Model) placed(s scene.Scene, to []picture.Point) scene.Scene {
	for k, q := range to {
		if q != view.Place(s.Points[k], m.Frame) {
			s.Points[k] = m.Frame.Move(s.Points[k], q.X, q.Y)
		}
	}
	return s
}

// translated returns the samples of a point that has moved, moved with it.
func translated(ys [][]float64, from, to []float64) [][]float64 {
	out := make([][]float64, len(ys))
	for k, y := range ys {
		out[k] = make([]float64, len(y))
		for j := range y {
			out[k][j] = y[j] + to[j] - from[j]
		}
	}
	return out
}

// key turns a step or a bound of a focused handle into the pixel it should
// move to.
func (m Model) key(msg Msg) Msg {
	p := m.panel()
	var at picture.Point
	if i, ok := m.point(msg.ID); ok {
		at = view.Place(m.Scene.Points[i], m.Frame)
	} else if msg.ID == "rho" && len(m.Scene.Points) > 0 {
		at = view.Place(m.Scene.Points[0], m.Frame)
		at.X += m.Scene.Rho
	} else if msg.ID == "probe" && m.Scene.Probe != nil {
		at = view.Place(m.Scene.Probe, m.Frame)
	} else if q, ok := m.barTop(msg.ID); ok {
		at = p.Point(q)
	} else {
		return Msg{}
	}
	q := p.Pixel(at)
	if msg.Kind == Nudge {
		unit := round(m.Camera.Width/100) * p.SX
		q.X += msg.X * unit
		q.Y -= msg.Y * unit
	} else {
		q.X = p.X + p.W/2*(1+sign(msg.X))
		if msg.X == 0 {
			q.X = p.Pixel(at).X
			q.Y = p.Y + p.H/2*(1-sign(msg.Y))
		}
	}
	return Msg{Kind: Move, ID: msg.ID, X: q.X, Y: q.Y}
}

// round returns the greatest of 1, 2 and 5 times a power of ten that is at most
// x.
func round(x float64) float64 {
	step := decimal(1 / x)
	for _, k := range []float64{5, 2} {
		if k*step <= x {
			return k * step
		}
	}
	return step
}

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// maxPoints bounds how many points can be added by hand: more are pasted.
const maxPoints = 200

// add adds a clean point where a pixel is.
func (m Model) add(q picture.Pixel) (Model, []Effect) {
	p := m.panel()
	if !p.Contains(q) {
		return m, nil
	}
	if len(m.Scene.Points) >= maxPoints {
		return m.note("add", "warning", words.M("explore.add.many", "max", maxPoints)), nil
	}
	at := p.Point(q)
	step := decimal(2 * p.SX)
	s := m.Scene.Clone()
	var x []float64
	switch d := s.Dim(); d {
	case 1:
		x = []float64{snap(at.X, step)}
	case 2:
		x = []float64{snap(at.X, step), snap(at.Y, step)}
	default:
		x = m.Frame.Out(nil, at.X, at.Y)
	}
	if s.Noisy != nil {
		// The new point gets the samples of the last one, moved along.
		n := len(s.Points) - 1
		s.Noisy = append(s.Noisy, translated(s.Noisy[n], s.Points[n], x))
	}
	s.Points = append(s.Points, x)
	m, effects := m.commit(s)
	return m, append(effects, Effect{Kind: Focus, Text: pointID(len(s.Points) - 1)})
}

// remove deletes a clean point; one is always left.
func (m Model) remove(id string) (Model, []Effect) {
	i, ok := m.point(id)
	if !ok {
		return m, nil
	}
	if len(m.Scene.Points) == 1 {
		return m.note("delete", "info", words.M("explore.delete.last")), nil
	}
	s := m.Scene.Clone()
	s.Points = slices.Delete(s.Points, i, i+1)
	if s.Noisy != nil {
		s.Noisy = slices.Delete(s.Noisy, i, i+1)
	}
	m, effects := m.commit(s)
	return m, append(effects, Effect{Kind: Focus, Text: pointID(min(i, len(s.Points)-1))})
}
