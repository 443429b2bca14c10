package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// loaded makes all figures of the story load, and waits for those that are
// seen in this language.
const loaded = `Promise.all([...document.querySelectorAll(".story img")].filter((i) => i.getClientRects().length).map((i) => {
	i.loading = "eager";
	return i.decode().then(() => i.naturalWidth > 0, () => false);
})).then((all) => all.length >= 12 && all.every(Boolean))`

// Without scripts the story is there in English, with its figures, marks and
// glossary, and in Chinese behind a link.
func TestStoryWithoutScripts(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Goto(strict + "/")
	html, err := chromedp.Run(p.ctx, chromedp.OuterHTML("html"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(html, `class="chapter"`); n < 24 {
		t.Errorf("%d chapters in two languages", n)
	}
	p = tab(t, usual, 1200, 800)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for at, words := range map[string][2]string{"/": {"One dimension: a staircase", "一维：阶梯"}, "/#story.zh": {"一维：阶梯", "One dimension: a staircase"}} {
		p.Goto(strict + at)
		seen, err := chromedp.Run(p.ctx, chromedp.Text("main"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(seen, words[0]) || strings.Contains(seen, words[1]) {
			t.Errorf("%s: %q should be seen and %q not", at, words[0], words[1])
		}
	}
}

// The story is told in the language of the query, else of the browser; each of
// its figures loads under the strict policy and follows the theme.
func TestStoryInBothLanguages(t *testing.T) {
	for lang, title := range map[string]string{"en": "Do real networks find it?", "zh": "真实网络能找到它吗？"} {
		p := tab(t, usual, 1200, 800)
		p.Goto(strict + "/?lang=" + lang)
		alive(p)
		if s := Eval[string](p, `[...document.querySelectorAll(".story")].map((s) => s.innerText.trim()).join("")`); !strings.Contains(s, title) {
			t.Errorf("%s: %q is not seen", lang, title)
		}
		if !Eval[bool](p, loaded) {
			t.Errorf("%s: not all figures load", lang)
		}
		Eval[bool](p, `(document.querySelector("#line img").scrollIntoView({block: "center"}), true)`)
		if n := Eval[int](p, `[...document.querySelectorAll(".story")].filter((s) => s.getClientRects().length).length`); n != 1 {
			t.Errorf("%s: %d stories are seen", lang, n)
		}
	}
	p := tab(t, usual, 1200, 800)
	p.Before(`Object.defineProperty(navigator, "languages", {get: () => ["zh-CN", "en"]})`)
	p.Goto(address + "/")
	alive(p)
	p.Wait(`document.documentElement.lang === "zh-Hans" && document.getElementById("line.zh").getClientRects().length`)
}

// A figure is dark where the page is, whatever the system prefers.
func TestFiguresFollowTheTheme(t *testing.T) {
	bright := map[string]float64{}
	for _, theme := range []string{"light", "dark"} {
		p := tab(t, usual, 1200, 800)
		p.Dark(false)
		p.Goto(address + "/?theme=" + theme)
		alive(p)
		Eval[bool](p, loaded)
		Eval[bool](p, `(document.querySelector("#line img").scrollIntoView({block: "center", behavior: "instant"}), true)`)
		p.Sleep(500e6)
		at := at(p, "#line img", 0.05, 0.05)
		shot := p.Screenshot()
		if p.Err != nil {
			t.Fatal(p.Err)
		}
		r, g, b, _ := decoded(t, shot).At(int(at.X), int(at.Y)).RGBA()
		bright[theme] = float64(r+g+b) / (3 * 0xffff)
	}
	if bright["light"] < 0.8 || bright["dark"] > 0.3 {
		t.Errorf("the paper of a figure has brightness %v", bright)
	}
}

// A figure opens in the explorer at its link, by mouse and by keyboard; the way
// back leads to where one was reading, and so does the browser's.
func TestFiguresOpen(t *testing.T) {
	p := open(t, "/?lang=en")
	for name := range strings.FieldsSeq("contraction rays trained beyond") {
		want := Eval[string](p, fmt.Sprintf(`document.querySelector("#%s .open").hash.slice(1)`, name))
		Eval[bool](p, fmt.Sprintf(`(document.querySelector("#%s .open").focus(), true)`, name))
		p.Key(kb.Enter)
		p.Wait(fmt.Sprintf("location.hash === %q && scrollY < 5", "#"+want))
		settle(p)
		if n := Eval[int](p, `document.getElementById("notices").childElementCount`); n != 0 || !strings.HasPrefix(want, "v=1&") {
			t.Errorf("%s: the link %q causes %d notices", name, want, n)
		}
		if p.Wait(`document.querySelector(".back")`); !Eval[bool](p, `document.activeElement.id === "stage"`) {
			t.Errorf("%s: the focus is not at the picture", name)
		}
		Eval[bool](p, `(document.querySelector(".back").click(), true)`)
		p.Wait(fmt.Sprintf(`!document.querySelector(".back") && Math.abs(document.getElementById(%q).getBoundingClientRect().top) < 200`, name))
		if got := link(p); got != want {
			t.Errorf("%s: on the way back the link became %q", name, got)
		}
	}
	// The way back may still be scrolling.
	p.Wait(`(() => {
		const was = window.wasAt;
		document.querySelector("#line figure").scrollIntoView({block: "center", behavior: "instant"});
		window.wasAt = scrollY;
		return was === scrollY;
	})()`)
	p.Sleep(500e6)
	p.Click(at(p, "#line img", 0.5, 0.5))
	p.Wait(`location.hash.includes("data=-2.2~-1.1")`)
	p.Back()
	p.Wait(`!location.hash.includes("data=-2.2~-1.1")`)
}

// The contents lead to a chapter and leave the figure alone.
func TestContents(t *testing.T) {
	p := open(t, "/?lang=en#v=1&rho=0.3")
	Eval[bool](p, `(document.querySelector('.opening a[href="#faces"]').click(), true)`)
	p.Wait(`Math.abs(document.getElementById("faces").getBoundingClientRect().top) < 200`)
	p.Sleep(1000e6)
	if n := Eval[int](p, `document.getElementById("notices").childElementCount`); n != 0 {
		t.Errorf("%d notices", n)
	}
	if s := Eval[string](p, `document.getElementById("controls").innerText + [...document.querySelectorAll("#controls input")].map((i) => i.value)`); !strings.Contains(s, "0.3") {
		t.Errorf("the figure is another one: %q", s)
	}
	// A point that is moved now writes its link again.
	p.Wait(`document.querySelector(".handle")`)
	Eval[bool](p, `(document.querySelector('.handle[data-id="point/1"]').focus(), true)`)
	p.Key(kb.ArrowRight)
	p.Wait(`location.hash.includes("rho=0.3")`)
}

// Terms and marks say what they mean, on hover and on focus.
func TestStoryExplainsItself(t *testing.T) {
	p := open(t, "/?lang=en")
	Eval[bool](p, `(document.querySelector("#why .term").scrollIntoView({block: "center", behavior: "instant"}), true)`)
	p.Sleep(200e6)
	p.Mouse("mouseMoved", at(p, "#why .term", 0.5, 0.5), false)
	p.Wait(`!document.getElementById("tip").hidden && document.getElementById("tip").innerText.includes("noisy")`)
	Eval[bool](p, `(document.querySelector("#line h3").scrollIntoView({block: "start", behavior: "instant"}), document.querySelector("#line .badge").focus({focusVisible: true}), true)`)
	p.Wait(`document.getElementById("tip").innerText.includes("theorem")`)
	p.Key(kb.Escape)
	p.Wait(`document.getElementById("tip").hidden`)
	if n := Eval[int](p, `[...document.querySelectorAll(".story .term, .chapter .badge")].filter((e) => !e.dataset.help).length`); n != 0 {
		t.Errorf("%d terms or marks explain nothing", n)
	}
}

// What the link sets is listed; each item can be typed over and taken out.
func TestWhatThisLinkSets(t *testing.T) {
	p := open(t, "/?lang=en#v=1&rho=0.4&mode=warp")
	Eval[bool](p, `(document.querySelector(".sets").open = true)`)
	p.Wait(`document.querySelectorAll(".sets tbody tr").length === 2`)
	Eval[bool](p, `(() => {
		const input = document.querySelector('.sets tr[data-id="set/rho"] input');
		input.value = "0.35";
		input.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`)
	p.Wait(`location.hash === "#v=1&rho=0.35&mode=warp"`)
	Eval[bool](p, `(document.querySelector('.sets tr[data-id="set/mode"] button').click(), true)`)
	p.Wait(`location.hash === "#v=1&rho=0.35"`)
	Eval[bool](p, `(() => {
		const input = document.querySelector('.sets tr[data-id="set/rho"] input');
		input.value = "wide";
		input.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`)
	notice(p, "wide")
	Eval[bool](p, `(document.querySelector('.sets tr[data-id="set/rho"] button').click(), true)`)
	p.Wait(`location.hash === "#v=1" && !document.querySelector(".sets")`)
}

// Where the system shares, its sheet gets title and address.
func TestWebShare(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(`navigator.canShare = () => true; navigator.share = async (data) => { window.shared = data; };`)
	p.Goto(address + "/#v=1&rho=0.3")
	alive(p)
	Eval[bool](p, `(document.getElementById("share").click(), true)`)
	p.Wait(`document.querySelector("dialog[open]")`)
	Eval[bool](p, `([...document.querySelectorAll("dialog button")].find((b) => b.innerText.startsWith("Share")).click(), true)`)
	p.Wait("window.shared")
	if url := Eval[string](p, "shared.url"); url != address+"/#v=1&rho=0.3" {
		t.Errorf("what is shared is %s", url)
	}
}

// The view moves and zooms by keys at the picture, and the points by theirs.
func TestViewByKeys(t *testing.T) {
	p := open(t, "/#v=1")
	Eval[bool](p, `(document.getElementById("stage").focus(), true)`)
	now := link(p)
	for _, key := range []string{kb.ArrowRight, kb.ArrowUp, "+", "-"} {
		p.Key(key)
		now = changed(p, now)
		if !strings.Contains(now, "view=") || strings.Contains(now, "data=") {
			t.Errorf("after %q the link is %q", key, now)
		}
	}
	p.Key("0")
	if now = changed(p, now); now != "v=1" {
		t.Errorf("after 0 the link is %q", now)
	}
	p.Key("?")
	p.Wait(`document.querySelector("dialog[open]")`)
	for _, part := range []string{"+", "arrow keys", "Page Up", "Delete", "Alt R"} {
		if s := Eval[string](p, `document.querySelector("dialog").innerText`); !strings.Contains(s, part) {
			t.Errorf("the help does not say %q", part)
		}
	}
}

// On paper the page is light and holds the picture as SVG.
func TestPrint(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Dark(true)
	p.Goto(address + "/?lang=en")
	alive(p)
	painted(p)
	p.Sleep(2500e6)
	Eval[bool](p, `(dispatchEvent(new Event("beforeprint")), true)`)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	p.Wait(`document.querySelector(".printed svg").getClientRects().length && !document.querySelector("#paint canvas").getClientRects().length`)
	if ink := Eval[string](p, `getComputedStyle(document.querySelector("#why p")).color + getComputedStyle(document.documentElement).getPropertyValue("--crease-paper")`); !strings.Contains(ink, "#f") {
		t.Errorf("ink and paper are %s", ink)
	}
	for _, selector := range []string{"#controls", "#tools", "#viewtools", ".opening nav", "#gallery"} {
		if Eval[bool](p, fmt.Sprintf(`document.querySelector(%q).getClientRects().length > 0`, selector)) {
			t.Errorf("%s is printed", selector)
		}
	}
	Eval[bool](p, `(dispatchEvent(new Event("afterprint")), true)`)
	p.Wait(`!document.querySelector(".printed")`)
}
