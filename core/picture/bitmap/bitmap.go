// Package bitmap paints a picture into an image, text included, by exact area
// coverage. It serves PNG files and is what the triangles of the canvas are
// compared with; no page loads it.
package bitmap

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"crease/core/picture"
)

// Paint returns the picture at scale pixels of the image for one of its own.
// It panics if the image would have no pixel or more than 2^26.
func Paint(pic *picture.Picture, theme picture.Theme, scale float64) *image.RGBA {
	img := Marks(pic, theme, scale)
	write(img, pic, theme, scale)
	return img
}

// Marks paints as Paint does, without the text: what a canvas shows.
func Marks(pic *picture.Picture, theme picture.Theme, scale float64) *image.RGBA {
	w, h := math.Round(pic.W*scale), math.Round(pic.H*scale)
	if !(w >= 1 && h >= 1 && w*h <= 1<<26) {
		panic("bitmap: the size must be 1 to 2^26 pixels")
	}
	img := image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
	paper := rgba(theme.Colour(picture.Paper), 1)
	draw.Draw(img, img.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	for i := range pic.Panels {
		box := pic.Panels[i].Rect
		part := img.SubImage(pixels(box, scale)).(*image.RGBA)
		if part.Rect.Empty() {
			continue
		}
		draw.Draw(part, part.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
		for k := range pic.Rasters {
			if r := &pic.Rasters[k]; int(r.Panel) == i && r.Alpha > 0 && r.W > 0 && r.H > 0 && len(r.Cells) > 0 {
				raster(part, r, theme, scale)
			}
		}
		p := pen{img: part}
		for k := range pic.Marks {
			m := &pic.Marks[k]
			if int(m.Panel) != i || m.Alpha <= 0 {
				continue
			}
			p.Reset(part.Rect.Dx(), part.Rect.Dy())
			m.Draw(&p, box, scale)
			p.Rasterizer.Draw(part, part.Rect, image.NewUniform(rgba(theme.Colour(m.Role), float64(m.Alpha))), image.Point{})
		}
	}
	return img
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

// pen gathers the outlines of one mark, all turning clockwise, so that where
// they overlap the cover stays whole.
type pen struct {
	vector.Rasterizer
	img *image.RGBA
}

func (p *pen) Fill(pts []picture.Pixel) {
	var area float64
	for i, a := range pts {
		b := pts[(i+1)%len(pts)]
		area += (a.X-pts[0].X)*(b.Y-pts[0].Y) - (b.X-pts[0].X)*(a.Y-pts[0].Y)
	}
	at := func(q picture.Pixel) (float32, float32) {
		return float32(q.X - float64(p.img.Rect.Min.X)), float32(q.Y - float64(p.img.Rect.Min.Y))
	}
	p.MoveTo(at(pts[0]))
	for i := 1; i < len(pts); i++ {
		if area > 0 {
			p.LineTo(at(pts[i]))
		} else {
			p.LineTo(at(pts[len(pts)-i]))
		}
	}
	p.ClosePath()
}

func (p *pen) Disc(c picture.Pixel, r float64) {
	p.Fill(arc(nil, c, r, picture.Pixel{X: 1}, 2*math.Pi))
}

// arc appends the points at distance r from c, from the direction u on, turned
// by the given angle.
func arc(pts []picture.Pixel, c picture.Pixel, r float64, u picture.Pixel, angle float64) []picture.Pixel {
	// Chords stay within 1/50 of a pixel of the arc: r (angle/n)^2 / 8 < .02.
	n := 2 + int(math.Abs(angle)*math.Sqrt(r/0.16))
	for k := range n + 1 {
		sin, cos := math.Sincos(angle * float64(k) / float64(n))
		pts = append(pts, picture.Pixel{X: c.X + r*(u.X*cos-u.Y*sin), Y: c.Y + r*(u.X*sin+u.Y*cos)})
	}
	return pts
}

func (p *pen) Stroke(run []picture.Pixel, closed bool, width float64, round bool) {
	h := width / 2
	n := len(run)
	if !closed {
		n--
	}
	var was picture.Pixel // direction of the segment before
	first := true
	var start picture.Pixel
	for i := range n {
		a, b := run[i], run[(i+1)%len(run)]
		l := math.Hypot(b.X-a.X, b.Y-a.Y)
		if l == 0 {
			continue
		}
		d := picture.Pixel{X: (b.X - a.X) / l, Y: (b.Y - a.Y) / l}
		x, y := h*d.Y, -h*d.X
		p.Fill([]picture.Pixel{{X: a.X + x, Y: a.Y + y}, {X: b.X + x, Y: b.Y + y}, {X: b.X - x, Y: b.Y - y}, {X: a.X - x, Y: a.Y - y}})
		if first {
			start, first = d, false
		} else {
			p.wedge(a, was, d, h)
		}
		was = d
	}
	switch last := run[len(run)-1]; {
	case first && round:
		p.Disc(run[0], h)
	case first:
	case closed:
		p.wedge(run[0], was, start, h)
	case round:
		p.Fill(arc(nil, run[0], h, picture.Pixel{X: -start.Y, Y: start.X}, math.Pi))
		p.Fill(arc(nil, last, h, picture.Pixel{X: was.Y, Y: -was.X}, math.Pi))
	}
}

// wedge fills the outer side of a corner at c between the directions d and e.
func (p *pen) wedge(c, d, e picture.Pixel, h float64) {
	cross, dot := d.X*e.Y-d.Y*e.X, d.X*e.X+d.Y*e.Y
	turn := math.Atan2(cross, dot)
	if math.Abs(turn) < 1e-6 {
		return
	}
	u := picture.Pixel{X: d.Y, Y: -d.X}
	if cross < 0 {
		u = picture.Pixel{X: -d.Y, Y: d.X}
	}
	p.Fill(arc([]picture.Pixel{c}, c, h, u, turn))
}
