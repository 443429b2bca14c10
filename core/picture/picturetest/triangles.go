package picturetest

import (
	"image"
	"math"

	p "crease/core/picture"
)

// Triangles paints the triangles of a mesh as a graphics card does: corners
// are rounded to 1/256 of a pixel, which makes what follows exact; a pixel
// belongs to a triangle when its middle does, colours run linearly between the
// corners, and each triangle is laid over what was there, at first the paper.
// Rasters are left out.
func Triangles(m *p.Mesh, paper p.Colour, w, h int) *image.RGBA {
	buf := make([]float32, 0, 3*w*h)
	for range w * h {
		buf = append(buf, float32(paper.R)/255, float32(paper.G)/255, float32(paper.B)/255)
	}
	for _, b := range m.Batches {
		v, n := m.Vertices[b.First:b.Last], m.Indices[b.From:b.To]
		for i := 0; i < len(n); i += 3 {
			triangle(buf, w, h, v[n[i]], v[n[i+1]], v[n[i+2]])
		}
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for k := range w * h {
		for c := range 3 {
			img.Pix[4*k+c] = uint8(255*min(max(buf[3*k+c], 0), 1) + 0.5)
		}
		img.Pix[4*k+3] = 255
	}
	return img
}

func triangle(buf []float32, w, h int, a, b, c p.Vertex) {
	for _, v := range [3]*p.Vertex{&a, &b, &c} {
		v.X, v.Y = float32(math.Round(256*float64(v.X))/256), float32(math.Round(256*float64(v.Y))/256)
	}
	area := cross(a, b, float64(c.X), float64(c.Y))
	if area == 0 {
		return
	}
	if area < 0 {
		b, c, area = c, b, -area
	}
	x0, x1 := span(w, a.X, b.X, c.X)
	y0, y1 := span(h, a.Y, b.Y, c.Y)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			px, py := float64(x)+0.5, float64(y)+0.5
			u, v, t := cross(b, c, px, py), cross(c, a, px, py), cross(a, b, px, py)
			if !within(u, b, c) || !within(v, c, a) || !within(t, a, b) {
				continue
			}
			i, j, k := float32(u/area), float32(v/area), float32(t/area)
			du, dv := i*a.U+j*b.U+k*c.U, i*a.V+j*b.V+k*c.V
			share := min(max(i*a.W+j*b.W+k*c.W-float32(math.Hypot(float64(du), float64(dv))), 0), 1)
			keep := 1 - share*(i*a.A+j*b.A+k*c.A)
			o := 3 * (y*w + x)
			buf[o] = buf[o]*keep + share*(i*a.R+j*b.R+k*c.R)
			buf[o+1] = buf[o+1]*keep + share*(i*a.G+j*b.G+k*c.G)
			buf[o+2] = buf[o+2]*keep + share*(i*a.B+j*b.B+k*c.B)
		}
	}
}

// span returns the pixels between the least and the greatest place.
func span(n int, a, b, c float32) (int, int) {
	at := func(x float32) int { return int(min(max(math.Floor(float64(x)), -1), float64(n))) }
	return max(0, at(min(a, b, c))), min(n, at(max(a, b, c))+1)
}

// cross is twice the area of the triangle a, b, (x, y).
func cross(a, b p.Vertex, x, y float64) float64 {
	return (float64(b.X)-float64(a.X))*(y-float64(a.Y)) - (float64(b.Y)-float64(a.Y))*(x-float64(a.X))
}

// within reports whether a point lies inside of the side from a to b, of which
// it has the cross product u. Points on the side belong to the triangle when
// it is a top or a left side, so to one of two neighbours.
func within(u float64, a, b p.Vertex) bool {
	return u > 0 || u == 0 && (b.Y < a.Y || b.Y == a.Y && b.X > a.X)
}
