package picture

import "strings"

// mark writes one mark.
func (s *svg) mark(m *Mark) {
	if len(m.Points) == 0 || m.Alpha <= 0 {
		return
	}
	switch m.Kind {
	case Polygon:
		s.put("\n<path d=\"", path(m.Points, len(m.Points)/2), `Z"`)
		s.fill(m)
		s.put("/>")
	case Polyline:
		s.put("\n<path d=\"")
		n := len(m.Points) / 2
		closed := n > 3 && m.Points[0] == m.Points[2*n-2] && m.Points[1] == m.Points[2*n-1]
		if closed {
			s.put(path(m.Points[:2*n-2], n), `Z"`)
		} else {
			s.put(path(m.Points, n), `"`)
		}
		s.stroke(m)
		s.put("/>")
	case Segments:
		s.put("\n<path d=\"", path(m.Points, 2), `"`)
		s.stroke(m)
		if m.hair() {
			s.put(` shape-rendering="crispEdges"`)
		}
		s.put("/>")
	case Discs:
		s.circles(m, s.fill)
	case Rings:
		s.circles(m, s.stroke)
	case Crosses:
		s.put("\n<path d=\"")
		a := crossArm * float64(m.Radius)
		both, back := short(2*a), short(-2*a)
		s.each(m, func(x, y float64) {
			s.put("M", short(x-a), " ", short(y-a), "l", both, " ", both, "m", back, " 0l", both, " ", back)
		})
		s.put(`"`)
		s.stroke(m)
		s.put("/>")
	case Squares, Diamonds:
		s.put("\n<path d=\"")
		r := float64(m.Radius)
		one, neg, two, back := short(r), short(-r), short(2*r), short(-2*r)
		s.each(m, func(x, y float64) {
			if m.Kind == Squares {
				s.put("M", short(x-r), " ", short(y-r), "h", two, "v", two, "h", back, "z")
			} else {
				s.put("M", short(x-r), " ", short(y), "l", one, " ", neg, "l", one, " ", one, "l", neg, " ", one, "z")
			}
		})
		s.put(`"`)
		s.fill(m)
		s.put("/>")
	}
}

// each calls f with every point of the mark.
func (s *svg) each(m *Mark, f func(x, y float64)) {
	for i := 0; i+1 < len(m.Points); i += 2 {
		f(float64(m.Points[i]), float64(m.Points[i+1]))
	}
}

func (s *svg) circles(m *Mark, paint func(*Mark)) {
	s.put("\n<g")
	paint(m)
	s.put(">")
	r := short(float64(m.Radius))
	s.each(m, func(x, y float64) {
		s.put(`<circle cx="`, short(x), `" cy="`, short(y), `" r="`, r, `"/>`)
	})
	s.put("</g>")
}

func (s *svg) fill(m *Mark) {
	s.put(` fill="`, s.colour(m.Role), `"`)
	if a := opacity(m.Alpha); a < 1 {
		s.put(` fill-opacity="`, short(a), `"`)
	}
}

func (s *svg) stroke(m *Mark) {
	w := m.outline()
	s.put(` fill="none" stroke="`, s.colour(m.Role), `" stroke-width="`, short(w), `" stroke-linejoin="round"`)
	if m.round() {
		s.put(` stroke-linecap="round"`)
	}
	if on, off := m.Dash.pattern(w); off > 0 {
		s.put(` stroke-dasharray="`, short(on), " ", short(off), `"`)
	}
	if a := opacity(m.Alpha); a < 1 {
		s.put(` stroke-opacity="`, short(a), `"`)
	}
}

// path writes the points as lines, a new one after every run points.
func path(pts []float32, run int) string {
	var b strings.Builder
	for i := 0; i+1 < len(pts); i += 2 {
		switch k := i / 2 % run; {
		case k == 0:
			b.WriteByte('M')
		case k == 1:
			b.WriteByte('L')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(short(float64(pts[i])))
		b.WriteByte(' ')
		b.WriteString(short(float64(pts[i+1])))
	}
	return b.String()
}
