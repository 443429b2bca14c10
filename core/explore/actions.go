package explore

import (
	"math/rand/v2"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// action is a button of the page: a Set message with its key.
type action struct {
	key   string
	group scene.Group
	do    func(Model) (scene.Scene, error)
	off   func(Model) bool // whether it can do nothing now
}

// actions are the buttons, in the order of the page; adding one is a line here
// and its words.
var actions = []action{
	{"do/seed", scene.DataGroup, (Model).newSeed, nil},
	{"do/pin", scene.StudyGroup, (Model).pin, nil},
	{"do/unpin", scene.StudyGroup, (Model).unpin, func(m Model) bool { return m.Scene.Pin == nil }},
	{"do/probe", scene.StudyGroup, (Model).probe, nil},
	{"do/worst", scene.StudyGroup, (Model).stay, nil}, // the App knows which
	{"do/resample", scene.StudyGroup, (Model).resample, nil},
}

func findAction(key string) (action, bool) {
	for _, a := range actions {
		if a.key == key {
			return a, true
		}
	}
	return action{}, false
}

// buttons returns the controls of the actions.
func (m Model) buttons() []Control {
	out := []Control{m.randoms()}
	for _, a := range actions {
		if a.key == "do/worst" && m.Scene.Study != scene.Search || a.key == "do/resample" && m.Scene.Study != scene.Risk {
			continue
		}
		key := a.key
		if a.key == "do/probe" && m.Scene.Probe != nil {
			key += ".off"
		}
		out = append(out, Control{
			Key: a.key, Kind: "button", Group: a.group.Label().In(m.Lang), Value: "1",
			Label: words.M(key).In(m.Lang), Help: words.M(key + ".help").In(m.Lang),
			Disabled: a.off != nil && a.off(m),
		})
	}
	return out
}

// stay changes nothing.
func (m Model) stay() (scene.Scene, error) { return m.Scene, nil }

// newSeed draws everything random anew.
func (m Model) newSeed() (scene.Scene, error) {
	s := m.Scene.Clone()
	s.Seed = s.Seed%999 + 1
	return s, nil
}

// randomStream is the second word of the generator of random data.
const randomStream = 0x9a7d0

// scatter replaces the points by as many random ones, kept apart so that the
// balls do not meet, within the part of the plane that is seen.
func (m Model) scatter() (scene.Scene, error) {
	s := m.Scene.Clone()
	s.Seed = s.Seed%999 + 1
	s.Noisy = nil
	r := rand.New(rand.NewPCG(s.Seed, randomStream))
	p := m.panel()
	lo, hi := view.Bounds(p)
	step := decimal(2 * p.SX)
	x, ok := apart(&s, max(len(s.Points), 2), func() []float64 {
		// A tenth of the view stays free on each side.
		x, y := snap(lo.X+(hi.X-lo.X)*(0.15+0.7*r.Float64()), step), snap(lo.Y+(hi.Y-lo.Y)*(0.15+0.7*r.Float64()), step)
		switch m.Scene.Dim() {
		case 1:
			return []float64{x}
		case 2:
			return []float64{x, y}
		}
		return m.Frame.Out(nil, x, y)
	})
	if !ok {
		return m.Scene, words.M("explore.noroom")
	}
	s.Points = x
	return s, nil
}

// pin holds the present data as a ghost to compare with.
func (m Model) pin() (scene.Scene, error) {
	s := m.Scene.Clone()
	s.Pin, s.PinRho = m.Scene.Clone().Points, s.Rho
	return s, nil
}

func (m Model) unpin() (scene.Scene, error) {
	s := m.Scene.Clone()
	s.Pin, s.PinRho = nil, 0
	return s, nil
}

// probe puts a noisy point into the picture, or takes it out.
func (m Model) probe() (scene.Scene, error) {
	s := m.Scene.Clone()
	if s.Probe != nil {
		s.Probe = nil
		return s, nil
	}
	p := m.panel()
	return m.probeAt(p.Point(picture.Pixel{X: p.X + 0.62*p.W, Y: p.Y + 0.34*p.H})), nil
}

// probeAt puts the noisy point to a place of the panel.
func (m Model) probeAt(q picture.Point) scene.Scene {
	s := m.Scene.Clone()
	step := decimal(2 * m.panel().SX)
	switch s.Dim() {
	case 1:
		s.Probe = []float64{snap(q.X, step)}
	case 2:
		s.Probe = []float64{snap(q.X, step), snap(q.Y, step)}
	default:
		s.Probe = m.Frame.Out(nil, q.X, q.Y)
	}
	return s
}
