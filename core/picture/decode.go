package picture

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ErrFormat is what DecodeBody's errors wrap: the bytes are not a picture.
var ErrFormat = errors.New("picture: not a picture in compact form")

// malformed is an error that says where the bytes are wrong.
type malformed string

func (m malformed) Error() string { return ErrFormat.Error() + ": " + string(m) }
func (m malformed) Unwrap() error { return ErrFormat }

func bad(why string, at ...int) error {
	for _, n := range at {
		why = strings.Replace(why, "#", strconv.Itoa(n), 1)
	}
	return malformed(why)
}

// DecodeBody reads what a painter needs of the compact form: serial, size,
// the rectangles of the panels, rasters and marks. It is strict: a body that
// Encode cannot have written is refused with an error that wraps ErrFormat. It
// does not look into the header. Cells of rasters share memory with b.
func DecodeBody(b []byte) (*Picture, error) {
	if len(b) < 16 || binary.LittleEndian.Uint32(b) != magic {
		return nil, bad("the first bytes are not those of a picture")
	}
	j := binary.LittleEndian.Uint32(b[8:])
	if j%4 != 0 || uint64(j) > uint64(len(b)-16) || binary.LittleEndian.Uint32(b[12:]) != 0 {
		return nil, bad("a header of # bytes in #", int(j), len(b))
	}
	pic := &Picture{Serial: binary.LittleEndian.Uint32(b[4:])}
	r := reader{b: b, at: 16 + int(j)}
	pic.readBody(&r)
	if r.err == nil && r.at != len(b) {
		r.fail("# bytes too many", len(b)-r.at)
	}
	if r.err != nil {
		return nil, r.err
	}
	return pic, nil
}

func (pic *Picture) readBody(r *reader) {
	pic.W, pic.H = r.f64(), r.f64()
	panels, rasters, marks := r.u32(), r.u32(), r.u32()
	// Each entry has a least size: a count beyond it is refused before memory
	// is taken.
	if left := uint64(len(r.b) - r.at); panels > 256 || 32*uint64(panels)+52*uint64(rasters)+24*uint64(marks) > left {
		r.fail("# panels, # rasters and # marks in # bytes", int(panels), int(rasters), int(marks), int(left))
		return
	}
	if panels > 0 {
		pic.Panels = make([]Panel, panels)
	}
	for i := range pic.Panels {
		pic.Panels[i].Rect = r.rect()
	}
	if rasters > 0 {
		pic.Rasters = make([]Raster, rasters)
	}
	for i := range pic.Rasters {
		pic.Rasters[i] = r.raster()
		if r.err == nil && !pic.Rasters[i].sound(len(pic.Panels)) {
			r.fail("raster # cannot be drawn", i+1)
		}
		if r.err != nil {
			return
		}
	}
	if marks > 0 {
		pic.Marks = make([]Mark, marks)
	}
	for i := range pic.Marks {
		pic.Marks[i] = r.mark()
		if r.err == nil && !pic.Marks[i].sound(len(pic.Panels)) {
			r.fail("mark # cannot be drawn", i+1)
		}
		if r.err != nil {
			return
		}
	}
}

// reader reads values from bytes; after the first failure it returns zeros.
type reader struct {
	b   []byte
	at  int
	err error
}

func (r *reader) fail(why string, at ...int) {
	if r.err == nil {
		r.err = bad(why, at...)
	}
}

// take returns the next n bytes and skips their padding, nil after a failure.
func (r *reader) take(n uint64) []byte {
	whole := (n + 3) &^ 3
	if r.err != nil || n > math.MaxInt32 || whole > uint64(len(r.b)-r.at) {
		r.fail("it ends early")
		return nil
	}
	s := r.b[r.at : r.at+int(n) : r.at+int(n)]
	for _, c := range r.b[r.at+int(n) : r.at+int(whole)] {
		if c != 0 {
			r.fail("padding at # is not zero", r.at)
			return nil
		}
	}
	r.at += int(whole)
	return s
}

func (r *reader) u32() uint32 {
	if s := r.take(4); s != nil {
		return binary.LittleEndian.Uint32(s)
	}
	return 0
}

func (r *reader) f32() float32 { return math.Float32frombits(r.u32()) }

func (r *reader) f64() float64 {
	s := r.take(8)
	if s == nil {
		return 0
	}
	x := math.Float64frombits(binary.LittleEndian.Uint64(s))
	if x-x != 0 {
		r.fail("a number at # is not finite", r.at-8)
		return 0
	}
	return x
}

func (r *reader) rect() Rect { return Rect{r.f64(), r.f64(), r.f64(), r.f64()} }

func (r *reader) text() string {
	s := r.take(uint64(r.u32()))
	if !utf8.Valid(s) {
		r.fail("a text before # is not UTF-8", r.at)
		return ""
	}
	return string(s)
}

func (r *reader) raster() (p Raster) {
	s := r.take(4)
	if s == nil {
		return p
	}
	p.Panel, p.Palette, p.Smooth = s[0], Palette(s[1]), s[2] == 1
	if s[2] > 1 || s[3] != 0 {
		r.fail("a raster before # has unknown flags", r.at)
	}
	p.Alpha, p.Rect = r.f32(), r.rect()
	cols, rows := r.u32(), r.u32()
	p.Cols, p.Rows = int(cols), int(rows)
	p.Cells = r.take(uint64(cols) * uint64(rows))
	p.ID = r.text()
	return p
}

func (r *reader) mark() (m Mark) {
	s := r.take(4)
	if s == nil {
		return m
	}
	m.Kind, m.Panel, m.Role, m.Dash = MarkKind(s[0]), s[1], Role(s[2]), Dash(s[3])
	m.Alpha, m.Width, m.Radius = r.f32(), r.f32(), r.f32()
	p := r.take(4 * uint64(r.u32()))
	if len(p) > 0 {
		m.Points = make([]float32, len(p)/4)
	}
	for i := range m.Points {
		m.Points[i] = math.Float32frombits(binary.LittleEndian.Uint32(p[4*i:]))
	}
	m.ID = r.text()
	return m
}
