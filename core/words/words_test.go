package words

import (
	"regexp"
	"sort"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{[a-z_0-9]*\}`)

func TestBothLanguagesHoldTheSamePlaceholders(t *testing.T) {
	for _, k := range Keys() {
		text, _ := Lookup(k)
		if text.En == "" || text.Zh == "" {
			t.Errorf("%s: a language is missing", k)
		}
		en, zh := placeholder.FindAllString(text.En, -1), placeholder.FindAllString(text.Zh, -1)
		sort.Strings(en)
		sort.Strings(zh)
		if strings.Join(en, "") != strings.Join(zh, "") {
			t.Errorf("%s: placeholders differ: %v, %v", k, en, zh)
		}
	}
}

func TestMessage(t *testing.T) {
	m := M("data.dim", "i", 2, "got", 3, "want", 2)
	if got, want := m.Error(), "point 2 has 3 coordinates where the first has 2: give all points the same number"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if m.In(Zh) == m.In(En) {
		t.Error("Chinese equals English")
	}
	if !(Message{}).IsZero() || (Message{}).String() != "" {
		t.Error("the zero Message must say nothing")
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{{0, "0"}, {0.1, "0.1"}, {1.0 / 3, "0.333333"}, {123456.7, "123457"}, {2e-7, "2e-07"}, {1e6, "1e+06"}, {-0.00012, "-0.00012"}} {
		if got := Number(c.x); got != c.want {
			t.Errorf("Number(%v) = %q, want %q", c.x, got, c.want)
		}
	}
}
