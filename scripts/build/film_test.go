package main

import (
	"encoding/xml"
	"strings"
	"testing"

	"crease/core/imaging/lab"
	"crease/core/scene"
	"crease/core/words"
)

// Chapters that lead to the page of images have a link of that page, and a
// figure in all sizes and languages: well formed, small, with its rows.
func TestFilm(t *testing.T) {
	for _, c := range scene.Story {
		if c.Page != "images/" {
			continue
		}
		s, said := lab.Parse(c.Link)
		if len(said) > 0 || s.Link() != c.Link {
			t.Errorf("%s: %s reads as %s, said %v", c.Name, c.Link, s.Link(), said)
		}
		files, alts := map[string][]byte{}, map[string]string{}
		err := film(c.Link, func(size string, lang words.Lang) string { return size + string(lang) }, files, alts)
		if err != nil || len(files) != 2*len(figures) {
			t.Fatalf("%d files, %v", len(files), err)
		}
		for name, svg := range files {
			if err := xml.Unmarshal(svg, new(struct{})); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if n := strings.Count(string(svg), "<image "); n != len(filmRows) || len(svg) > 16_000 {
				t.Errorf("%s: %d rows, %d bytes", name, n, len(svg))
			}
			if want := map[bool]string{true: "经验 MMSE", false: "mpirical MMSE"}[strings.HasSuffix(name, "zh")]; !strings.Contains(string(svg), want) || !strings.Contains(alts[name], want) {
				t.Errorf("%s: no %s in it or in %q", name, want, alts[name])
			}
		}
	}
}
