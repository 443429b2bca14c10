package explore

import (
	"encoding/csv"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// Formats lists what can be exported, by file ending.
var Formats = []string{"svg", "csv", "txt", "link"}

// export offers the current figure as a file.
func (a *App) export(format string) {
	text, mime, err := a.Render(format)
	if err != nil {
		a.model = a.model.note("export", "warning", err.(words.Message))
		a.dirty = true
		return
	}
	a.effects = append(a.effects, Effect{Kind: File, Text: text, Name: "crease." + format, Mime: mime})
}

// Render returns the current figure in a format. The error is a
// words.Message.
func (a *App) Render(format string) (text, mime string, err error) {
	switch format {
	case "svg":
		return picture.SVG(a.pic, "light"), "image/svg+xml", nil
	case "csv":
		if a.shown.Denoiser == nil && a.shown.EMMSE == nil {
			return "", "", words.M("explore.export.none")
		}
		return a.csv(), "text/csv", nil
	case "txt":
		return a.pic.Title + "\n" + a.pic.Desc + "\n", "text/plain", nil
	case "link":
		return a.Link() + "\n", "text/plain", nil
	}
	return "", "", words.M("explore.export.format", "name", format)
}

// csv samples what is shown: over the visible line, or over a lattice of the
// visible plane.
func (a *App) csv() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	m, sol := a.model, a.shown
	lo, hi := view.Bounds(m.panel())
	d := m.Scene.Dim()
	head := []string{}
	for _, name := range []string{"y", "f", "emmse"} {
		if name == "f" && sol.Denoiser == nil || name == "emmse" && sol.EMMSE == nil {
			continue
		}
		for j := range d {
			if d == 1 {
				head = append(head, name)
			} else {
				head = append(head, name+strconv.Itoa(j+1))
			}
		}
	}
	w.Write(head)
	row := func(y []float64) {
		rec := numbers(nil, y)
		if sol.Denoiser != nil {
			rec = numbers(rec, sol.Denoiser.EvalTo(nil, y))
		}
		if sol.EMMSE != nil {
			rec = numbers(rec, sol.EMMSE.EvalTo(nil, y))
		}
		w.Write(rec)
	}
	if d == 1 {
		const n = 400
		for i := range n + 1 {
			row([]float64{lo.X + (hi.X-lo.X)*float64(i)/n})
		}
	} else {
		const n = 40
		for i := range n + 1 {
			for j := range n + 1 {
				row(m.Frame.Out(nil, lo.X+(hi.X-lo.X)*float64(i)/n, lo.Y+(hi.Y-lo.Y)*float64(j)/n))
			}
		}
	}
	w.Flush()
	return b.String()
}

func numbers(rec []string, x []float64) []string {
	for _, v := range x {
		rec = append(rec, scene.Decimal(v))
	}
	return rec
}
