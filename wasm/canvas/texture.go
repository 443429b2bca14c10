//go:build js

package main

import (
	"bytes"

	"github.com/hajimehoshi/ebiten/v2"

	"crease/core/picture"
)

// texture is a raster on the graphics card, with a border of one cell that
// repeats the outermost cells, so that interpolation does not meet the void.
type texture struct {
	img        *ebiten.Image
	cols, rows int
	palette    picture.Palette
	theme      picture.Theme
	cells      []byte
}

// fill brings the texture up to date with the raster.
func (t *texture) fill(r *picture.Raster, theme picture.Theme) {
	if t.img == nil || t.cols != r.Cols || t.rows != r.Rows {
		if t.img != nil {
			t.img.Deallocate()
		}
		t.cols, t.rows = r.Cols, r.Rows
		t.img = ebiten.NewImage(r.Cols+2, r.Rows+2)
	} else if t.palette == r.Palette && t.theme == theme && bytes.Equal(t.cells, r.Cells) {
		return
	}
	t.palette, t.theme, t.cells = r.Palette, theme, r.Cells
	lut := theme.Colours(r.Palette)
	pix := make([]byte, 0, 4*(r.Cols+2)*(r.Rows+2))
	for j := -1; j <= r.Rows; j++ {
		row := r.Cells[min(max(j, 0), r.Rows-1)*r.Cols:][:r.Cols]
		for i := -1; i <= r.Cols; i++ {
			c := lut[row[min(max(i, 0), r.Cols-1)]]
			pix = append(pix, c.R, c.G, c.B, 255)
		}
	}
	t.img.WritePixels(pix)
}

// draw paints the part of the raster that the batch names.
func (t *texture) draw(screen ebiten.FinalScreen, b picture.Batch, r *picture.Raster) {
	a := min(r.Alpha, 1)
	corner := func(x, y float64) ebiten.Vertex {
		return ebiten.Vertex{
			DstX: float32(b.Dst.X + x*b.Dst.W), DstY: float32(b.Dst.Y + y*b.Dst.H),
			SrcX: float32(1 + b.Src.X + x*b.Src.W), SrcY: float32(1 + b.Src.Y + y*b.Src.H),
			ColorR: a, ColorG: a, ColorB: a, ColorA: a,
		}
	}
	op := &ebiten.DrawTrianglesOptions{ColorScaleMode: ebiten.ColorScaleModePremultipliedAlpha, DisableMipmaps: true}
	if r.Smooth {
		op.Filter = ebiten.FilterLinear
	}
	screen.DrawTriangles32([]ebiten.Vertex{corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)}, []uint32{0, 1, 2, 0, 2, 3}, t.img, op)
}
