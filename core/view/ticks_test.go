package view

import (
	"strings"
	"testing"
)

// At any scale the ticks of an axis differ, are short, and with their note mean
// what they stand at.
func TestTicksAtAnyScale(t *testing.T) {
	const pixels = 800
	for _, c := range []struct {
		lo, hi float64
		note   string
	}{
		{-2, 3, ""}, {-900, 900, ""}, {0, 0.1, ""}, {1234, 1236, ""}, {-1.5e11, 1.5e11, "×1e11"}, {-5e-10, 5e-10, "×1e-10"},
		{1e12 - 5, 1e12 + 5, "+1e12"}, {-1e12 - 5, -1e12 + 5, "-1e12"}, {1e14 - 4e6, 1e14 + 4e6, "×1e6+1e14"}, {-2e5, 1e5, "×1e5"}, {7e5, 7.1e5, "×1e5"}, {0, 0.5, ""},
	} {
		vs, step := ticks(c.lo, c.hi, pixels/(c.hi-c.lo), 72)
		form := formOf(vs, step)
		seen := map[string]bool{}
		for _, v := range vs {
			text := form.text(v)
			if seen[text] || len(text) > 6 || strings.Contains(text, "e") {
				t.Errorf("[%g, %g]: a tick is %q", c.lo, c.hi, text)
			}
			seen[text] = true
		}
		if form.note() != c.note {
			t.Errorf("[%g, %g]: the note is %q, want %q", c.lo, c.hi, form.note(), c.note)
		}
	}
}
