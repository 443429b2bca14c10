package browser

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeCore is what judges accessibility; no page loads it.
const axeCore = "axe-core@4.14.1"

// axe returns the source of axe-core, from npm the first time. Where it cannot
// be had the test is left out, but for CI.
func axe(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../bin/axe")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "node_modules", "axe-core", "axe.min.js")
	data, err := os.ReadFile(file)
	if err != nil {
		out, fault := exec.Command("npm", "install", "--prefix", dir, "--ignore-scripts", "--no-audit", "--no-fund", axeCore).CombinedOutput()
		if data, err = os.ReadFile(file); err != nil {
			give := t.Skipf
			if os.Getenv("CI") == "true" {
				give = t.Fatalf
			}
			give("%s cannot be had from npm (%v): %s", axeCore, fault, out)
		}
	}
	return string(data)
}

// finding is one thing that axe-core finds, and where.
type finding struct {
	ID, Impact, Help string
	Nodes            []struct{ Target []any }
}

// judge fails where axe-core finds anything serious or critical on the page.
func judge(t *testing.T, p *Page, source, what string) {
	t.Helper()
	found := Eval[json.RawMessage](p, "(() => {"+source+"\n;return axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.map((n) => ({Target: n.target}))})));})()")
	if p.Err != nil {
		t.Fatalf("%s: %v", what, p.Err)
	}
	var list []finding
	if err := json.Unmarshal(found, &list); err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		var where []string
		for _, n := range f.Nodes {
			at, _ := json.Marshal(n.Target)
			where = append(where, string(at))
		}
		say := t.Logf
		if f.Impact == "serious" || f.Impact == "critical" {
			say = t.Errorf
		}
		say("%s: %s (%s): %s at %.300s", what, f.ID, f.Impact, f.Help, strings.Join(where, " "))
	}
}

// Nothing serious is found on the explorer, on an embed and on a page of a
// preset, in any theme and language, nor in what they open.
func TestAccessible(t *testing.T) {
	source := axe(t)
	for _, page := range []string{"/", "/embed/?load=auto", "/p/equilateral/"} {
		for _, theme := range []string{"light", "dark"} {
			for _, lang := range []string{"en", "zh"} {
				p := tab(t, usual, 1200, 800)
				join := "?"
				if strings.Contains(page, "?") {
					join = "&"
				}
				p.Goto(address + page + join + "theme=" + theme + "&lang=" + lang)
				alive(p)
				what := page + " " + theme + " " + lang
				Eval[bool](p, `(document.getElementById("drawer")?.click(), document.querySelectorAll("details").forEach((d) => d.open = true), true)`)
				p.Sleep(300e6)
				judge(t, p, source, what)
			}
		}
	}
}

// The same of dialogs, of a phone, and of a page whose script does not run.
func TestAccessibleInPart(t *testing.T) {
	source := axe(t)
	for _, theme := range []string{"light", "dark"} {
		for _, id := range []string{"share", "help"} {
			p := tab(t, usual, 1200, 800)
			p.Goto(address + "/?theme=" + theme)
			alive(p)
			Eval[bool](p, `(document.getElementById("`+id+`").click(), true)`)
			p.Wait(`document.querySelector("dialog[open]")`)
			judge(t, p, source, id+" "+theme)
		}
	}
	p := tab(t, usual, 360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch)
	p.Goto(address + "/")
	alive(p)
	judge(t, p, source, "phone")
	if w := Eval[int](p, "document.documentElement.scrollWidth"); w > 360 {
		t.Errorf("the page is %d pixels wide on a phone of 360", w)
	}
	// 1280 pixels at 200 % are 640 pixels.
	p = tab(t, usual, 640, 400)
	p.Goto(address + "/")
	alive(p)
	judge(t, p, source, "zoomed")
	if w := Eval[int](p, "document.documentElement.scrollWidth"); w > 640 {
		t.Errorf("the page is %d pixels wide where 640 are seen", w)
	}
	p = tab(t, usual, 1000, 640)
	p.Goto(address + "/embed/?load=click")
	p.Wait(`!document.getElementById("start").hidden`)
	judge(t, p, source, "an embed that waits")
}
