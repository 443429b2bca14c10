package main

import (
	"flag"
	"fmt"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/picture/bitmap"
	"crease/core/words"
)

func renderCommand(f *flag.FlagSet, args []string, _ io.Reader, _, note io.Writer) error {
	link := f.String("link", "", "what is drawn")
	file := f.String("o", "", "file to write: .svg, .png, .csv or .txt")
	theme := f.String("theme", "light", "light or dark; for .svg also system or auto")
	lang := f.String("lang", "en", "language: en or zh")
	w := f.Float64("w", 960, "width in CSS pixels")
	h := f.Float64("h", 600, "height in CSS pixels")
	scale := f.Float64("scale", 1, "pixels of a .png to a CSS pixel")
	if err := parse(f, args); err != nil {
		return err
	}
	switch {
	case *file == "":
		return misuse{"give -o FILE"}
	case !(*w >= 64 && *w <= 8192 && *h >= 64 && *h <= 8192 && *scale > 0 && *scale <= 4):
		return misuse{"width and height should lie between 64 and 8192, scale above 0 and up to 4"}
	}
	kind := strings.TrimPrefix(filepath.Ext(*file), ".")
	if kind != "svg" && kind != "png" && kind != "csv" && kind != "txt" {
		return words.M("cli.format", "name", *file)
	}
	if kind == "png" && math.Round(*w**scale)*math.Round(*h**scale) > bitmap.MaxPixels {
		return misuse{fmt.Sprintf("a .png of %g x %g pixels is too large: choose a lower -scale, -w or -h, for at most %d pixels", math.Round(*w**scale), math.Round(*h**scale), bitmap.MaxPixels)}
	}
	app := explore.New(explore.Options{Link: *link, W: *w, H: *h, Lang: words.Lang(*lang), Still: true})
	for app.Step(func() bool { return false }) {
	}
	for _, n := range app.Panel().Notices {
		fmt.Fprintln(note, n.Text)
	}
	var text string
	var err error
	switch kind {
	case "png":
		t, _ := picture.ThemeOf(*theme)
		var b strings.Builder
		err = png.Encode(&b, bitmap.Paint(app.Picture(), t, *scale))
		text = b.String()
	case "svg":
		text = picture.SVG(app.Picture(), *theme)
	default:
		text, _, err = app.Render(kind)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(*file, []byte(text), 0o644)
}
