package explore

import (
	"math"
	"strconv"
	"strings"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// controls are the inputs of the page: one for each row of the parameter
// table that is not edited on the picture itself.
func (m Model) controls(sol *solve.Solution) []Control {
	var out []Control
	for _, p := range scene.Parameters {
		if c, ok := m.control(p, sol); ok {
			out = append(out, c)
		}
	}
	if c, ok := m.terms(sol); ok {
		out = append(out, c)
	}
	if c, ok := m.versus(sol); ok {
		out = append(out, c)
	}
	if c, ok := m.pushControl(); ok {
		out = append(out, c)
	}
	out = append(out, m.inquiries()...)
	return append(out, m.buttons()...)
}

// terms are the switches of the terms of the sum, in the decomposition.
func (m Model) terms(sol *solve.Solution) (Control, bool) {
	p, _ := scene.Find("terms")
	c := Control{
		Key: p.Key, Kind: "toggles", Group: p.Group.Label().In(m.Lang), Value: p.Get(m.Scene),
		Label: p.Label().In(m.Lang), Help: p.Help().In(m.Lang),
	}
	if m.Scene.Study != scene.Ridges || sol.Denoiser == nil || m.Scene.Dim() == 1 {
		return c, false
	}
	for k, r := range sol.Denoiser.Ridges() {
		if k == maxTerms {
			break
		}
		c.Options = append(c.Options, Option{Value: strconv.Itoa(k + 1), Label: view.Sub("φ", k+1) + " " + view.Follows(r), On: m.Scene.Terms.Has(k)})
	}
	return c, len(c.Options) > 1
}

// maxTerms bounds how many terms can be switched.
const maxTerms = 12

func (m Model) control(p scene.Parameter, sol *solve.Solution) (Control, bool) {
	c := Control{
		Key: p.Key, Group: p.Group.Label().In(m.Lang), Label: p.Label().In(m.Lang), Help: p.Help().In(m.Lang),
		Value: p.Get(m.Scene), Text: p.Get(m.Scene), Min: p.UI.Min, Max: p.UI.Max, Step: p.UI.Step,
	}
	switch p.Kind {
	case scene.Number:
		c.Kind = "slider"
		if p.UI.Max-p.UI.Min >= cubicSteps*p.UI.Step {
			c.Scale = "cubic"
		}
		m.reach(&c, sol)
	case scene.Integer:
		c.Kind = "number"
		c.Min, c.Max = p.Hard.Min, p.Hard.Max
	case scene.Choice:
		c.Kind = "choice"
		for _, o := range p.Options {
			c.Options = append(c.Options, Option{Value: o, Label: p.OptionLabel(o).In(m.Lang), Help: p.OptionHelp(o).In(m.Lang), On: o == c.Value})
		}
	case scene.Flags:
		c.Kind = "toggles"
		on := strings.Split(c.Value, ",")
		for _, o := range p.Options {
			if m.usable(o) {
				c.Options = append(c.Options, Option{Value: o, Label: p.OptionLabel(o).In(m.Lang), Help: p.OptionHelp(o).In(m.Lang), On: contains(on, o)})
			}
		}
	case scene.Bool:
		c.Kind = "toggle"
	default:
		return c, false // data, samples, probe and view are edited elsewhere
	}
	return c, m.concerns(p)
}

// concerns reports whether a parameter matters for the scene's data.
func (m Model) concerns(p scene.Parameter) bool {
	if p.Group == scene.TrainGroup {
		return m.Scene.Method == scene.Train
	}
	if !m.asks(p.Key) {
		return false
	}
	switch p.Key {
	case "mode":
		return m.Scene.Dim() > 1
	case "rho":
		return m.Scene.Noisy == nil
	case "pinrho":
		return m.Scene.Pin != nil
	case "lock":
		return m.Scene.Dim() > 1
	}
	return true
}

// usable reports whether a layer has anything to show.
func (m Model) usable(layer string) bool {
	one := m.Scene.Dim() == 1
	switch layer {
	case "identity", "fixed":
		return one
	case "features", "field":
		return !one
	case "samples":
		return m.Scene.Noisy != nil || !one
	}
	return true
}

// reach fits the range of the slider for rho to the data: it ends where the
// balls of two points touch, and says so.
func (m Model) reach(c *Control, sol *solve.Solution) {
	if c.Key != "rho" {
		return
	}
	touch := scene.Touch(m.Scene.Points)
	if math.IsInf(touch, 1) {
		return
	}
	c.Max = touch
	c.Step = decimal(200 / touch)
	c.Note = words.M("control.rho.touch", "rho", touch).In(m.Lang)
}

// cubicSteps is how many steps a slider has whose value spans orders of
// magnitude: more than it has pixels.
const cubicSteps = 500

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
