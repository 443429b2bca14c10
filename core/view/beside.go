package view

import (
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/words"
)

// others: what the scene is compared with, or else the empirical MMSE estimator
// and, in the plane, the identity; on the line that is drawn already.
func others(s scene.Scene) int {
	if s.Pin != nil || s.Versus != "" || s.Dim() == 1 {
		return 1
	}
	return 2
}

// brief is the width in pixels under which a panel has a short title.
const brief = 230

// drawBeside draws the same part of the plane for each of the others, in the
// same way, with the cursor linked.
func drawBeside(pic *picture.Picture, in Input, side []picture.Rect) {
	other := in
	other.Scene.Study, other.Hint = scene.NoStudy, words.Message{}
	if in.Pinned != nil {
		was := in.Pinned.Scene
		other.Solution, other.Pinned = in.Pinned, nil
		other.Scene.Points, other.Scene.Rho, other.Scene.Noisy, other.Scene.Terms = was.Points, was.Rho, was.Noisy, 0
		title := words.M("view.beside.pin")
		if key, value, ok := strings.Cut(in.Scene.Versus, "."); ok {
			title = scene.Setting(key, value, side[0].W < tight)
		}
		small(pic, other.with(in.Pinned.Denoiser), "beside", side[0], title)
		return
	}
	other.Scene.Terms = 0
	sol := *in.Solution
	sol.Denoiser = nil
	other.Solution = &sol
	other.Scene.Show |= scene.LayerEMMSE
	short := ""
	if side[0].W < brief {
		short = ".short"
	}
	small(pic, other.with(nil), "beside", side[0], words.M("view.beside.emmse"+short, "sigma", in.Scene.Sigma))
	if len(side) > 1 {
		still := *in.Solution
		still.EMMSE, still.Denoiser = nil, identity(in.Scene.Dim())
		other.Solution = &still
		small(pic, other.with(still.Denoiser), "identity", side[1], words.M("view.beside.identity"+short))
	}
}

// identity is the denoiser f(y) = y.
func identity(d int) *shallow.Denoiser {
	v := make([]float64, d*d)
	for i := range d {
		v[i*d+i] = 1
	}
	return shallow.New(d, v, make([]float64, d))
}

// small draws one of the others: a panel without handles, with its title.
func small(pic *picture.Picture, in Input, id string, r picture.Rect, title words.Message) {
	n := len(pic.Handles)
	p := newPanel(pic, picture.Panel{ID: id, Rect: r, Transform: in.Camera.transform(r)})
	if in.Scene.Dim() == 1 {
		drawLine(p, in)
	} else {
		drawPlane(p, in)
	}
	pic.Handles = pic.Handles[:n]
	p.title(title.In(in.Lang))
}
