package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// A notice goes when what it speaks of is over; the same mistake twice is said
// twice.
func TestNoticesGo(t *testing.T) {
	p := open(t, "/#v=1&view=0,0,0")
	p.Wait(`document.querySelector("#notices li")`)
	p.Click(at(p, "#zoomin", 0.5, 0.5))
	p.Wait(`!document.querySelector("#notices li")`)

	// What is pasted is no list of points, twice.
	paste := `(() => {
		const data = new DataTransfer();
		data.setData("text/plain", "1, two");
		document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
		return true;
	})()`
	Eval[bool](p, paste)
	p.Wait(`document.querySelector("#notices li.error[role=alert]")`)
	Eval[bool](p, `(window.first = document.querySelector("#notices li"), true)`)
	Eval[bool](p, paste)
	p.Wait(`document.querySelectorAll("#notices li").length === 1 && document.querySelector("#notices li") !== first`)
	Eval[bool](p, `(document.querySelector('.handle[data-id="point/0"]').focus(), true)`)
	p.Key(kb.ArrowRight)
	p.Wait(`!document.querySelector("#notices li")`)

	// What is no error is said by the announcer.
	q := open(t, "/#v=1&data=0.5")
	Eval[bool](q, `(document.querySelector('.handle[data-id="point/0"]').focus(), true)`)
	q.Key(kb.Delete)
	q.Wait(`document.querySelector("#notices li.info") && document.getElementById("say").textContent.trim() === document.querySelector("#notices li p").textContent`)
}

// The hint to drag stands in the picture, and neither in files, nor in what a
// host asks for, nor on paper.
func TestHintStaysInThePicture(t *testing.T) {
	p := tab(t, usual, 1200, 800)
	p.Before(kept)
	p.Goto(address + "/?lang=en#v=1")
	alive(p)
	painted(p)
	hint := func(p *Page, selector string) bool {
		return Eval[bool](p, `[...document.querySelectorAll("`+selector+`")].some((node) => /drag me/.test(node.textContent) && node.getClientRects().length)`)
	}
	if !hint(p, ".labels span") {
		t.Error("there is no hint in the picture")
	}
	p.Sleep(2500e6) // paper's picture is fetched at rest
	Eval[bool](p, `(dispatchEvent(new Event("beforeprint")), true)`)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	p.Wait(`document.querySelector(".printed svg text")`)
	if hint(p, "text, .labels span") {
		t.Error("the hint is printed")
	}
	Eval[bool](p, `(dispatchEvent(new Event("afterprint")), true)`)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	Eval[bool](p, `(document.getElementById("share").click(), true)`)
	p.Wait(`document.querySelector("dialog[open]")`)
	Eval[bool](p, `([...document.querySelectorAll("dialog section:last-of-type .row > button")].forEach((b) => /SVG|HTML/.test(b.innerText) && b.click()), true)`)
	p.Wait(`files["crease.svg"] && files["crease.html"]`)
	for name, part := range map[string]string{"crease.svg": "<svg", "crease.html": `<figure class="poster" id="poster"><svg`} {
		_, text, found := strings.Cut(Eval[string](p, `files["`+name+`"].text()`), part)
		text, _, _ = strings.Cut(text, "</svg>")
		if !found || strings.Contains(text, "drag me") || !strings.Contains(text, "x₁") {
			t.Errorf("%s: %.300s", name, text)
		}
	}

	// An embed, as SVG and as the host has it.
	q := talk(t, frames(t), "load=auto&api=1", "v=1", "")
	q.Wait(`told.some((m) => m.event === "ready" && m.value.live)`)
	f := q.Frame("/embed/")
	f.Wait(`document.querySelector("#paint svg")`)
	if s := Eval[string](q, `call("screenshot").then((a) => a.value)`); strings.Contains(s, "drag me") || !strings.Contains(s, "<text") {
		t.Errorf("the host's picture is %.300s", s)
	}
	if !hint(f, "#paint text") {
		t.Error("there is no hint in the embed")
	}
	call(q, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	f.Wait(`matchMedia("print").matches`)
	if hint(f, "#paint text") {
		t.Error("the hint of an embed is printed")
	}
}
