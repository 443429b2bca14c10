package run

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"crease/core/imaging"
)

// A tile is one image of a sheet: grey in [0,1], or signed, where 0 is white,
// blue positive and orange negative.
type tile struct {
	pixels []float64
	signed bool
}

// The look of a sheet, in its pixels: tiles are enlarged to about tileSize, with
// tileGap between them.
const (
	tileSize = 112
	tileGap  = 6
)

var (
	sheetColor = color.RGBA{0xee, 0xee, 0xee, 0xff}
	positive   = color.RGBA{0x1f, 0x5f, 0xa8, 0xff}
	negative   = color.RGBA{0xd9, 0x6a, 0x0b, 0xff}
)

// sheet returns rows of tiles of h x w pixels as a PNG file. A tile without
// pixels leaves a gap.
func sheet(rows [][]tile, h, w int) []byte {
	k := max(1, tileSize/max(h, w))
	cols := 0
	for _, r := range rows {
		cols = max(cols, len(r))
	}
	stepX, stepY := k*w+tileGap, k*h+tileGap
	m := image.NewRGBA(image.Rect(0, 0, cols*stepX+tileGap, len(rows)*stepY+tileGap))
	for i := range m.Pix {
		m.Pix[i] = [...]byte{sheetColor.R, sheetColor.G, sheetColor.B, sheetColor.A}[i&3]
	}
	for i, r := range rows {
		for j, t := range r {
			if t.pixels != nil {
				t.draw(m, tileGap+j*stepX, tileGap+i*stepY, w, k)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // only for a size beyond PNG's, which MaxImages and MaxPixels forbid
	}
	return b.Bytes()
}

func (t tile) draw(m *image.RGBA, x, y, w, k int) {
	var most float64
	for _, v := range t.pixels {
		most = max(most, math.Abs(v))
	}
	for i, v := range t.pixels {
		c := grey(v)
		if t.signed && most > 0 {
			c = diverging(v / most)
		}
		left, top := x+i%w*k, y+i/w*k
		for dy := range k {
			for dx := range k {
				m.SetRGBA(left+dx, top+dy, c)
			}
		}
	}
}

func grey(v float64) color.RGBA {
	b := byte(math.Round(255 * max(0, min(1, v))))
	return color.RGBA{b, b, b, 255}
}

// diverging returns white for 0, blue for 1 and orange for -1.
func diverging(v float64) color.RGBA {
	end := positive
	if v < 0 {
		end, v = negative, -v
	}
	mix := func(c byte) byte { return byte(math.Round(255 + v*(float64(c)-255))) }
	return color.RGBA{mix(end.R), mix(end.G), mix(end.B), 255}
}

// panelTiles turns panels into a row of tiles.
func panelTiles(panels []imaging.Panel) []tile {
	var row []tile
	for _, p := range panels {
		row = append(row, tile{pixels: p.Pixels})
	}
	return row
}

// panelSheet returns a PNG file: a row for each image and for the middle of
// each edge from the first image, with the clean image, the noisy one and the
// estimates as in Panels.
func panelSheet(j *imaging.Job, sigma float64, seed uint64) []byte {
	var rows [][]tile
	e := j.Experiment()
	for i := range e.X {
		rows = append(rows, panelTiles(j.Panels(j.Only(i), sigma, seed+uint64(i))))
	}
	for i := range e.X[1:] {
		rows = append(rows, panelTiles(j.Panels(j.Segment(0, i+1, 0.5), sigma, seed+uint64(i))))
	}
	return sheet(rows, e.Rows, e.Cols)
}

// stripSheet returns the film from image a to image b as a PNG file: a row for
// the clean and the noisy images and for each estimator.
func stripSheet(j *imaging.Job, a, b, n int, sigma float64, seed uint64) []byte {
	var rows [][]tile
	film := j.Film(j.Strip(a, b, n), sigma, seed)
	film.Step(nil)
	for i, panels := range film.Frames {
		for k, p := range panels {
			if i == 0 {
				rows = append(rows, nil)
			}
			rows[k] = append(rows[k], tile{pixels: p.Pixels})
		}
	}
	return sheet(rows, j.Experiment().Rows, j.Experiment().Cols)
}

// unitSheet returns a PNG file: a row for each of the n heaviest units, with
// its w, the direction of the feature it follows and its a.
func unitSheet(j *imaging.Job, n int) []byte {
	var rows [][]tile
	matches := j.Report().Matches
	for _, m := range matches[:min(n, len(matches))] {
		w := append([]float64(nil), m.W...)
		if m.Feature.W != nil && opposed(w, m.Feature.W) { // w and -w are one crease
			for i := range w {
				w[i] = -w[i]
			}
		}
		rows = append(rows, []tile{{w, true}, {m.Feature.W, true}, {m.A, true}})
	}
	return sheet(rows, j.Experiment().Rows, j.Experiment().Cols)
}

// opposed reports whether w points away from v.
func opposed(w, v []float64) bool {
	var d float64
	for i := range w {
		d += w[i] * v[i]
	}
	return d < 0
}
