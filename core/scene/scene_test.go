package scene

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"crease/core/words"
)

func TestWordsOfTheTable(t *testing.T) {
	for _, p := range Parameters {
		for _, lang := range []words.Lang{words.En, words.Zh} {
			if p.Label().In(lang) == "" || p.Help().In(lang) == "" || p.Group.Label().In(lang) == "" {
				t.Errorf("%s: no words", p.Key)
			}
		}
		if p.Kind != Choice && p.Kind != Flags {
			continue
		}
		for _, o := range p.Options {
			if p.OptionLabel(o).String() == "" || p.OptionHelp(o).String() == "" {
				t.Errorf("%s: no words for %s", p.Key, o)
			}
		}
	}
}

func TestPresets(t *testing.T) {
	names := map[string]bool{}
	for _, p := range Presets {
		if names[p.Name] {
			t.Errorf("%s: named twice", p.Name)
		}
		names[p.Name] = true
		s, notices := Parse(p.Link)
		if len(notices) > 0 {
			t.Errorf("%s: %v", p.Name, notices)
		}
		if got := Link(s); got != p.Link {
			t.Errorf("%s: the link is not canonical: %s", p.Name, got)
		}
		if q, ok := PresetOf(s); !ok || q != p {
			t.Errorf("%s: taken for %q", p.Name, q.Name)
		}
		if q, ok := FindPreset(p.Name); !ok || q != p {
			t.Errorf("%s: not found", p.Name)
		}
		if p.Title().String() == "" {
			t.Errorf("%s: no title", p.Name)
		}
		if n := strings.Count(p.About().In(words.Zh), "。"); n != 2 {
			t.Errorf("%s: %d sentences in Chinese", p.Name, n)
		}
		about := p.About().String()
		if n := strings.Count(about+" ", ". "); n != 2 {
			t.Errorf("%s: %d sentences: %s", p.Name, n, about)
		}
	}
	if _, ok := PresetOf(Scene{}); ok {
		t.Error("the empty scene is taken for a preset")
	}
}

func TestCloneSharesNothing(t *testing.T) {
	s, _ := Parse("data=0~1&noisy=0~~1&probe=0.5")
	c := s.Clone()
	if !reflect.DeepEqual(s, c) || !s.Equal(c) {
		t.Fatal("a clone differs")
	}
	c.Points[0][0], c.Noisy[1][0][0], c.Probe[0] = 9, 9, 9
	if s.Points[0][0] != 0 || s.Noisy[1][0][0] != 1 || s.Probe[0] != 0.5 {
		t.Error("a clone shares a slice")
	}
	if s.Equal(c) {
		t.Error("Equal overlooks changed points")
	}
}

// Equal notices every parameter: each is set to something else in turn.
func TestEqualSeesEveryParameter(t *testing.T) {
	s := Default()
	values := map[string]string{
		"data": "0~1", "noisy": "0,0~~1,1~~2,2", "rho": "0.5", "sigma": "0.5", "seed": "2", "method": "closed",
		"lock": "1", "show": "fit", "mode": "warp", "view": "0,0,1", "probe": "0,1",
		"study": "ridges", "terms": "1,3", "pin": "0,0~1,1", "pinrho": "0.1",
		"opt": "adam", "lambda": "0.001", "width": "30", "noise": "ball", "m": "100", "online": "1", "init": "zero",
		"rate": "0.01", "schedule": "constant", "steps": "500", "noskip": "1", "fixed": "1", "vs": "opt.adam",
		"prior": "mix", "law": "1,0,0.5", "k": "1", "flow": "probability", "horizon": "0.04", "n": "50", "time": "0.5",
	}
	for key, value := range values {
		c, err := SetParam(s, key, value)
		if err != nil {
			t.Errorf("%s: %v", key, err)
		}
		if c.Equal(s) {
			t.Errorf("Equal overlooks %s", key)
		}
		p, _ := Find(key)
		if got := p.Get(c); got != value {
			t.Errorf("%s: set to %s, got %s", key, value, got)
		}
		if back, err := SetParam(c, key, ""); err != nil || !back.Equal(s) {
			t.Errorf("%s: the empty value is not its default (%v)", key, err)
		}
	}
	for _, p := range Parameters {
		if values[p.Key] == "" {
			t.Errorf("this test does not know the parameter %s", p.Key)
		}
	}
}

func TestSetParamRefuses(t *testing.T) {
	s := Default()
	for _, c := range [][2]string{{"rho", "-1"}, {"nothing", "1"}, {"noisy", "0~~1"}, {"probe", "1"}, {"mode", "x,y"}} {
		if got, err := SetParam(s, c[0], c[1]); err == nil || !got.Equal(s) {
			t.Errorf("%s=%s was taken (%v)", c[0], c[1], err)
		}
	}
	s, _ = Parse("data=0~1&noisy=0~~1&probe=0.5")
	if got, err := SetParam(s, "data", "0,0~1,1"); err != nil || got.Noisy != nil || got.Probe != nil {
		t.Errorf("samples of another dimension were kept: %v %v", state(got), err)
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {0.25, "0.25"}, {-1.5, "-1.5"}, {1e-5, "0.00001"}, {1e-9, "1e-9"},
		{2.5e-300, "2.5e-300"}, {1e9, "1000000000"}, {1e20, "1e20"}, {1.0 / 3, "0.3333333333333333"},
	} {
		if got := Decimal(c.x); got != c.want {
			t.Errorf("Decimal(%g) = %s, want %s", c.x, got, c.want)
		}
	}
}
