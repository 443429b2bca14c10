package browser

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// puppeteer drives Firefox by WebDriver BiDi, which chromedp does not speak.
const puppeteer = "puppeteer-core@24.10.0"

// The page lives in Firefox too: it draws, a key moves a point, and the story
// has its figures and formulas. It is left out where there is no Firefox.
func TestFirefox(t *testing.T) {
	var firefox string
	for _, name := range []string{os.Getenv("FIREFOX"), "firefox-esr", "firefox"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			firefox = path
			break
		}
	}
	if firefox == "" {
		t.Skip("no Firefox: install one (Debian: apt-get install firefox-esr) or name it in FIREFOX")
	}
	dir, err := filepath.Abs("../bin/firefox")
	if err != nil {
		t.Fatal(err)
	}
	library := filepath.Join(dir, "node_modules", "puppeteer-core", "lib", "esm", "puppeteer", "puppeteer-core.js")
	if _, err := os.Stat(library); err != nil {
		out, fault := exec.Command("npm", "install", "--prefix", dir, "--ignore-scripts", "--no-audit", "--no-fund", puppeteer).CombinedOutput()
		if _, err := os.Stat(library); err != nil {
			t.Skipf("%s cannot be had from npm (%v): %s", puppeteer, fault, out)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", "firefox.mjs", library, firefox, strict)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("firefox.mjs: %v", err)
	}
	var seen struct {
		Errors              []string
		Handles, Figure     int
		Result, Link, Share string
		Fraction            bool
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	for _, line := range seen.Errors {
		t.Errorf("in the console: %s", line)
	}
	if seen.Handles < 3 || !strings.Contains(seen.Result, "exact") || seen.Figure == 0 || !seen.Fraction {
		t.Errorf("seen: %+v", seen)
	}
	if !strings.HasPrefix(seen.Link, "#v=1&data=0,0~2.4") || seen.Share != strict+"/"+seen.Link {
		t.Errorf("the link is %q, what is shared %q", seen.Link, seen.Share)
	}
}
