package picture

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"
)

// ErrFormat is what Decode's errors wrap: the bytes are not a picture.
var ErrFormat = errors.New("picture: not a picture in compact form")

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
}

// Decode reads the compact form. It is strict: bytes that Encode cannot have
// written are refused with an error that wraps ErrFormat.
func Decode(b []byte) (*Picture, error) {
	pic, err := DecodeBody(b)
	if err != nil {
		return nil, err
	}
	if err := pic.readHeader(b[16 : 16+binary.LittleEndian.Uint32(b[8:])]); err != nil {
		return nil, err
	}
	return pic, nil
}

// DecodeBody reads what a painter needs of the compact form: serial, size,
// the rectangles of the panels, rasters and marks. It is as strict as Decode,
// but looks not into the header. Cells of rasters share memory with b.
func DecodeBody(b []byte) (*Picture, error) {
	if len(b) < 16 || binary.LittleEndian.Uint32(b) != magic {
		return nil, bad("the first bytes are not those of a picture")
	}
	j := binary.LittleEndian.Uint32(b[8:])
	if j%4 != 0 || uint64(j) > uint64(len(b)-16) || binary.LittleEndian.Uint32(b[12:]) != 0 {
		return nil, bad("a header of %d bytes in %d", j, len(b))
	}
	pic := &Picture{Serial: binary.LittleEndian.Uint32(b[4:])}
	r := reader{b: b, at: 16 + int(j)}
	pic.readBody(&r)
	if r.err == nil && r.at != len(b) {
		r.fail("%d bytes too many", len(b)-r.at)
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
		r.fail("%d panels, %d rasters and %d marks in %d bytes", panels, rasters, marks, left)
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
			r.fail("raster %d cannot be drawn", i+1)
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
			r.fail("mark %d cannot be drawn", i+1)
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

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = bad(format, args...)
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
			r.fail("padding at %d is not zero", r.at)
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
		r.fail("a number at %d is not finite", r.at-8)
		return 0
	}
	return x
}

func (r *reader) rect() Rect { return Rect{r.f64(), r.f64(), r.f64(), r.f64()} }

func (r *reader) text() string {
	s := r.take(uint64(r.u32()))
	if !utf8.Valid(s) {
		r.fail("a text before %d is not UTF-8", r.at)
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
		r.fail("a raster before %d has unknown flags", r.at)
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

// header is the JSON of the compact form.
type header struct {
	W, H        float64
	Title, Desc string
	Panels      []struct {
		ID                         string
		X, Y, W, H, X0, Y0, SX, SY float64
	}
	Labels []struct {
		X, Y         float64
		Text, Role   string
		Anchor       Anchor
		Size         float32
		Strong, Math bool
	}
	Handles []struct {
		ID           string
		Kind         HandleKind
		Panel        uint8
		X, Y         float64
		R            float32
		Label, Value string
		AxisX        bool
	}
}

// readHeader fills in what the JSON header says, which must agree with the
// body that was read before.
func (pic *Picture) readHeader(b []byte) error {
	var h header
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&h); err != nil {
		return bad("header: %v", err)
	}
	if rest := b[d.InputOffset():]; len(rest) > 3 || len(bytes.Trim(rest, " ")) > 0 {
		return bad("the header is followed by %d bytes", len(rest))
	}
	if h.W != pic.W || h.H != pic.H || len(h.Panels) != len(pic.Panels) {
		return bad("header and body disagree")
	}
	pic.Title, pic.Desc = h.Title, h.Desc
	for i, p := range h.Panels {
		q := &pic.Panels[i]
		if q.Rect != (Rect{p.X, p.Y, p.W, p.H}) {
			return bad("header and body disagree about panel %d", i+1)
		}
		q.ID, q.Transform = p.ID, Transform{p.X0, p.Y0, p.SX, p.SY}
	}
	for i, l := range h.Labels {
		role, ok := roleOf(l.Role)
		if !ok || l.Anchor > End {
			return bad("label %d has an unknown role or anchor", i+1)
		}
		pic.Labels = append(pic.Labels, Label{Pixel{l.X, l.Y}, l.Text, l.Anchor, role, l.Size, l.Strong, l.Math})
	}
	for i, q := range h.Handles {
		if q.Kind > StartHandle || int(q.Panel) >= len(pic.Panels) {
			return bad("handle %d has an unknown kind or panel", i+1)
		}
		pic.Handles = append(pic.Handles, Handle{q.ID, q.Kind, q.Panel, Pixel{q.X, q.Y}, q.R, q.Label, q.Value, q.AxisX})
	}
	return nil
}

// roleOf returns the role of the given name.
func roleOf(name string) (Role, bool) {
	for r := range NumRoles {
		if roles[r].name == name {
			return r, true
		}
	}
	return Ink, false
}
