package picture

import (
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf8"
)

// The compact form, little endian. Everything begins at a multiple of 4 bytes.
//
//	u32 magic   u32 serial   u32 J   u32 0
//	J bytes     the header: JSON, padded with spaces (what the page reads)
//	            the body (what a painter reads):
//	f64 w, h    size
//	u32 P R M   numbers of panels, rasters and marks
//	P times     f64 x, y, w, h
//	R times     u8 panel, palette, smooth, 0   f32 alpha   f64 x, y, w, h
//	            u32 cols, rows   bytes cells   text id
//	M times     u8 kind, panel, role, dash   f32 alpha, width, radius
//	            u32 n   n times f32   text id
//	text        u32 length, bytes; bytes are padded with zeros
const magic = 0x43524531 // "CRE1"

// Encode returns the compact form of the picture. A number that is not finite
// is written as 0; marks, rasters and handles that name what does not exist, or
// hold such numbers or points by halves, are left out.
func Encode(pic *Picture) []byte {
	b := make([]byte, 16, 4096)
	binary.LittleEndian.PutUint32(b[0:], magic)
	binary.LittleEndian.PutUint32(b[4:], pic.Serial)
	b = pic.appendHeader(b)
	for len(b)%4 != 0 {
		b = append(b, ' ')
	}
	binary.LittleEndian.PutUint32(b[8:], uint32(len(b)-16))
	return pic.appendBody(b)
}

func (pic *Picture) appendBody(b []byte) []byte {
	le := binary.LittleEndian
	f32 := func(x float32) { b = le.AppendUint32(b, math.Float32bits(x)) }
	f64 := func(x float64) { b = le.AppendUint64(b, math.Float64bits(finite(x))) }
	rect := func(r Rect) { f64(r.X); f64(r.Y); f64(r.W); f64(r.H) }
	raw := func(s []byte) {
		b = append(b, s...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	text := func(s string) {
		s = valid(s)
		b = le.AppendUint32(b, uint32(len(s)))
		raw([]byte(s))
	}
	f64(pic.W)
	f64(pic.H)
	at := len(b)
	b = append(b, make([]byte, 12)...)
	for _, p := range pic.Panels {
		rect(p.Rect)
	}
	var rasters, marks uint32
	for i := range pic.Rasters {
		r := &pic.Rasters[i]
		if !r.sound(len(pic.Panels)) {
			continue
		}
		rasters++
		b = append(b, r.Panel, byte(r.Palette), 0, 0)
		if r.Smooth {
			b[len(b)-2] = 1
		}
		f32(r.Alpha)
		rect(r.Rect)
		b = le.AppendUint32(b, uint32(r.Cols))
		b = le.AppendUint32(b, uint32(r.Rows))
		raw(r.Cells)
		text(r.ID)
	}
	for i := range pic.Marks {
		m := &pic.Marks[i]
		if !m.sound(len(pic.Panels)) {
			continue
		}
		marks++
		b = append(b, byte(m.Kind), m.Panel, byte(m.Role), byte(m.Dash))
		f32(m.Alpha)
		f32(m.Width)
		f32(m.Radius)
		b = le.AppendUint32(b, uint32(len(m.Points)))
		for _, x := range m.Points {
			f32(x)
		}
		text(m.ID)
	}
	le.PutUint32(b[at:], uint32(len(pic.Panels)))
	le.PutUint32(b[at+4:], rasters)
	le.PutUint32(b[at+8:], marks)
	return b
}

// sound reports whether the mark can be drawn: its panel exists, its kind,
// role and dash are known, it has whole points, and all numbers are finite.
func (m *Mark) sound(panels int) bool {
	ok := int(m.Panel) < panels && m.Kind <= Crosses && m.Role < NumRoles && m.Dash <= Dotted &&
		len(m.Points)%2 == 0 && fine(m.Alpha) && fine(m.Width) && fine(m.Radius)
	for _, x := range m.Points {
		ok = ok && fine(x)
	}
	return ok
}

// sound reports whether the raster can be drawn.
func (r *Raster) sound(panels int) bool {
	const side = 1 << 15 // so that Cols x Rows stays an int32
	return int(r.Panel) < panels && r.Palette <= Gray && fine(r.Alpha) && r.Rect.fine() &&
		r.Cols > 0 && r.Rows > 0 && r.Cols <= side && r.Rows <= side && r.Cols*r.Rows == len(r.Cells)
}

func (r Rect) fine() bool { return r.X-r.X+r.Y-r.Y+r.W-r.W+r.H-r.H == 0 }

// fine reports whether x is finite: x - x is NaN for NaN and the infinities.
func fine(x float32) bool { return x-x == 0 }

// finite returns x, 0 when x is not finite.
func finite(x float64) float64 {
	if x-x != 0 {
		return 0
	}
	return x
}

// valid returns s with what is not UTF-8 replaced.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// appendHeader appends the JSON header.
func (pic *Picture) appendHeader(b []byte) []byte {
	j := writer{b: b}
	j.open('{').num("w", pic.W).num("h", pic.H).str("title", pic.Title).str("desc", pic.Desc)
	j.key("panels").open('[')
	for _, p := range pic.Panels {
		j.next().open('{').str("id", p.ID).num("x", p.X).num("y", p.Y).num("w", p.W).num("h", p.H)
		j.num("x0", p.X0).num("y0", p.Y0).num("sx", p.SX).num("sy", p.SY).close('}')
	}
	j.close(']').key("labels").open('[')
	for _, l := range pic.Labels {
		if l.Anchor > End {
			l.Anchor = Start
		}
		j.next().open('{').num("x", l.X).num("y", l.Y).str("text", l.Text).num("anchor", float64(l.Anchor))
		j.str("role", l.Role.String()).num("size", float64(l.Size)).flag("strong", l.Strong).flag("math", l.Math).flag("hint", l.Hint).close('}')
	}
	j.close(']').key("handles").open('[')
	for _, h := range pic.Handles {
		if h.Kind > StartHandle || int(h.Panel) >= len(pic.Panels) {
			continue
		}
		j.next().open('{').str("id", h.ID).num("kind", float64(h.Kind)).num("panel", float64(h.Panel))
		j.num("x", h.X).num("y", h.Y).num("r", float64(h.R))
		j.str("label", h.Label).str("value", h.Value).flag("axisX", h.AxisX).close('}')
	}
	return j.close(']').close('}').b
}

// writer appends JSON.
type writer struct{ b []byte }

func (j *writer) open(c byte) *writer  { j.b = append(j.b, c); return j }
func (j *writer) close(c byte) *writer { j.b = append(j.b, c); return j }

// next puts a comma between two values.
func (j *writer) next() *writer {
	if c := j.b[len(j.b)-1]; c != '{' && c != '[' {
		j.b = append(j.b, ',')
	}
	return j
}

func (j *writer) key(k string) *writer {
	j.next()
	j.b = append(append(append(j.b, '"'), k...), '"', ':')
	return j
}

func (j *writer) num(k string, x float64) *writer {
	j.key(k)
	j.b = strconv.AppendFloat(j.b, finite(x), 'g', -1, 64)
	return j
}

func (j *writer) flag(k string, v bool) *writer {
	j.key(k)
	j.b = strconv.AppendBool(j.b, v)
	return j
}

func (j *writer) str(k, s string) *writer {
	j.key(k)
	j.b = append(j.b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			j.b = append(j.b, '\\', byte(r))
		case r < ' ':
			const digits = "0123456789abcdef"
			j.b = append(j.b, '\\', 'u', '0', '0', digits[r>>4], digits[r&15])
		default:
			j.b = utf8.AppendRune(j.b, r)
		}
	}
	j.b = append(j.b, '"')
	return j
}
