package explore

import (
	"strconv"
	"strings"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// versus is the choice of what the function is laid over or put beside: the
// same scene but for one setting.
func (m Model) versus(sol *solve.Solution) (Control, bool) {
	p, _ := scene.Find("vs")
	c := Control{
		Key: p.Key, Kind: "choice", Group: p.Group.Label().In(m.Lang), Value: p.Get(m.Scene),
		Label: p.Label().In(m.Lang), Help: p.Help().In(m.Lang),
	}
	if m.Scene.Pin != nil {
		return c, false // what is held is compared with already
	}
	rivals := m.rivals(sol)
	if v := m.Scene.Versus; v != "" && !contains(rivals, v) {
		rivals = append(rivals, v)
	}
	c.Options = []Option{{Value: "none", Label: words.M("option.vs.none").In(m.Lang), On: m.Scene.Versus == ""}}
	for _, v := range rivals {
		key, value, _ := strings.Cut(v, ".")
		c.Options = append(c.Options, Option{Value: v, Label: scene.Setting(key, value, false).In(m.Lang), On: v == m.Scene.Versus})
	}
	return c, len(rivals) > 0
}

// rivals are the settings that are worth a comparison.
func (m Model) rivals(sol *solve.Solution) (out []string) {
	s := m.Scene
	if s.Method != scene.Train {
		if sol.Formula != nil && sol.Formula.Denoiser != sol.Denoiser && s.Method != scene.Closed {
			out = append(out, "method.closed")
		}
		if sol.Formula != nil && s.Dim() > 1 && s.Method == scene.Closed {
			out = append(out, "method.certified")
		}
		return out
	}
	out = append(out, "seed."+strconv.FormatUint(s.Seed%999+1, 10))
	for _, o := range []string{"lbfgs", "adam", "gd"} {
		if o != s.Train.Optimizer {
			out = append(out, "opt."+o)
		}
	}
	return append(out, "width."+strconv.FormatUint(max(s.Train.Width/4, 1), 10))
}
