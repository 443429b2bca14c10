package picture

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
)

// Decode reads the compact form whole, header and all. It is strict: bytes that Encode cannot have
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

// header is the JSON of the compact form.
type header struct {
	W, H        float64
	Title, Desc string
	Panels      []struct {
		ID                         string
		X, Y, W, H, X0, Y0, SX, SY float64
	}
	Labels []struct {
		X, Y               float64
		Text, Role         string
		Anchor             Anchor
		Size               float32
		Strong, Math, Hint bool
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
		return bad("header: " + err.Error())
	}
	if rest := b[d.InputOffset():]; len(rest) > 3 || len(bytes.Trim(rest, " ")) > 0 {
		return bad("the header is followed by # bytes", len(rest))
	}
	if h.W != pic.W || h.H != pic.H || len(h.Panels) != len(pic.Panels) {
		return bad("header and body disagree")
	}
	pic.Title, pic.Desc = h.Title, h.Desc
	for i, p := range h.Panels {
		q := &pic.Panels[i]
		if q.Rect != (Rect{p.X, p.Y, p.W, p.H}) {
			return bad("header and body disagree about panel #", i+1)
		}
		q.ID, q.Transform = p.ID, Transform{p.X0, p.Y0, p.SX, p.SY}
	}
	for i, l := range h.Labels {
		role, ok := roleOf(l.Role)
		if !ok || l.Anchor > End {
			return bad("label # has an unknown role or anchor", i+1)
		}
		pic.Labels = append(pic.Labels, Label{Pixel{l.X, l.Y}, l.Text, l.Anchor, role, l.Size, l.Strong, l.Math, l.Hint})
	}
	for i, q := range h.Handles {
		if q.Kind > StartHandle || int(q.Panel) >= len(pic.Panels) {
			return bad("handle # has an unknown kind or panel", i+1)
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
