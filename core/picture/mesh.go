package picture

import "math"

// Vertex is a corner of a triangle: a place in device pixels, a colour with
// components in [0, 1] multiplied by the opacity A, and where it stands in the
// shape. All run linearly over the triangle, and a pixel gets the share
//
//	clamp(W - |(U, V)|, 0, 1)
//
// of its colour: (U, V) is the place of the pixel from the middle of the shape,
// W half a pixel more than the distance at which the shape ends.
type Vertex struct{ X, Y, R, G, B, A, U, V, W float32 }

// Batch is what one draw call paints: triangles, or, where Raster is not
// negative, a raster. The corners of the triangles are Indices[From:To], which
// count from Vertices[First]; Vertices[First:Last] is all they need. Dst is the
// part of the raster that is seen, in device pixels, Src the same part in
// cells.
type Batch struct {
	First, Last, From, To int
	Raster                int // index into Picture.Rasters, -1 for triangles
	Dst, Src              Rect
}

// Mesh is a picture as triangles in painting order. Borders are feathered:
// opacity falls from full to none over the pixel about the true border, so no
// multisampling is needed. The triangles of one stroke do not overlap, unless
// it bends within its own width; translucent strokes keep an even tone.
//
// The zero Mesh is ready to use; Build uses its memory again.
type Mesh struct {
	Vertices []Vertex
	Indices  []uint32
	Batches  []Batch

	first int    // vertex of the batch at hand
	from  int    // its first index
	tint  Vertex // of the mark at hand
	clip  Rect   // of its panel, in device pixels
	spare []uint32
	codes []uint8
}

// Build turns the picture into triangles at scale device pixels a pixel, of
// which there may be 2^15 either way: a picture that has more stays empty, and
// so does one without size. The paper that all lies on, theme.Colour(Paper), is
// left to the caller, who can fill a surface faster than by triangles. The
// number of batches is at most 1 + 2 x the number of rasters.
func (m *Mesh) Build(pic *Picture, theme Theme, scale float64) {
	m.Vertices, m.Indices, m.Batches = m.Vertices[:0], m.Indices[:0], m.Batches[:0]
	m.first, m.from = 0, 0
	const most = 1 << 15
	if !(pic.W*scale > 0 && pic.H*scale > 0 && pic.W*scale <= most && pic.H*scale <= most) {
		return
	}
	for i := range pic.Panels {
		p := pic.Panels[i].Rect.within(pic.W, pic.H)
		if !(p.W > 0 && p.H > 0) {
			continue
		}
		m.clip = whole(p, scale)
		if pic.covers(i) {
			m.background(theme, m.clip)
		}
		for k := range pic.Rasters {
			if r := &pic.Rasters[k]; int(r.Panel) == i && r.sound(len(pic.Panels)) {
				m.flush()
				m.raster(k, r, scale)
			}
		}
		for k := range pic.Marks {
			mark := &pic.Marks[k]
			if int(mark.Panel) != i || mark.Alpha <= 0 || !mark.sound(len(pic.Panels)) {
				continue
			}
			m.tint = tint(theme.Colour(mark.Role), opacity(mark.Alpha))
			v0, i0 := len(m.Vertices), len(m.Indices)
			mark.Draw(m, p, scale)
			m.cut(v0, i0)
		}
	}
	m.flush()
}

// covers reports whether panel i lies over an earlier one, so that it needs a
// background of its own.
func (pic *Picture) covers(i int) bool {
	r := pic.Panels[i].Rect
	for _, q := range pic.Panels[:i] {
		if r.X < q.X+q.W && q.X < r.X+r.W && r.Y < q.Y+q.H && q.Y < r.Y+r.H {
			return true
		}
	}
	return false
}

// within returns the part of r in a picture of size w x h.
func (r Rect) within(w, h float64) Rect {
	x, y := max(r.X, 0), max(r.Y, 0)
	return Rect{x, y, min(r.X+r.W, w) - x, min(r.Y+r.H, h) - y}
}

// whole returns a rectangle in device pixels, its sides on whole ones: borders
// of panels are sharp at every scale.
func whole(r Rect, scale float64) Rect {
	x, y := math.Round(r.X*scale), math.Round(r.Y*scale)
	return Rect{x, y, math.Round((r.X+r.W)*scale) - x, math.Round((r.Y+r.H)*scale) - y}
}

// flush ends the batch of triangles at hand.
func (m *Mesh) flush() {
	if len(m.Indices) > m.from {
		m.Batches = append(m.Batches, Batch{First: m.first, Last: len(m.Vertices), From: m.from, To: len(m.Indices), Raster: -1})
	}
	m.first, m.from = len(m.Vertices), len(m.Indices)
}

func (m *Mesh) raster(k int, r *Raster, scale float64) {
	if r.W <= 0 || r.H <= 0 || r.Alpha <= 0 {
		return
	}
	x0, y0 := max(r.X*scale, m.clip.X), max(r.Y*scale, m.clip.Y)
	x1, y1 := min((r.X+r.W)*scale, m.clip.X+m.clip.W), min((r.Y+r.H)*scale, m.clip.Y+m.clip.H)
	if x0 >= x1 || y0 >= y1 {
		return
	}
	fx, fy := float64(r.Cols)/r.W/scale, float64(r.Rows)/r.H/scale
	m.Batches = append(m.Batches, Batch{
		Raster: k,
		Dst:    Rect{x0, y0, x1 - x0, y1 - y0},
		Src:    Rect{(x0 - r.X*scale) * fx, (y0 - r.Y*scale) * fy, (x1 - x0) * fx, (y1 - y0) * fy},
	})
}

func (m *Mesh) background(theme Theme, r Rect) {
	m.tint = tint(theme.Colour(Paper), 1)
	a, b := m.vertex(r.X, r.Y, 0, 0, 1), m.vertex(r.X+r.W, r.Y, 0, 0, 1)
	m.quad(a, b, m.vertex(r.X+r.W, r.Y+r.H, 0, 0, 1), m.vertex(r.X, r.Y+r.H, 0, 0, 1))
}

// tint returns a vertex of the given colour and opacity.
func tint(c Colour, alpha float64) Vertex {
	a := float32(alpha)
	return Vertex{R: a * float32(c.R) / 255, G: a * float32(c.G) / 255, B: a * float32(c.B) / 255, A: a}
}

// faded returns the tint with the share k of its opacity.
func (v Vertex) faded(k float64) Vertex {
	f := float32(k)
	v.R, v.G, v.B, v.A = v.R*f, v.G*f, v.B*f, v.A*f
	return v
}

// vertex adds a vertex of the tint.
func (m *Mesh) vertex(x, y, u, v, w float64) uint32 {
	t := m.tint
	t.X, t.Y, t.U, t.V, t.W = float32(x), float32(y), float32(u), float32(v), float32(w)
	m.Vertices = append(m.Vertices, t)
	return uint32(len(m.Vertices) - 1 - m.first)
}

func (m *Mesh) triangle(a, b, c uint32) { m.Indices = append(m.Indices, a, b, c) }

func (m *Mesh) quad(a, b, c, d uint32) { m.Indices = append(m.Indices, a, b, c, a, c, d) }

// Disc paints a disc: full to the distance r - 1/2, nothing from r + 1/2 on.
// This cone has the volume pi (r^2 + 1/12), hence it is a little paler; below
// r = 1/2 the full part is empty and the volume pi (r + 1/2)^3 / 3.
func (m *Mesh) Disc(c Pixel, r float64) {
	o := r + 0.5
	if c.X < m.clip.X-o || c.X > m.clip.X+m.clip.W+o || c.Y < m.clip.Y-o || c.Y > m.clip.Y+m.clip.H+o {
		return
	}
	was := m.tint
	if r < 0.5 {
		m.tint = was.faded(3 * r * r / (o * o * o))
	} else {
		m.tint = was.faded(r * r / (r*r + 1.0/12))
	}
	a, b := m.vertex(c.X-o, c.Y-o, -o, -o, o), m.vertex(c.X+o, c.Y-o, o, -o, o)
	m.quad(a, b, m.vertex(c.X+o, c.Y+o, o, o, o), m.vertex(c.X-o, c.Y+o, -o, o, o))
	m.tint = was
}
