package browser

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Page is one tab with a history, a storage and a console of its own. Its
// first error stays, and what follows an error does nothing.
type Page struct {
	ctx    context.Context
	cancel context.CancelFunc
	Err    error

	frame runtime.ExecutionContextID // of Eval; 0 for the main one
	seen  *seen
}

// seen is what the listener of a tab has gathered.
type seen struct {
	sync.Mutex
	console  []string // errors and uncaught exceptions
	bytes    int64    // received over the wire
	contexts []runtime.ExecutionContextID
}

// Patience is how long a Page waits for what must come.
const Patience = 20 * time.Second

// Open opens a tab of w x h CSS pixels.
func (b *Browser) Open(w, h int64, opts ...chromedp.EmulateViewportOption) *Page {
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	p := &Page{ctx: ctx, cancel: cancel, seen: &seen{}}
	p.Err = chromedp.Listen(ctx, p.seen.listen)
	p.do(chromedp.EmulateViewport(w, h, opts...))
	call(p, network.Enable, network.EnableParams{})
	return p
}

// Close closes the tab.
func (p *Page) Close() { p.cancel() }

func (p *seen) listen(ev any) {
	p.Lock()
	defer p.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == "error" || ev.Type == "assert" {
			var parts []string
			for _, a := range ev.Args {
				parts = append(parts, a.Description+string(a.Value))
			}
			p.console = append(p.console, strings.Join(parts, " "))
		}
	case *runtime.EventExceptionThrown:
		text := ev.ExceptionDetails.Text
		if ev.ExceptionDetails.Exception != nil {
			text += " " + ev.ExceptionDetails.Exception.Description
		}
		p.console = append(p.console, text)
	case *network.EventLoadingFinished:
		p.bytes += int64(ev.EncodedDataLength)
	case *runtime.EventExecutionContextCreated:
		p.contexts = append(p.contexts, ev.Context.ID)
	case *runtime.EventExecutionContextsCleared:
		p.contexts = nil
	}
}

// Console returns the errors that the page's console has seen.
func (p *Page) Console() []string {
	p.seen.Lock()
	defer p.seen.Unlock()
	return append([]string(nil), p.seen.console...)
}

// Bytes returns how much the page has received over the wire.
func (p *Page) Bytes() int64 {
	p.seen.Lock()
	defer p.seen.Unlock()
	return p.seen.bytes
}

func (p *Page) do(steps ...chromedp.Action[chromedp.Void]) {
	if p.Err == nil {
		p.Err = chromedp.Do(p.ctx, steps...)
	}
}

// Goto opens an address.
func (p *Page) Goto(url string) { p.do(chromedp.Navigate(url)) }

// Sleep lets time pass.
func (p *Page) Sleep(d time.Duration) { time.Sleep(d) }

// Eval returns the value of a JavaScript expression; a promise is awaited.
func Eval[T any](p *Page, expression string) (v T) {
	if p.Err != nil {
		return v
	}
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise, func(e *runtime.EvaluateParams) {
		if p.frame != 0 {
			e.ContextID = p.frame
		}
	}))
	if err != nil {
		p.Err = fmt.Errorf("%s: %w", expression, err)
	}
	return v
}

// Frame returns the frame of the page whose address contains part, once it has
// loaded: for Eval and Wait; what is sent to it goes to the page.
func (p *Page) Frame(part string) *Page {
	f := &Page{ctx: p.ctx, seen: p.seen}
	for end := time.Now().Add(Patience); p.Err == nil && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		p.seen.Lock()
		contexts := append([]runtime.ExecutionContextID(nil), p.seen.contexts...)
		p.seen.Unlock()
		for _, id := range contexts {
			f.frame, f.Err = id, nil
			if at := Eval[string](f, "document.readyState === 'complete' ? location.href : ''"); f.Err == nil && strings.Contains(at, part) {
				return f
			}
		}
	}
	f.Err = fmt.Errorf("no frame with %q in its address", part)
	return f
}

// Painting is a script for Before: it notes what is painted (see painting.js).
//
//go:embed painting.js
var Painting string

// Before runs a script in every document of the tab before its own.
func (p *Page) Before(script string) {
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// left is what Chromium says of an expression whose page gives way to another.
const left = "Inspected target navigated or closed"

// Wait waits until an expression is true, here or on the page that follows.
func (p *Page) Wait(expression string) {
	for end := time.Now().Add(Patience); p.Err == nil; time.Sleep(25 * time.Millisecond) {
		if Eval[bool](p, "Boolean("+expression+")") {
			return
		}
		if p.Err != nil && strings.Contains(p.Err.Error(), left) && time.Now().Before(end) {
			p.Err = nil
		}
		if p.Err == nil && time.Now().After(end) {
			p.Err = fmt.Errorf("never true: %s", expression)
		}
	}
}

// call sends one command of the protocol.
func call[P, R any](p *Page, cmd cdp.Command[P, R], params P) {
	if p.Err == nil {
		_, p.Err = chromedp.Call(p.ctx, cmd, params)
	}
}

// Screenshot returns the window as a PNG file.
func (p *Page) Screenshot() []byte {
	if p.Err != nil {
		return nil
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.Err = err
	}
	return png
}

// Back and Forward walk the history.
func (p *Page) Back()    { p.do(chromedp.NavigateBack()) }
func (p *Page) Forward() { p.do(chromedp.NavigateForward()) }

// Reload loads the page again.
func (p *Page) Reload() { p.do(chromedp.Reload()) }

// Dark lets the system prefer a dark or a light theme.
func (p *Page) Dark(on bool) {
	value := "light"
	if on {
		value = "dark"
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}}})
}
