package explore_test

import (
	"strings"
	"testing"

	"crease/core/explore"
)

// A notice goes when what it speaks of is over, and comes again, as another
// one, when the same mistake is made again.
func TestNoticesGoAndComeAgain(t *testing.T) {
	set := func(id, value string) explore.Msg {
		return explore.Msg{Kind: explore.Set, ID: id, Value: value, Final: true}
	}
	rubbish := explore.Msg{Kind: explore.Paste, Value: "1, two"}
	zoom := explore.Msg{Kind: explore.Zoom, X: 400, Y: 250, W: 2}
	last := explore.Msg{Kind: explore.Delete, ID: "point/0"}
	for name, c := range map[string]struct {
		link    string
		wrong   []explore.Msg // leads to a notice
		over    explore.Msg
		notices int // that are left
	}{
		"a view, zoomed":       {"view=0,0,0", nil, zoom, 0},
		"a view, fitted":       {"view=0,0,0", nil, explore.Msg{Kind: explore.Home}, 0},
		"a value, zoomed":      {"rho=much", nil, zoom, 1}, // is still not what the link says
		"a value, set":         {"rho=much", nil, set("rho", "0.3"), 0},
		"a value, point moved": {"rho=much", nil, explore.Msg{Kind: explore.Nudge, ID: "point/0", X: 1}, 0},
		"the last point":       {"data=0", []explore.Msg{last}, explore.Msg{Kind: explore.Add, X: 200, Y: 200}, 0},
		"the last, zoomed":     {"data=0", []explore.Msg{last}, zoom, 0},
		"a paste, pasted":      {"", []explore.Msg{rubbish}, explore.Msg{Kind: explore.Paste, Value: "1,2"}, 0},
		"a paste, undone":      {"", []explore.Msg{set("rho", "0.3"), rubbish}, explore.Msg{Kind: explore.Undo}, 0},
		"a cell, a preset":     {"", []explore.Msg{set("point/0/0", "x")}, explore.Msg{Kind: explore.Preset, ID: "square"}, 0},
	} {
		a := app(c.link)
		do(a, c.wrong...)
		if n := len(a.Panel().Notices); n != 1 {
			t.Errorf("%s: %d notices", name, n)
			continue
		}
		do(a, c.over)
		if left := a.Panel().Notices; len(left) != c.notices {
			t.Errorf("%s: notices %v", name, left)
		}
	}
	a := app("")
	do(a, rubbish)
	first := a.Panel().Notices[0]
	do(a, rubbish)
	if again := a.Panel().Notices; len(again) != 1 || again[0].Text != first.Text || again[0].N == first.N {
		t.Errorf("the same rubbish again gives %v after %v", again, first)
	}
}

// Nothing that is taken elsewhere says to drag a point.
func TestFilesHoldNoHint(t *testing.T) {
	a := app("")
	svg, _, err := a.Render("svg")
	if err != nil {
		t.Fatal(err)
	}
	if !labelled(a, "drag me") || strings.Contains(svg, "drag me") {
		t.Error("the hint is in the file, or not in the picture")
	}
	if n := strings.Count(svg, "<text"); n != len(a.Picture().Labels)-1 {
		t.Errorf("%d of %d labels are in the file", n, len(a.Picture().Labels))
	}
}

// Where there is little or nothing to see the caption says why.
func TestCaptionsOfLostPictures(t *testing.T) {
	for link, part := range map[string]string{
		"rho=1e11":                        "touch or overlap",
		"rho=1e-300":                      "use a smaller unit",
		"data=none":                       "no training point",
		"data=0,0~1e12,0~0,1e12":          "lost in rounding",
		"view=1e12,1e12,10":               "No training point is in this view",
		"view=0,0,1e12":                   "within a pixel",
		"data=-1~1&view=50,0,1":           "No training point is in this view",
		"view=0,0,1e-9":                   "sends noisy points", // one is there, and the view was asked for
		"data=0,0~1e12,0~0,1e12&rho=1e10": "sends noisy points",
		"method=emmse":                    "",
	} {
		p := app(link).Panel()
		if p.Caption == "" || !strings.Contains(p.Caption, part) {
			t.Errorf("%s: the caption is %q", link, p.Caption)
		}
	}
	a := app("view=1e12,1e12,10")
	do(a, explore.Msg{Kind: explore.Home})
	if p := a.Panel(); strings.Contains(p.Caption, "this view") {
		t.Errorf("back at the points the caption is %q", p.Caption)
	}
}
