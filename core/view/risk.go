package view

import (
	"math"
	"math/rand/v2"
	"strconv"

	"crease/core/picture"
	"crease/core/risk"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// riskRoles are the colours of the curves of errors, riskDashes their strokes.
var (
	riskRoles  = map[string]picture.Role{"minnorm": picture.Fit, "emmse": picture.Bayes, "mmse": picture.Ideal, "identity": picture.Identity, "trained": picture.Trained}
	riskDashes = map[string]picture.Dash{"identity": picture.Dashed, "mmse": picture.Dotted}
)

// drawRisk draws the errors against sigma, and under them where they come from;
// in R^d, the ratio of the first two.
func drawRisk(pic *picture.Picture, in Input, side []picture.Rect) {
	r := in.Solution.Risk
	if r == nil || r.Err != nil {
		newPlot(pic, "risk", side[0], axis{lo: 0.01, hi: 10, log: true}, axis{lo: 1e-4, hi: 1, log: true})
		newPlot(pic, "point", side[1], axis{lo: -1, hi: 1}, axis{lo: 0, hi: 1})
		return
	}
	drawErrors(pic, in, r, side[0])
	if r.Source != nil {
		drawRatio(pic, in, r, side[1])
		return
	}
	drawPointwise(pic, in, r, side[1])
}

// known returns the part of a curve that is known.
func known(r *solve.Risk, c solve.RiskCurve) (xs, ys []float64) {
	for i, v := range c.Value {
		if v.Known && v.MSE > 0 {
			xs, ys = append(xs, r.Sigma[i]), append(ys, v.MSE)
		}
	}
	return xs, ys
}

func sigmaAxis(in Input, r *solve.Risk) axis {
	return axis{lo: r.Sigma[0], hi: r.Sigma[len(r.Sigma)-1], log: true, name: words.M("risk.axis.sigma").In(in.Lang)}
}

// decades is the most that the axis of errors shows below its top.
const decades = 1e-6

// drawErrors is the log-log plot of the errors.
func drawErrors(pic *picture.Picture, in Input, r *solve.Risk, rect picture.Rect) {
	y := axis{lo: math.Inf(1), hi: 0, log: true, name: words.M("risk.axis.mse").In(in.Lang)}
	for _, c := range r.Curves {
		_, ys := known(r, c)
		for _, v := range ys {
			y.lo = min(y.lo, v)
			if c.Name != "identity" {
				y.hi = max(y.hi, v)
			}
		}
	}
	if !(y.hi > 0) {
		y.hi = 1
	}
	y.lo, y.hi = max(min(y.lo/1.5, y.hi/10), y.hi*decades), 4*y.hi
	p := newPlot(pic, "risk", rect, sigmaAxis(in, r), y)
	if p.stop(r) && r.Touch {
		p.touch(r.End, words.M("risk.touch").In(in.Lang))
	}
	if s := in.Scene.Sigma; s > p.x.lo && s < p.x.hi {
		p.upright(style{role: picture.Muted, width: 1}, s)
		p.text(p.at(s, y.hi), 5, 26, picture.Label{Text: "σ", Anchor: picture.Start, Role: picture.Muted, Size: 13, Math: true})
	}
	for _, f := range r.Crossings {
		p.upright(style{role: picture.Accent, width: 1.25, dash: picture.Dashed}, f)
	}
	var entries []entry
	for k := len(r.Curves) - 1; k >= 0; k-- {
		c := r.Curves[k]
		s := style{role: riskRoles[c.Name], width: 2.25, dash: riskDashes[c.Name], id: "risk/" + c.Name}
		if c.Name == "minnorm" {
			s.width = 3
		}
		xs, ys := known(r, c)
		p.curve(s, xs, ys)
		p.bars(s, xs, ys, c.SE)
	}
	for _, c := range r.Curves {
		entries = append(entries, entry{riskRoles[c.Name], riskDashes[c.Name], "risk.curve." + c.Name})
	}
	if r.Low != nil {
		for i, v := range []float64{r.Low.MinNorm, r.Low.EMMSE} {
			if v > y.lo && v < y.hi {
				p.sign(picture.Diamonds, style{role: riskRoles[r.Curves[i].Name]}, 5, p.at(p.x.lo, v))
			}
		}
	}
	p.crossings(in, r)
	p.key(in, p.rect.H-15*float64(len(entries))-26, entries)
}

// bars draws two standard errors up and down.
func (p *plot) bars(s style, xs, ys, se []float64) {
	if len(se) < len(xs) {
		return
	}
	var pts []float32
	for i, x := range xs {
		a, b := p.at(x, max(ys[i]-2*se[i], p.y.lo)), p.at(x, ys[i]+2*se[i])
		pts = p.px(p.px(pts, a.X, a.Y), b.X, b.Y)
	}
	p.mark(picture.Segments, style{role: s.role, width: 1.25}, 0, pts)
}

// crossingRoom is the width in pixels of what is said beside a crossing.
const crossingRoom = 80

// nameRoom is the height in pixels of the name of the y axis, which stands at the
// top of a plot.
const nameRoom = 19

// upright draws a vertical line at x, up to the name of the y axis.
func (p *plot) upright(s style, x float64) {
	foot := p.at(x, p.y.lo)
	p.polyline(s, foot, picture.Point{X: foot.X, Y: p.y.of(p.y.hi) - nameRoom/p.tr.SY})
}

// crossings marks where the first two curves cross. What is said of one stands
// beside it, of several in rows under the name of the y axis.
func (p *plot) crossings(in Input, r *solve.Risk) {
	xs, ys := known(r, r.Curves[1])
	for i, s := range r.Crossings {
		v := math.NaN()
		for k := 1; k < len(xs); k++ {
			if xs[k-1] <= s && s <= xs[k] {
				a := math.Log(s/xs[k-1]) / math.Log(xs[k]/xs[k-1])
				v = math.Exp((1-a)*math.Log(ys[k-1]) + a*math.Log(ys[k]))
			}
		}
		if math.IsNaN(v) {
			continue
		}
		q := p.at(s, v)
		p.sign(picture.Discs, style{role: picture.Paper}, 6, q)
		p.sign(picture.Discs, style{role: picture.Accent}, 4.5, q)
		equal := " = "
		if r.Within != nil {
			equal = " ≈ "
		}
		text := "σ₀" + equal + Three(s)
		l := picture.Label{Text: text, Anchor: picture.End, Role: picture.Accent, Size: 12.5, Strong: true}
		dx, dy := -9.0, -10.0
		if len(r.Crossings) > 1 {
			q = p.at(s, p.y.hi)
			dx, dy = -5, nameRoom+22+15*float64(i)
		}
		if p.tr.Pixel(q).X < p.rect.X+crossingRoom {
			l.Anchor, dx = picture.Start, -dx
		}
		p.text(q, dx, dy, l)
	}
}

// stop marks where the curve of the minimum-norm denoiser ends, and reports
// whether it does within the plot.
func (p *plot) stop(r *solve.Risk) bool {
	if r.End <= p.x.lo || r.End >= p.x.hi {
		return false
	}
	p.upright(style{role: picture.Warn, width: 1.5, dash: picture.Dotted}, r.End)
	return true
}

// touch says at the head of the line at sigma that balls touch there: beside the
// name of the y axis, under it where it is in the way.
func (p *plot) touch(sigma float64, text string) {
	const name, room = 130, 75 // width in pixels of that name, and of the text
	at := p.at(sigma, p.y.hi)
	l := picture.Label{Text: text, Anchor: picture.Start, Role: picture.Warn, Size: 11.5}
	dx, dy := 5.0, 10.0
	switch x := p.tr.Pixel(at).X - p.rect.X; {
	case x < name:
		dy = 42
	case x > p.rect.W-room:
		l.Anchor, dx, dy = picture.End, -dx, 42
	}
	p.text(at, dx, dy, l)
}

// drawPointwise draws the error at each noisy value, weighted by how often it
// comes: where one denoiser beats the other is filled with its colour.
func drawPointwise(pic *picture.Picture, in Input, r *solve.Risk, rect picture.Rect) {
	lo, hi := Bounds(Panel(in.Scene, in.Camera, in.W, in.H))
	x := axis{lo: lo.X, hi: hi.X, name: words.M("risk.axis.y").In(in.Lang)}
	y := axis{name: words.M("risk.axis.point", "sigma", in.Scene.Sigma).In(in.Lang)}
	ch, err := risk.NewChannel(r.Prior, in.Scene.Sigma)
	n := int(rect.W/1.5) + 2
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = x.lo + (x.hi-x.lo)*float64(i)/float64(n-1)
	}
	curves := make([][]float64, len(r.Curves))
	for k, c := range r.Curves {
		if err != nil || c.At == nil {
			continue
		}
		curves[k] = make([]float64, n)
		for i, t := range xs {
			curves[k][i] = ch.Error(t, c.At.F(t))
			if c.Name == "minnorm" || c.Name == "emmse" {
				y.hi = max(y.hi, curves[k][i])
			}
		}
	}
	if y.hi *= 1.35; y.hi == 0 { // the prior is far away
		y.hi = 1
	}
	p := newPlot(pic, "point", rect, x, y)
	if f, e := curves[0], curves[1]; f != nil && e != nil {
		for i := 0; i+1 < n; i += 2 {
			j := min(i+2, n-1)
			role := picture.Bayes
			if f[i]+f[j] < e[i]+e[j] {
				role = picture.Fit
			}
			p.polygon(style{role: role, alpha: 0.18}, p.at(xs[i], f[i]), p.at(xs[j], f[j]), p.at(xs[j], e[j]), p.at(xs[i], e[i]))
		}
	}
	for k := len(r.Curves) - 1; k >= 0; k-- {
		if name := r.Curves[k].Name; curves[k] != nil && name != "identity" {
			p.curve(style{role: riskRoles[name], width: 2, dash: riskDashes[name]}, xs, curves[k])
		}
	}
}

// drawRatio draws the error of the minimum-norm denoiser over that of the
// empirical MMSE estimator.
func drawRatio(pic *picture.Picture, in Input, r *solve.Risk, rect picture.Rect) {
	y := axis{lo: 0, hi: 1.2, name: words.M("risk.axis.ratio").In(in.Lang)}
	var xs, ys, se []float64
	f, e := r.Curves[0], r.Curves[1]
	for i, s := range r.Sigma {
		a, b := f.Value[i], e.Value[i]
		if !a.Known || !b.Known || !(b.MSE > 0) {
			continue
		}
		q := a.MSE / b.MSE
		xs, ys = append(xs, s), append(ys, min(q, 10))
		se = append(se, q*(f.SE[i]/max(a.MSE, 1e-300)+e.SE[i]/b.MSE))
		y.hi = min(max(y.hi, 1.1*q), 3)
	}
	p := newPlot(pic, "point", rect, sigmaAxis(in, r), y)
	p.polyline(style{role: picture.Muted, width: 1.25, dash: picture.Dashed}, p.at(p.x.lo, 1), p.at(p.x.hi, 1))
	p.stop(r)
	for _, s := range r.Crossings {
		p.upright(style{role: picture.Accent, width: 1.25, dash: picture.Dashed}, s)
	}
	s := style{role: picture.Fit, width: 2.5}
	p.curve(s, xs, ys)
	p.bars(s, xs, ys, se)
}

// BarUnit is the height in pixels of a bar of weight 1 of a drawn prior.
const BarUnit = 36

// drawnPoints is the number of points that show a prior of the plane.
const drawnPoints = 400

// overRisk draws the prior: its density along the lower border of the line
// view, or points of it in the plane.
func overRisk(p *pen, in Input) {
	r := in.Solution.Risk
	if r == nil || r.Err != nil {
		return
	}
	if r.Source != nil {
		if r.Source.Dim() != in.Scene.Dim() {
			return
		}
		var at []picture.Point
		g := rand.New(rand.NewPCG(in.Scene.Seed, 1))
		x := make([]float64, in.Scene.Dim())
		for range drawnPoints {
			r.Source.Sample(g, x)
			at = append(at, Place(x, in.Frame))
		}
		p.sign(picture.Discs, style{role: picture.Ideal, alpha: 0.45}, 1.75, at...)
		return
	}
	lo, hi := p.bounds()
	switch in.Scene.Inquiry.Prior {
	case scene.PointsPrior:
		var pts []float32
		for _, x := range in.Scene.Points {
			pts = p.px(p.px(pts, x[0], lo.Y), x[0], lo.Y+BarUnit/p.tr.SY)
		}
		p.mark(picture.Segments, style{role: picture.Ideal, width: 4, alpha: 0.6}, 0, pts)
	case scene.StepsPrior:
		drawBars(p, in, lo)
	default:
		n := int(p.rect.W / 2)
		ds := make([]float64, n+1)
		top := 0.0
		for i := range ds {
			ds[i] = r.Prior.Density(lo.X + (hi.X-lo.X)*float64(i)/float64(n))
			top = max(top, ds[i])
		}
		if !(top > 0) {
			p.text(lo, 8, -22, picture.Label{Text: words.M("risk.away").In(in.Lang), Anchor: picture.Start, Role: picture.Ideal, Size: 12})
		}
		if !(top > 0) || math.IsInf(top, 0) {
			return
		}
		k := 0.16 * p.rect.H / p.tr.SY / top
		line := make([]picture.Point, n+1)
		for i, d := range ds {
			line[i] = picture.Point{X: lo.X + (hi.X-lo.X)*float64(i)/float64(n), Y: lo.Y + k*d}
		}
		p.polyline(style{role: picture.Ideal, width: 1.75, alpha: 0.9}, line...)
		p.fill(style{role: picture.Ideal, alpha: 0.22}, line, lo.Y)
	}
}

// fill fills what lies between a curve and the height foot, where the curve is
// above it.
func (p *pen) fill(s style, line []picture.Point, foot float64) {
	for i := 0; i < len(line); i++ {
		from := i
		for i < len(line) && line[i].Y > foot {
			i++
		}
		if i-from > 1 {
			part := append([]picture.Point{{X: line[from].X, Y: foot}}, line[from:i]...)
			p.polygon(s, append(part, picture.Point{X: line[i-1].X, Y: foot})...)
		}
	}
}

// drawBars draws the bars of a drawn prior, each with a handle on its top.
func drawBars(p *pen, in Input, lo picture.Point) {
	law := solve.Law(in.Scene)
	if len(law) < 3 {
		return
	}
	edges := solve.Edges(law)
	for i, w := range law[2:] {
		a, b, top := edges[i], edges[i+1], lo.Y+w*BarUnit/p.tr.SY
		p.polygon(style{role: picture.Ideal, alpha: 0.28}, picture.Point{X: a, Y: lo.Y}, picture.Point{X: b, Y: lo.Y}, picture.Point{X: b, Y: top}, picture.Point{X: a, Y: top})
		p.polyline(style{role: picture.Ideal, width: 2}, picture.Point{X: a, Y: top}, picture.Point{X: b, Y: top})
		at := picture.Point{X: (a + b) / 2, Y: top}
		p.sign(picture.Squares, style{role: picture.Ideal}, 4, at)
		p.pic.Handles = append(p.pic.Handles, picture.Handle{
			ID: "law/" + strconv.Itoa(i+2), Kind: picture.RadiusHandle, Panel: p.panel, Pixel: p.tr.Pixel(at), R: 5,
			Label: words.M("law.handle", "i", i+1).In(in.Lang), Value: words.Number(w),
		})
	}
}
