package picture

import (
	"math"
	"strconv"
	"strings"
)

// SVG returns the picture as an SVG element, self-contained and accessible.
// The theme is one of
//
//	light, dark   a file with these colours; rasters are embedded PNG
//	system        a file that follows the theme of the reader's system
//	auto          for a page that has the rules of CSS: colours are its custom
//	              properties, in presentation attributes; there is no style
//	              element, style attribute, image or size, so that it stands
//	              under a strict content security policy and fills its box
//
// and light when it is anything else. In "system" and "auto" rasters are drawn
// as nested areas of equal colour, since an image cannot follow a theme.
//
// The names of the clip paths hold their rectangles: two pictures in one page
// share a name only where they share the rectangle.
func SVG(pic *Picture, theme string) string {
	s := svg{pic: pic}
	switch theme {
	case "auto", "system":
		s.variable = true
	default:
		s.theme, _ = ThemeOf(theme)
	}
	w, h := short(pic.W), short(pic.H)
	s.put(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `, w, ` `, h, `"`)
	if theme != "auto" {
		s.put(` width="`, w, `" height="`, h, `"`)
	}
	s.put(` role="img" font-family="system-ui,sans-serif">`)
	s.put("\n<title>", escape(pic.Title), "</title>\n<desc>", escape(pic.Desc), "</desc>")
	if theme == "system" {
		s.style()
	}
	s.put("\n<rect width=\"", w, `" height="`, h, `" fill="`, s.colour(Paper), `"/>`)
	for i := range pic.Panels {
		s.panel(i)
	}
	s.labels()
	s.put("\n</svg>\n")
	return s.b.String()
}

// svg writes a picture.
type svg struct {
	b        strings.Builder
	pic      *Picture
	theme    Theme
	variable bool // colours are CSS variables
}

func (s *svg) put(parts ...string) {
	for _, p := range parts {
		s.b.WriteString(p)
	}
}

func (s *svg) colour(r Role) string {
	if s.variable {
		return "var(--crease-" + r.String() + ")"
	}
	return s.theme.Colour(r).String()
}

// style gives the variables their values where the SVG is a document of its
// own: within a page svg:root matches nothing.
func (s *svg) style() {
	s.put("\n<style>svg:root{")
	properties(&s.b, Light)
	s.put("}@media (prefers-color-scheme:dark){svg:root{")
	properties(&s.b, Dark)
	s.put("}}</style>")
}

// panel writes panel i: its background, its rasters, its marks.
func (s *svg) panel(i int) {
	r := s.pic.Panels[i].Rect
	if !r.fine() || r.W <= 0 || r.H <= 0 {
		return
	}
	x, y, w, h := short(r.X), short(r.Y), short(r.W), short(r.H)
	id := "crease-clip-" + x + "_" + y + "_" + w + "_" + h
	box := `<rect x="` + x + `" y="` + y + `" width="` + w + `" height="` + h + `"`
	s.put("\n<clipPath id=\"", id, `">`, box, "/></clipPath>\n<g clip-path=\"url(#", id, `)">`)
	s.put("\n", box, ` fill="`, s.colour(Paper), `"/>`)
	for k := range s.pic.Rasters {
		if c := &s.pic.Rasters[k]; int(c.Panel) == i && c.sound(len(s.pic.Panels)) {
			s.raster(c)
		}
	}
	for k := range s.pic.Marks {
		if m := &s.pic.Marks[k]; int(m.Panel) == i && m.sound(len(s.pic.Panels)) {
			s.mark(m)
		}
	}
	s.put("\n</g>")
}

// labels writes all text. The halo keeps it readable over marks.
func (s *svg) labels() {
	if len(s.pic.Labels) == 0 {
		return
	}
	paper := s.colour(Paper)
	s.put("\n<g stroke=\"", paper, `" stroke-width="3" stroke-linejoin="round" paint-order="stroke">`)
	for _, l := range s.pic.Labels {
		// Half the height of a capital letter, about .35 em, brings the middle
		// of the text to its place; dominant-baseline is not understood
		// everywhere.
		s.put("\n<text x=\"", short(l.X), `" y="`, short(l.Y+0.35*float64(l.Size)), `" font-size="`, short(float64(l.Size)), `" fill="`, s.colour(l.Role), `"`)
		switch l.Anchor {
		case Middle:
			s.put(` text-anchor="middle"`)
		case End:
			s.put(` text-anchor="end"`)
		}
		if l.Hint {
			s.put(` class="hint"`)
		}
		if l.Strong {
			s.put(` font-weight="600"`)
		}
		if l.Math {
			s.put(` font-family="STIX Two Text,Cambria,Georgia,serif" font-style="italic"`)
		}
		s.put(">", escape(l.Text), "</text>")
	}
	s.put("\n</g>")
}

// short writes x to a hundredth of a pixel, 0 when it is not finite.
func short(x float64) string {
	x = math.Round(finite(x)*100) / 100
	if x == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// escape makes s text of XML: markup is escaped, and characters that XML 1.0
// does not have are left out.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
