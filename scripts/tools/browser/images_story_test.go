package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The chapter on images shows what the page of images shows at the chapter's link, and
// opens it there.
func TestStoryOpensThePageOfImages(t *testing.T) {
	p := open(t, "/")
	if ok := Eval[bool](p, `new Promise((done) => {
		const image = document.querySelector("#images img");
		const seen = () => done(image.naturalWidth > 0);
		image.addEventListener("load", seen);
		image.loading = "eager";
		image.scrollIntoView({block: "center", behavior: "instant"});
		if (image.complete && image.naturalWidth) seen();
	})`); !ok {
		t.Error("the figure does not load")
	}
	if alt := Eval[string](p, `document.querySelector("#images img").alt`); !strings.Contains(alt, "dB") {
		t.Errorf("the figure is described as %q", alt)
	}
	Eval[bool](p, `(document.querySelector("#images .open").click(), true)`)
	p.Wait(`location.pathname.endsWith("/images/") && document.documentElement?.dataset.exp === "between"`)
}

// On a phone the explorer leads to the page of images too.
func TestPhoneLeadsToThePageOfImages(t *testing.T) {
	p := tab(t, usual, 360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch)
	p.Goto(address + "/")
	alive(p)
	const way = `[...document.querySelectorAll('a[href$="images/"]')].find((a) => a.getClientRects().length && !a.closest(".story"))`
	if h := Eval[float64](p, way+`?.getBoundingClientRect().height ?? 0`); h < 40 {
		t.Fatalf("a link %g pixels tall", h)
	}
	Eval[bool](p, `(`+way+`.click(), true)`)
	p.Wait(`location.pathname.endsWith("/images/") && document.documentElement?.classList.contains("alive")`)
}
