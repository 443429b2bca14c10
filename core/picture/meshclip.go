package picture

// cut clips what was added since there were v0 vertices and i0 indices to the
// panel. Vertices that no triangle needs stay: they are few, since marks are
// cut roughly before they are painted.
func (m *Mesh) cut(v0, i0 int) {
	lo := Pixel{m.clip.X, m.clip.Y}
	hi := Pixel{m.clip.X + m.clip.W, m.clip.Y + m.clip.H}
	m.codes = m.codes[:0]
	all := uint8(0)
	for i := v0; i < len(m.Vertices); i++ {
		c := code(&m.Vertices[i], lo, hi)
		m.codes = append(m.codes, c)
		all |= c
	}
	if all == 0 {
		return
	}
	m.spare = append(m.spare[:0], m.Indices[i0:]...)
	m.Indices = m.Indices[:i0]
	var p, q [7]Vertex // a triangle cut by four lines has at most 7 corners
	for i := 0; i+2 < len(m.spare); i += 3 {
		t := m.spare[i : i+3]
		base := v0 - m.first
		c0, c1, c2 := m.codes[int(t[0])-base], m.codes[int(t[1])-base], m.codes[int(t[2])-base]
		if c0&c1&c2 != 0 {
			continue
		}
		if c0|c1|c2 == 0 {
			m.Indices = append(m.Indices, t...)
			continue
		}
		for k, v := range t {
			p[k] = m.Vertices[m.first+int(v)]
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
func code(v *Vertex, lo, hi Pixel) (c uint8) {
	x, y := float64(v.X), float64(v.Y)
	if x < lo.X {
		c = 1
	}
	if x > hi.X {
		c |= 2
	}
	if y < lo.Y {
		c |= 4
	}
	if y > hi.Y {
		c |= 8
	}
	return c
}

// depth returns how far v lies within side s of the box.
func depth(v *Vertex, s int, lo, hi Pixel) float32 {
	switch s {
	case 0:
		return float32(float64(v.X) - lo.X)
	case 1:
		return float32(hi.X - float64(v.X))
	case 2:
		return float32(float64(v.Y) - lo.Y)
	}
	return float32(hi.Y - float64(v.Y))
}

// halve keeps the part of a convex polygon within side s of the box
// (Sutherland and Hodgman) and returns its number of corners.
func halve(dst *[7]Vertex, p []Vertex, s int, lo, hi Pixel) (n int) {
	for i := range p {
		a, b := &p[i], &p[(i+1)%len(p)]
		da, db := depth(a, s, lo, hi), depth(b, s, lo, hi)
		if da >= 0 && n < len(dst) {
			dst[n] = *a
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
