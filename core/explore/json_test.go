package explore

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"crease/core/scene"
	"crease/core/words"
)

// The library reads back every panel and effect as it was written.
func TestJSONReadsBack(t *testing.T) {
	var links []string
	for i, p := range scene.Presets {
		if testing.Short() && i%6 != 0 {
			continue
		}
		links = append(links, p.Link)
		if i%3 == 0 {
			links = append(links, p.Link+"&study=ridges")
		}
	}
	for _, link := range append(links, "rho=wide&nonsense=\"<\x01\\\u00e9\xff") {
		a := New(Options{Link: link, W: 500, H: 400})
		for a.Step(func() bool { return false }) {
		}
		a.Do(Msg{Kind: Hover, X: 250, Y: 200})
		for _, lang := range []words.Lang{words.En, words.Zh} {
			a.Do(Msg{Kind: Lang, Value: string(lang)})
			a.Step(func() bool { return false })
			want := a.Panel()
			want.Running = &Running{Text: "\"x\"\n\t", Progress: -1, Playing: true, Paces: paces(1, words.En)}
			var got Panel
			if err := json.Unmarshal(want.JSON(), &got); err != nil {
				t.Fatalf("%s: %v in %s", link, err, want.JSON())
			}
			g, w := plain(got), plain(want)
			if i := differ(g, w); i >= 0 {
				t.Fatalf("%s: read back ...%.80s, want ...%.80s", link, g[i:], w[i:])
			}
		}
	}
	effects := []Effect{{Kind: Say, Text: "a \"b\"\n\x7f"}, {Kind: File, Name: "x.svg", Mime: "image/svg+xml", Text: "<svg/>"}}
	var back []Effect
	if err := json.Unmarshal(effectsJSON(effects), &back); err != nil || !reflect.DeepEqual(back, effects) {
		t.Errorf("effects read back as %+v (%v)", back, err)
	}
	var o object
	o.begin()
	o.number("x", math.NaN())
	o.end()
	if string(o.b) != `{"x":null}` {
		t.Errorf("NaN is written %s", o.b)
	}
}

// differ returns where a and b begin to differ, -1 when they do not.
func differ(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// plain is what the library writes, with no difference between an empty list
// and none.
func plain(p Panel) []byte {
	b, _ := json.Marshal(p)
	return bytes.ReplaceAll(b, []byte("null"), []byte("[]"))
}
