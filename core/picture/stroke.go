package picture

import "math"

// Pen is what can paint the three primitives to which all marks come down, in
// device pixels. A run is at least two points, stroked with the given width
// and round joins; a closed run goes on from its last point to its first.
type Pen interface {
	Stroke(run []Pixel, closed bool, width float64, round bool)
	Fill(polygon []Pixel)
	Disc(centre Pixel, radius float64)
}

// Draw paints the mark with a pen at scale device pixels a pixel. box is the
// part that can be seen, in pixels: strokes are cut off beyond it, so that a
// line that leaves the picture costs no more than what is seen of it. Slices
// given to the pen are its own during the call only.
func (m *Mark) Draw(p Pen, box Rect, scale float64) {
	w := m.outline() * scale
	s := stroker{
		pen: p, width: w, round: m.round(),
		lo: Pixel{box.X*scale - w - 2, box.Y*scale - w - 2},
		hi: Pixel{(box.X+box.W)*scale + w + 2, (box.Y+box.H)*scale + w + 2},
	}
	s.on, s.off = m.Dash.pattern(m.outline())
	s.on, s.off = s.on*scale, s.off*scale
	r := float64(m.Radius) * scale
	switch m.Kind {
	case Polyline:
		pts := m.pixels(scale)
		n := len(pts)
		if n > 3 && pts[0] == pts[n-1] {
			s.stroke(pts[:n-1], true)
		} else {
			s.stroke(pts, false)
		}
	case Segments:
		pts := m.pixels(scale)
		for i := 0; i+1 < len(pts); i += 2 {
			if m.hair() {
				s.sharpen(pts[i : i+2])
			}
			s.stroke(pts[i:i+2], false)
		}
	case Polygon:
		if pts := m.pixels(scale); len(pts) > 2 {
			p.Fill(pts)
		}
	case Discs:
		if r > 0 {
			for _, c := range m.pixels(scale) {
				p.Disc(c, r)
			}
		}
	case Rings:
		s.signs(m, circle(r, w), s.ring)
	case Squares:
		s.signs(m, []Pixel{{-r, -r}, {r, -r}, {r, r}, {-r, r}}, p.Fill)
	case Diamonds:
		s.signs(m, []Pixel{{-r, 0}, {0, -r}, {r, 0}, {0, r}}, p.Fill)
	case Crosses:
		a := crossArm * r
		s.signs(m, []Pixel{{-a, -a}, {a, a}}, s.open)
		s.signs(m, []Pixel{{-a, a}, {a, -a}}, s.open)
	}
}

// crossArm is the half side of a cross of the given radius: its arms end on
// the circle.
const crossArm = math.Sqrt2 / 2

// pixels returns the points of the mark in device pixels.
func (m *Mark) pixels(scale float64) []Pixel {
	pts := make([]Pixel, len(m.Points)/2)
	for i := range pts {
		pts[i] = Pixel{float64(m.Points[2*i]) * scale, float64(m.Points[2*i+1]) * scale}
	}
	return pts
}

// circle returns a polygon that stays within a twentieth of a pixel of the
// circle: its N chords have the sagitta (r + w/2)(1 - cos(pi/N)). Past 4096
// chords, at 170,000 pixels, the picture shows less than a chord.
func circle(r, w float64) []Pixel {
	const sagitta, most = 0.05, 4096
	n := 8
	if outer := r + w/2; outer > sagitta {
		n = int(min(max(8, math.Ceil(math.Pi/math.Acos(1-sagitta/outer))), most))
	}
	pts := make([]Pixel, n)
	for k := range pts {
		s, c := math.Sincos(2 * math.Pi * float64(k) / float64(n))
		pts[k] = Pixel{r * c, r * s}
	}
	return pts
}

// pattern returns the lengths of a dash and of the gap after it in pixels for
// a stroke of the given width, (0, 0) for a solid one. Dots are round: dashes
// of no length with round caps.
func (d Dash) pattern(width float64) (on, off float64) {
	switch d {
	case Dashed:
		return 3 + 2*width, 2 + 1.5*width
	case Dotted:
		return 0, 1.5 + 1.8*width
	}
	return 0, 0
}

// outline returns the width of the stroke of a mark: that of a mark without
// one is 1.5 pixels.
func (m *Mark) outline() float64 {
	if m.Width > 0 {
		return float64(m.Width)
	}
	return 1.5
}

// round reports whether the strokes of a mark end in half discs. Those of
// curves and dashes are cut: the end of an interval is where it ends.
func (m *Mark) round() bool { return m.Dash == Dotted || m.Dash == Solid && m.Kind != Polyline }

// hair reports whether the mark is a grid: axis-parallel lines, which painters
// place on whole pixels so that they stay sharp.
func (m *Mark) hair() bool { return m.Kind == Segments && m.Role == Grid }

// opacity returns alpha within [0, 1].
func opacity(alpha float32) float64 { return min(max(float64(alpha), 0), 1) }

// stroker cuts lines into what is seen and into dashes.
type stroker struct {
	pen     Pen
	width   float64
	round   bool
	on, off float64 // dashes; solid when off is 0
	lo, hi  Pixel   // corners of what can be seen
	run     []Pixel
	dash    []Pixel
}

func (s *stroker) ring(pts []Pixel) { s.stroke(pts, true) }
func (s *stroker) open(pts []Pixel) { s.stroke(pts, false) }

// signs paints a shape about every point of the mark that is near enough to be
// seen.
func (s *stroker) signs(m *Mark, shape []Pixel, paint func([]Pixel)) {
	var reach float64
	for _, q := range shape {
		reach = max(reach, math.Abs(q.X), math.Abs(q.Y))
	}
	pts := make([]Pixel, len(shape))
	scale := s.width / m.outline()
	for i := 0; i+1 < len(m.Points); i += 2 {
		x, y := float64(m.Points[i])*scale, float64(m.Points[i+1])*scale
		if x < s.lo.X-reach || x > s.hi.X+reach || y < s.lo.Y-reach || y > s.hi.Y+reach {
			continue
		}
		for k, q := range shape {
			pts[k] = Pixel{x + q.X, y + q.Y}
		}
		paint(pts)
	}
}

// sharpen moves an axis-parallel segment so that its borders lie on pixels.
func (s *stroker) sharpen(p []Pixel) {
	s.width = max(1, math.Round(s.width))
	snap := func(x float64) float64 { return math.Round(x-s.width/2) + s.width/2 }
	if p[0].X == p[1].X {
		p[0].X = snap(p[0].X)
		p[1].X = p[0].X
	}
	if p[0].Y == p[1].Y {
		p[0].Y = snap(p[0].Y)
		p[1].Y = p[0].Y
	}
}

// stroke paints a line: the parts of it that can be seen, dashed.
func (s *stroker) stroke(pts []Pixel, closed bool) {
	if len(pts) < 2 || s.width <= 0 {
		return
	}
	if closed && s.off == 0 && s.inside(pts) {
		s.pen.Stroke(pts, true, s.width, s.round)
		return
	}
	n := len(pts) - 1
	if closed {
		n++
	}
	s.run = s.run[:0]
	var along, begin float64 // from the start of the line to this segment, to the run
	for i := range n {
		a, b := pts[i], pts[(i+1)%len(pts)]
		l := math.Hypot(b.X-a.X, b.Y-a.Y)
		t0, t1, ok := s.visible(a, b)
		if !ok || t0 > 0 {
			s.end(begin)
		}
		if ok {
			if len(s.run) == 0 {
				begin = along + t0*l
				s.run = append(s.run, Pixel{a.X + t0*(b.X-a.X), a.Y + t0*(b.Y-a.Y)})
			}
			if t1 < 1 {
				b = Pixel{a.X + t1*(b.X-a.X), a.Y + t1*(b.Y-a.Y)}
			}
			s.run = append(s.run, b)
			if t1 < 1 {
				s.end(begin)
			}
		}
		along += l
	}
	s.end(begin)
}

func (s *stroker) inside(pts []Pixel) bool {
	for _, p := range pts {
		if p.X < s.lo.X || p.X > s.hi.X || p.Y < s.lo.Y || p.Y > s.hi.Y {
			return false
		}
	}
	return true
}

// visible returns the part [t0, t1] of the segment from a to b that lies in
// the box (Liang and Barsky), ok false when none does.
func (s *stroker) visible(a, b Pixel) (t0, t1 float64, ok bool) {
	t0, t1 = 0, 1
	for _, e := range [4][2]float64{
		{a.X - b.X, a.X - s.lo.X}, {b.X - a.X, s.hi.X - a.X},
		{a.Y - b.Y, a.Y - s.lo.Y}, {b.Y - a.Y, s.hi.Y - a.Y},
	} {
		p, q := e[0], e[1]
		switch {
		case p == 0 && q < 0:
			return 0, 0, false
		case p < 0:
			t0 = max(t0, q/p)
		case p > 0:
			t1 = min(t1, q/p)
		}
	}
	return t0, t1, t0 <= t1
}

// end paints the run, which begins at the given distance along the line, and
// empties it.
func (s *stroker) end(begin float64) {
	run := s.run
	s.run = s.run[:0]
	if len(run) < 2 {
		return
	}
	if s.off == 0 {
		s.pen.Stroke(run, false, s.width, s.round)
		return
	}
	period := s.on + s.off
	phase := math.Mod(begin, period) // within the pattern at run[0]
	s.dash = s.dash[:0]
	if phase < s.on {
		s.dash = append(s.dash, run[0])
	}
	if s.on == 0 && phase == 0 {
		s.pen.Disc(run[0], s.width/2)
	}
	for i := 1; i < len(run); i++ {
		a, b := run[i-1], run[i]
		l := math.Hypot(b.X-a.X, b.Y-a.Y)
		at := 0.0 // along this segment
		for {
			next := s.on // where the pattern changes
			if phase >= s.on {
				next = period
			}
			if at+next-phase > l {
				break
			}
			at += next - phase
			phase = next
			p := Pixel{a.X + at/l*(b.X-a.X), a.Y + at/l*(b.Y-a.Y)}
			switch {
			case phase < period: // a dash ends
				s.dash = append(s.dash, p)
				s.pen.Stroke(s.dash, false, s.width, s.round)
				s.dash = s.dash[:0]
			case s.on == 0:
				phase = 0
				s.pen.Disc(p, s.width/2)
			default:
				phase = 0
				s.dash = append(s.dash[:0], p)
			}
		}
		phase += l - at
		if len(s.dash) > 0 {
			s.dash = append(s.dash, b)
		}
	}
	if len(s.dash) > 1 {
		s.pen.Stroke(s.dash, false, s.width, s.round)
	}
}
