//go:build !js

package scene

import (
	"regexp"
	"slices"
	"testing"

	"crease/core/words"
)

// Every chapter has its words in both languages, none too many, and a link that
// reads without a notice and is canonical; every term it uses is explained.
func TestStory(t *testing.T) {
	term := regexp.MustCompile(`\{([a-z]+)\}`)
	seen, used := map[string]bool{}, []string{}
	for _, c := range Story {
		if seen[c.Name] {
			t.Errorf("two chapters %s", c.Name)
		}
		seen[c.Name] = true
		s, notices := Parse(c.Link)
		if c.Page == "" && (len(notices) > 0 || Link(s) != c.Link) {
			t.Errorf("%s: link %s reads as %s with %v", c.Name, c.Link, Link(s), notices)
		}
		if c.Title().String() == "" || c.Figure().String() == "" {
			t.Errorf("%s: no title or caption", c.Name)
		}
		if len(c.Claims) == 0 || c.Claim(len(c.Claims)) != (words.Text{}) {
			t.Errorf("%s: %d claims are marked, there are others", c.Name, len(c.Claims))
		}
		for k, sure := range c.Claims {
			if sure != Context && !slices.Contains(Sures, sure) {
				t.Errorf("%s: claim %d is %q", c.Name, k, sure)
			}
			if c.Claim(k) == (words.Text{}) {
				t.Errorf("%s: no words for claim %d", c.Name, k)
			}
			for _, m := range term.FindAllStringSubmatch(c.Claim(k).En, -1) {
				used = append(used, m[1])
			}
		}
	}
	if !slices.Equal(used, Glossary) {
		t.Errorf("the story uses %v, the glossary explains %v", used, Glossary)
	}
	for _, name := range Glossary {
		words.M("term." + name + ".help")
	}
	for _, s := range Sures {
		words.M("sure." + string(s) + ".help")
	}
}
