package lab

import (
	"reflect"
	"strings"
	"testing"

	"crease/core/imaging"
)

// golden holds links and what they mean, for ever: append, never change.
var golden = []struct {
	link string
	want func(*Spec)
}{
	{"v=1", func(*Spec) {}},
	{"v=1&seed=7", func(s *Spec) { s.Seed = 7 }},
	{"v=1&exp=edges", func(s *Spec) { *s = Default(imaging.Edges) }},
	{"v=1&exp=edges&n=5&size=12&sigma=0.1", func(s *Spec) { *s = Default(imaging.Edges); s.N, s.Size, s.Sigma = 5, 12, 0.1 }},
	{"v=1&exp=two&labels=3,8&ratio=0.25", func(s *Spec) { *s = Default(imaging.Two); s.Classes, s.Ratio = []int{3, 8}, 0.25 }},
	{"v=1&source=idx&images=mnist/t10k-images-idx3-ubyte.gz&pick=6101,159,1806&recipe=online", func(s *Spec) {
		s.Source, s.Path, s.Pick, s.Recipe = IDX, "mnist/t10k-images-idx3-ubyte.gz", []int{6101, 159, 1806}, imaging.Online
	}},
	{"v=1&own=1", func(s *Spec) { s.Own = true }},
	{"v=1&exp=between&at=0,2,0.25", func(s *Spec) { *s = Default(imaging.Between); s.B, s.T = 2, 0.25 }},
}

func TestGoldenLinks(t *testing.T) {
	for _, g := range golden {
		want := Default(imaging.Faces)
		g.want(&want)
		got, said := Parse(g.link)
		if len(said) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v; said %v", g.link, got, want, said)
		}
		if again := got.Link(); again != g.link {
			t.Errorf("%s is written as %s", g.link, again)
		}
	}
}

func TestBadLinks(t *testing.T) {
	for _, c := range []struct {
		link string
		said int
	}{
		{"", 0}, {"#v=1", 0}, {"v=2", 1}, {"v=1&colour=red", 1}, {"v=1&exp=magic", 1}, {"v=1&source=photo", 1},
		{"v=1&source=idx&images=https://elsewhere.example/x", 1}, {"v=1&source=idx&images=../up", 1}, {"v=1&source=idx&images=//host/x", 1},
		{"v=1&source=idx&images=a/%2e%2e/b", 1}, {"v=1&labels=1", 1}, {"v=1&labels=1,-2", 1}, {"v=1&labels=" + strings.Repeat("1,", 16) + "1", 1},
		{"v=1&ratio=NaN", 1}, {"v=1&sigma=1e9", 1}, {"v=1&seed=-1&n=99&at=0,1", 3}, {"v=1&ratio=0.25&ratio=", 1}, {strings.Repeat("x", maxLink+1), 1},
	} {
		got, said := Parse(c.link)
		if len(said) != c.said {
			t.Errorf("%.60s: said %v", c.link, said)
		}
		if again, more := Parse(got.Link()); len(more) > 0 || !reflect.DeepEqual(again, got) {
			t.Errorf("%.60s: read again it is %+v, not %+v", c.link, again, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, g := range golden {
		f.Add(g.link)
	}
	f.Add("v=1&sigma=%30.5&at=0,,")
	f.Fuzz(func(t *testing.T, link string) {
		s, _ := Parse(link)
		again, said := Parse(s.Link())
		if len(said) > 0 || again.Link() != s.Link() {
			t.Fatalf("%q -> %q -> %q, said %v", link, s.Link(), again.Link(), said)
		}
	})
}
