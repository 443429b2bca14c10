package picture

// cut clips what was added since there were v0 vertices and i0 indices to the
// panel. Vertices that no triangle needs stay: they are few, since marks are
// cut roughly before they are painted.
func (m *Mesh) cut(v0, i0 int) {
	lo := Vertex{X: float32(m.clip.X), Y: float32(m.clip.Y)}
	hi := Vertex{X: float32(m.clip.X + m.clip.W), Y: float32(m.clip.Y + m.clip.H)}
	out := false
	for _, v := range m.Vertices[v0:] {
		if v.X < lo.X || v.X > hi.X || v.Y < lo.Y || v.Y > hi.Y {
			out = true
			break
		}
	}
	if !out {
		return
	}
	m.spare = append(m.spare[:0], m.Indices[i0:]...)
	m.Indices = m.Indices[:i0]
	var p, q [7]Vertex // a triangle cut by four lines has at most 7 corners
	for i := 0; i+2 < len(m.spare); i += 3 {
		t := m.spare[i : i+3]
		out, gone := false, uint8(0xff)
		for k, v := range t {
			p[k] = m.Vertices[m.first+int(v)]
			c := code(p[k], lo, hi)
			out = out || c != 0
			gone &= c
		}
		if gone != 0 {
			continue
		}
		if !out {
			m.Indices = append(m.Indices, t...)
			continue
		}
		n := 3
		for s := range 4 {
			n = halve(&q, p[:n], s, lo, hi)
			p = q
		}
		if n < 3 {
			continue
		}
		at := uint32(len(m.Vertices) - m.first)
		m.Vertices = append(m.Vertices, p[:n]...)
		for k := 2; k < n; k++ {
			m.triangle(at, at+uint32(k)-1, at+uint32(k))
		}
	}
}

// code says beyond which sides of the box v lies (Cohen and Sutherland).
func code(v, lo, hi Vertex) (c uint8) {
	for s := range 4 {
		if depth(v, s, lo, hi) < 0 {
			c |= 1 << s
		}
	}
	return c
}

// depth returns how far v lies within side s of the box.
func depth(v Vertex, s int, lo, hi Vertex) float32 {
	switch s {
	case 0:
		return v.X - lo.X
	case 1:
		return hi.X - v.X
	case 2:
		return v.Y - lo.Y
	}
	return hi.Y - v.Y
}

// halve keeps the part of a convex polygon within side s of the box
// (Sutherland and Hodgman) and returns its number of corners.
func halve(dst *[7]Vertex, p []Vertex, s int, lo, hi Vertex) (n int) {
	for i, a := range p {
		b := p[(i+1)%len(p)]
		da, db := depth(a, s, lo, hi), depth(b, s, lo, hi)
		if da >= 0 && n < len(dst) {
			dst[n] = a
			n++
		}
		if da < 0 != (db < 0) && n < len(dst) {
			t := da / (da - db)
			dst[n] = Vertex{
				a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y),
				a.R + t*(b.R-a.R), a.G + t*(b.G-a.G), a.B + t*(b.B-a.B), a.A + t*(b.A-a.A),
				a.U + t*(b.U-a.U), a.V + t*(b.V-a.V), a.W + t*(b.W-a.W),
			}
			n++
		}
	}
	return n
}
