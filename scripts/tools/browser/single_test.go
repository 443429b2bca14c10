package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
)

// A figure saved as one file is alive when it is opened from a disk, without a
// network.
func TestSingleFile(t *testing.T) {
	p := open(t, "/#v=1&data=-1~0.4~1.6&rho=0.2")
	Eval[bool](p, `(() => {
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => ((window.saved = blob), make.call(URL, blob));
		return true;
	})()`)
	p.Click(at(p, "#share", 0.5, 0.5))
	p.Wait(`document.querySelector("dialog[open]")`)
	Eval[bool](p, `([...document.querySelectorAll("dialog button")].find((b) => b.innerText.includes("HTML")).click(), true)`)
	p.Wait(`window.saved?.type === "text/html"`)
	html := Eval[string](p, `saved.text()`)
	for _, token := range []string{"@CONFIG@", "@POSTER@", "@TITLE@", "@DESC@", "@ENGINE@"} {
		if strings.Contains(html, token) {
			t.Errorf("%s stands in the file", token)
		}
	}
	file := filepath.Join(t.TempDir(), "figure.html")
	if err := os.WriteFile(file, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}

	q := tab(t, usual, 1000, 700)
	call(q, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/*", Block: true}}})
	q.Goto("file://" + file)
	q.Wait(`document.querySelector("#poster svg path")`)
	alive(q)
	if n := Eval[int](q, `document.querySelectorAll(".handle[data-id^='point/']").length`); n != 3 {
		t.Errorf("%d points", n)
	}
	if s := Eval[string](q, `document.getElementById("full").href`); !strings.HasPrefix(s, address+"/#v=1&data=-1~0.4~1.6") {
		t.Errorf("the full page is %s", s)
	}
	// It follows a drag, and remembers it in its address.
	from := place(q, "point/1")
	q.Drag(from, XY{from.X + 40, from.Y}, 5)
	q.Wait(`location.hash.includes("data=-1~0.")`)
	settle(q)
	if s := param(q, "data"); s == "-1~0.4~1.6" || !strings.HasPrefix(s, "-1~") {
		t.Errorf("after a drag the data are %s", s)
	}
	if n := Eval[int](q, `performance.getEntriesByType("resource").filter((r) => /^(http|file)/.test(r.name)).length`); n != 0 {
		t.Errorf("the file fetched %d others", n)
	}
}
