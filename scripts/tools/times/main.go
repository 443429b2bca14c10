// Command times measures in headless Chromium, with WebGL in software, what a
// person waits for, and prints the table of times in the README: medians of
// some runs each, all in one sitting.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"log"
	"slices"
	"strings"
	"time"

	"crease/scripts/tools/browser"
)

//go:embed probe.js
var probe string

func main() {
	log.SetFlags(0)
	log.SetPrefix("times: ")
	site := flag.String("site", "build/site", "folder of the site")
	serve := flag.String("serve", "scripts/tools/bin/serve", "the local server")
	root := flag.String("root", ".", "folder of the project")
	runs := flag.Int("runs", 5, "runs that medians are taken of")
	only := flag.String("only", "", "only the rows whose name contains this")
	flag.Parse()

	b, err := browser.Start(nil)
	if err != nil {
		log.Fatal(err)
	}
	defer b.Close()
	address, stop, err := browser.Serve(*serve, *site)
	if err != nil {
		log.Fatal(err)
	}
	defer stop()
	bare, clean, err := buildBare(*root)
	if err != nil {
		log.Fatal(err)
	}
	defer clean()
	other, stopBare, err := browser.Serve(*serve, bare)
	if err != nil {
		log.Fatal(err)
	}
	defer stopBare()

	m := &meter{b, address}
	fmt.Println("| in the browser (`make times`) | median | least - greatest |\n|---|---|---|")
	for _, r := range []struct {
		what, unit string
		measure    func() (float64, error)
	}{
		{"first answered drag, from a cold start", "ms", m.firstAnswer},
		{"first frame of a bare Ebitengine page, from a cold start", "ms", func() (float64, error) { return firstFrame(b, other) }},
		{"frames a second in a long drag, canvas of 800 x 500", "", func() (float64, error) { return m.frames("v=1") }},
		{"the same, five balls solved and certified", "", func() (float64, error) { return m.frames(five) }},
		{"longest task of the page's thread until the canvas is up (0: below 50)", "ms", m.longestLoading},
		{"longest task of the page's thread while dragging (0: below 50)", "ms", m.longestDragging},
		{"five balls: from the release to a certificate, gap <= 1e-6", "ms", m.certificate},
		{"from a move to its picture, while a network trains", "ms", m.trainingDrag},
		{"test errors of five estimators at all noise levels, from a release", "ms", m.risk},
		{"three digits of 28 x 28 pixels trained, three starts, shown all the while", "ms", m.trainingTime},
		{"pictures of that training shown a second", "", m.trainingPictures},
		{"panels of images after a move of the noise slider, at rest", "ms", func() (float64, error) { return m.slider("rest") }},
		{"the same during training", "ms", func() (float64, error) { return m.slider("training") }},
		{"an IDX file of 10,000 images with labels, from the drop to its first picture", "ms", m.openFile},
	} {
		if !strings.Contains(r.what, *only) {
			continue
		}
		var all []float64
		for range *runs {
			v, err := r.measure()
			if err != nil {
				log.Fatalf("%s: %v", r.what, err)
			}
			all = append(all, v)
		}
		slices.Sort(all)
		fmt.Printf("| %s | %s | %s - %s |\n", r.what, number(all[len(all)/2], r.unit), number(all[0], ""), number(all[len(all)-1], r.unit))
	}
}

func number(v float64, unit string) string {
	s := fmt.Sprintf("%.0f", v)
	if unit != "" {
		s += " " + unit
	}
	return s
}

// five are balls that no theorem covers.
const five = "v=1&data=0,0~2.4,0.4~-1.4,1.4~1,2.5~-0.6,-1.8&rho=0.25"

// meter measures the page at an address.
type meter struct {
	b       *browser.Browser
	address string
}

// open opens the page in a tab whose stage is 800 x 500 at most, cold: each tab
// has a cache of its own.
func (m *meter) open(link string) *browser.Page {
	p := fresh(m.b)
	p.Goto(m.address + "/#" + link)
	return p
}

// fresh opens an empty tab, noted by the probe. A new window of the browser
// loads pages for its own use: they are given the time to be done.
func fresh(b *browser.Browser) *browser.Page {
	p := b.Open(1200, 900)
	p.Before(browser.Painting)
	p.Before(probe)
	p.Sleep(2 * time.Second)
	return p
}

// painted opens the page and waits for its canvas and a moment of rest.
func (m *meter) painted(link string) *browser.Page {
	p := m.open(link)
	p.Wait(`document.querySelector("#paint canvas") && !document.querySelector("#paint .waiting")`)
	browser.Eval[bool](p, `(document.getElementById("stage").style.cssText += ";flex:none;box-sizing:content-box;width:800px;height:500px;max-width:none;max-height:none", probe.listen(), true)`)
	p.Wait(`document.querySelector("#paint canvas").clientWidth === 800 && document.querySelector("#paint canvas").clientHeight === 500`)
	p.Sleep(700 * time.Millisecond)
	return p
}

// firstAnswer returns when the first drag, begun as soon as there is something
// to drag, is answered by a picture.
func (m *meter) firstAnswer() (float64, error) {
	p := m.open("v=1")
	defer p.Close()
	at := browser.Eval[browser.XY](p, `probe.handle("point/1")`)
	p.Press(at)
	p.Move(browser.XY{X: at.X - 30, Y: at.Y + 20})
	ms := browser.Eval[float64](p, `probe.answer("point/1")`)
	p.Release(at)
	return ms, p.Err
}

// firstFrame returns when a bare page draws for the first time.
func firstFrame(b *browser.Browser, address string) (float64, error) {
	p := fresh(b)
	defer p.Close()
	p.Goto(address + "/")
	ms := browser.Eval[float64](p, `probe.soon(() => painting.first)`)
	return ms, p.Err
}

// circle drags point 1 about its place for the given time. The moves are made in
// the page, one a frame, as a browser hands them out: sent from outside they
// would be counted by how fast they come.
func circle(p *browser.Page, long time.Duration) {
	at := browser.Eval[browser.XY](p, `probe.handle("point/1")`)
	p.Press(at)
	browser.Eval[bool](p, fmt.Sprintf("probe.circle(%g, %g, %d)", at.X, at.Y, long.Milliseconds()))
	p.Release(at)
}

func (m *meter) frames(link string) (float64, error) {
	p := m.painted(link)
	defer p.Close()
	const long = 3 * time.Second
	circle(p, long) // the browser compiles meanwhile what is used most
	before := browser.Eval[float64](p, "painting.frames")
	circle(p, long)
	n := browser.Eval[float64](p, "painting.frames") - before
	if p.Err == nil && browser.Eval[int](p, "painting.reads") > 0 {
		return 0, fmt.Errorf("pixels are read back")
	}
	return n / long.Seconds(), p.Err
}

func (m *meter) longestLoading() (float64, error) {
	p := m.painted("v=1")
	defer p.Close()
	return browser.Eval[float64](p, "probe.longest(0)"), p.Err
}

func (m *meter) longestDragging() (float64, error) {
	p := m.painted("v=1")
	defer p.Close()
	begin := browser.Eval[float64](p, "performance.now()")
	circle(p, 3*time.Second)
	p.Sleep(300 * time.Millisecond)
	return browser.Eval[float64](p, fmt.Sprintf("probe.longest(%g)", begin)), p.Err
}

// settled drags point id away, lets it go at once, and returns how long after
// the release the results, or for all the picture too, changed for the last time.
func settled(p *browser.Page, id string, dx, dy float64, all bool) float64 {
	at := browser.Eval[browser.XY](p, `probe.handle("`+id+`")`)
	p.Press(at)
	p.Move(browser.XY{X: at.X + dx/2, Y: at.Y + dy/2})
	p.Sleep(200 * time.Millisecond)
	to := browser.XY{X: at.X + dx, Y: at.Y + dy}
	p.Move(to)
	p.Release(to)
	p.Sleep(1500 * time.Millisecond)
	if all {
		return browser.Eval[float64](p, "Math.max(probe.told, painting.last) - probe.released")
	}
	return browser.Eval[float64](p, "Math.max(probe.told - probe.released, 0)")
}

func (m *meter) certificate() (float64, error) {
	p := m.painted(five)
	defer p.Close()
	ms := settled(p, "point/1", -50, 30, false)
	gap := browser.Eval[float64](p, `Number(document.querySelector("#result .badge.certified")?.textContent.match(/[0-9.e-]+$/)?.[0] ?? NaN)`)
	if p.Err == nil && !(gap <= 1e-6) {
		return 0, fmt.Errorf("the gap is %g", gap)
	}
	return ms, p.Err
}

// trainingDrag returns the median of how long moves wait for their picture, one
// after the other, in a training that was under way.
func (m *meter) trainingDrag() (float64, error) {
	p := m.painted("v=1&method=train&opt=adam&steps=200000")
	defer p.Close()
	p.Wait(`document.querySelector('#running [data-word-label="page.play"]')?.click() ?? true`)
	p.Sleep(time.Second)
	at := browser.Eval[browser.XY](p, `probe.handle("point/1")`)
	p.Press(at)
	var all []float64
	for i := range 15 {
		browser.Eval[bool](p, `probe.handle("point/1").then(() => true)`)
		p.Move(browser.XY{X: at.X - 5*float64(i+1), Y: at.Y + 3*float64(i+1)})
		all = append(all, browser.Eval[float64](p, `probe.answer("point/1").then((at) => at - probe.moved)`))
	}
	p.Release(at)
	slices.Sort(all)
	return all[len(all)/2], p.Err
}

func (m *meter) risk() (float64, error) {
	p := m.painted("v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&law=-1,1&method=train&width=20")
	defer p.Close()
	return settled(p, "point/1", -30, 0, true), p.Err
}
