//go:build js

package main

import (
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

// Draw implements ebiten.Game.
func (p *painter) Draw(*ebiten.Image) {}

// DrawFinalScreen paints the picture, its width that of the screen, which the
// page has filled with paper.
func (p *painter) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, _ ebiten.GeoM) {
	if p.pic == nil || !(p.pic.W > 0) {
		return
	}
	if size := screen.Bounds().Size(); p.stale || size.X != p.width {
		p.stale, p.width = false, size.X
		p.build(size)
	}
	for _, b := range p.mesh.Batches {
		if b.Raster >= 0 {
			p.rasters[b.Raster].draw(screen, b, &p.pic.Rasters[b.Raster])
			continue
		}
		screen.DrawTrianglesShader32(p.corners[b.First:b.Last], p.mesh.Indices[b.From:b.To], shape, nil)
	}
}

// build makes the mesh and the textures of the picture.
func (p *painter) build(size image.Point) {
	p.mesh.Build(p.pic, p.theme, float64(size.X)/p.pic.W)
	p.corners = p.corners[:0]
	for i := range p.mesh.Vertices {
		v := &p.mesh.Vertices[i]
		p.corners = append(p.corners, ebiten.Vertex{DstX: v.X, DstY: v.Y, SrcX: v.U, SrcY: v.V, ColorR: v.R, ColorG: v.G, ColorB: v.B, ColorA: v.A, Custom0: v.W})
	}
	for len(p.rasters) < len(p.pic.Rasters) {
		p.rasters = append(p.rasters, texture{})
	}
	for i := range p.pic.Rasters {
		p.rasters[i].fill(&p.pic.Rasters[i], p.theme)
	}
}

// shape paints a triangle as picture.Vertex says. It samples no texture, as
// Ebitengine's own shader would: where pixels are painted in software, this
// counts.
var shape = func() *ebiten.Shader {
	s, err := ebiten.NewShader([]byte(`//kage:unit pixels
package main

func Fragment(_ vec4, uv vec2, colour vec4, w vec4) vec4 {
	return colour * clamp(w.x-length(uv), 0, 1)
}
`))
	if err != nil {
		panic(err)
	}
	return s
}()
