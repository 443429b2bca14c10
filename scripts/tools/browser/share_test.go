package browser

import (
	"net/url"
	"strings"
	"testing"
)

// The element shows the preset whose page its src names, in whatever way that
// is written, and a fragment before a preset.
func TestElementOfAPreset(t *testing.T) {
	const own = "v=1&data=-1~1&rho=0.3"
	for src, want := range map[string]struct{ state, page string }{
		"p/square/":                       {square, "/p/square/"},
		"p/square":                        {square, "/p/square/"},
		"p/square/index.html?lang=zh":     {square, "/p/square/"},
		address + "/p/square/":            {square, "/p/square/"},
		address + "/p/square#" + own:      {own, "/#" + own},
		address + "/p/square/#" + own:     {own, "/#" + own},
		address + "/embed/?preset=square": {square, "/p/square/"},
		"embed/#" + own:                   {own, "/#" + own},
		"#" + own:                         {own, "/#" + own},
		address + "/#" + own:              {own, "/#" + own},
		"":                                {"v=1", "/"},
	} {
		p := elements(t, usual, 1, url.Values{"src": {src}})
		if href := Eval[string](p, `document.querySelector("crease-embed").shadowRoot.querySelector("slot a").href`); href != address+want.page {
			t.Errorf("%q: the link in it leads to %s, want %s", src, href, address+want.page)
		}
		if n := Eval[int](p, `document.querySelector("crease-embed").shadowRoot.querySelectorAll("iframe").length`); n != 0 {
			t.Errorf("%q: loaded before anybody asked", src)
		}
		Eval[bool](p, `(document.querySelector("crease-embed").start(), true)`)
		told(p, 0, "ready", "detail.live")
		if s := Eval[string](p, `document.querySelector("crease-embed").getState()`); s != want.state {
			t.Errorf("%q shows %q, want %q", src, s, want.state)
		}
	}
}

// A frame that names a preset has its poster and its name before it is used; a
// preset that there is not is named in a notice.
func TestFrameOfAPreset(t *testing.T) {
	p := tab(t, usual, 800, 600)
	p.Goto(address + "/embed/?load=click&preset=square")
	p.Wait(`document.querySelector("#poster svg")`)
	if s := Eval[string](p, `document.getElementById("brief").innerText`); s != "Square" {
		t.Errorf("the poster is named %q", s)
	}
	p.Click(at(p, "#start", 0.5, 0.5))
	alive(p)
	if n := Eval[int](p, `document.querySelectorAll(".handle[data-id^='point/']").length`); n != 4 {
		t.Errorf("the square has %d points", n)
	}
	q := tab(t, usual, 800, 600)
	q.Goto(address + "/embed/?load=auto&preset=circle")
	alive(q)
	if s := Eval[string](q, `document.getElementById("notices").innerText`); !strings.Contains(s, "circle") {
		t.Errorf("the notices are %q", s)
	}
}
