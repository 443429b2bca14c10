package view

import (
	"math"
	"slices"
	"strconv"

	"crease/core/picture"
	"crease/core/pwl"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/words"
)

// study is how a study is drawn.
type study struct {
	// sides returns how many panels it needs beside the main one.
	sides func(s scene.Scene) int
	// beside draws them.
	beside func(pic *picture.Picture, in Input, side []picture.Rect)
	// over draws on the main panel, below the points; nil for nothing.
	over func(p *pen, in Input)
}

// studies are the studies by name: each is one file of this package, and one
// line here.
var studies map[scene.Study]study

// The table's functions draw panels, which ask the table how many there are:
// a literal at its declaration would be a cycle.
func init() {
	studies = map[scene.Study]study{
		scene.Ridges:      {ridgeSides, drawRidges, nil},
		scene.Compare:     {others, drawBeside, nil},
		scene.Learning:    {trainSides, drawTraining, overTraining},
		scene.Search:      {one, drawSearch, nil},
		scene.Risk:        {two, drawRisk, overRisk},
		scene.Contraction: {two, drawContraction, nil},
		scene.Flow:        {two, drawFlow, overFlow},
	}
}

func one(scene.Scene) int { return 1 }
func two(scene.Scene) int { return 2 }

// drawStudy fills the panels beside the main one.
func drawStudy(pic *picture.Picture, in Input) {
	if side := LayoutOf(in.Scene, in.W, in.H).Side; len(side) > 0 {
		studies[in.Scene.Studied()].beside(pic, in, side)
	}
}

// drawOver draws what the study adds to the main panel.
func drawOver(p *pen, in Input) {
	if over := studies[in.Scene.Studied()].over; over != nil {
		over(p, in)
	}
}

// sides returns how many panels the study of a scene needs beside the main
// one.
func sides(s scene.Scene) int {
	if f := studies[s.Studied()].sides; f != nil {
		return f(s)
	}
	return 0
}

// ridgeSides: the decomposition shows f(y) - y and the curvature measure on
// the line, the profiles of the ridges above.
func ridgeSides(s scene.Scene) int {
	if s.Dim() == 1 {
		return 2
	}
	return 1
}

func drawRidges(pic *picture.Picture, in Input, side []picture.Rect) {
	if in.Scene.Dim() == 1 {
		drawResidual(pic, in, side[0])
		drawCurvature(pic, in, side[1])
		return
	}
	drawProfiles(pic, in, side[0])
}

// series are the roles of the curves of a plot, in turn.
var series = [...]picture.Role{picture.Series1, picture.Series2, picture.Series3, picture.Series4}

// dashes tell curves of the same role apart.
var dashes = [...]picture.Dash{picture.Solid, picture.Dashed, picture.Dotted}

// drawProfiles draws the profile of every ridge over the length along its
// direction, scaled to |u| = |v| = 1 and shifted to begin at 0.
func drawProfiles(pic *picture.Picture, in Input, r picture.Rect) {
	x := axis{lo: math.Inf(1), hi: math.Inf(-1), name: words.M("plot.profile.x").In(in.Lang)}
	y := axis{lo: math.Inf(1), hi: math.Inf(-1), name: words.M("plot.profile.y").In(in.Lang)}
	type profile struct {
		k      int
		xs, ys []float64
	}
	var list []profile
	if in.Solution.Denoiser != nil {
		for k, g := range in.Solution.Denoiser.Ridges() {
			if len(list) == maxProfiles {
				break
			}
			f := UnitProfile(g)
			knots := f.Knots()
			if len(knots) == 0 || !in.Scene.Terms.Has(k) {
				continue
			}
			p := profile{k: k}
			for _, n := range knots {
				p.xs, p.ys = append(p.xs, n.T), append(p.ys, n.V-knots[0].V)
			}
			list = append(list, p)
			x.lo, x.hi = min(x.lo, p.xs[0]), max(x.hi, p.xs[len(p.xs)-1])
			for _, v := range p.ys {
				y.lo, y.hi = min(y.lo, v), max(y.hi, v)
			}
		}
	}
	if len(list) == 0 {
		x.lo, x.hi, y.lo, y.hi = 0, 1, 0, 1
	}
	pad := 0.15 * max(x.hi-x.lo, 1e-9)
	x.lo, x.hi = x.lo-pad, x.hi+pad
	high := 0.12 * max(y.hi-y.lo, 1e-9)
	y.lo, y.hi = y.lo-high, y.hi+3*high
	p := newPlot(pic, "profiles", r, x, y)
	hair := 2 / max(p.tr.SX, p.tr.SY) // what cannot be told apart
	close := func(a, b float64) bool { return math.Abs(a-b) < hair }
	for i, g := range list {
		id := "ridge/" + strconv.Itoa(g.k)
		s := style{role: series[i%len(series)], width: 2.25, dash: dashes[i/len(series)%len(dashes)], id: id}
		if in.Selected == id {
			s.width = 4
		}
		same, above := 0, 0 // profiles that this one hides, and names at its end already
		for j, o := range list {
			switch {
			case j > i && slices.EqualFunc(o.ys, g.ys, close) && slices.EqualFunc(o.xs, g.xs, close):
				same++
			case j < i && close(o.ys[len(o.ys)-1], g.ys[len(g.ys)-1]):
				above++
			}
		}
		s.width += 3 * float32(same) // seen on both sides of those drawn over it
		n := len(g.xs) - 1
		f := UnitProfile(in.Solution.Denoiser.Ridges()[g.k])
		slopes := f.Slopes()
		xs := append(append([]float64{x.lo}, g.xs...), x.hi)
		ys := append(append([]float64{g.ys[0] - slopes[0]*(g.xs[0]-x.lo)}, g.ys...), g.ys[n]+slopes[n+1]*(x.hi-g.xs[n]))
		p.curve(s, xs, ys)
		p.text(p.at(x.hi, ys[len(ys)-1]), -6, -9-14*float64(above), picture.Label{Text: Sub("φ", g.k+1) + "  " + Follows(in.Solution.Denoiser.Ridges()[g.k]), Anchor: picture.End, Role: s.role, Size: 12, Strong: in.Selected == id})
	}
	probeProfiles(p, in)
}

// maxProfiles bounds how many profiles one plot shows.
const maxProfiles = 12

// probeProfiles marks, on every profile, where the point under the pointer is.
func probeProfiles(p *plot, in Input) {
	if in.Hover == nil || in.Solution.Denoiser == nil {
		return
	}
	y := in.Frame.Out(nil, in.Hover.X, in.Hover.Y)
	for k, g := range in.Solution.Denoiser.Ridges() {
		if k >= maxProfiles || !in.Scene.Terms.Has(k) {
			continue
		}
		f := UnitProfile(g)
		if f.Len() == 0 {
			continue
		}
		t := dot(g.V, y) / math.Sqrt(dot(g.V, g.V))
		if t < p.x.lo || t > p.x.hi {
			continue
		}
		p.sign(picture.Discs, style{role: picture.Accent}, 4, p.at(t, f.At(t)-f.Knots()[0].V))
	}
}

// UnitProfile returns the profile of a ridge over the length along its unit
// direction, times |u|: the coordinate along which f moves.
func UnitProfile(r shallow.Ridge) pwl.Func {
	return r.Phi.Of(math.Sqrt(dot(r.U, r.U)), math.Sqrt(dot(r.V, r.V)), 0)
}
