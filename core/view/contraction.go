package view

import (
	"math"
	"unicode/utf8"

	"crease/core/flow"
	"crease/core/picture"
	"crease/core/pwl"
	"crease/core/solve"
	"crease/core/words"
)

// drawContraction draws, on the line, by how much a step brings y nearer and
// how fast repeated steps arrive; in the plane, where they end and the same
// ratio.
func drawContraction(pic *picture.Picture, in Input, side []picture.Rect) {
	if in.Scene.Dim() == 1 {
		f, ok := Profile(in.Solution.Denoiser)
		drawLineRatio(pic, in, side[0], f, ok)
		drawArrival(pic, in, side[1], f, ok)
		return
	}
	c := in.Solution.Contraction
	if c == nil {
		r := side[0]
		p := newPanel(pic, picture.Panel{ID: "basins", Rect: r, Transform: in.Camera.transform(r)})
		p.grid(true)
		if in.Scene.Dim() > 2 {
			p.title(words.M("contraction.noplane").In(in.Lang))
		}
		newPanel(pic, picture.Panel{ID: "ratio", Rect: side[1], Transform: in.Camera.transform(side[1])}).grid(true)
		return
	}
	labels := make([]byte, len(c.Label))
	for i, k := range c.Label {
		labels[i] = 0
		if k >= 0 {
			labels[i] = byte(1 + k%(colours-1))
		}
	}
	p := mapPanel(pic, "basins", side[0], c, picture.Categorical, labels)
	named := func(q picture.Point, dy float64, text string, size float32) {
		l := picture.Label{Text: text, Anchor: picture.Middle, Role: picture.Ink, Size: size, Strong: true}
		const letter = 0.33 // half the width of a letter, as a share of its height
		dx := 0.0
		if room := letter * float64(size) * float64(utf8.RuneCountInString(text)); p.tr.Pixel(q).X+room > p.rect.X+p.rect.W {
			l.Anchor, dx = picture.End, 10
		}
		p.text(q, dx, dy, l)
	}
	mapPoints(p, in)
	for k := c.Clean; k < len(c.Attractors); k++ {
		if c.Share[k] == 0 {
			continue
		}
		q := Place(c.Attractors[k], in.Frame)
		p.sign(picture.Rings, style{role: picture.Unstable, width: 2.5}, 8, q)
		p.sign(picture.Crosses, style{role: picture.Unstable, width: 2}, 4, q)
		named(q, -16, words.M("contraction.phantom").In(in.Lang), 12)
	}
	p.title(words.M("contraction.basins").In(in.Lang))

	// Blue where a step brings y nearer, orange where it leads away; a factor of
	// two is full colour.
	ratios := make([]byte, len(c.Ratio))
	for i, r := range c.Ratio {
		ratios[i] = byte(clamp(128.5-127*math.Log2(max(r, 1e-9)), 1, 255))
	}
	p = mapPanel(pic, "ratio", side[1], c, picture.Diverging, ratios)
	mapPoints(p, in)
	if c.Most > 0 && !math.IsInf(c.Most, 0) {
		q := picture.Point{X: c.Worst[0], Y: c.Worst[1]}
		p.sign(picture.Crosses, style{role: picture.Ink, width: 2}, 5, q)
		named(q, -14, Three(c.Most), 12.5)
	}
	p.title(p.fitting("contraction.ratio", "contraction.axis.ratio").In(in.Lang))
}

// title writes what a panel shows above its upper left corner.
func (p *pen) title(text string) {
	l := picture.Label{Pixel: picture.Pixel{X: p.rect.X + 8, Y: p.rect.Y + 11}, Text: text, Anchor: picture.Start, Role: picture.Ink, Size: 12.5, Strong: true}
	if p.rect.W < tight {
		l.X, l.Size = p.rect.X+2, 11
	}
	p.pic.Labels = append(p.pic.Labels, l)
}

// fitting returns the words of a title, the short ones where there is no room for
// the long.
func (p *pen) fitting(long, short string) words.Message {
	if p.rect.W < tight {
		return words.M(short)
	}
	return words.M(long)
}

// mapRoom is how much wider than the ends of the iteration a map shows at least.
const mapRoom = 1.25

// mapPanel adds a panel that shows the grid of a map with its raster, all of the
// panel where that cuts off no end of the iteration; the first row of cells is
// the lowest.
func mapPanel(pic *picture.Picture, id string, r picture.Rect, c *solve.Contraction, pal picture.Palette, cells []byte) *pen {
	g := c.Grid
	s := max(r.W/(g.Hi[0]-g.Lo[0]), r.H/(g.Hi[1]-g.Lo[1])) // fill the panel
	cx, cy := (g.Lo[0]+g.Hi[0])/2, (g.Lo[1]+g.Hi[1])/2
	for k, a := range c.Attractors {
		if k < c.Clean || c.Share[k] > 0 {
			s = min(s, r.W/(2*mapRoom*math.Abs(a[0]-cx)), r.H/(2*mapRoom*math.Abs(a[1]-cy)))
		}
	}
	s = max(s, min(r.W/(g.Hi[0]-g.Lo[0]), r.H/(g.Hi[1]-g.Lo[1])))
	w, h := min(r.W, s*(g.Hi[0]-g.Lo[0])), min(r.H, s*(g.Hi[1]-g.Lo[1]))
	r = picture.Rect{X: r.X + (r.W-w)/2, Y: r.Y + (r.H-h)/2, W: w, H: h}
	tr := picture.Transform{X0: r.X + r.W/2 - s*cx, Y0: r.Y + r.H/2 + s*cy, SX: s, SY: s}
	p := newPanel(pic, picture.Panel{ID: id, Rect: r, Transform: tr})
	// The columns and rows that lie in the panel, so that nothing is outside it.
	cell := (g.Hi[0] - g.Lo[0]) / float64(g.W) * s
	x0, y0 := tr.X0+s*g.Lo[0], tr.Y0-s*g.Hi[1]
	i0, j0 := max(int(math.Ceil((r.X-x0)/cell-1e-6)), 0), max(int(math.Ceil((r.Y-y0)/cell-1e-6)), 0)
	i1, j1 := min(int((r.X+r.W-x0)/cell+1e-6), g.W), min(int((r.Y+r.H-y0)/cell+1e-6), g.H)
	if i1 <= i0 || j1 <= j0 {
		return p
	}
	out := make([]byte, 0, (i1-i0)*(j1-j0))
	for j := j0; j < j1; j++ {
		row := cells[(g.H-1-j)*g.W : (g.H-j)*g.W]
		out = append(out, row[i0:i1]...)
	}
	alpha := float32(0.85)
	pic.Rasters = append(pic.Rasters, picture.Raster{
		Panel: p.panel, Palette: pal, Smooth: pal != picture.Categorical, Alpha: alpha, ID: id,
		Rect: picture.Rect{X: x0 + float64(i0)*cell, Y: y0 + float64(j0)*cell, W: float64(i1-i0) * cell, H: float64(j1-j0) * cell},
		Cols: i1 - i0, Rows: j1 - j0, Cells: out,
	})
	p.grid(false)
	return p
}

// mapPoints draws the clean points, their balls, and the trail of the probe.
func mapPoints(p *pen, in Input) {
	places := Places(in.Scene, in.Frame)
	if in.Solution.Data.Balls() && in.Scene.Rho > 0 {
		p.sign(picture.Rings, style{role: picture.Noisy, width: 1.25}, float32(clamp(in.Scene.Rho*p.tr.SX, 0, far)), places...)
	}
	p.sign(picture.Discs, style{role: picture.Paper}, 5.5, places...)
	p.sign(picture.Discs, style{role: picture.Clean}, 4.5, places...)
	if f := shown(in); f != nil && in.Scene.Probe != nil {
		var trail []picture.Point
		for _, y := range Iterates(f, in.Scene.Probe, 0.5/p.tr.SX) {
			trail = append(trail, Place(y, in.Frame))
		}
		p.polyline(style{role: picture.Accent, width: 1.75}, trail...)
		p.sign(picture.Discs, style{role: picture.Accent}, 2.5, trail...)
	}
}

// drawLineRatio draws |f(y) - x|/|y - x| over y, x the clean point of the basin
// of y.
func drawLineRatio(pic *picture.Picture, in Input, rect picture.Rect, f pwl.Func, ok bool) {
	lo, hi := Bounds(Panel(in.Scene, in.Camera, in.W, in.H))
	p := newPlot(pic, "ratio", rect, axis{lo: lo.X, hi: hi.X, name: words.M("risk.axis.y").In(in.Lang)}, axis{lo: 0, hi: 1.25, name: words.M("contraction.axis.ratio").In(in.Lang)})
	p.polyline(style{role: picture.Muted, width: 1.25, dash: picture.Dashed}, p.at(p.x.lo, 1), p.at(p.x.hi, 1))
	if !ok {
		return
	}
	rests, _ := flow.Rests(f)
	for _, r := range rests {
		if r.Unstable() {
			p.polyline(style{role: picture.Unstable, width: 1, dash: picture.Dotted}, p.at(r.Lo, 0), p.at(r.Lo, p.y.hi))
			p.sign(picture.Diamonds, style{role: picture.Unstable}, 5, p.at(r.Lo, 1))
			continue
		}
		a, b := max(r.From, lo.X), min(r.To, hi.X)
		if !(a < b) {
			continue
		}
		n := max(int((b-a)*p.tr.SX), 2)
		xs, ys := make([]float64, n+1), make([]float64, n+1)
		for i := range xs {
			y := a + (b-a)*float64(i)/float64(n)
			x := min(max(y, r.Lo), r.Hi)
			d := math.Abs(y - x)
			xs[i], ys[i] = y, math.Abs(f.At(y)-x)/d
			if d < 1e-9*(b-a) {
				ys[i] = 0
			}
		}
		p.curve(style{role: picture.Fit, width: 2.5}, xs, ys)
		p.sign(picture.Discs, style{role: picture.Clean}, 4.5, p.at((r.Lo+r.Hi)/2, 0))
	}
}

// drawArrival draws the distance to the end over the iterations, from points
// all over the panel and from the probe.
func drawArrival(pic *picture.Picture, in Input, rect picture.Rect, f pwl.Func, ok bool) {
	const least = 1e-6 // of the width of the view
	unit := in.Camera.Width
	y := axis{lo: least * unit, hi: unit, log: true, name: words.M("contraction.axis.dist").In(in.Lang)}
	x := axis{lo: 0, hi: 8, name: words.M("contraction.axis.step").In(in.Lang)}
	var paths [][]float64
	h := in.Solution.Denoiser
	run := func(start float64) []float64 {
		path := Iterates(h, []float64{start}, 0)
		end := path[len(path)-1][0]
		var d []float64
		for _, q := range path {
			d = append(d, max(math.Abs(q[0]-end), y.lo))
			if d[len(d)-1] == y.lo {
				break
			}
		}
		x.hi = max(x.hi, float64(len(d)-1))
		return d
	}
	if ok {
		const starts = 24
		lo, hi := Bounds(Panel(in.Scene, in.Camera, in.W, in.H))
		for i := range starts {
			paths = append(paths, run(lo.X+(hi.X-lo.X)*(float64(i)+0.5)/starts))
		}
		if in.Scene.Probe != nil {
			paths = append(paths, run(in.Scene.Probe[0]))
		}
	}
	p := newPlot(pic, "arrival", rect, x, y)
	for i, d := range paths {
		s := style{role: picture.Fit, width: 1.25, alpha: 0.4}
		if in.Scene.Probe != nil && i == len(paths)-1 {
			s = style{role: picture.Accent, width: 2.5}
		}
		xs := make([]float64, len(d))
		for k := range xs {
			xs[k] = float64(k)
		}
		p.curve(s, xs, d)
	}
}
