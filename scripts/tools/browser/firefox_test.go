package browser

import (
	"bufio"
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

// display starts a screen in memory, on which Firefox has WebGL2, and returns its
// name; "" where there is no Xvfb.
func display(t *testing.T) string {
	path, err := exec.LookPath("Xvfb")
	if err != nil {
		t.Log("no Xvfb: Firefox draws SVG alone (Debian: apt-get install xvfb libgl1-mesa-dri)")
		return ""
	}
	cmd := exec.Command(path, "-displayfd", "1", "-screen", "0", "1280x1000x24")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	number, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// The page lives in Firefox too: it draws, on a canvas where it can, a key and
// the mouse move a point, the story has its figures and formulas, and an embed
// works. It is left out where there is no Firefox.
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
	cmd := exec.CommandContext(ctx, "node", "firefox.mjs", library, firefox, strict, other)
	screen := display(t)
	if screen != "" {
		cmd.Args = append(cmd.Args, screen)
		cmd.Env = append(os.Environ(), "DISPLAY="+screen, "LIBGL_ALWAYS_SOFTWARE=1")
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("firefox.mjs: %v", err)
	}
	var seen struct {
		Errors                              []string
		Handles, Figure                     int
		Result, Link, Dragged, Share, Embed string
		Fraction, Canvas                    bool
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
	if seen.Canvas != (screen != "") {
		t.Errorf("a canvas: %v, a screen: %q", seen.Canvas, screen)
	}
	if !strings.HasPrefix(seen.Link, "#v=1&data=0,0~2.4") || seen.Share != strict+"/"+seen.Dragged {
		t.Errorf("the link is %q, what is shared %q", seen.Dragged, seen.Share)
	}
	if last := seen.Dragged[strings.LastIndex(seen.Dragged, "~")+1:]; strings.HasPrefix(last, "-1.4") || !strings.HasSuffix(last, ",1.4") {
		t.Errorf("80 pixels to the right lead from -1.4,1.4 to %s", last)
	}
	if seen.Embed != square {
		t.Errorf("the embed shows %q", seen.Embed)
	}
}
