//go:build !js

package scene

import "testing"

// Every chapter has its words in both languages and a link that reads without a
// notice and is canonical.
func TestStory(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Story {
		if seen[c.Name] {
			t.Errorf("two chapters %s", c.Name)
		}
		seen[c.Name] = true
		s, notices := Parse(c.Link)
		if len(notices) > 0 || Link(s) != c.Link {
			t.Errorf("%s: link %s reads as %s with %v", c.Name, c.Link, Link(s), notices)
		}
		for _, m := range []string{c.Title().String(), c.Text().String(), c.Figure().String(), c.Sure.Label().String()} {
			if m == "" {
				t.Errorf("%s: no words", c.Name)
			}
		}
	}
}
