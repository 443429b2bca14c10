package picture

import "math"

// Fill paints a simple polygon. Its border runs from full cover, half a pixel
// within, to none, half a pixel without; a polygon that is thinner than a
// pixel, by the measure twice the area over the perimeter, is treated as a
// stroke of that width.
func (m *Mesh) Fill(polygon []Pixel) {
	pts := apart(polygon, true)
	n := len(pts)
	if n < 3 {
		return
	}
	var area, perimeter float64
	for i, p := range pts {
		q := pts[(i+1)%n]
		// About pts[0], so that a far place costs no digits.
		area += ((p.X-pts[0].X)*(q.Y-pts[0].Y) - (q.X-pts[0].X)*(p.Y-pts[0].Y)) / 2
		perimeter += math.Hypot(q.X-p.X, q.Y-p.Y)
	}
	if area == 0 {
		return
	}
	thick := min(1, 2*math.Abs(area)/perimeter)
	in, out := thick/2, 1-thick/2
	was := m.tint
	m.tint = was.faded(thick)
	side := math.Copysign(1, area) // +1: clockwise on the screen, the left side is outside
	first := uint32(len(m.Vertices) - m.first)
	inner := make([]Pixel, n)
	for i, p := range pts {
		d, e := unit(pts[(i+n-1)%n], p), unit(p, pts[(i+1)%n])
		// The mitre, at most spike long: beyond it nobody sees the feather.
		const spike = 4
		mx, my := side*(d.Y+e.Y), -side*(d.X+e.X)
		k := 1 / max(1+d.X*e.X+d.Y*e.Y, 2/(spike*spike))
		inner[i] = Pixel{p.X - in*k*mx, p.Y - in*k*my}
		m.vertex(inner[i].X, inner[i].Y, 0, 0, 1)
		m.vertex(p.X+out*k*mx, p.Y+out*k*my, 0, 0, 0)
	}
	for i := range n {
		a, b := first+2*uint32(i), first+2*uint32((i+1)%n)
		m.quad(a, a+1, b+1, b)
	}
	m.ears(inner, side, first)
	m.tint = was
}

// ears cuts the polygon into triangles by its ears (Meisters): vertex k of the
// mesh is first + 2k. A polygon that is not simple gives some cover of it.
func (m *Mesh) ears(pts []Pixel, side float64, first uint32) {
	left := make([]int, len(pts))
	for i := range left {
		left[i] = i
	}
	cross := func(a, b, c Pixel) float64 {
		return side * ((b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X))
	}
	ear := func(i int) bool {
		n := len(left)
		ia, ib, ic := left[(i+n-1)%n], left[i], left[(i+1)%n]
		a, b, c := pts[ia], pts[ib], pts[ic]
		if cross(a, b, c) < 0 {
			return false
		}
		for _, k := range left {
			if k == ia || k == ib || k == ic {
				continue
			}
			if q := pts[k]; cross(a, b, q) > 0 && cross(b, c, q) > 0 && cross(c, a, q) > 0 {
				return false
			}
		}
		return true
	}
	i, misses := 0, 0
	for len(left) > 3 {
		n := len(left)
		i %= n
		if misses < n && !ear(i) {
			i++
			misses++
			continue
		}
		m.triangle(first+2*uint32(left[(i+n-1)%n]), first+2*uint32(left[i]), first+2*uint32(left[(i+1)%n]))
		left = append(left[:i], left[i+1:]...)
		misses = 0
	}
	m.triangle(first+2*uint32(left[0]), first+2*uint32(left[1]), first+2*uint32(left[2]))
}
