package explore

import (
	"math"
	"slices"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
	"crease/core/words"
)

// Panel returns all text and controls that belong to the current picture.
func (a *App) Panel() Panel {
	m, sol := a.model, a.current()
	name, help := view.StatusText(sol.Status)
	p := Panel{
		Serial:   a.serial,
		Link:     a.Link(),
		Title:    title(sol, m.Lang),
		About:    legible("about", sol, m.Lang),
		Badge:    Badge{Kind: string(sol.Status), Text: name.In(m.Lang), Help: help.In(m.Lang)},
		Facts:    append(append(a.facts(sol), proof(sol, m.Lang)...), append(studyFacts(sol, m.Lang), m.probeFacts(sol)...)...),
		Reasons:  reasons(sol, m.Lang),
		Caption:  change(a.from, sol, m.Lang),
		Readout:  a.readout(sol),
		Pointed:  m.Pointed,
		Controls: m.controls(sol),
		Tables:   slices.Concat(a.tables(sol), studyTables(sol, m.Lang), a.runs(), m.push.table(m.Lang), setTable(m.Scene, m.Lang)),
		Legend:   legend(m, sol),
		Formula:  formula(sol),
		CanUndo:  len(m.undo) > 0,
		CanRedo:  len(m.redo) > 0,
		Desc:     a.pic.Desc,
	}
	if lost := m.lost(sol); lost != "" {
		p.Caption = lost
	}
	if p.Changed = p.Caption != ""; !p.Changed {
		p.Caption = legible("seen", sol, m.Lang)
		if key := studySeen(sol); key != "" {
			p.Caption = words.M("seen." + key).In(m.Lang)
		}
		if what, why := studyRefused(sol); why != nil {
			p.Caption = words.M("seen.refused", "what", words.M(what), "why", why).In(m.Lang)
		}
	}
	if gap := openGap(sol, m.Lang); gap != "" {
		p.Badge.Text += " · " + gap
	}
	if preset, ok := scene.PresetOf(m.Scene); ok {
		p.Preset, p.Title, p.About = preset.Name, preset.Title().In(m.Lang), preset.About().In(m.Lang)
	}
	p.Running = a.running()
	for _, n := range m.Notices {
		p.Notices = append(p.Notices, Notice{n.ID, n.Kind, n.Text.In(m.Lang), n.N})
	}
	return p
}

// lost says why there is little to see in the picture: nothing that could be
// drawn, or a view that was chosen far from the points.
func (m Model) lost(sol *solve.Solution) string {
	if why := reasons(sol, m.Lang); sol.Denoiser == nil && sol.Status != solve.EstimatorOnly && len(why) > 0 {
		return words.M("view.desc.none", "why", why[0]).In(m.Lang)
	}
	if _, chosen := view.FromView(m.Scene.View); !chosen || len(m.Scene.Points) == 0 {
		return ""
	}
	p := m.panel()
	within, apart := 0, false
	places := view.Places(m.Scene, m.Frame)
	first := p.Pixel(places[0])
	for _, q := range places {
		at := p.Pixel(q)
		if p.Contains(at) {
			within++
		}
		apart = apart || math.Hypot(at.X-first.X, at.Y-first.Y) > 1
	}
	switch {
	case within == 0:
		return words.M("explore.away").In(m.Lang)
	case !apart && len(places) > 1:
		return words.M("explore.far").In(m.Lang)
	}
	return ""
}

// title is the short name of what is shown: the geometry's.
func title(sol *solve.Solution, lang words.Lang) string {
	if sol.Denoiser == nil {
		return view.Title(sol, lang)
	}
	return view.Named(sol).In(lang)
}

// PanelJSON returns Panel as JSON.
func (a *App) PanelJSON() []byte { return a.Panel().JSON() }

// EffectsJSON returns Effects as a JSON list, nil when there is none.
func (a *App) EffectsJSON() []byte {
	if len(a.effects) == 0 {
		return nil
	}
	return effectsJSON(a.Effects())
}

func positive(x float64) bool { return x > 0 }

// studySeen is the key of what there is to see of the denoiser at work, "" where
// it is not.
func studySeen(sol *solve.Solution) string {
	study := sol.Scene.Study
	if sol.Denoiser == nil || study != scene.Risk && study != scene.Contraction && study != scene.Flow {
		return ""
	}
	switch d := sol.Scene.Dim(); {
	case d == 1:
		return string(study) + ".line"
	case d > 2 && study == scene.Contraction:
		return ""
	}
	return string(study)
}

// studyRefused is the key of what a study does not show of the denoiser, and why;
// nil where it does.
func studyRefused(sol *solve.Solution) (key string, why error) {
	switch r, f := sol.Risk, sol.Flow; {
	case sol.Denoiser == nil:
	case sol.Scene.Study == scene.Risk && r != nil:
		if r.Err == nil && r.End > 0 && r.End <= r.Sigma[0] {
			return "risk.nocurve", r.Why
		}
		return "fact.risk.error", r.Err
	case sol.Scene.Study == scene.Flow && f != nil:
		return "fact.flow.error", f.Err
	}
	return "", nil
}

// legend lists the roles that the picture uses and what they mean.
func legend(m Model, sol *solve.Solution) []Fact {
	var out []Fact
	add := func(role picture.Role, key string, on bool) {
		if on {
			out = append(out, Fact{Label: role.String(), Value: words.M("legend." + key).In(m.Lang)})
		}
	}
	has := func(l scene.Layers) bool { return m.Scene.Show&l != 0 }
	one, fit := m.Scene.Dim() == 1, sol.Denoiser != nil
	add(picture.Clean, "clean", true)
	add(picture.Noisy, "noisy", has(scene.LayerNoise))
	add(picture.Fit, "fit", one && fit && has(scene.LayerFit))
	add(picture.Identity, "identity", one && has(scene.LayerIdentity))
	add(picture.Bayes, "bayes", one && has(scene.LayerEMMSE) && sol.EMMSE != nil)
	add(picture.Bayes, "bayes", !one && !fit && has(scene.LayerField) && sol.EMMSE != nil)
	add(picture.Kink, "knot", one && fit && has(scene.LayerCreases))
	add(picture.Kink, "kink", !one && fit && has(scene.LayerCreases))
	reference := sol.Training != nil && sol.Training.Reference != nil
	add(picture.Ideal, "reference", reference)
	add(picture.Ideal, "prior", !reference && sol.Risk != nil && sol.Risk.Err == nil)
	add(picture.Unstable, "phantom", sol.Contraction != nil && slices.ContainsFunc(sol.Contraction.Share[sol.Contraction.Clean:], positive))
	edges, faces := follows(sol)
	add(picture.EdgeRole, "edge", !one && edges && has(scene.LayerFeatures))
	add(picture.FaceRole, "face", !one && faces && has(scene.LayerFeatures))
	add(picture.Fit, "flow", !one && fit && sol.Flow != nil && sol.Flow.Err == nil)
	add(picture.Field, "field", !one && fit && has(scene.LayerField) && m.Scene.Mode == scene.Arrows)
	add(picture.Fit, "warp", !one && fit && has(scene.LayerField) && m.Scene.Mode == scene.Warp)
	add(picture.Ghost, "ghost", m.Scene.Pin != nil || m.Scene.Versus != "")
	add(picture.Accent, "probe", m.Scene.Probe != nil)
	add(picture.Basin, "basin", one && fit && has(scene.LayerFixed))
	add(picture.Unstable, "unstable", one && fit && has(scene.LayerFixed))
	return out
}
