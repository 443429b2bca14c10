package explore

import (
	"strings"

	"crease/core/scene"
	"crease/core/words"
)

// paste takes points written as CSV (one point a line), JSON or a NumPy
// literal, and makes them the clean points.
func (m Model) paste(text string) (Model, []Effect) {
	list, err := pasted(text)
	if err == nil {
		var s scene.Scene
		if s, err = scene.SetParam(m.Scene, "data", list); err == nil {
			m = m.dismiss("paste")
			m, effects := m.commit(s)
			return m.fit(), effects
		}
	}
	return m.note("paste", "error", words.M("explore.paste", "why", err)), nil
}

// maxPaste bounds pasted text in bytes.
const maxPaste = 1 << 20

// pasted turns text into a list of points as a link writes it.
func pasted(text string) (string, error) {
	if len(text) > maxPaste {
		return "", words.M("explore.paste.long", "most", maxPaste)
	}
	if i, j := strings.IndexByte(text, '['), strings.LastIndexByte(text, ']'); i >= 0 && j > i && isCode(text[:i]+text[j+1:]) {
		return bracketed(text[i : j+1])
	}
	var rows []string
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if line = strings.Trim(line, " \t\r,;()"); line != "" {
			rows = append(rows, strings.Join(strings.FieldsFunc(line, separates), ","))
		}
	}
	if len(rows) > 1 && strings.ContainsAny(rows[0], "xXyY") {
		rows = rows[1:] // a line of headings
	}
	if len(rows) == 0 {
		return "", words.M("data.empty")
	}
	return strings.Join(rows, "~"), nil
}

// isCode reports whether text can stand around the brackets of a literal: a
// name, =, the call of a constructor and its arguments.
func isCode(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return !(r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(" \t\r\n.=(),;", r))
	}) < 0
}

// separates reports whether r stands between two numbers.
func separates(r rune) bool { return strings.ContainsRune(" \t\r\n,;", r) }

// bracketed reads [[x, y], ...] or [x, ...]; a comma may follow the last.
func bracketed(text string) (string, error) {
	var rows, row []string
	depth, flat, nested := 0, false, false
	for text != "" {
		switch c := text[0]; {
		case c == '[':
			depth++
			nested, row = nested || depth == 2, nil
		case c == ']':
			if depth == 2 {
				rows = append(rows, strings.Join(row, ","))
			}
			depth--
		case !separates(rune(c)):
			n := max(strings.IndexFunc(text, func(r rune) bool { return r == '[' || r == ']' || separates(r) }), 1)
			if depth == 2 {
				row = append(row, text[:n])
			} else {
				flat, rows = true, append(rows, text[:n])
			}
			text = text[n-1:]
		}
		text = text[1:]
		if depth < 0 || depth > 2 || depth == 0 && text != "" {
			return "", words.M("explore.paste.form")
		}
	}
	switch {
	case depth != 0 || flat && nested:
		return "", words.M("explore.paste.form")
	case len(rows) == 0:
		return "", words.M("data.empty")
	}
	return strings.Join(rows, "~"), nil
}
