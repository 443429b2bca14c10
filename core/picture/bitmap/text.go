package bitmap

import (
	"image"
	"image/color"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"crease/core/picture"
)

// The Go fonts hold Latin, Greek, Cyrillic and common signs; other characters
// become an empty box.
var regular, medium, italic = parsed(goregular.TTF), parsed(gomedium.TTF), parsed(goitalic.TTF)

func parsed(ttf []byte) func() *opentype.Font {
	return sync.OnceValue(func() *opentype.Font {
		f, err := opentype.Parse(ttf)
		if err != nil {
			panic("bitmap: a built-in font is broken: " + err.Error())
		}
		return f
	})
}

// write draws the labels.
func write(img *image.RGBA, pic *picture.Picture, theme picture.Theme, scale float64) {
	type style struct {
		f    *opentype.Font
		size float64
	}
	faces := map[style]font.Face{}
	for _, l := range pic.Labels {
		s := style{regular(), float64(l.Size) * scale}
		switch {
		case l.Math:
			s.f = italic()
		case l.Strong:
			s.f = medium()
		}
		if !(s.size >= 1 && s.size <= 1000) {
			continue
		}
		face := faces[s]
		if face == nil {
			var err error
			// At 72 dots an inch a point is a pixel.
			if face, err = opentype.NewFace(s.f, &opentype.FaceOptions{Size: s.size, DPI: 72, Hinting: font.HintingNone}); err != nil {
				continue
			}
			faces[s] = face
		}
		x := l.X * scale
		w := float64(font.MeasureString(face, l.Text)) / 64
		switch l.Anchor {
		case picture.Middle:
			x -= w / 2
		case picture.End:
			x -= w
		}
		// As in SVG: the middle of a capital letter is .35 em above the baseline.
		y := l.Y*scale + 0.35*s.size
		line := func(dx, dy float64, c color.Color) {
			d := font.Drawer{Dst: img, Src: image.NewUniform(c), Face: face, Dot: fixed.Point26_6{X: fixed.Int26_6(64 * (x + dx)), Y: fixed.Int26_6(64 * (y + dy))}}
			d.DrawString(l.Text)
		}
		for k := range 12 {
			sin, cos := math.Sincos(math.Pi * float64(k) / 6)
			line(1.5*scale*cos, 1.5*scale*sin, rgba(theme.Colour(picture.Paper), 1))
		}
		line(0, 0, rgba(theme.Colour(l.Role), 1))
	}
}
