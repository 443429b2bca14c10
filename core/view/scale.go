package view

import (
	"math"

	"crease/core/picture"
	"crease/core/words"
)

// scale says which colour stands for which number.
type scale struct {
	palette picture.Palette
	lo, hi  float64
}

// The size of the scale of colours in pixels, and its distance from the borders
// of the panel.
const scaleW, scaleH, scaleGap = 148, 34, 8

// digit is the width in pixels of a figure of the scale's size.
const digit = 6.6

// draw draws the scale with its numbers in the corner of the panel that is
// farthest from the points.
func (c scale) draw(p *pen, places []picture.Point) {
	if p.rect.W < 2*scaleW || p.rect.H < 4*scaleH {
		return // no room
	}
	if p.panel > 0 { // the title of a panel beside the main one stays free
		for x := 0.0; x < 200; x += 40 {
			places = append(places[:len(places):len(places)], p.tr.Point(picture.Pixel{X: p.rect.X + x, Y: p.rect.Y + 11}))
		}
	}
	r := corner(p, places)
	id := p.pic.Panels[p.panel].ID + "/scale"
	q := newPanel(p.pic, picture.Panel{ID: id, Rect: r, Transform: picture.Transform{X0: r.X, Y0: r.Y + r.H, SX: 1, SY: 1}})
	const n = 128
	bar := picture.Raster{
		Panel: q.panel, Palette: c.palette, Smooth: true, Alpha: fieldAlpha(c.palette), Rect: picture.Rect{X: r.X + 8, Y: r.Y + 5, W: r.W - 16, H: 9},
		Cols: n, Rows: 1, Cells: make([]byte, n), ID: id,
	}
	for i := range bar.Cells {
		bar.Cells[i] = byte(255 * i / (n - 1))
	}
	p.pic.Rasters = append(p.pic.Rasters, bar)
	lo, mid, hi := rounded(c.lo, c.hi-c.lo), rounded((c.lo+c.hi)/2, c.hi-c.lo), rounded(c.hi, c.hi-c.lo)
	if half := r.W/2 - 8; digit*float64(max(len(lo), len(hi))+len(mid)/2+1) > half {
		mid = "" // there is no room for three
	}
	for _, t := range []struct {
		text   string
		x      float64
		anchor picture.Anchor
	}{{lo, 8, picture.Start}, {mid, r.W / 2, picture.Middle}, {hi, r.W - 8, picture.End}} {
		if t.text != "" {
			p.pic.Labels = append(p.pic.Labels, picture.Label{
				Pixel: picture.Pixel{X: r.X + t.x, Y: r.Y + 24}, Text: t.text, Anchor: t.anchor, Role: picture.Ink, Size: 11,
			})
		}
	}
}

// corner returns the rectangle of the scale in the corner of the panel that is
// farthest from the points; of equals, the lower right.
func corner(p *pen, places []picture.Point) picture.Rect {
	var best picture.Rect
	far := -1.0
	for _, y := range [2]float64{p.rect.Y + p.rect.H - scaleH - scaleGap, p.rect.Y + scaleGap} {
		for _, x := range [2]float64{p.rect.X + p.rect.W - scaleW - scaleGap, p.rect.X + scaleGap} {
			near := math.Inf(1)
			for _, q := range places {
				o := p.tr.Pixel(q)
				near = min(near, math.Hypot(max(x-o.X, o.X-x-scaleW, 0), max(y-o.Y, o.Y-y-scaleH, 0)))
			}
			if near = min(near, 60); near > far { // far enough is far enough
				far, best = near, picture.Rect{X: x, Y: y, W: scaleW, H: scaleH}
			}
		}
	}
	return best
}

// rounded writes v to about three digits of the range it stands in.
func rounded(v, width float64) string {
	if !(width > 0) {
		return words.Number(v)
	}
	step := math.Pow(10, math.Floor(math.Log10(width))-2)
	return words.Number(math.Round(v/step) * step)
}
