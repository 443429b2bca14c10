package bitmap

import (
	"image/color"
	"strings"

	"crease/core/picture"
)

// Glyphs are drawn as a plotter draws them, by strokes on a grid of 5 x 9
// places: two digits a place, column 0 to 4 and row 0 to 8 (row 2 is the base
// line, row 6 the height of x, row 8 that of capitals); places of a stroke are
// separated by spaces, strokes by commas.
var glyphs = map[rune]string{
	'0': "12 32 43 47 38 18 07 03 12", '1': "17 28 22,12 32", '2': "07 18 38 47 46 02 42",
	'3': "08 48 25 35 44 43 32 12 03", '4': "32 38 04 44", '5': "48 08 05 35 44 43 32 12 03",
	'6': "38 18 07 03 12 32 43 44 35 05", '7': "08 48 12",
	'8': "15 06 07 18 38 47 46 35 15 04 03 12 32 43 44 35", '9': "12 32 43 47 38 18 07 06 15 45",

	'A': "02 28 42,14 34", 'B': "35 46 47 38 08 02 32 43 44 35 05", 'C': "47 38 18 07 03 12 32 43",
	'D': "02 08 28 46 44 22 02", 'E': "48 08 02 42,05 35", 'F': "48 08 02,05 35",
	'G': "47 38 18 07 03 12 32 43 45 25", 'H': "02 08,42 48,05 45", 'I': "12 32,22 28,18 38",
	'J': "48 43 32 12 03", 'K': "02 08,48 05 42", 'L': "08 02 42", 'M': "02 08 25 48 42",
	'N': "02 08 42 48", 'O': "12 32 43 47 38 18 07 03 12", 'P': "02 08 38 47 46 35 05",
	'Q': "12 32 43 47 38 18 07 03 12,24 42", 'R': "02 08 38 47 46 35 05,25 42",
	'S': "47 38 18 07 06 15 35 44 43 32 12 03", 'T': "08 48,28 22", 'U': "08 03 12 32 43 48",
	'V': "08 22 48", 'W': "08 12 25 32 48", 'X': "02 48,08 42", 'Y': "08 25 48,25 22", 'Z': "08 48 02 42",

	'a': "16 36 45 42,44 14 03 12 32 43", 'b': "08 02,05 16 36 45 43 32 12 03", 'c': "45 36 16 05 03 12 32 43",
	'd': "48 42,45 36 16 05 03 12 32 43", 'e': "04 44 45 36 16 05 03 12 32 43", 'f': "38 28 17 12,06 36",
	'g': "46 41 30 10 01,45 36 16 05 03 12 32 43", 'h': "08 02,05 16 36 45 42", 'i': "26 22,28 28",
	'j': "26 21 10,28 28", 'k': "08 02,46 04 42", 'l': "28 22", 'm': "02 06,05 16 25 22,25 36 45 42",
	'n': "02 06,05 16 36 45 42", 'o': "12 32 43 45 36 16 05 03 12", 'p': "06 00,05 16 36 45 43 32 12 03",
	'q': "46 40,45 36 16 05 03 12 32 43", 'r': "02 06,05 16 36", 's': "45 36 16 05 14 34 43 32 12 03",
	't': "18 13 22 32,06 36", 'u': "06 03 12 32 43,46 42", 'v': "06 22 46", 'w': "06 12 25 32 46",
	'x': "02 46,06 42", 'y': "06 22,46 22 10 00", 'z': "06 46 02 42",

	' ': "", '.': "22 22", ',': "22 11", ':': "23 23,26 26", ';': "26 26,23 11", '\'': "28 26", '"': "18 16,38 36",
	'!': "28 24,22 22", '?': "07 18 38 47 46 25 24,22 22", '-': "05 45", '+': "05 45,23 27", '*': "13 37,17 33,05 45",
	'/': "02 48", '|': "20 28", '_': "01 41", '^': "06 28 46", '~': "04 15 34 45", '=': "04 44,06 46",
	'<': "47 05 43", '>': "07 45 03", '(': "38 17 13 32", ')': "18 37 33 12", '[': "38 18 12 32", ']': "18 38 32 12",
	'{': "38 27 26 15 24 23 32", '}': "18 27 26 35 24 23 12", '#': "12 18,32 38,04 44,06 46",
	'%': "02 48,07 18 16 07,43 34 32 43", '&': "42 07 18 27 03 12 32 44",
	'°': "17 28 37 26 17", '·': "25 25", '≤': "48 06 44,03 43", '≥': "08 46 04,03 43", '∞': "25 16 05 14 25 36 45 34 25",
	'ρ': "00 05 16 36 45 43 32 12 03", 'σ': "46 16 05 03 12 32 43 45 36", 'τ': "06 46,26 23 32",
	'λ': "08 18 42,26 02", 'φ': "15 04 03 12 32 43 45 36 25 20", 'μ': "06 00,03 12 32 43,46 42",
	'−': "05 45", '–': "05 45", '×': "13 37,17 33", '’': "28 26",
}

// subscript is the size of a raised or lowered digit.
const subscript = 0.65

var superscripts = map[rune]rune{
	'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9', '⁻': '-',
}

// unknownGlyph is drawn for what has none.
const unknownGlyph = "02 08 48 42 02"

// Cell of a glyph in units of the font's size: six rows are the height of a
// capital, five columns and a space its advance.
const (
	rowHeight = 0.12
	colWidth  = 0.105
	advance   = 0.6
	slant     = 0.18 // of mathematical letters: columns a row
)

// letter is a glyph placed in a line of text, in units of the font's size.
type letter struct {
	strokes string
	x, y, k float64 // left end, base line (up), size
	math    bool
}

// typeset places the glyphs of a text and returns its width.
func typeset(text string, math bool) (out []letter, width float64) {
	for _, r := range text {
		g := letter{x: width, k: 1, math: math}
		if r >= '₀' && r <= '₉' {
			r, g.k, g.y, g.math = '0'+r-'₀', subscript, -0.16, false
		} else if s, ok := superscripts[r]; ok {
			r, g.k, g.y = s, subscript, 0.3
		}
		var ok bool
		if g.strokes, ok = glyphs[r]; !ok {
			g.strokes = unknownGlyph
		}
		out = append(out, g)
		width += advance * g.k
	}
	return out, max(width-(advance-4*colWidth), 0)
}

// write paints a text with a halo of paper, which keeps it readable over marks.
func (p *painter) write(l picture.Label) {
	letters, width := typeset(l.Text, l.Math)
	size := float64(l.Size) * p.scale
	x := l.X * p.scale
	switch l.Anchor {
	case picture.Middle:
		x -= width * size / 2
	case picture.End:
		x -= width * size
	}
	y := l.Y*p.scale + 3*rowHeight*size // the middle of a capital comes to Y
	weight := 0.085
	if l.Strong {
		weight = 0.13
	}
	for _, pass := range []struct {
		tint  color.NRGBA
		width float64
	}{{p.paper, weight*size + 3*p.scale}, {rgba(p.theme.Colour(l.Role), 1), weight * size}} {
		for _, g := range letters {
			for _, run := range g.places(x, y, size) {
				p.mask.Stroke(run, false, pass.width, true)
			}
		}
		p.flush(p.img, pass.tint)
	}
}

// places returns the strokes of a letter of a text that begins at (x, y).
func (g letter) places(x, y, size float64) [][]picture.Pixel {
	var out [][]picture.Pixel
	for _, stroke := range strings.Split(g.strokes, ",") {
		var pts []picture.Pixel
		for _, p := range strings.Fields(stroke) {
			c, r := float64(p[0]-'0'), float64(p[1]-'0')-2
			if g.math {
				c += slant * r
			}
			pts = append(pts, picture.Pixel{X: x + size*(g.x+g.k*c*colWidth), Y: y - size*(g.y+g.k*r*rowHeight)})
		}
		if pts != nil {
			out = append(out, pts)
		}
	}
	return out
}
