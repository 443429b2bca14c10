package explore

import (
	"slices"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/view"
	"crease/core/words"
)

// Formats lists what can be exported, by file ending: the picture, its values,
// the same in words, the link, and the function itself.
var Formats = []string{"svg", "csv", "txt", "link", "json", "tex", "py", "go"}

// export offers the current figure as a file, or its text to be copied.
func (a *App) export(format, how string) {
	text, mime, err := a.Render(format)
	if err != nil {
		a.model = a.model.note("export", "warning", err.(words.Message))
		a.dirty = true
		return
	}
	a.model = a.model.dismiss("export")
	e := Effect{Kind: File, Text: text, Name: "crease." + format, Mime: mime}
	if how == "copy" {
		e = Effect{Kind: Copy, Text: text}
	}
	a.effects = append(a.effects, e)
}

// functions write the denoiser in a format.
var functions = map[string]func(*shallow.Denoiser) string{
	"json": func(h *shallow.Denoiser) string {
		b, _ := h.MarshalJSON() // never an error
		return string(b) + "\n"
	},
	"tex": (*shallow.Denoiser).LaTeX,
	"py":  (*shallow.Denoiser).NumPy,
	"go":  (*shallow.Denoiser).Go,
}

// Render returns the current figure in a format. The error is a
// words.Message.
func (a *App) Render(format string) (text, mime string, err error) {
	mime = "text/plain"
	if !slices.Contains(Formats, format) {
		return "", "", words.M("explore.export.format", "name", format)
	}
	switch format {
	case "svg":
		return picture.SVG(a.pic.Figure(), "light"), "image/svg+xml", nil
	case "txt":
		return a.pic.Title + "\n" + a.pic.Desc + "\n", mime, nil
	case "link":
		return a.Link() + "\n", mime, nil
	case "csv":
		if a.shown.Denoiser == nil && a.shown.EMMSE == nil {
			return "", "", words.M("explore.export.none")
		}
		return a.csv(), "text/csv", nil
	case "json":
		mime = "application/json"
	}
	if a.shown.Denoiser == nil {
		return "", "", words.M("explore.export.none")
	}
	return functions[format](a.shown.Denoiser), mime, nil
}

// csv samples what is shown: over the visible line, or over a lattice of the
// visible plane. Numbers and names of columns need no quotes.
func (a *App) csv() string {
	var b strings.Builder
	m, sol := a.model, a.shown
	lo, hi := view.Bounds(m.panel())
	d := m.Scene.Dim()
	line := func(cells []string) { b.WriteString(strings.Join(cells, ",") + "\n") }
	var head []string
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
	line(head)
	row := func(y []float64) {
		rec := numbers(nil, y)
		if sol.Denoiser != nil {
			rec = numbers(rec, sol.Denoiser.EvalTo(nil, y))
		}
		if sol.EMMSE != nil {
			rec = numbers(rec, sol.EMMSE.EvalTo(nil, y))
		}
		line(rec)
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
	return b.String()
}

func numbers(rec []string, x []float64) []string {
	for _, v := range x {
		rec = append(rec, scene.Decimal(v))
	}
	return rec
}
