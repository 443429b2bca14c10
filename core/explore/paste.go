package explore

import (
	"encoding/json"
	"fmt"
	"regexp"
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

var (
	wrapper   = regexp.MustCompile(`^\s*(?:[\w.]+\s*=\s*)?(?:[\w.]+\s*\()?\s*(\[[\s\S]*\])\s*(?:,\s*dtype\s*=\s*[\w.]+\s*)?\)?\s*;?\s*$`)
	trailing  = regexp.MustCompile(`,\s*\]`)
	leftover  = regexp.MustCompile(`(\d)\.(\s*[,\]])`) // NumPy writes 1. for 1.0
	separator = regexp.MustCompile(`[\s,;]+`)
)

// pasted turns text into a list of points as a link writes it.
func pasted(text string) (string, error) {
	if len(text) > maxPaste {
		return "", words.M("explore.paste.long", "most", maxPaste)
	}
	if g := wrapper.FindStringSubmatch(text); g != nil {
		return bracketed(g[1])
	}
	var rows []string
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if line = strings.Trim(line, " \t\r,;()"); line != "" {
			rows = append(rows, separator.ReplaceAllString(line, ","))
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

// bracketed reads [[x, y], ...] or [x, ...].
func bracketed(text string) (string, error) {
	text = leftover.ReplaceAllString(trailing.ReplaceAllString(text, "]"), "$1.0$2")
	var nested [][]json.Number
	if json.Unmarshal([]byte(text), &nested) != nil {
		nested = nil
		var flat []json.Number
		if json.Unmarshal([]byte(text), &flat) != nil {
			return "", words.M("explore.paste.form")
		}
		for _, v := range flat {
			nested = append(nested, []json.Number{v})
		}
	}
	rows := make([]string, len(nested))
	for i, x := range nested {
		rows[i] = strings.Trim(strings.ReplaceAll(fmt.Sprint(x), " ", ","), "[]")
	}
	if len(rows) == 0 {
		return "", words.M("data.empty")
	}
	return strings.Join(rows, "~"), nil
}
