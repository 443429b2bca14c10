package view

import (
	"math"
	"strconv"
	"strings"

	"crease/core/flow"
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// ending is how an end of a class is drawn: never by its colour alone.
type ending struct {
	role picture.Role
	sign picture.MarkKind
}

// endings are those of flow.Classes, in their order.
var endings = [len(flow.Classes)]ending{
	{picture.Fit, picture.Discs},
	{picture.Unstable, picture.Diamonds},
	{picture.Kink, picture.Squares},
	{picture.Ideal, picture.Rings},
	{picture.Muted, picture.Crosses},
}

// overFlow draws the trajectories up to the scene's time, and the points there.
func overFlow(p *pen, in Input) {
	if f := in.Solution.Flow; f != nil && matches(f, in.Scene) {
		drawTrajectories(p, in, f, &f.MinNorm, picture.Fit)
	}
}

// matches reports whether a flow is of data like the scene's: it may be of a
// moment ago.
func matches(f *solve.Flow, s scene.Scene) bool {
	return len(f.Starts) > 0 && len(f.Starts[0]) == s.Dim()
}

// course draws the way of the probe up to the scene's time, and where it is
// then.
func (p *pen) course(in Input, f *solve.Flow, c *solve.Course, role picture.Role) {
	if c == nil || !usable(c.End.Y) {
		return
	}
	share := in.Scene.Inquiry.Time
	way := make([]picture.Point, flowSteps+1)
	for k := range way {
		way[k] = Place(f.On(c, share*float64(k)/flowSteps), in.Frame)
	}
	p.mark(picture.Segments, style{role: picture.Paper, width: 5}, 0, p.route(nil, way))
	p.mark(picture.Segments, style{role: role, width: 2.5}, 0, p.route(nil, way))
	p.sign(picture.Rings, style{role: role, width: 2}, pointRadius+4, way[flowSteps])
}

// flowSteps is the number of steps in which a trajectory is drawn.
const flowSteps = 48

// drawTrajectories draws those of one flow whose paths are kept.
func drawTrajectories(p *pen, in Input, f *solve.Flow, t *solve.Trajectories, role picture.Role) {
	share := in.Scene.Inquiry.Time
	var at [len(flow.Classes)][]picture.Point
	var starts []picture.Point
	var lines []float32
	for i := range t.Paths {
		if !usable(t.Ends[i].Y) {
			continue
		}
		trail := make([]picture.Point, 0, flowSteps+1)
		if in.Scene.Dim() > 1 {
			for k := range flowSteps + 1 {
				trail = append(trail, Place(f.At(t, i, share*float64(k)/flowSteps), in.Frame))
			}
			lines = p.route(lines, trail)
		} else {
			trail = append(trail, Place(f.At(t, i, share), in.Frame))
		}
		c := int(t.Class[i])
		at[c] = append(at[c], trail[len(trail)-1])
		starts = append(starts, Place(f.Starts[i], in.Frame))
	}
	if in.Scene.Dim() > 1 {
		p.mark(picture.Segments, style{role: role, width: 1, alpha: 0.35}, 0, lines)
		p.sign(picture.Discs, style{role: picture.Muted, alpha: 0.5}, 1.25, starts...)
	}
	for c, e := range endings {
		p.sign(e.sign, style{role: e.role, width: 1.5}, 3.5, at[c]...)
	}
}

// offLine is how far in pixels a trajectory may lie from the straight line that is
// drawn for a part of it.
const offLine = 0.75

// route appends the segments of a line through the points, as few as show it
// (Douglas and Peucker).
func (p *pen) route(pts []float32, line []picture.Point) []float32 {
	n := len(line) - 1
	a, b := line[0], line[n]
	most, at := 0.0, 0
	l := math.Hypot(b.X-a.X, b.Y-a.Y)
	for i := 1; i < n; i++ {
		dx, dy := line[i].X-a.X, line[i].Y-a.Y
		d := math.Hypot(dx, dy)
		if l > 0 {
			s := clamp((dx*(b.X-a.X)+dy*(b.Y-a.Y))/(l*l), 0, 1)
			d = math.Hypot(dx-s*(b.X-a.X), dy-s*(b.Y-a.Y))
		}
		if d > most {
			most, at = d, i
		}
	}
	if most*p.tr.SX <= offLine {
		return p.px(p.px(pts, a.X, a.Y), b.X, b.Y)
	}
	return p.route(p.route(pts, line[:at+1]), line[at:])
}

// usable reports whether a place can be drawn.
func usable(y []float64) bool {
	for _, v := range y {
		if v-v != 0 {
			return false
		}
	}
	return true
}

// drawFlow draws the flow of the empirical MMSE estimator beside, or on the
// line both over time, and what becomes of the ends as points are added.
func drawFlow(pic *picture.Picture, in Input, side []picture.Rect) {
	f := in.Solution.Flow
	if f != nil && !matches(f, in.Scene) {
		f = nil
	}
	if in.Scene.Dim() == 1 {
		drawCourses(pic, in, f, side[0])
	} else {
		p := newPanel(pic, picture.Panel{ID: "beside", Rect: side[0], Transform: in.Camera.transform(side[0])})
		p.grid(in.has(scene.LayerGrid))
		places := Places(in.Scene, in.Frame)
		if f != nil {
			drawTrajectories(p, in, f, &f.EMMSE, picture.Bayes)
		}
		p.sign(picture.Discs, style{role: picture.Paper}, 6, places...)
		p.sign(picture.Discs, style{role: picture.Clean}, 5, places...)
		if f != nil && in.Scene.Probe != nil {
			_, other := f.Trace(in.Scene.Probe)
			p.course(in, f, other, picture.Accent)
		}
		p.title(p.fitting("flow.title.emmse", "risk.curve.emmse").In(in.Lang))
	}
	drawShares(pic, in, f, side[1])
}

// shownCourses bounds the trajectories drawn over time.
const shownCourses = 60

// drawCourses draws trajectories on the line over the share of the flow.
func drawCourses(pic *picture.Picture, in Input, f *solve.Flow, rect picture.Rect) {
	lo, hi := Bounds(Panel(in.Scene, in.Camera, in.W, in.H))
	y := axis{lo: lo.X, hi: hi.X, name: "y"}
	p := newPlot(pic, "courses", rect, axis{lo: 0, hi: 1, name: words.M("flow.axis.time").In(in.Lang)}, y)
	if f == nil {
		return
	}
	draw := func(t *solve.Trajectories, s style) {
		for i := range min(len(t.Paths), shownCourses) {
			xs, ys := make([]float64, flowSteps+1), make([]float64, flowSteps+1)
			for k := range xs {
				xs[k] = float64(k) / flowSteps
				ys[k] = f.At(t, i, xs[k])[0]
			}
			p.curve(s, xs, ys)
		}
	}
	draw(&f.EMMSE, style{role: picture.Bayes, width: 1, alpha: 0.45, dash: picture.Dashed})
	draw(&f.MinNorm, style{role: picture.Fit, width: 1.25, alpha: 0.6})
	if in.Scene.Probe != nil {
		own, other := f.Trace(in.Scene.Probe)
		for _, c := range []*solve.Course{other, own} {
			if c == nil {
				continue
			}
			xs, ys := make([]float64, flowSteps+1), make([]float64, flowSteps+1)
			for k := range xs {
				xs[k] = float64(k) / flowSteps
				ys[k] = f.On(c, xs[k])[0]
			}
			s := style{role: picture.Accent, width: 2.5}
			if c == other {
				s.dash = picture.Dashed
			}
			p.curve(s, xs, ys)
		}
	}
	if s := in.Scene.Inquiry.Time; s < 1 {
		p.polyline(style{role: picture.Accent, width: 1.5}, p.at(s, y.lo), p.at(s, y.hi))
	}
	p.key(in, 6, []entry{{picture.Fit, picture.Solid, "flow.title.minnorm"}, {picture.Bayes, picture.Dashed, "risk.curve.emmse"}})
}

// Ends says what the trajectories of the denoiser end at: "training point 82,
// sum of points 2"; "" before any has ended.
func Ends(f *solve.Flow, lang words.Lang) string {
	var parts []string
	for c, n := range f.MinNorm.Counts {
		if n > 0 {
			parts = append(parts, words.M("flow.class."+flow.Classes[c].String()).In(lang)+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(parts, ", ")
}

// barName is the room in pixels for the number of training points under a bar.
const barName = 17

// drawShares draws the shares of the classes of ends, one bar for each number
// of training points, and one for the empirical MMSE estimator.
func drawShares(pic *picture.Picture, in Input, f *solve.Flow, rect picture.Rect) {
	room, indent, size, names := 118.0, 16.0, float32(11.5), "flow.class." // of the classes
	if rect.W < tight {
		room, indent, size, names = 62, 6, 10, "flow.short."
	}
	x := axis{lo: 1.4, hi: 3.6}
	last := 3 // number of training points
	if f != nil && len(f.ByN) > 0 {
		last = f.ByN[len(f.ByN)-1].N
	}
	if f != nil && len(f.Missing) > 0 {
		last = max(last, f.Missing[len(f.Missing)-1])
	}
	x.hi = float64(last) + 0.6
	sx, sy := (rect.W-room)/(x.hi-x.lo), rect.H
	p := newPanel(pic, picture.Panel{ID: "shares", Rect: rect, Transform: picture.Transform{X0: rect.X - sx*x.lo, Y0: rect.Y + rect.H, SX: sx, SY: sy}})
	for _, v := range []float64{0, 0.5, 1} {
		p.text(picture.Point{X: x.lo, Y: v}, -6, 0, picture.Label{Text: tickText(100*v, 10) + " %", Anchor: picture.End, Role: picture.Muted, Size: 11})
	}
	if f == nil {
		return
	}
	var seen [len(flow.Classes)]bool
	every := max(int(math.Ceil(barName/sx)), 1) // so that the names of bars are apart
	for _, e := range f.ByN {
		base, n := 0.0, float64(e.N)
		for c, count := range e.Counts {
			if count == 0 {
				continue
			}
			seen[c] = true
			top := base + float64(count)/float64(e.Of)
			a, b := n-0.38, n+0.38
			p.polygon(style{role: endings[c].role, alpha: 0.75}, picture.Point{X: a, Y: base}, picture.Point{X: b, Y: base}, picture.Point{X: b, Y: top}, picture.Point{X: a, Y: top})
			if (top-base)*sy > 14 && 0.76*sx > 30 {
				p.text(picture.Point{X: n, Y: (base + top) / 2}, 0, 0, picture.Label{Text: tickText(100*float64(count)/float64(e.Of), 1), Anchor: picture.Middle, Role: picture.Ink, Size: 11})
			}
			base = top
		}
		if (last-e.N)%every == 0 {
			p.text(picture.Point{X: n, Y: 0}, 0, 13, picture.Label{Text: strconv.Itoa(e.N), Anchor: picture.Middle, Role: picture.Muted, Size: 11})
		}
	}
	for _, n := range f.Missing {
		at := picture.Point{X: float64(n)}
		p.text(at, 0, -8, picture.Label{Text: "—", Anchor: picture.Middle, Role: picture.Muted, Size: 11})
		if (last-n)%every == 0 {
			p.text(at, 0, 13, picture.Label{Text: strconv.Itoa(n), Anchor: picture.Middle, Role: picture.Muted, Size: 11})
		}
	}
	for c, k := range f.MinNorm.Counts {
		seen[c] = seen[c] || k > 0
	}
	row := 0
	for c := range endings {
		if !seen[c] {
			continue
		}
		q := picture.Pixel{X: rect.X + rect.W - room + indent, Y: rect.Y + 14 + 18*float64(row)}
		p.sign(endings[c].sign, style{role: endings[c].role, width: 1.5}, 4.5, p.tr.Point(q))
		p.pic.Labels = append(p.pic.Labels, picture.Label{Pixel: picture.Pixel{X: q.X + 11, Y: q.Y}, Text: words.M(names + flow.Classes[c].String()).In(in.Lang), Anchor: picture.Start, Role: picture.Ink, Size: size})
		row++
	}
	if n := len(f.ByN); n > 0 {
		q := picture.Pixel{X: rect.X + rect.W - room + indent - 5, Y: rect.Y + 14 + 18*float64(row)}
		p.pic.Labels = append(p.pic.Labels, picture.Label{Pixel: q, Text: words.M("flow.starts", "n", f.ByN[n-1].Of).In(in.Lang), Anchor: picture.Start, Role: picture.Muted, Size: size})
	}
	p.pic.Labels = append(p.pic.Labels, picture.Label{Pixel: picture.Pixel{X: rect.X + rect.W - room + 10, Y: rect.Y + rect.H + 13}, Text: "N", Anchor: picture.Start, Role: picture.Muted, Size: 12, Math: true})
}
