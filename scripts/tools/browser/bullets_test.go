package browser

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
)

// What oEmbed hands out for a preset's page works in a blank page of another
// origin. The site's public address there is exchanged for where it is now.
func TestOEmbed(t *testing.T) {
	p := tab(t, usual, 800, 600)
	p.Goto(address + "/p/square/")
	told := Eval[string](p, `(() => {
		const at = document.querySelector('link[type="application/json+oembed"]').href;
		return at.slice(document.querySelector("link[rel=canonical]").href.length - "p/square/".length);
	})()`)
	public := Eval[string](p, `document.querySelector("link[rel=canonical]").href.slice(0, -"p/square/".length)`)
	data, err := os.ReadFile(filepath.Join(*site, filepath.FromSlash(told)))
	if err != nil {
		t.Fatal(err)
	}
	var offer struct{ HTML string }
	if err := json.Unmarshal(data, &offer); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	code := strings.ReplaceAll(offer.HTML, public, address+"/")
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("<!doctype html>\n<meta charset=\"utf-8\">\n"+code), 0o644); err != nil {
		t.Fatal(err)
	}
	host, stop, err := Serve(*server, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	q := tab(t, frames(t), 1000, 700)
	q.Goto(host + "/")
	f := q.Frame("/embed/")
	alive(f)
	if n := Eval[int](f, `document.querySelectorAll(".handle[data-id^='point/']").length`); n != 4 {
		t.Errorf("the square has %d points", n)
	}
}

// Every method and every event that a frame says it has is described in
// embed.d.ts, and works.
func TestEveryMethod(t *testing.T) {
	described, err := os.ReadFile("../../../web/embed.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	p := talk(t, usual, "load=auto&api=1", "v=1&method=train&m=20&width=20&lambda=0.001", "")
	p.Wait(`told.some((m) => m.event === "ready" && m.value.live)`)
	values := map[string]string{
		"setState": `"v=1&rho=0.3"`, "screenshot": `{format: "svg", theme: "light"}`, "setTheme": `"dark"`, "setLanguage": `"zh"`,
		"addEventListener": `"change"`, "removeEventListener": `"change"`,
	}
	methods := Eval[[]string](p, `told.find((m) => m.event === "ready").value.methods`)
	events := Eval[[]string](p, `told.find((m) => m.event === "ready").value.events`)
	if len(methods) < 15 || len(events) < 11 {
		t.Errorf("methods %v, events %v", methods, events)
	}
	for _, name := range append(methods, events...) {
		if !regexp.MustCompile(`\b` + name + `\b`).Match(described) {
			t.Errorf("%s is not in embed.d.ts", name)
		}
	}
	for _, name := range events {
		if why := Eval[string](p, fmt.Sprintf(`call("addEventListener", %q).then((a) => a.error ?? "")`, name)); why != "" {
			t.Errorf("listening to %s: %s", name, why)
		}
	}
	for _, name := range methods {
		value := values[name]
		if value == "" {
			value = "undefined"
		}
		if why := Eval[string](p, fmt.Sprintf(`call(%q, %s).then((a) => a.error ?? "")`, name, value)); why != "" {
			t.Errorf("%s: %s", name, why)
		}
	}
	// The element has all of them too, but those that are its own business.
	q := elements(t, usual, 1, url.Values{})
	for _, name := range methods {
		if name == "hello" || strings.HasSuffix(name, "EventListener") {
			continue
		}
		if !Eval[bool](q, fmt.Sprintf(`typeof document.querySelector("crease-embed")[%q] === "function"`, name)) {
			t.Errorf("<crease-embed> has no %s", name)
		}
	}
}

// A frame that says nothing of when it loads does so when it is seen.
func TestFrameLoadsWhenSeen(t *testing.T) {
	host := tab(t, frames(t), 900, 200)
	host.Goto(other + "/?src=" + url.QueryEscape(address+"/embed/#v=1"))
	f := host.Frame("/embed/")
	host.Sleep(time.Second)
	if Eval[bool](f, `performance.getEntriesByType("resource").some((r) => r.name.includes(".wasm"))`) {
		t.Error("the engine was fetched before the frame was seen")
	}
	show(host)
	alive(f)
}

// With gesture=greedy the wheel is the figure's, and the host stays.
func TestGreedyFrame(t *testing.T) {
	host, frame := hosted(t, 1000, 800, "load=auto&gesture=greedy", "")
	show(host)
	alive(frame)
	top := scroll(host)
	host.Wheel(inHost(host, at(frame, "#stage", 0.5, 0.5)), -120, false)
	frame.Wait(`location.hash.includes("view=")`)
	if y := scroll(host); y != top {
		t.Errorf("the wheel scrolled the host by %g", y-top)
	}
}

// Sixty-four points fit in a link of fewer than 2,000 characters, after a drag
// and in every place where the link is shown.
func TestLinkOfManyPoints(t *testing.T) {
	var points []string
	for i := range 64 {
		points = append(points, fmt.Sprintf("%d.%d,%d.%d", i%8-4, i%10, i/8-4, i%7))
	}
	p := open(t, "/#v=1&rho=0.05&data="+strings.Join(points, "~"))
	p.Drag(place(p, "point/9"), at(p, "#stage", 0.37, 0.41), 6)
	p.Wait(`!document.querySelector(".dragging")`)
	settle(p)
	link := Eval[string](p, "location.href")
	if len(link) >= 2000 || !strings.Contains(link, "data=") {
		t.Errorf("%d characters: %.200s", len(link), link)
	}
	Eval[bool](p, `(document.getElementById("share").click(), true)`)
	p.Wait(`document.querySelector("dialog[open] input")`)
	if shared := Eval[string](p, `document.querySelector("dialog[open] input").value`); shared != link {
		t.Errorf("what is shared is another link: %.200s", shared)
	}
	q := tab(t, usual, 1200, 800)
	q.Goto(link)
	alive(q)
	if n := Eval[int](q, `document.querySelectorAll(".handle[data-id^='point/']").length`); n != 64 {
		t.Errorf("%d points came back", n)
	}
}

// The announcer says the result of a change once it is done, in the language of
// the page, and so do the picture's own words.
func TestAnnouncer(t *testing.T) {
	for lang, want := range map[string]string{"en": "cost", "zh": "代价"} {
		p := open(t, "/?lang="+lang+"#v=1")
		if n := Eval[int](p, `document.querySelectorAll("[aria-live], [role=status]").length`); n != 1 {
			t.Errorf("%d announcers", n)
		}
		before := Eval[string](p, `document.getElementById("desc").textContent`)
		now := link(p)
		p.Drag(place(p, "point/1"), at(p, "#stage", 0.7, 0.3), 5)
		changed(p, now)
		p.Wait(fmt.Sprintf(`document.getElementById("say").textContent.includes(%q)`, want))
		if Eval[string](p, `document.getElementById("desc").textContent`) == before {
			t.Error("the picture is described as before")
		}
	}
}

// Who wants less motion gets none: nothing is animated, nothing scrolls smoothly,
// and nothing plays by itself.
func TestReducedMotion(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
	p.Goto(address + "/#v=1&method=train&m=20&width=20")
	alive(p)
	if n := Eval[int](p, `[...document.querySelectorAll("*")].filter((e) => getComputedStyle(e).transitionDuration !== "0s" || getComputedStyle(e).animationName !== "none").length`); n != 0 {
		t.Errorf("%d elements move", n)
	}
	if !Eval[bool](p, `[...document.querySelectorAll("#running button")].some((b) => b.dataset.wordLabel === "page.play" && !b.hidden)`) {
		t.Error("it plays by itself")
	}
	Eval[bool](p, `(document.querySelector(".story .open").click(), true)`)
	if y := scroll(p); y != 0 {
		t.Errorf("a moment after the link was followed the page is at %g", y)
	}
}

// The page for an address without one reads at any depth, and leads home.
func TestNotFound(t *testing.T) {
	lost, err := os.ReadFile(filepath.Join(*site, "404.html"))
	if err != nil {
		t.Fatal(err)
	}
	files := http.FileServer(http.Dir(*site))
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(*site, filepath.FromSlash(r.URL.Path))); err != nil {
			w.WriteHeader(http.StatusNotFound)
			w.Write(lost)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer host.Close()
	p := usual.Open(1000, 700) // that it is not found is an error in the console
	defer p.Close()
	p.Goto(host.URL + "/p/nothing/of/that/name/")
	if text := Eval[string](p, "document.body.innerText"); !strings.Contains(text, "no page at this address") || !strings.Contains(text, "此地址没有页面") {
		t.Errorf("it says %.300s", text)
	}
	if !Eval[bool](p, `[...document.styleSheets].every((s) => s.cssRules.length) && document.styleSheets.length === 3`) {
		t.Error("a style sheet is missing")
	}
	if home := Eval[string](p, `document.querySelector("main a").href`); home != host.URL+"/" {
		t.Errorf("the way home is %s", home)
	}
	if p.Err != nil {
		t.Error(p.Err)
	}
	q := tab(t, usual, 1000, 700)
	source := axe(t)
	q.Goto(host.URL + "/404.html")
	judge(t, q, source, "404.html")
}

// The QR code of a figure is a code of its link: what is drawn is read back by
// zbarimg, where there is one.
func TestQR(t *testing.T) {
	p := open(t, "/?lang=en#v=1&data=0,0~2.4,0.4~-1.4,1.3&rho=0.3")
	Eval[bool](p, `(document.getElementById("share").click(), true)`)
	p.Wait(`document.querySelector("dialog[open]")`)
	press := `([...document.querySelectorAll("dialog button")].find((b) => b.innerText === "QR code").click(), true)`
	Eval[bool](p, press)
	p.Wait(`document.querySelector("dialog .qr svg path")?.getClientRects().length`)
	Eval[bool](p, `(document.querySelector(".qr").scrollIntoView({block: "center"}), true)`)
	p.Sleep(300 * time.Millisecond)
	shot := p.Screenshot()
	want := Eval[string](p, "location.href.replace('?lang=en', '')")
	Eval[bool](p, press)
	p.Wait(`document.querySelector("dialog .qr").hidden`)
	if p.Err != nil {
		t.Fatal(p.Err)
	}
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("no zbarimg: the code is not read back (Debian: apt-get install zbar-tools)")
	}
	file := filepath.Join(t.TempDir(), "qr.png")
	if err := os.WriteFile(file, shot, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command(zbar, "-q", "--raw", file).Output()
	if err != nil || strings.TrimSpace(string(got)) != want {
		t.Errorf("the code says %q (%v), want %q", got, err, want)
	}
}
