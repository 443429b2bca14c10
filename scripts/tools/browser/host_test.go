package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// square is a preset, as a link.
const square = "v=1&data=1,1~-1,1~-1,-1~1,-1&lock=1"

// elements opens a host page of another origin with n <crease-embed> in it.
func elements(t *testing.T, b *Browser, n int, attributes url.Values) *Page {
	t.Helper()
	attributes.Set("site", address)
	attributes.Set("n", fmt.Sprint(n))
	if !attributes.Has("src") {
		attributes.Set("src", address+"/embed/#"+square)
	}
	p := tab(t, b, 800, 900)
	p.Goto(other + "/element.html?" + attributes.Encode())
	p.Wait(`customElements.get("crease-embed") && document.querySelector("crease-embed").shadowRoot`)
	return p
}

// told waits until element i has told of an event for which a condition on its
// detail holds.
func told(p *Page, i int, name, condition string) {
	p.Wait(fmt.Sprintf(`told.some(({i, name, detail}) => i === %d && name === %q && (%s))`, i, name, condition))
}

// talk opens a host page of another origin that talks to a frame.
func talk(t *testing.T, b *Browser, query, link, sandbox string) *Page {
	t.Helper()
	p := tab(t, b, 900, 800)
	at := url.Values{"src": {address + "/embed/?" + query + "#" + link}}
	if sandbox != "" {
		at.Set("sandbox", sandbox)
	}
	p.Goto(other + "/talk.html?" + at.Encode())
	return p
}

// Before anybody wants the figure little is fetched: by the element a poster,
// by a frame its page and a button.
func TestEmbedBeforeIntent(t *testing.T) {
	const most = 60_000
	p := elements(t, usual, 1, url.Values{"poster": {"square"}})
	p.Wait(`document.querySelector("img").naturalWidth > 0`)
	p.Sleep(500 * time.Millisecond)
	if n := p.Bytes(); n > most || n < 1000 {
		t.Errorf("the element took %d bytes", n)
	}
	if n := Eval[int](p, `document.querySelector("crease-embed").shadowRoot.querySelectorAll("iframe").length`); n != 0 {
		t.Errorf("%d frames before a click", n)
	}
	f := tab(t, usual, 800, 600)
	f.Goto(address + "/embed/?load=click#" + square)
	f.Wait(`document.querySelector("#poster svg") && !document.getElementById("start").hidden`)
	f.Sleep(500 * time.Millisecond)
	if n := f.Bytes(); n > most || n < 5000 {
		t.Errorf("the frame took %d bytes", n)
	}
	if s := Eval[string](f, `document.getElementById("brief").innerText`); s != "Square" {
		t.Errorf("the poster is named %q", s)
	}
}

func TestElement(t *testing.T) {
	p := elements(t, usual, 1, url.Values{"poster": {"square"}})
	if s := Eval[string](p, `document.querySelector("crease-embed").getState()`); s != square {
		t.Errorf("before it is loaded its state is %q", s)
	}
	p.Click(at(p, "crease-embed", 0.3, 0.3))
	told(p, 0, "ready", "!detail.live")
	told(p, 0, "ready", "detail.live")
	told(p, 0, "resize", "detail.width > 600 && detail.height > 400")
	told(p, 0, "onscreen", "true")
	told(p, 0, "progress", `detail.of === "load" && detail.done === detail.total`)
	// The frame is as high as the figure says, and nothing of the poster is seen.
	want := Eval[float64](p, `told.findLast((e) => e.name === "resize").detail.height`)
	if h := Eval[float64](p, `document.querySelector("crease-embed").clientHeight`); h != want {
		t.Errorf("the frame is %g pixels high, it asks for %g", h, want)
	}
	if v := Eval[string](p, `getComputedStyle(document.querySelector("crease-embed").shadowRoot.querySelector("slot")).visibility`); v != "hidden" {
		t.Errorf("the poster is %s", v)
	}
	// What is set is understood, drawn and told.
	if s := Eval[string](p, `document.querySelector("crease-embed").setState("#v=1&rho=0.50")`); s != "v=1&rho=0.5" {
		t.Errorf("the state became %q", s)
	}
	if s := Eval[string](p, `document.querySelector("crease-embed").setState("v=1&data=-1~1&rho=0.5")`); s != "v=1&data=-1~1&rho=0.5" {
		t.Errorf("the state became %q", s)
	}
	told(p, 0, "change", `detail.state === "v=1&data=-1~1&rho=0.5" && detail.isUserInitiated === false`)
	if s := Eval[string](p, `document.querySelector("crease-embed").getDescription().then((d) => d.text)`); !strings.Contains(s, "2 clean points in R") {
		t.Errorf("it is described as %q", s)
	}
	// A change of the attribute is one of the state.
	Eval[bool](p, `(document.querySelector("crease-embed").setAttribute("src", "`+address+`/#v=1&data=-2~2"), true)`)
	told(p, 0, "change", `detail.state === "v=1&data=-2~2"`)
	// A call that cannot be understood is refused and says why.
	if s := Eval[string](p, `document.querySelector("crease-embed").setTheme("pink").then(() => "", (why) => why.message)`); !strings.Contains(s, "light") {
		t.Errorf("a theme that is none: %q", s)
	}
}

// The element takes what the query takes.
func TestElementAttributes(t *testing.T) {
	p := elements(t, frames(t), 1, url.Values{"load": {"visible"}, "lang": {"zh"}, "theme": {"dark"}, "hide": {"tools,full"}, "gesture": {"none"}, "height": {"400"}})
	f := p.Frame("/embed/")
	alive(f)
	for what, holds := range map[string]string{
		"language": `document.documentElement.lang === "zh-Hans"`,
		"theme":    `document.documentElement.dataset.theme === "dark"`,
		"tools":    `getComputedStyle(document.getElementById("tools")).display === "none"`,
		"link":     `getComputedStyle(document.getElementById("full")).display === "none"`,
		"title":    `getComputedStyle(document.getElementById("brief")).display !== "none"`,
		"gesture":  `document.getElementById("surface").classList.contains("none")`,
		"height":   `innerHeight === 400`,
	} {
		if !Eval[bool](f, holds) {
			t.Errorf("%s: not as asked for", what)
		}
	}
	// With no gestures a wheel over the figure scrolls the page.
	before := link(f)
	p.Wheel(at(p, "crease-embed", 0.5, 0.3), 120, false)
	p.Wait("scrollY > 60")
	if now := link(f); now != before {
		t.Errorf("the wheel made %q of %q", now, before)
	}
}

// Of the embeds of a page one plays at a time.
func TestOnePlays(t *testing.T) {
	p := elements(t, usual, 2, url.Values{"load": {"auto"}, "src": {address + "/embed/#v=1&method=train&m=100&width=60"}})
	for i := range 2 {
		told(p, i, "ready", "detail.live")
	}
	play := func(i int) {
		Eval[bool](p, fmt.Sprintf(`document.querySelectorAll("crease-embed")[%d].play().then(() => true)`, i))
		told(p, i, "play", "true")
	}
	play(0)
	play(1)
	told(p, 0, "pause", "true")
}

// What nobody sees rests, and goes on when it is seen again.
func TestOffScreen(t *testing.T) {
	p := elements(t, usual, 1, url.Values{"load": {"auto"}, "src": {address + "/embed/#v=1&method=train&lambda=0&init=pytorch&m=100&width=100"}})
	told(p, 0, "ready", "detail.live")
	Eval[bool](p, `document.querySelector("crease-embed").play().then(() => true)`)
	runs := `told.filter((e) => e.name === "progress" && e.detail.of === "run").length`
	p.Wait(runs + " > 3")
	Eval[bool](p, `(scrollTo(0, 1e6), true)`)
	told(p, 0, "offscreen", "true")
	p.Sleep(time.Second) // what is on its way arrives
	before := Eval[int](p, runs)
	p.Sleep(2 * time.Second)
	if after := Eval[int](p, runs); after != before {
		t.Errorf("out of sight it ran on: %d steps", after-before)
	}
	Eval[bool](p, `(scrollTo(0, 0), true)`)
	p.Wait(fmt.Sprintf("%s > %d", runs, before))
}

// Eighteen figures on one page: each is there when it is seen, and stays.
func TestEighteen(t *testing.T) {
	p := elements(t, usual, 18, url.Values{"poster": {"square"}, "load": {"visible"}})
	p.Sleep(time.Second)
	if n := Eval[int](p, `[...document.querySelectorAll("crease-embed")].filter((e) => e.shadowRoot.querySelector("iframe")).length`); n > 4 {
		t.Errorf("%d figures were loaded, of which two are seen", n)
	}
	for i := range 18 {
		Eval[bool](p, fmt.Sprintf(`(document.querySelectorAll("crease-embed")[%d].scrollIntoView({block: "center"}), true)`, i))
		told(p, i, "ready", "detail.live")
	}
	if n := Eval[int](p, `told.filter((e) => e.name === "error").length`); n != 0 {
		t.Errorf("%d errors", n)
	}
	for i := range 18 {
		if s := Eval[string](p, fmt.Sprintf(`document.querySelectorAll("crease-embed")[%d].getState()`, i)); s != square {
			t.Errorf("figure %d shows %q", i, s)
		}
	}
}

// The protocol, spoken by hand.
func TestMessages(t *testing.T) {
	p := talk(t, usual, "load=click&api=1&autoheight=1&origin="+url.QueryEscape(other), square, "")
	p.Wait(`told.some((m) => m.event === "ready" && m.value.live === false && m.context === "crease" && m.version === 1)`)
	p.Wait(`told.some((m) => m.text && JSON.parse(m.text).context === "iframe.resize" && JSON.parse(m.text).height > 300)`)
	if s := Eval[string](p, `call("getState").then((a) => a.value)`); s != square {
		t.Errorf("the state is %q", s)
	}
	if n := Eval[int](p, `told.filter((m) => m.event === "ready").length`); n != 1 {
		t.Errorf("%d times ready before hello", n)
	}
	Eval[bool](p, `call("hello").then(() => true)`)
	if n := Eval[int](p, `told.filter((m) => m.event === "ready").length`); n != 2 {
		t.Errorf("%d times ready after hello", n)
	}
	// Answers carry the number and the method of the call; a wrong one says why.
	if s := Eval[string](p, `call("dance").then((a) => a.method + ": " + a.error)`); !strings.HasPrefix(s, "dance: no method") {
		t.Errorf("a method that there is not: %q", s)
	}
	if s := Eval[string](p, `call("setState", {}).then((a) => a.error)`); !strings.Contains(s, "string") {
		t.Errorf("a state that is none: %q", s)
	}
	if Eval[bool](p, `Boolean(told.find((m) => m.event === "change"))`) {
		t.Error("a change was told to nobody")
	}
	// Listening, and no longer.
	Eval[bool](p, `call("addEventListener", "change", "mine").then(() => true)`)
	Eval[bool](p, `call("setState", "v=1&data=-1~1&rho=0.2").then(() => true)`)
	p.Wait(`told.some((m) => m.event === "change" && m.listener === "mine" && m.value.state === "v=1&data=-1~1&rho=0.2" && !m.value.isUserInitiated)`)
	Eval[bool](p, `call("undo").then(() => true)`)
	Eval[bool](p, `call("setTheme", "dark").then(() => true)`)
	if s := Eval[string](p, `call("screenshot", {theme: "dark"}).then((a) => a.value)`); !strings.HasPrefix(s, "<svg") || !strings.Contains(s, "#14171d") {
		t.Errorf("the picture is %.80s", s)
	}
	if s := Eval[string](p, `call("screenshot", {format: "png", scale: 2}).then((a) => new Promise((done) => { const i = new Image(); i.onload = () => done(i.width + " wide"); i.src = a.value; }))`); s != "1440 wide" {
		t.Errorf("the PNG is %s", s)
	}
	Eval[bool](p, `call("setLanguage", "zh").then(() => true)`)
	p.Wait(`(call("getDescription").then((a) => window.said = a.value.text), /[\u4e00-\u9fff]/.test(window.said))`)
	Eval[bool](p, `call("addEventListener", "reset", "mine").then(() => true)`)
	Eval[bool](p, `call("reset").then(() => true)`)
	p.Wait(`told.some((m) => m.event === "reset")`)
	Eval[bool](p, `call("removeEventListener", "change", "mine").then(() => (told.length = 0, true))`)
	Eval[bool](p, `call("setState", "v=1&data=-2~1").then(() => true)`)
	if Eval[bool](p, `told.some((m) => m.event === "change")`) {
		t.Error("a change was told to one that no longer listens")
	}
}

// What a person does is told as theirs, while it goes on and when it is done.
func TestMessagesOfAPerson(t *testing.T) {
	p := talk(t, frames(t), "load=auto&api=1", "v=1", "")
	p.Wait(`told.some((m) => m.event === "ready" && m.value.live)`)
	for _, event := range []string{"input", "change"} {
		Eval[bool](p, `call("addEventListener", "`+event+`").then(() => true)`)
	}
	f := p.Frame("/embed/")
	settle(f)
	from := inHost(p, place(f, "point/2"))
	p.Drag(from, XY{from.X + 50, from.Y + 30}, 10)
	p.Wait(`told.some((m) => m.event === "change" && m.value.isUserInitiated && m.value.state.includes("data="))`)
	p.Wait(`told.some((m) => m.event === "input" && m.value.state.includes("data="))`)
	if !Eval[bool](p, `told.findIndex((m) => m.event === "input") < told.findIndex((m) => m.event === "change")`) {
		t.Error("the change was told before what led to it")
	}
}

// Without api=1, and for a page of another origin than was named, nothing is
// said and nothing is done.
func TestMessagesUnwanted(t *testing.T) {
	for _, query := range []string{"load=auto", "load=auto&api=1&origin=https%3A%2F%2Fexample.org"} {
		p := usual.Open(900, 800) // a message to another origin is an error in the console
		p.Goto(other + "/talk.html?" + url.Values{"src": {address + "/embed/?" + query + "#v=1"}}.Encode())
		p.Sleep(2 * time.Second)
		Eval[bool](p, `(call("setState", "v=1&data=-1~1"), true)`)
		p.Sleep(time.Second)
		if n := Eval[int](p, "told.length"); n != 0 {
			t.Errorf("%s: %d messages, the first %s", query, n, Eval[string](p, "JSON.stringify(told[0])"))
		}
		if p.Err != nil {
			t.Error(p.Err)
		}
		p.Close()
	}
}

// A sandboxed frame has no origin, and is talked to all the same.
func TestMessagesInASandbox(t *testing.T) {
	p := talk(t, usual, "load=auto&api=1", square, "allow-scripts")
	p.Wait(`told.some((m) => m.event === "ready" && m.value.live && m.origin === "null")`)
	if s := Eval[string](p, `call("getState").then((a) => a.value)`); s != square {
		t.Errorf("the state is %q", s)
	}
}

// An embed runs under the strict policy of the README.
func TestEmbedUnderStrictPolicy(t *testing.T) {
	p := tab(t, usual, 900, 700)
	p.Before(`(window.violations = [], document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI)))`)
	p.Goto(strict + "/embed/?load=click#" + square)
	p.Wait(`document.querySelector("#poster svg") && !document.getElementById("start").hidden`)
	p.Click(at(p, "#start", 0.5, 0.5))
	alive(p)
	dragged(t, p)
	painted(p)
	if v := Eval[[]string](p, "violations"); len(v) > 0 {
		t.Errorf("the policy refused %s", strings.Join(v, ", "))
	}
}

// The code to copy says what was chosen, and the preview shows it.
func TestEmbedCode(t *testing.T) {
	p := open(t, "/#"+square)
	p.Click(at(p, "#share", 0.5, 0.5))
	p.Wait(`document.querySelector("dialog .embedding")`)
	code := `document.querySelector("dialog textarea").value`
	if s := Eval[string](p, code); !strings.HasPrefix(s, `<iframe src="`+address+`/embed/?load=visible#v=1&amp;data=1,1~`) || !strings.Contains(s, "aspect-ratio") {
		t.Errorf("the code is %s", s)
	}
	if n := Eval[int](p, `document.querySelectorAll("dialog iframe").length`); n != 0 {
		t.Error("the preview was loaded before anybody asked for it")
	}
	Eval[bool](p, `(document.querySelector(".embedding").open = true)`)
	p.Wait(`document.querySelector(".preview iframe")`)
	Eval[bool](p, `(document.querySelector(".preview").scrollIntoView(), true)`) // what nobody sees is not drawn
	p.Wait(`document.querySelector(".preview iframe")?.contentDocument?.documentElement?.classList.contains("alive")`)
	Eval[bool](p, `(() => {
		const choose = (i, value) => {
			const menu = document.querySelectorAll(".embedding select")[i];
			menu.value = value;
			menu.dispatchEvent(new Event("change"));
		};
		choose(0, "click");
		choose(1, "dark");
		choose(2, "zh");
		choose(3, "400");
		document.querySelector(".embedding .chip input").click();
		return true;
	})()`)
	if s := Eval[string](p, code); !strings.Contains(s, `embed/?load=click&amp;theme=dark&amp;lang=zh&amp;hide=title#v=1`) || !strings.Contains(s, "height:400px") {
		t.Errorf("the code is %s", s)
	}
	p.Wait(`document.querySelector(".preview iframe").contentDocument?.documentElement?.dataset.theme === "dark"`)
	if h := Eval[float64](p, `document.querySelector(".preview iframe").getBoundingClientRect().height`); h != 400 {
		t.Errorf("the preview is %g pixels high", h)
	}
	Eval[bool](p, `(document.querySelectorAll(".embedding input[type=radio]")[1].click(), true)`)
	s := Eval[string](p, code)
	for _, part := range []string{`<script src="` + address + `/embed.js"`, `load="click" theme="dark" lang="zh" hide="title" height="400"`, address + "/p/square/poster.svg"} {
		if !strings.Contains(s, part) {
			t.Errorf("no %s in %s", part, s)
		}
	}
}

// What the README says of embedding works in a blank page as it stands there.
func TestReadmeEmbeds(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(readme), "\n## Embed it\n")
	if !found {
		t.Fatal("the README has no section Embed it")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var codes []string
	for i, part := range strings.Split(section, "```") {
		if code, ok := strings.CutPrefix(part, "html\n"); ok && i%2 == 1 {
			codes = append(codes, strings.ReplaceAll(code, "https://HOST", address))
		}
	}
	if len(codes) < 2 {
		t.Fatalf("%d pieces of code", len(codes))
	}
	dir := t.TempDir()
	for i, code := range codes {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.html", i)), []byte("<!doctype html>\n<meta charset=\"utf-8\">\n"+code), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	at0, stop, err := Serve(*server, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for i := range codes {
		p := tab(t, frames(t), 800, 700)
		p.Goto(fmt.Sprintf("%s/%d.html", at0, i))
		p.Wait(`document.querySelector("iframe, crease-embed")`)
		if Eval[bool](p, `Boolean(document.querySelector("crease-embed"))`) {
			p.Wait(`document.querySelector("crease-embed").shadowRoot && [...document.images].every((i) => i.naturalWidth > 0)`)
			p.Click(at(p, "crease-embed", 0.5, 0.5))
		}
		alive(p.Frame("/embed/"))
	}
}
