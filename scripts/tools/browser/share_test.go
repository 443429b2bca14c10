package browser

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
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

// Three embeds that nobody uses draw nothing: no frame is asked for, no
// triangle drawn, no part of the document changed, neither as SVG nor after a
// press, when they have their canvas.
func TestThreeEmbedsDrawNothing(t *testing.T) {
	host := tab(t, frames(t), 1000, 1400)
	host.Before(Painting)
	host.Before(`(() => {
		if (parent === window) return void ((window.drawn = 0), addEventListener("message", (e) => e.data === "drawn" && window.drawn++));
		const tell = () => top.postMessage("drawn", "*");
		const counted = (object, name) => {
			const act = object[name];
			object[name] = function (...a) { tell(); return act.apply(this, a); };
		};
		counted(window, "requestAnimationFrame");
		addEventListener("painting", tell);
		new MutationObserver(tell).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
	})()`)
	host.Goto(other + "/?frames=3&src=" + url.QueryEscape(address+"/embed/?load=auto#v=1"))
	quiet := func(how string) {
		t.Helper()
		host.Sleep(2 * time.Second)
		before := Eval[int](host, "drawn")
		host.Sleep(4 * time.Second)
		if n := Eval[int](host, "drawn") - before; n != 0 || before == 0 {
			t.Errorf("%s: %d times something was drawn in four idle seconds, %d times before", how, n, before)
		}
	}
	figures := inside(host, "/embed/", 3)
	for _, f := range figures {
		f.Wait(`document.querySelector("#paint svg") && !document.getElementById("surface").hidden`)
	}
	quiet("as SVG")
	for i := range 3 {
		host.Click(at(host, "iframe:nth-of-type("+strconv.Itoa(i+1)+")", 0.2, 0.8))
	}
	for _, f := range figures {
		painted(f)
	}
	quiet("on canvases")
}

// inside returns n frames of a page whose address contains part.
func inside(p *Page, part string, n int) (out []*Page) {
	for end := time.Now().Add(Patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		p.seen.Lock()
		contexts := append([]runtime.ExecutionContextID(nil), p.seen.contexts...)
		p.seen.Unlock()
		out = nil
		for _, id := range contexts {
			f := &Page{ctx: p.ctx, seen: p.seen, frame: id}
			if at := Eval[string](f, "location.href"); f.Err == nil && strings.Contains(at, part) && !strings.Contains(at, "?frames=") {
				out = append(out, f)
			}
		}
		if len(out) == n {
			return out
		}
	}
	p.Err = fmt.Errorf("%d frames with %q in their address, want %d", len(out), part, n)
	return nil
}
