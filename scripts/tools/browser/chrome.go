// Package browser drives the page in Chromium as a person does: its tests are
// what the page promises.
package browser

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
)

// Chromium returns the path of a Chromium, "" when there is none.
func Chromium() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

// Serve starts the local server on a folder and returns its address, without
// the last slash, and what stops it.
func Serve(server, dir string, flags ...string) (address string, stop func(), err error) {
	cmd := exec.Command(server, append([]string{"-dir", dir, "-addr", "localhost:0"}, flags...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() { cmd.Process.Kill(); cmd.Wait() }
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("the server printed no address: %w", err)
	}
	return strings.TrimSuffix(strings.TrimSpace(line), "/"), stop, nil
}

// Browser is a running Chromium with software WebGL2.
type Browser struct {
	ctx  context.Context
	stop []func()
}

// chrome are features of the browser's own windows that load pages of theirs
// for each: they would take turns with the page that is looked at.
const chrome = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,Translate"

// Start starts a Chromium with more flags than the usual ones.
func Start(flags map[string]any) (*Browser, error) {
	dir, err := os.MkdirTemp("", "crease-chromium")
	if err != nil {
		return nil, err
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(Chromium()), chromedp.UserDataDir(dir), chromedp.NoFirstRun, chromedp.NoSandbox,
		chromedp.Flag("headless", "new"), chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-backgrounding-occluded-windows", true), chromedp.Flag("disable-renderer-backgrounding", true),
		chromedp.Flag("disable-features", chrome),
	}
	for name, value := range flags {
		if name == "disable-features" {
			value = fmt.Sprint(chrome, ",", value)
		}
		opts = append(opts, chromedp.Flag(name, value))
	}
	alloc, cancelAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	b := &Browser{ctx: ctx, stop: []func(){cancel, cancelAlloc, func() { os.RemoveAll(dir) }}}
	if err := chromedp.Do(ctx); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// Close ends the browser.
func (b *Browser) Close() {
	for _, stop := range b.stop {
		stop()
	}
}

// Renderers returns the CPU-seconds that pages and painting have used.
func (b *Browser) Renderers() (seconds float64) {
	info, err := chromedp.CallBrowser(b.ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return 0
	}
	for _, p := range info.ProcessInfo {
		if p.Type == "renderer" || p.Type == "GPU" {
			seconds += p.CPUTime
		}
	}
	return seconds
}
