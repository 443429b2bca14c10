package view

import (
	"math"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/train"
	"crease/core/words"
)

// twoRuns reports whether two trainings are seen side by side: in the plane
// and above; on the line the second is drawn over the first.
func twoRuns(s scene.Scene) bool {
	return s.Studied() == scene.Learning && s.Versus != "" && s.Pin == nil && s.Dim() > 1
}

func trainSides(s scene.Scene) int {
	if twoRuns(s) {
		return 3
	}
	return 2
}

// overTraining draws what the training is measured against, and at its end
// where it differs most from that.
func overTraining(p *pen, in Input) {
	t := in.Solution.Training
	if t == nil || t.Reference == nil || in.Moving {
		return
	}
	s := style{role: picture.Ideal, width: 1.75, dash: picture.Dashed}
	if in.Scene.Dim() == 1 {
		lo, hi := p.bounds()
		if f, ok := Profile(t.Reference); ok && in.has(scene.LayerFit) {
			p.polyline(s, graph(f, lo, hi)...)
		}
	} else if in.has(scene.LayerCreases) {
		p.traces(s, in.Frame, t.Reference)
	}
	if !t.Report.Done || t.Worst == nil || !(t.Difference > 0) {
		return
	}
	at := Place(t.Worst, in.Frame)
	if in.Scene.Dim() == 1 {
		f, g := in.Solution.Denoiser.EvalTo(nil, t.Worst)[0], t.Reference.EvalTo(nil, t.Worst)[0]
		p.polyline(style{role: picture.Warn, width: 2}, picture.Point{X: at.X, Y: f}, picture.Point{X: at.X, Y: g})
		at.Y = f
	}
	p.sign(picture.Crosses, style{role: picture.Warn, width: 2}, 5, at)
	p.text(at, 9, 12, picture.Label{Text: "|f − f*| = " + Three(t.Difference), Anchor: picture.Start, Role: picture.Warn, Size: 12, Strong: true})
}

// drawTraining draws the curves of a training: its loss, and the numbers that
// say how near it is to the theorem; beside them, where there are two runs, the
// second.
func drawTraining(pic *picture.Picture, in Input, side []picture.Rect) {
	if twoRuns(in.Scene) {
		if key, _, ok := strings.Cut(in.Scene.Versus, "."); ok {
			p, _ := scene.Find(key)
			main := &pen{pic, 0, pic.Panels[0].Rect, pic.Panels[0].Transform}
			main.title(scene.Setting(key, p.Get(in.Scene), main.rect.W < tight).In(in.Lang))
		}
		if in.Pinned != nil {
			drawBeside(pic, in, side[:1])
		} else {
			newPanel(pic, picture.Panel{ID: "beside", Rect: side[0], Transform: in.Camera.transform(side[0])})
		}
		side = side[1:]
	}
	t := in.Solution.Training
	if t == nil {
		newPlot(pic, "loss", side[0], axis{lo: 0, hi: 1}, axis{lo: 1e-6, hi: 1, log: true})
		newPlot(pic, "progress", side[1], axis{lo: 0, hi: 1}, axis{lo: 0, hi: 1.2})
		return
	}
	runs := [][]train.Point{t.History}
	if in.Pinned != nil && in.Pinned.Training != nil {
		runs = append(runs, in.Pinned.Training.History)
	}
	x := axis{lo: 0, hi: 10, name: words.M("plot.train.step").In(in.Lang)}
	loss := axis{lo: math.Inf(1), hi: 0, log: true}
	for _, run := range runs {
		for _, p := range run {
			x.hi = max(x.hi, float64(p.Step))
			if p.Loss > 0 && !math.IsInf(p.Loss, 0) {
				loss.lo, loss.hi = min(loss.lo, p.Loss), max(loss.hi, p.Loss)
			}
		}
	}
	if !(loss.hi > 0) {
		loss.lo, loss.hi = 1e-6, 1
	}
	loss.lo, loss.hi = loss.lo/1.5, loss.hi*1.5
	plot := newPlot(pic, "loss", side[0], x, loss)
	for i, run := range runs {
		plot.curve(runStyle(picture.Trained, i), column(run, stepOf), column(run, func(p train.Point) float64 { return p.Loss }))
	}
	key := []entry{{picture.Trained, picture.Solid, "plot.train.loss"}}
	if len(runs) > 1 {
		key = append(key, entry{picture.Trained, picture.Dashed, "plot.train.other"})
	}
	plot.key(in, 0, key)

	// R, the certified bound and the alignment, relative to the optimum where
	// one is known, and the share of the units that are active.
	unit, name := t.Optimum, "plot.train.ratio"
	if !(unit > 0) {
		unit, name = max(t.Report.Cost, 1e-300), "plot.train.cost"
	}
	y := axis{lo: 0, hi: 1.2}
	for _, run := range runs {
		for _, p := range run {
			y.hi = min(max(y.hi, 1.05*p.Cost/unit), 3)
		}
	}
	plot = newPlot(pic, "progress", side[1], x, y)
	plot.curve(style{role: picture.Muted, width: 1, dash: picture.Dashed}, []float64{x.lo, x.hi}, []float64{1, 1})
	for i, run := range runs {
		steps := column(run, stepOf)
		width := float64(in.Scene.Train.Width)
		if i > 0 {
			width = float64(in.Pinned.Scene.Train.Width)
		}
		plot.curve(runStyle(picture.Muted, i), steps, column(run, func(p train.Point) float64 { return float64(p.Active) / width }))
		plot.curve(runStyle(picture.Trained, i), steps, column(run, func(p train.Point) float64 { return min(p.Cost/unit, 2*y.hi) }))
		plot.curve(runStyle(picture.Ideal, i), steps, column(run, func(p train.Point) float64 { return p.Alignment }))
		plot.curve(runStyle(picture.Kink, i), steps, column(run, func(p train.Point) float64 {
			if p.Bound <= 0 {
				return math.NaN()
			}
			return p.Bound / unit
		}))
	}
	plot.key(in, plot.rect.H-87, []entry{{picture.Muted, picture.Solid, "plot.train.active"}, {picture.Trained, picture.Solid, name}, {picture.Ideal, picture.Solid, "plot.train.aligned"}, {picture.Kink, picture.Solid, "plot.train.bound"}})
}

// runStyle is the style of a curve of the first run, or of the one beside it.
func runStyle(role picture.Role, run int) style {
	s := style{role: role, width: 2}
	if run > 0 {
		s.dash, s.alpha, s.width = picture.Dashed, 0.8, 1.5
	}
	return s
}

func stepOf(p train.Point) float64 { return float64(p.Step) }

func column(run []train.Point, value func(train.Point) float64) []float64 {
	out := make([]float64, len(run))
	for i, p := range run {
		out[i] = value(p)
	}
	return out
}

// entry is one line of a plot's key.
type entry struct {
	role picture.Role
	dash picture.Dash
	word string
}

// key writes what the curves of a plot mean, at its right, down pixels from its
// upper border.
func (p *plot) key(in Input, down float64, entries []entry) {
	_, hi := p.bounds()
	for i, e := range entries {
		q := p.tr.Pixel(picture.Point{X: hi.X, Y: hi.Y})
		yy := q.Y + down + 12 + 15*float64(i)
		l := picture.Label{Pixel: picture.Pixel{X: q.X - 30, Y: yy}, Text: words.M(e.word).In(in.Lang), Anchor: picture.End, Role: picture.Ink, Size: 11.5}
		p.pic.Labels = append(p.pic.Labels, l)
		a, b := p.tr.Point(picture.Pixel{X: q.X - 25, Y: yy}), p.tr.Point(picture.Pixel{X: q.X - 5, Y: yy})
		p.polyline(style{role: e.role, width: 2.5, dash: e.dash}, a, b)
	}
}
