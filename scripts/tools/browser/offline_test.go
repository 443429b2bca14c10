package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
)

// stored waits until the service worker has kept what a page needs.
func stored(p *Page) {
	p.Wait(`(caches.open("crease").then((c) => c.keys()).then((keys) => {
		const names = keys.map((k) => k.url);
		window.kept = names.some((n) => /engine\..*\.wasm/.test(n)) && names.some((n) => n.endsWith("/worker.js")) && names.includes(location.href.split(/[?#]/)[0]);
	}), window.kept)`)
}

// slow lets the network be that of a telephone: 1.6 Mbit/s, 150 ms.
func slow(p *Page) {
	call(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 0.75e6 / 8}},
	})
}

// A second visit is interactive in at most half the time of the first, and a
// third does without a network.
func TestSecondVisit(t *testing.T) {
	at, stop, err := Serve(*server, *site)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { stop() }()
	p := tab(t, usual, 1000, 700)
	slow(p)
	p.Before(`new MutationObserver((_, self) => {
		if (!document.documentElement?.classList.contains("alive")) return;
		self.disconnect();
		window.took = performance.now();
	}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["class"]})`)
	visit := func(path string) float64 {
		p.Goto(at + path)
		p.Wait("window.took")
		return Eval[float64](p, "took")
	}
	first := visit("/#v=1")
	stored(p)
	second := visit("/?lang=en#v=1&rho=0.3")
	if second > first/2 {
		t.Errorf("the first visit took %.0f ms, the second %.0f", first, second)
	}
	visit("/p/square/")

	stop()
	stop = func() {}
	// As a link does.
	for _, path := range []string{"/?theme=dark#v=1&rho=0.2", "/p/square/?lang=en", "/?lang=en#v=1"} {
		Eval[bool](p, fmt.Sprintf(`(location.assign(%q), true)`, at+path))
		p.Wait(fmt.Sprintf(`location.href.startsWith(%q) && window.took`, at+path))
		settle(p)
		if p.Err != nil {
			t.Fatalf("%s without a network: %v", path, p.Err)
		}
		if square := strings.HasPrefix(Eval[string](p, "document.title"), "Square"); square != strings.Contains(path, "square") {
			t.Errorf("%s shows %s", path, Eval[string](p, "document.title"))
		}
	}
	dragged(t, p)
}

// A new version is seen at once, with old copies at hand.
func TestUpdate(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(*site)); err != nil {
		t.Fatal(err)
	}
	at, stop, err := Serve(*server, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	p := tab(t, usual, 1000, 700)
	p.Goto(at + "/")
	alive(p)
	stored(p)
	for name, change := range map[string][2]string{
		"index.html": {`<title>`, `<title>New: `},
		"sw.js":      {`const current = [`, `const current = ["a/new.js",`},
	} {
		file := filepath.Join(dir, name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(data), change[0], change[1], 1)
		if changed == string(data) {
			t.Fatalf("nothing to change in %s", name)
		}
		if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p.Before(`addEventListener("DOMContentLoaded", () => (window.named = document.title))`)
	p.Goto(at + "/?again")
	if s := Eval[string](p, "named"); !strings.HasPrefix(s, "New: ") {
		t.Errorf("the page is still %q", s)
	}
	alive(p)
}
