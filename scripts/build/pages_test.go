package main

import (
	"encoding/json"
	"errors"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/words"
)

var update = flag.Bool("update", false, "write the golden files again")

// site builds all but the modules, which are named and left empty, at an
// address with a path.
func site(t *testing.T) *builder {
	t.Helper()
	t.Chdir("../..")
	b := &builder{out: t.TempDir(), base: "https://example.org/crease/", version: "v1-2-gabcdef", date: "2026-01-02"}
	b.config.Engine = &module{Raw: "a/engine.wasm", RawBytes: 3, Gz: "a/engine.wasm.gz", GzBytes: 2}
	b.images = b.config.Engine
	empty := func() error {
		return errors.Join(b.write(b.config.Engine.Raw, nil), b.write(b.config.Engine.Gz, nil))
	}
	for _, step := range []func() error{empty, b.static, b.pages, b.imagesPage, b.missing, b.sitemap} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func read(t *testing.T, b *builder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(b.out, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// hashed are names that change with every script and style.
var hashed = regexp.MustCompile(`a/[0-9a-f]{12}/`)

// said returns what a page says of itself: its head without the scripts and
// what they are told, and how it is cited.
func said(html string) string {
	head, rest, _ := strings.Cut(html, "</head>")
	_, cite, _ := strings.Cut(rest, `<details class="cite"`)
	cite, _, _ = strings.Cut(cite, "</details>")
	var out strings.Builder
	for line := range strings.Lines(hashed.ReplaceAllString(head, "a/HASH/")) {
		if !strings.Contains(line, "modulepreload") && !strings.Contains(line, `id="config"`) {
			out.WriteString(line)
		}
	}
	return out.String() + "</head>\n<details class=\"cite\"" + cite + "</details>\n"
}

func TestSite(t *testing.T) {
	b := site(t)

	// What a preset page says of itself is held by a golden file.
	golden := "scripts/build/testdata/square.html"
	got := said(read(t, b, "p/square/index.html"))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the square's page says of itself\n%s\nwant\n%s", got, want)
	}

	if len(scene.Presets) < 20 {
		t.Errorf("%d presets", len(scene.Presets))
	}
	titles := map[string]bool{}
	for _, p := range scene.Presets {
		html := read(t, b, "p/"+p.Name+"/index.html")
		title := regexp.MustCompile(`<title>([^<]*)</title>`).FindStringSubmatch(html)[1]
		if titles[title] {
			t.Errorf("two pages are named %q", title)
		}
		titles[title] = true
		pic := still(p.Link).Picture()
		if !strings.Contains(html, picture.SVG(pic, "auto")) {
			t.Errorf("%s: its picture is not in its page", p.Name)
		}
		card, err := png.DecodeConfig(strings.NewReader(read(t, b, "p/"+p.Name+"/card.png")))
		if err != nil || card.Width != cardW || card.Height != cardH {
			t.Errorf("%s: the card is %d x %d: %v", p.Name, card.Width, card.Height, err)
		}
		var o struct{ Type, Version, Title, HTML string }
		if err := json.Unmarshal([]byte(read(t, b, "p/"+p.Name+"/oembed.json")), &o); err != nil {
			t.Errorf("%s: oEmbed: %v", p.Name, err)
		}
		if o.Type != "rich" || o.Version != "1.0" || o.Title != p.Title().String() || !strings.HasPrefix(o.HTML, `<iframe src="https://example.org/crease/embed/?`) {
			t.Errorf("%s: oEmbed says %+v", p.Name, o)
		}
		if !strings.Contains(read(t, b, "sitemap.xml"), "<loc>https://example.org/crease/p/"+p.Name+"/</loc>") {
			t.Errorf("%s is not in the site map", p.Name)
		}
	}

	// What is shown for an address that has no page names everything from the root
	// of the host, in both languages, and needs no script.
	lost := read(t, b, notFound)
	for _, m := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(lost, -1) {
		if !strings.HasPrefix(m[1], "/crease/") {
			t.Errorf("%s names %s", notFound, m[1])
		}
	}
	for _, part := range []string{`href="/crease/"`, `href="/crease/p/square/"`, words.M("missing.title").In(words.En), words.M("missing.title").In(words.Zh)} {
		if !strings.Contains(lost, part) {
			t.Errorf("%s does not hold %s", notFound, part)
		}
	}
	if strings.Contains(lost, "<script") || strings.Contains(lost, "<style") {
		t.Errorf("%s needs a script or a style of its own", notFound)
	}
	if read(t, b, ".nojekyll") != "" {
		t.Error(".nojekyll is not empty")
	}

	if err := b.links(); err != nil {
		t.Errorf("broken links:\n%v", err)
	}
}

func TestLinks(t *testing.T) {
	good := map[string]string{
		"index.html":   `<a href="p/"></a> <a href="#here"></a> <p id="here"> <a href="p/#there"></a> <a href="p/#v=1&amp;rho=1"></a> <a href="https://arxiv.org/"></a> <meta content="https://x.org/p/">`,
		"p/index.html": `<img src="../a.js"> <p id="there"> <a href="../#here"></a>`,
		"a.js":         "import { b } from \"./b.js\";\nawait import(\"./b.js\");",
		"b.js":         "",
		notFound:       `<a href="/"></a> <a href="/p/"></a>`,
		"o.json":       `{"thumbnail_url": "https://x.org/p/", "html": "<iframe src=\"https://x.org/p/#v=1\">"}`,
	}
	bad := map[string][2]string{
		"a file":            {"index.html", ` <a href="gone.html">`},
		"an anchor":         {"index.html", ` <a href="p/#gone">`},
		"the root":          {"p/index.html", ` <a href="/">`},
		"above the site":    {"index.html", ` <a href="../">`},
		"a folder":          {"index.html", ` <a href="p">`},
		"a module":          {"a.js", "\nimport { c } from \"./gone.js\";"},
		"a module, late":    {"a.js", "\nconst { c } = await import(\"./gone.js\");"},
		"a card":            {"index.html", ` <meta property="og:image" content="https://x.org/gone.png">`},
		"a style":           {"c.css", `a { background: url("gone.svg") }`},
		"a page in the map": {"s.xml", `<loc>https://x.org/gone/</loc>`},
		"a page not found":  {notFound, ` <a href="/gone/">`},
		"a frame":           {"o.json", ` "src=\"https://x.org/gone/#v=1\"`},
	}
	try := func(name, more string) error {
		b := &builder{out: t.TempDir(), base: "https://x.org/"}
		for file, text := range good {
			if err := b.write(file, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if name != "" {
			if err := b.write(name, []byte(good[name]+more)); err != nil {
				t.Fatal(err)
			}
		}
		return b.links()
	}
	if err := try("", ""); err != nil {
		t.Errorf("nothing is wrong here: %v", err)
	}
	for what, c := range bad {
		if err := try(c[0], c[1]); err == nil {
			t.Errorf("%s: %s in %s passes", what, c[1], c[0])
		}
	}
}
