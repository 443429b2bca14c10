package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"

	"crease/core/imaging"
	"crease/core/imaging/lab"
	"crease/core/picture"
	"crease/core/words"
)

// film draws the figure of the chapter on images in every size and language,
// and describes it: the film strip that the page of images shows at the
// chapter's link, when its training has ended.
func film(link string, name func(size string, lang words.Lang) string, files map[string][]byte, alts map[string]string) error {
	never := func() bool { return false }
	s := lab.New(link, words.En)
	for s.Step(never) {
	}
	for _, lang := range []words.Lang{words.En, words.Zh} {
		s.Set("lang", string(lang))
		parts := s.Take(never)
		at := slices.IndexFunc(parts, func(p lab.Part) bool { return p.Name == lab.PartStrip })
		if at < 0 {
			return fmt.Errorf("%s: no film", link)
		}
		strip := parts[at].Value.(lab.Film)
		for size, f := range figures {
			files[name(size, lang)], alts[name(size, lang)] = filmStrip(strip, parts[at].Tiles, f.w, f.h, lang)
		}
	}
	return nil
}

// filmRows are what a figure shows of a film, from above.
var filmRows = []string{imaging.KeyClean, imaging.KeyNoisy, imaging.KeyEMMSE, imaging.KeyProjection, imaging.KeyMinNorm, imaging.KeyTrained}

// filmStrip returns a film as an SVG file of w x h pixels that follows the theme
// of the page, and its description. A narrow one shows every other frame.
func filmStrip(f lab.Film, tiles []byte, w, h float64, lang words.Lang) (svg []byte, alt string) {
	const margin, gap = 16.0, 6.0
	every, left := 1, 166.0
	if w < 500 {
		every, left = 2, 136
	}
	shown := (f.Frames + every - 1) / every
	n := len(filmRows)
	tile := min((w-margin-left-margin)/float64(shown), (h-2*margin-gap*float64(n-1))/float64(n))
	top := (h - float64(n)*tile - gap*float64(n-1)) / 2
	about := words.M("images.strip.help", "from", f.From, "to", f.To).In(lang)
	alt = about
	var rows strings.Builder
	for i, key := range filmRows {
		at := slices.IndexFunc(f.Items, func(p lab.Shown) bool { return p.Key == key })
		if at < 0 {
			continue
		}
		item := f.Items[at]
		y := top + float64(i)*(tile+gap)
		middle := y + tile/2 + 5
		if item.PSNR != nil {
			db := words.M("images.db", "db", fmt.Sprintf("%.1f", *item.PSNR)).In(lang)
			alt += " " + item.Name + ": " + db + "."
			middle -= 9
			fmt.Fprintf(&rows, `<text class="db" x="%g" y="%.5g">%s</text>`, margin, middle+18, db)
		}
		fmt.Fprintf(&rows, `<text x="%g" y="%.5g">%s</text>`, margin, middle, html.EscapeString(item.Name))
		fmt.Fprintf(&rows, "<image x=\"%g\" y=\"%.5g\" width=\"%.5g\" height=\"%.5g\" href=\"data:image/png;base64,%s\"/>\n",
			margin+left, y, tile*float64(shown), tile, base64.StdEncoding.EncodeToString(filmPNG(f, tiles, at, every)))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g" role="img" font-family="system-ui,sans-serif">
<title>%[3]s</title>
<style>svg{--ink:%[4]s;--muted:%[5]s;--paper:%[6]s}@media(prefers-color-scheme:dark){svg{--ink:%[7]s;--muted:%[8]s;--paper:%[9]s}}
text{fill:var(--ink);font-size:%[10]gpx}.db{fill:var(--muted);font-size:12px}image{image-rendering:pixelated}</style>
<rect width="%[1]g" height="%[2]g" fill="var(--paper)"/>
%[11]s</svg>
`, w, h, html.EscapeString(about), picture.Light.Colour(picture.Ink), picture.Light.Colour(picture.Muted), picture.Light.Colour(picture.Paper),
		picture.Dark.Colour(picture.Ink), picture.Dark.Colour(picture.Muted), picture.Dark.Colour(picture.Paper), min(14, w/33), rows.String())
	return out.Bytes(), alt
}

// filmGreys is the number of greys of a film in a figure: sixteen make it half
// as large as 256 do.
const filmGreys = 16

// filmPNG returns row k of a film as one PNG file.
func filmPNG(f lab.Film, tiles []byte, k, every int) []byte {
	grey := make(color.Palette, filmGreys)
	for i := range grey {
		grey[i] = color.Gray{Y: byte(i * 255 / (filmGreys - 1))}
	}
	shown := (f.Frames + every - 1) / every
	m := image.NewPaletted(image.Rect(0, 0, shown*f.Cols, f.Rows), grey)
	for i := range shown {
		from := (k*f.Frames + i*every) * f.Rows * f.Cols
		for p := range f.Rows * f.Cols {
			m.Pix[p/f.Cols*m.Stride+i*f.Cols+p%f.Cols] = byte((int(tiles[from+p])*(filmGreys-1) + 127) / 255)
		}
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, m); err != nil {
		panic(err) // only for a size beyond PNG's
	}
	return b.Bytes()
}
