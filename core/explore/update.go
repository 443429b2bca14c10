package explore

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// Update returns the model after a message, and what the page must do. It is
// the only writer of a Model and never panics, whatever the message holds.
func Update(m Model, msg Msg) (Model, []Effect) {
	next, effects := m.update(msg)
	if msg.ID != pushKey && !next.Moving && !slices.EqualFunc(m.Scene.Points, next.Scene.Points, slices.Equal) {
		next.push = pushOf(next.Scene)
	}
	return next, effects
}

func (m Model) update(msg Msg) (Model, []Effect) {
	if !finite(msg.X) || !finite(msg.Y) || !finite(msg.W) || !finite(msg.H) {
		return m, nil
	}
	switch msg.Kind {
	case Load:
		m = m.load(msg.Value)
		m.undo, m.redo = nil, nil
		return m, nil
	case Preset:
		return m.preset(msg.ID)
	case Reset:
		m.before = nil
		s := m.loaded
		m, effects := m.commit(s)
		return m.fit(), effects
	case Undo:
		return m.back()
	case Redo:
		return m.forth()
	case Resize:
		m = m.resized(min(max(msg.W, 1), 16384), min(max(msg.H, 1), 16384))
	case Lang:
		m.Lang = words.En
		if msg.Value == string(words.Zh) {
			m.Lang = words.Zh
		}
	case Press:
		m = m.snapshot()
		m.touched = true
		m.Selected = msg.ID
		if m.Scene.Lock {
			h := shapeOf(m.Scene, m.Frame)
			m.shape = &h
		}
	case Move:
		m.Scene, _ = tied(m.Scene, m.moved(msg))
	case Release:
		m.Selected = ""
		return m.commit(m.Scene)
	case Cancel:
		if m.before != nil {
			m.Scene = *m.before
		}
		m.before, m.shape, m.Moving, m.Selected = nil, nil, false, ""
	case Nudge, Bound:
		m.touched = true
		s, _ := tied(m.Scene, m.moved(m.key(msg)))
		return m.commit(s)
	case Add:
		return m.add(picture.Pixel{X: msg.X, Y: msg.Y})
	case Delete:
		return m.remove(msg.ID)
	case Set:
		return m.set(msg)
	case Show:
		s, _ := scene.Parse(msg.Value)
		s, _ = tied(s, s)
		m, effects := m.commit(s)
		return m.fit(), effects
	case Paste:
		return m.paste(msg.Value)
	case Hover, Click:
		m.Hover, m.Pointed = nil, msg.ID
		if at, ok := view.At(m.Scene, m.Camera, m.W, m.H, picture.Pixel{X: msg.X, Y: msg.Y}); ok {
			m.Hover = &at
			if s := m.Scene.Study; msg.Kind == Click && len(m.Scene.Points) > 0 && (s == scene.Flow || s == scene.Contraction) {
				return m.commit(m.probeAt(at))
			}
		}
	case Leave:
		m.Hover, m.Pointed = nil, ""
	case Select:
		m.Selected = msg.ID
	case Pan:
		p := m.panel()
		return m.look(m.Camera.Panned(-msg.X/p.SX, msg.Y/p.SY))
	case Zoom:
		return m.look(m.Camera.Zoomed(m.panel().Point(picture.Pixel{X: msg.X, Y: msg.Y}), msg.W))
	case Home:
		m.Scene.View = scene.View{}
		m = m.looked()
		return m.fit(), []Effect{{Kind: WriteLink, Text: scene.Link(m.Scene)}}
	case Play:
		m.Playing = true
	case Pause:
		m.Playing = false
	case Step:
		m.Playing = false
		m.steps++
	case Restart:
		m.Playing = false
		m.restarts++
	case Pace:
		m.pace = paceOf(msg.Value)
	case Dismiss:
		m = m.dismiss(msg.ID)
	}
	return m, nil
}

// preset shows a preset; it is one step of the history and of the browser's.
func (m Model) preset(name string) (Model, []Effect) {
	p, ok := scene.FindPreset(name)
	if !ok {
		return m.note("preset", "warning", words.M("explore.preset", "name", name)), nil
	}
	old := m.Scene
	undo := m.undo
	m = m.load(p.Link)
	if !old.Equal(m.Scene) {
		undo = append(undo[:len(undo):len(undo)], old)
	}
	m.undo, m.redo = undo, nil
	return m, []Effect{{Kind: PushLink, Text: scene.Link(m.Scene)}}
}

// set gives a parameter a value. While a slider moves the scene follows; its
// release is one step of the history.
func (m Model) set(msg Msg) (Model, []Effect) {
	s, err := m.value(msg.ID, msg.Value)
	if err == nil {
		s, err = tied(m.Scene, s)
	}
	if err != nil {
		note := words.M("explore.set", "why", err)
		if w, ok := err.(words.Message); ok {
			note = w
		}
		return m.note("set/"+msg.ID, "error", note), nil
	}
	m = m.dismiss("set/" + msg.ID)
	if msg.ID == pushKey {
		m.push = m.push.to(msg.Value)
	}
	_, button := findAction(msg.ID)
	if !msg.Final && !button && msg.ID != randomKey {
		m = m.snapshot()
		m.Scene = s
		return m, nil
	}
	points := msg.ID == "data" || msg.ID == "noisy" || msg.ID == randomKey || msg.ID == "study"
	m, effects := m.commit(s)
	if points || msg.ID == "view" {
		m = m.fit()
	}
	return m, effects
}

// value returns the scene with a parameter, or one coordinate of a point
// ("point/0/1"), set to a value as a link writes it.
func (m Model) value(key, value string) (scene.Scene, error) {
	if a, ok := findAction(key); ok {
		return a.do(m)
	}
	switch key {
	case pushKey:
		return m.pushTo(value)
	case randomKey:
		return m.random(value)
	}
	if s, err, ok := m.inquired(key, value); ok {
		return s, err
	}
	cell, ok := strings.CutPrefix(key, "point/")
	if !ok {
		return scene.SetParam(m.Scene, key, value)
	}
	row, column, _ := strings.Cut(cell, "/")
	i, errRow := strconv.Atoi(row)
	j, errColumn := strconv.Atoi(column)
	if errRow != nil || errColumn != nil || i < 0 || i >= len(m.Scene.Points) || j < 0 || j >= m.Scene.Dim() {
		return m.Scene, words.M("explore.cell", "key", key)
	}
	x, err := scene.Coordinate(strings.TrimSpace(value))
	if err != nil {
		return m.Scene, err
	}
	s := m.Scene.Clone()
	old := slices.Clone(s.Points[i])
	s.Points[i][j] = x
	if s.Noisy != nil {
		s.Noisy[i] = translated(s.Noisy[i], old, s.Points[i])
	}
	return s, nil
}

// look shows another part of the plane. It goes into the link, not into the
// history.
func (m Model) look(c view.Camera) (Model, []Effect) {
	m.Camera = c
	m.Scene.View = snapView(c, m.panel().SX)
	return m.looked(), []Effect{{Kind: WriteLink, Text: scene.Link(m.Scene)}}
}

// resized shows the scene in a picture of another size. Where nobody chose the
// view a small change, as when a line of words appears, moves nothing on the
// screen; after a great one the view is fitted again.
func (m Model) resized(w, h float64) Model {
	const small = 0.15 // of each side of the panel
	old := m.panel()
	m.W, m.H = w, h
	if _, chosen := view.FromView(m.Scene.View); chosen {
		return m
	}
	r := m.panel().Rect
	if !m.Moving && (math.Abs(r.W-old.W) > small*old.W || math.Abs(r.H-old.H) > small*old.H) {
		return m.fit()
	}
	c := old.Point(picture.Pixel{X: r.X + r.W/2, Y: r.Y + r.H/2})
	m.Camera = view.Camera{X: c.X, Y: c.Y, Width: r.W / old.SX}
	return m
}

// snapView rounds a camera to tenths of a pixel, so that links stay short.
func snapView(c view.Camera, perUnit float64) scene.View {
	step := decimal(10 * perUnit)
	w := snap(c.Width, step)
	if !(w > 0) {
		w = c.Width
	}
	return scene.View{X: snap(c.X, step), Y: snap(c.Y, step), Width: w}
}

// decimal returns the greatest power of ten that is at most 1/perUnit.
func decimal(perUnit float64) float64 {
	return math.Pow(10, math.Floor(math.Log10(1/perUnit)))
}

// snap rounds x to a multiple of the power of ten step, to the decimal number
// that reads so.
func snap(x, step float64) float64 {
	if !(step > 0) || math.IsInf(step, 0) {
		return x
	}
	n := math.Round(x / step)
	if math.Abs(n) > 1<<52 || math.IsInf(n, 0) || math.IsNaN(n) {
		return x
	}
	if step < 1 {
		return n / math.Round(1/step)
	}
	return n * step
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
