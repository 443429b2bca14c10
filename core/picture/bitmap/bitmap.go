// Package bitmap paints a picture into an image by exact area coverage, text
// included, which is drawn in the plain strokes of a plotter so that no font is
// needed. It serves PNG files and is what the triangles of the canvas are
// compared with; no page loads it.
package bitmap

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"crease/core/picture"
)

// Paint returns the picture at scale pixels of the image for one of its own.
// It panics if the image would have no pixel or more than 2^26.
func Paint(pic *picture.Picture, theme picture.Theme, scale float64) *image.RGBA {
	p := newPainter(pic, theme, scale)
	p.marks(pic)
	for _, l := range pic.Labels {
		p.write(l)
	}
	return p.img
}

// Marks paints as Paint does, without the text: what a canvas shows.
func Marks(pic *picture.Picture, theme picture.Theme, scale float64) *image.RGBA {
	p := newPainter(pic, theme, scale)
	p.marks(pic)
	return p.img
}

// painter is a picture being painted.
type painter struct {
	img   *image.RGBA
	mask  *mask
	theme picture.Theme
	scale float64
	paper color.NRGBA
}

// MaxPixels is the most that a picture may have.
const MaxPixels = 1 << 26

func newPainter(pic *picture.Picture, theme picture.Theme, scale float64) *painter {
	w, h := math.Round(pic.W*scale), math.Round(pic.H*scale)
	if !(w >= 1 && h >= 1 && w*h <= MaxPixels) {
		panic("bitmap: the size must be 1 to 2^26 pixels")
	}
	p := &painter{
		img: image.NewRGBA(image.Rect(0, 0, int(w), int(h))), mask: newMask(int(w), int(h)),
		theme: theme, scale: scale, paper: rgba(theme.Colour(picture.Paper), 1),
	}
	draw.Draw(p.img, p.img.Rect, image.NewUniform(p.paper), image.Point{}, draw.Src)
	return p
}

// marks paints the panels: each its paper, its rasters, its marks.
func (p *painter) marks(pic *picture.Picture) {
	for i := range pic.Panels {
		box := pic.Panels[i].Rect
		part := p.img.SubImage(pixels(box, p.scale)).(*image.RGBA)
		if part.Rect.Empty() {
			continue
		}
		draw.Draw(part, part.Rect, image.NewUniform(p.paper), image.Point{}, draw.Src)
		for k := range pic.Rasters {
			if r := &pic.Rasters[k]; int(r.Panel) == i && r.Alpha > 0 && r.W > 0 && r.H > 0 && len(r.Cells) > 0 {
				raster(part, r, p.theme, p.scale)
			}
		}
		for k := range pic.Marks {
			if m := &pic.Marks[k]; int(m.Panel) == i && m.Alpha > 0 {
				m.Draw(p.mask, box, p.scale)
				p.flush(part, rgba(p.theme.Colour(m.Role), float64(m.Alpha)))
			}
		}
	}
}

// flush lays a tint over what the mask covers of a part of the image, as
// browsers do in sRGB, and empties the mask.
func (p *painter) flush(part *image.RGBA, tint color.NRGBA) {
	alpha := float64(tint.A) / 255
	p.mask.drain(part.Rect, func(x, y int, cover float64) {
		o := part.PixOffset(x, y)
		for k, c := range [3]uint8{tint.R, tint.G, tint.B} {
			was := float64(part.Pix[o+k])
			part.Pix[o+k] = uint8(was + cover*alpha*(float64(c)-was) + 0.5)
		}
	})
}

// pixels returns the pixels of a rectangle.
func pixels(r picture.Rect, scale float64) image.Rectangle {
	at := func(x float64) int { return int(math.Round(x * scale)) }
	return image.Rect(at(r.X), at(r.Y), at(r.X+r.W), at(r.Y+r.H))
}

func rgba(c picture.Colour, alpha float64) color.NRGBA {
	return color.NRGBA{c.R, c.G, c.B, uint8(255*min(max(alpha, 0), 1) + 0.5)}
}

// raster paints a raster into the part of the image that is its panel.
func raster(part *image.RGBA, r *picture.Raster, theme picture.Theme, scale float64) {
	lut := theme.Colours(r.Palette)
	alpha := min(max(float64(r.Alpha), 0), 1)
	cell := func(c, row int) picture.Colour {
		return lut[r.Cells[min(max(row, 0), r.Rows-1)*r.Cols+min(max(c, 0), r.Cols-1)]]
	}
	mix := func(a, b uint8, t float64) float64 { return float64(a) + t*(float64(b)-float64(a)) }
	area := pixels(r.Rect, scale).Intersect(part.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		v := ((float64(y)+0.5)/scale - r.Y) / r.H * float64(r.Rows)
		for x := area.Min.X; x < area.Max.X; x++ {
			u := ((float64(x)+0.5)/scale - r.X) / r.W * float64(r.Cols)
			var rgb [3]float64
			if r.Smooth {
				i, j := math.Floor(u-0.5), math.Floor(v-0.5)
				s, t := u-0.5-i, v-0.5-j
				a, b := cell(int(i), int(j)), cell(int(i)+1, int(j))
				c, d := cell(int(i), int(j)+1), cell(int(i)+1, int(j)+1)
				for k, q := range [3][4]uint8{{a.R, b.R, c.R, d.R}, {a.G, b.G, c.G, d.G}, {a.B, b.B, c.B, d.B}} {
					rgb[k] = (1-t)*mix(q[0], q[1], s) + t*mix(q[2], q[3], s)
				}
			} else {
				c := cell(int(u), int(v))
				rgb = [3]float64{float64(c.R), float64(c.G), float64(c.B)}
			}
			o := part.PixOffset(x, y)
			for k := range 3 {
				part.Pix[o+k] = uint8(float64(part.Pix[o+k])*(1-alpha) + rgb[k]*alpha + 0.5)
			}
		}
	}
}
