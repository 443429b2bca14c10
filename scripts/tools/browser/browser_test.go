package browser

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	site   = flag.String("site", "../../../build/site", "folder of the site")
	server = flag.String("serve", "../bin/serve", "the local server")
)

// address is where the site is served, strict with the content security policy
// of the README, and other where the host pages are: another origin.
var address, strict, other string

var usual *Browser // with software WebGL2

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(func() int {
		if Chromium() == "" {
			fmt.Println("no Chromium: the browser tests are left out; install one (Debian: apt-get install chromium) or name it in CHROMIUM")
			if os.Getenv("CI") == "true" {
				return 1
			}
			return 0
		}
		for _, s := range []struct {
			address *string
			dir     string
			flags   []string
		}{{&address, *site, nil}, {&strict, *site, []string{"-csp"}}, {&other, "host", nil}} {
			at, stop, err := Serve(*server, s.dir, s.flags...)
			if err != nil {
				fmt.Println(err)
				return 1
			}
			defer stop()
			*s.address = at
		}
		var err error
		if usual, err = Start(nil); err != nil {
			fmt.Println(err)
			return 1
		}
		defer usual.Close()
		return m.Run()
	}())
}

// tab opens a tab that must end without an error in its console.
func tab(t *testing.T, b *Browser, w, h int64, opts ...chromedp.EmulateViewportOption) *Page {
	t.Helper()
	p := b.Open(w, h, opts...)
	t.Cleanup(func() {
		if p.Err != nil {
			t.Error(p.Err)
		}
		for _, line := range p.Console() {
			t.Errorf("in the console: %s", line)
		}
		p.Close()
	})
	return p
}

// open opens the explorer and waits until it is alive.
func open(t *testing.T, path string) *Page {
	t.Helper()
	p := tab(t, usual, 1200, 800)
	p.Goto(address + path)
	alive(p)
	return p
}

// alive waits until the engine has drawn its first picture and all is at rest.
func alive(p *Page) {
	p.Wait(`document.documentElement.classList.contains("alive")`)
	settle(p)
}

// painted waits until the canvas has taken over from SVG.
func painted(p *Page) {
	p.Wait(`document.querySelector("#paint canvas") && !document.querySelector("#paint .waiting")`)
}

// place returns the middle of a handle in the window.
func place(p *Page, id string) XY {
	return Eval[XY](p, `(() => {
		const b = document.querySelector('.handle[data-id="`+id+`"]').getBoundingClientRect();
		return {X: b.x + b.width / 2, Y: b.y + b.height / 2};
	})()`)
}

// at returns a place of an element: shares of its width and height.
func at(p *Page, selector string, x, y float64) XY {
	return Eval[XY](p, fmt.Sprintf(`(() => {
		const b = document.querySelector(%q).getBoundingClientRect();
		return {X: b.x + %g * b.width, Y: b.y + %g * b.height};
	})()`, selector, x, y))
}

// link returns the fragment of the address.
func link(p *Page) string { return strings.TrimPrefix(Eval[string](p, "location.hash"), "#") }

// param returns one value of the link, "" where it is left out.
func param(p *Page, key string) string {
	for _, item := range strings.Split(link(p), "&") {
		if k, v, _ := strings.Cut(item, "="); k == key {
			return v
		}
	}
	return ""
}

// point returns clean point n, counted from 0, of the link; the default data
// where it has none.
func point(t *testing.T, p *Page, n int) (x, y float64) {
	t.Helper()
	data := param(p, "data")
	if data == "" {
		data = "0,0~2.4,0.4~-1.4,1.4"
	}
	c := strings.Split(strings.Split(data, "~")[n], ",")
	x, err := strconv.ParseFloat(c[0], 64)
	if err == nil && len(c) > 1 {
		y, err = strconv.ParseFloat(c[1], 64)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x, y
}

// unit returns pixels a unit of the plane, from two handles and their points.
func unit(t *testing.T, p *Page) float64 {
	a, b := place(p, "point/0"), place(p, "point/1")
	ax, _ := point(t, p, 0)
	bx, _ := point(t, p, 1)
	return (b.X - a.X) / (bx - ax)
}

// moved checks that a point moved by a number of pixels.
func moved(t *testing.T, p *Page, n int, x0, y0, dx, dy, unit float64) {
	t.Helper()
	x, y := point(t, p, n)
	const tol = 0.03 // grid of the link and whole pixels
	if math.Abs(x-x0-dx/unit) > tol || math.Abs(y-y0+dy/unit) > tol {
		t.Errorf("point %d moved by (%.3f, %.3f), want (%.3f, %.3f)", n, x-x0, y-y0, dx/unit, -dy/unit)
	}
}

// changed waits until the link is another one and the page rests.
func changed(p *Page, from string) string {
	p.Wait(fmt.Sprintf("location.hash !== %q", "#"+from))
	settle(p)
	return link(p)
}

// settle waits until the link and the handles have been the same for a while,
// longer than a busy machine needs for a picture.
func settle(p *Page) {
	p.Wait(`(() => {
		const now = location.hash + [...document.querySelectorAll(".handle")].map((h) => h.style.transform);
		if (now !== window.creaseNow) window.creaseSince = performance.now();
		window.creaseNow = now;
		return performance.now() - window.creaseSince > 700;
	})()`)
}

func num(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
