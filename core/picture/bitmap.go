package picture

import (
	"image"
	"image/color"
	"math"
)

// Bitmap paints the picture in the colours of a theme, scale pixels to a CSS
// pixel: the same shapes as SVG, with text in the plain strokes of a plotter.
func Bitmap(pic *Picture, t Theme, scale float64) *image.RGBA {
	w, h := int(math.Ceil(pic.W*scale)), int(math.Ceil(pic.H*scale))
	b := &bitmap{img: image.NewRGBA(image.Rect(0, 0, w, h)), mask: newMask(w, h), theme: t, k: scale}
	b.rect(Rect{0, 0, pic.W, pic.H}, t.Colour(Paper))
	for i, p := range pic.Panels {
		if !p.fine() || p.W <= 0 || p.H <= 0 {
			continue
		}
		b.clip = b.pixels(p.Rect)
		for k := range pic.Rasters {
			if r := &pic.Rasters[k]; int(r.Panel) == i && r.sound(len(pic.Panels)) {
				b.raster(r)
			}
		}
		for k := range pic.Marks {
			if m := &pic.Marks[k]; int(m.Panel) == i && m.Alpha > 0 && m.sound(len(pic.Panels)) {
				m.Draw(b.mask, p.Rect, scale)
				b.flush(t.Colour(m.Role), opacity(m.Alpha))
			}
		}
	}
	b.clip = b.img.Rect
	for _, l := range pic.Labels {
		b.label(l)
	}
	return b.img
}

// bitmap is a picture being painted.
type bitmap struct {
	img   *image.RGBA
	mask  *mask
	theme Theme
	k     float64 // pixels to a CSS pixel
	clip  image.Rectangle
}

// pixels returns the whole pixels nearest to a rectangle.
func (b *bitmap) pixels(r Rect) image.Rectangle {
	at := func(v float64) int { return int(math.Round(v * b.k)) }
	return image.Rect(at(r.X), at(r.Y), at(r.X+r.W), at(r.Y+r.H)).Intersect(b.img.Rect)
}

func (b *bitmap) rect(r Rect, c Colour) {
	box := b.pixels(r)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			b.img.SetRGBA(x, y, color.RGBA{c.R, c.G, c.B, 255})
		}
	}
}

// blend mixes a colour into a pixel, as browsers do in sRGB.
func (b *bitmap) blend(x, y int, c Colour, a float64) {
	p := b.img.RGBAAt(x, y)
	d := Colour{p.R, p.G, p.B}.mix(c, a)
	b.img.SetRGBA(x, y, color.RGBA{d.R, d.G, d.B, 255})
}

// flush paints what the mask covers, and empties it.
func (b *bitmap) flush(c Colour, alpha float64) {
	b.mask.drain(b.clip, func(x, y int, a float64) { b.blend(x, y, c, a*alpha) })
}

func (b *bitmap) raster(r *Raster) {
	lut, alpha := b.theme.Colours(r.Palette), opacity(r.Alpha)
	box := b.pixels(r.Rect).Intersect(b.clip)
	cell := func(c, row int) Colour {
		return lut[r.Cells[min(max(row, 0), r.Rows-1)*r.Cols+min(max(c, 0), r.Cols-1)]]
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		v := ((float64(y)+0.5)/b.k - r.Y) / r.H * float64(r.Rows)
		for x := box.Min.X; x < box.Max.X; x++ {
			u := ((float64(x)+0.5)/b.k - r.X) / r.W * float64(r.Cols)
			if !r.Smooth {
				b.blend(x, y, cell(int(u), int(v)), alpha)
				continue
			}
			c, row := math.Floor(u-0.5), math.Floor(v-0.5)
			s, t := u-0.5-c, v-0.5-row
			i, j := int(c), int(row)
			top := cell(i, j).mix(cell(i+1, j), s)
			b.blend(x, y, top.mix(cell(i, j+1).mix(cell(i+1, j+1), s), t), alpha)
		}
	}
}
