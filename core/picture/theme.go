package picture

import "strconv"

// Colour is an opaque sRGB colour.
type Colour struct{ R, G, B uint8 }

// hex returns the colour 0xRRGGBB.
func hex(x uint32) Colour { return Colour{uint8(x >> 16), uint8(x >> 8), uint8(x)} }

// String returns the colour as CSS writes it: "#rrggbb".
func (c Colour) String() string {
	s := strconv.FormatUint(1<<24|uint64(c.R)<<16|uint64(c.G)<<8|uint64(c.B), 16)
	return "#" + s[1:]
}

// mix returns c + t (d - c), 0 <= t <= 1, component by component in sRGB as
// browsers blend.
func (c Colour) mix(d Colour, t float64) Colour {
	f := func(a, b uint8) uint8 { return uint8(float64(a) + t*(float64(b)-float64(a)) + 0.5) }
	return Colour{f(c.R, d.R), f(c.G, d.G), f(c.B, d.B)}
}

// Theme gives the roles their colours.
type Theme uint8

// The themes.
const (
	Light Theme = iota
	Dark
)

// ThemeOf returns the theme of the given name, "light" or "dark".
func ThemeOf(name string) (Theme, bool) {
	switch name {
	case "light":
		return Light, true
	case "dark":
		return Dark, true
	}
	return Light, false
}

// Colour returns the colour of a role. A role that does not exist has that of
// Ink.
func (t Theme) Colour(r Role) Colour {
	if r >= NumRoles {
		r = Ink
	}
	if t == Dark {
		return roles[r].dark
	}
	return roles[r].light
}

// String returns the name of the role, as in the CSS property
// --crease-<name>.
func (r Role) String() string {
	if r >= NumRoles {
		r = Ink
	}
	return roles[r].name
}

// roles is the one table of colours: the page's style sheet, the canvas, SVG
// and bitmaps read it. On Paper all text roles reach the contrast 4.5 and all
// others that carry meaning 3 (WCAG 2.2, 1.4.3 and 1.4.11); what is drawn side
// by side stays distinct to readers who lack a kind of cone. Tests hold both.
var roles = [NumRoles]struct {
	name        string
	light, dark Colour
}{
	Ink:      {"ink", hex(0x1c2330), hex(0xe8eaee)},
	Muted:    {"muted", hex(0x5a6373), hex(0xa0a8b6)},
	Grid:     {"grid", hex(0xe5e7ec), hex(0x272c36)},
	Paper:    {"paper", hex(0xfdfdfc), hex(0x14171d)},
	Clean:    {"clean", hex(0x1c2330), hex(0xf4f5f7)},
	Noisy:    {"noisy", hex(0x6f7f96), hex(0x8292ab)},
	Fit:      {"fit", hex(0x1261b3), hex(0x63b0f5)},
	Identity: {"identity", hex(0x848c99), hex(0x767f8e)},
	Bayes:    {"bayes", hex(0xb3480b), hex(0xf2a35c)},
	Kink:     {"kink", hex(0x6b2479), hex(0xf0ccfa)},
	EdgeRole: {"edge", hex(0xa9790a), hex(0xe3b341)},
	FaceRole: {"face", hex(0x0b8577), hex(0x3fc4b1)},
	Field:    {"field", hex(0x7d8796), hex(0x8a94a3)},
	Stable:   {"stable", hex(0x0b7a5c), hex(0x45c99b)},
	Unstable: {"unstable", hex(0xc2356b), hex(0xf37ea3)},
	Basin:    {"basin", hex(0x7f9cc0), hex(0x5a7699)},
	Positive: {"positive", hex(0x2a6fbb), hex(0x5b9fe6)},
	Negative: {"negative", hex(0xc8660f), hex(0xf09a45)},
	Ghost:    {"ghost", hex(0xa4abb7), hex(0x5d6675)},
	Accent:   {"accent", hex(0xc01b78), hex(0xff8ac4)},
	Trained:  {"trained", hex(0x573a00), hex(0xf7e08c)},
	Ideal:    {"ideal", hex(0x00504a), hex(0x7fe5b8)},
	Warn:     {"warn", hex(0xb3261e), hex(0xff8f85)},
	Series1:  {"series1", hex(0x1261b3), hex(0x63b0f5)},
	Series2:  {"series2", hex(0xb3480b), hex(0xf2a35c)},
	Series3:  {"series3", hex(0x0d8a6a), hex(0x8ce6bd)},
	Series4:  {"series4", hex(0x571a66), hex(0xf0d2fb)},
}

// cells are the pale colours of the Categorical palette after Paper, byte k in
// colour 1 + (k-1) mod len(cells).
var cells = [...]struct{ light, dark Colour }{
	{hex(0xd6e6f7), hex(0x1e3550)},
	{hex(0xfbe3cd), hex(0x4b3018)},
	{hex(0xd5eee4), hex(0x163f34)},
	{hex(0xeddcf2), hex(0x40264a)},
	{hex(0xf6efc4), hex(0x453d12)},
	{hex(0xdfe3ea), hex(0x2e3440)},
	{hex(0xf9d9e2), hex(0x4c2230)},
	{hex(0xc9ebf0), hex(0x12404a)},
	{hex(0xe6ecc9), hex(0x353f19)},
	{hex(0xdcd9f6), hex(0x2b2a57)},
	{hex(0xeadfd3), hex(0x3c3026)},
}

// cell returns the colour of a category.
func (t Theme) cell(k byte) Colour {
	if k == 0 {
		return t.Colour(Paper)
	}
	c := cells[(int(k)-1)%len(cells)]
	if t == Dark {
		return c.dark
	}
	return c.light
}

// Colours returns the 256 colours of a palette.
func (t Theme) Colours(p Palette) (lut [256]Colour) {
	paper := t.Colour(Paper)
	for i := range lut {
		switch p {
		case Diverging:
			if i >= 128 {
				lut[i] = paper.mix(t.Colour(Positive), float64(i-128)/127)
			} else {
				lut[i] = paper.mix(t.Colour(Negative), float64(128-i)/128)
			}
		case Sequential:
			lut[i] = paper.mix(t.Colour(Fit), float64(i)/255)
		case Categorical:
			lut[i] = t.cell(byte(i))
		default:
			lut[i] = Colour{byte(i), byte(i), byte(i)}
		}
	}
	return lut
}
