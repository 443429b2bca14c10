package view

import (
	"math"
	"strconv"

	"crease/core/picture"
)

// pen collects the marks of one panel of a picture. Points given to it are in
// the panel's coordinates.
type pen struct {
	pic   *picture.Picture
	panel uint8
	rect  picture.Rect
	tr    picture.Transform
}

// newPanel adds a panel to the picture and returns the pen that draws in it.
func newPanel(pic *picture.Picture, panel picture.Panel) *pen {
	pic.Panels = append(pic.Panels, panel)
	return &pen{pic, uint8(len(pic.Panels) - 1), panel.Rect, panel.Transform}
}

// style is how a mark looks.
type style struct {
	role  picture.Role
	width float32
	alpha float32
	dash  picture.Dash
	id    string
}

func (p *pen) mark(kind picture.MarkKind, s style, radius float32, pts []float32) {
	if len(pts) == 0 {
		return
	}
	if s.alpha == 0 {
		s.alpha = 1
	}
	p.pic.Marks = append(p.pic.Marks, picture.Mark{
		Kind: kind, Panel: p.panel, Role: s.role, Dash: s.dash, Alpha: s.alpha,
		Width: s.width, Radius: radius, Points: pts, ID: s.id,
	})
}

// far bounds pixel coordinates: beyond it float32 is no longer good to a
// hundredth of a pixel, and nothing is seen.
const far = 1e5

// px appends the pixel of (x, y) to pts.
func (p *pen) px(pts []float32, x, y float64) []float32 {
	q := p.tr.Pixel(picture.Point{X: x, Y: y})
	return append(pts, float32(clamp(q.X, -far, far)), float32(clamp(q.Y, -far, far)))
}

func (p *pen) polyline(s style, pts ...picture.Point) {
	p.mark(picture.Polyline, s, 0, p.all(pts))
}

func (p *pen) polygon(s style, pts ...picture.Point) { p.mark(picture.Polygon, s, 0, p.all(pts)) }

func (p *pen) all(pts []picture.Point) []float32 {
	out := make([]float32, 0, 2*len(pts))
	for _, q := range pts {
		out = p.px(out, q.X, q.Y)
	}
	return out
}

func (p *pen) sign(kind picture.MarkKind, s style, radius float32, pts ...picture.Point) {
	p.mark(kind, s, radius, p.all(pts))
}

// text adds a label at a pixel offset from a point.
func (p *pen) text(at picture.Point, dx, dy float64, l picture.Label) {
	q := p.tr.Pixel(at)
	l.Pixel = picture.Pixel{X: q.X + dx, Y: q.Y + dy}
	if l.Size == 0 {
		l.Size = 12
	}
	r := p.rect
	if l.X < r.X-60 || l.X > r.X+r.W+60 || l.Y < r.Y-20 || l.Y > r.Y+r.H+24 {
		return
	}
	p.pic.Labels = append(p.pic.Labels, l)
}

// bounds returns the corners of what the panel shows.
func (p *pen) bounds() (lo, hi picture.Point) {
	return Bounds(picture.Panel{Rect: p.rect, Transform: p.tr})
}

// box returns the panel as a polygon.
func (p *pen) box() []picture.Point {
	lo, hi := p.bounds()
	return []picture.Point{lo, {X: hi.X, Y: lo.Y}, hi, {X: lo.X, Y: hi.Y}}
}

// ticks returns round numbers 1, 2 or 5 times a power of ten apart, at least
// gap pixels from one another, that cover [lo, hi], and their step.
func ticks(lo, hi, pixelsPerUnit, gap float64) ([]float64, float64) {
	if !(hi > lo) || !(pixelsPerUnit > 0) {
		return nil, 0
	}
	raw := gap / pixelsPerUnit
	step := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5, 10} {
		if step*m >= raw*(1-1e-9) {
			step *= m
			break
		}
	}
	if !(step > 0) || math.IsInf(step, 0) {
		return nil, 0
	}
	first := math.Ceil(lo/step - 1e-9)
	n := int(math.Floor(hi/step+1e-9) - first)
	if n < 0 || n > 200 {
		return nil, 0
	}
	out := make([]float64, n+1)
	for i := range out {
		out[i] = (first + float64(i)) * step
	}
	return out, step
}

// tickText writes a tick with just the decimals its step needs.
func tickText(v, step float64) string {
	if math.Abs(v) < step/2 {
		return "0"
	}
	if a := math.Abs(v); a >= 1e6 || step < 1e-6 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	dec := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	return strconv.FormatFloat(v, 'f', dec, 64)
}

// grid draws the grid of the panel and the numbers along its left and lower
// border.
func (p *pen) grid(lines bool) {
	lo, hi := p.bounds()
	xs, sx := ticks(lo.X, hi.X, p.tr.SX, 72)
	ys, sy := ticks(lo.Y, hi.Y, p.tr.SY, 44)
	ax, ay := formOf(xs, sx), formOf(ys, sy)
	var fine, axis []float32
	for _, x := range xs {
		dst := &fine
		if math.Abs(x) < sx/2 {
			dst = &axis
		}
		*dst = p.px(p.px(*dst, x, lo.Y), x, hi.Y)
		p.text(picture.Point{X: x, Y: lo.Y}, 0, 13, picture.Label{Text: ax.text(x), Anchor: picture.Middle, Role: picture.Muted, Size: 11})
	}
	for _, y := range ys {
		dst := &fine
		if math.Abs(y) < sy/2 {
			dst = &axis
		}
		*dst = p.px(p.px(*dst, lo.X, y), hi.X, y)
		p.text(picture.Point{X: lo.X, Y: y}, -6, 0, picture.Label{Text: ay.text(y), Anchor: picture.End, Role: picture.Muted, Size: 11})
	}
	if n := ax.note(); n != "" {
		p.text(hi, -4, p.rect.H-9, picture.Label{Text: n, Anchor: picture.End, Role: picture.Muted, Size: 11})
	}
	if n := ay.note(); n != "" && p.panel == 0 { // the title of a panel beside stands there
		p.text(picture.Point{X: lo.X, Y: hi.Y}, 4, 9, picture.Label{Text: n, Anchor: picture.Start, Role: picture.Muted, Size: 11})
	}
	if lines {
		p.mark(picture.Segments, style{role: picture.Grid, width: 1}, 0, fine)
		p.mark(picture.Segments, style{role: picture.Grid, width: 2}, 0, axis)
	}
}

func clamp(x, lo, hi float64) float64 {
	if !(x > lo) { // also NaN
		return lo
	}
	return min(x, hi)
}

// chord returns the part of the line {q : nx X + ny Y = tau} inside the box,
// ok false when it misses it.
func chord(nx, ny, tau float64, lo, hi picture.Point) (a, b picture.Point, ok bool) {
	l := math.Hypot(nx, ny)
	if l == 0 {
		return a, b, false
	}
	nx, ny, tau = nx/l, ny/l, tau/l
	// The foot of the box's centre on the line, and how far to go along it.
	cx, cy := (lo.X+hi.X)/2, (lo.Y+hi.Y)/2
	t := tau - nx*cx - ny*cy
	fx, fy := cx+t*nx, cy+t*ny
	dx, dy := -ny, nx
	s0, s1 := math.Inf(-1), math.Inf(1)
	for _, c := range [2][4]float64{{fx, dx, lo.X, hi.X}, {fy, dy, lo.Y, hi.Y}} {
		f, d, l, h := c[0], c[1], c[2], c[3]
		if d == 0 {
			if f < l || f > h {
				return a, b, false
			}
			continue
		}
		u, v := (l-f)/d, (h-f)/d
		s0, s1 = max(s0, min(u, v)), min(s1, max(u, v))
	}
	if !(s0 < s1) {
		return a, b, false
	}
	return picture.Point{X: fx + s0*dx, Y: fy + s0*dy}, picture.Point{X: fx + s1*dx, Y: fy + s1*dy}, true
}
