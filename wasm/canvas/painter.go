//go:build js

package main

import (
	"bytes"
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"crease/core/picture"
)

// painter paints the last picture that it was shown.
type painter struct {
	pic     *picture.Picture
	theme   picture.Theme
	stale   bool // the mesh is not that of pic, theme and width
	width   int
	mesh    picture.Mesh
	corners []ebiten.Vertex // of mesh
	rasters []texture       // of pic.Rasters
}

// show takes a picture in its compact form; it is painted in the next frame.
func (p *painter) show(b []byte) error {
	pic, err := picture.DecodeBody(b)
	if err != nil {
		return err
	}
	p.pic, p.stale = pic, true
	return nil
}

// Update implements ebiten.Game.
func (p *painter) Update() error { return nil }

// Layout implements ebiten.Game. Nothing is drawn off the screen: the least
// such image costs least.
func (p *painter) Layout(int, int) (int, int) { return 1, 1 }

// Draw implements ebiten.Game. A frame in which it draws nothing may be left
// out, so it draws something.
func (p *painter) Draw(image *ebiten.Image) { image.Fill(image.At(0, 0)) }

// DrawFinalScreen paints the picture, its width that of the screen.
func (p *painter) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, _ ebiten.GeoM) {
	if p.pic == nil || !(p.pic.W > 0) {
		return
	}
	if size := screen.Bounds().Size(); p.stale || size.X != p.width {
		p.stale, p.width = false, size.X
		p.build(size)
	}
	// The picture covers the screen but for the moment between a resize and
	// the next picture.
	paper := p.theme.Colour(picture.Paper)
	screen.Fill(opaque{paper})
	for _, b := range p.mesh.Batches {
		if b.Raster >= 0 {
			p.rasters[b.Raster].draw(screen, b, &p.pic.Rasters[b.Raster])
			continue
		}
		screen.DrawTriangles32(p.corners[b.First:b.Last], p.mesh.Indices[b.From:b.To], white, &ebiten.DrawTrianglesOptions{ColorScaleMode: ebiten.ColorScaleModePremultipliedAlpha})
	}
}

// build makes the mesh and the textures of the picture.
func (p *painter) build(size image.Point) {
	p.mesh.Build(p.pic, p.theme, float64(size.X)/p.pic.W)
	p.corners = p.corners[:0]
	for i := range p.mesh.Vertices {
		v := &p.mesh.Vertices[i]
		p.corners = append(p.corners, ebiten.Vertex{DstX: v.X, DstY: v.Y, SrcX: 1.5, SrcY: 1.5, ColorR: v.R, ColorG: v.G, ColorB: v.B, ColorA: v.A})
	}
	for len(p.rasters) < len(p.pic.Rasters) {
		p.rasters = append(p.rasters, texture{})
	}
	for i := range p.pic.Rasters {
		p.rasters[i].fill(&p.pic.Rasters[i], p.theme)
	}
}

// white is the source of untextured triangles: its middle pixel has white
// neighbours.
var white = func() *ebiten.Image {
	img := ebiten.NewImage(3, 3)
	img.WritePixels(bytes.Repeat([]byte{255}, 4*9))
	return img
}()

// opaque makes a Colour a color.Color.
type opaque struct{ c picture.Colour }

func (o opaque) RGBA() (r, g, b, a uint32) {
	return 0x101 * uint32(o.c.R), 0x101 * uint32(o.c.G), 0x101 * uint32(o.c.B), 0xffff
}
