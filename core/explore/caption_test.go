package explore_test

import (
	"strings"
	"testing"

	"crease/core/explore"
)

// drag drags a handle by some pixels, in steps, and lets it go.
func drag(t *testing.T, a *explore.App, id string, dx, dy float64) {
	t.Helper()
	h := handle(t, a, id)
	do(a, explore.Msg{Kind: explore.Press, ID: id})
	for i := 1; i <= 4; i++ {
		do(a, explore.Msg{Kind: explore.Move, ID: id, X: h.X + dx*float64(i)/4, Y: h.Y + dy*float64(i)/4})
	}
	do(a, explore.Msg{Kind: explore.Release, ID: id})
}

// A drag out of a geometry says which part of its hypothesis is gone, and what
// that means; the caption stays as long as the change does, and goes with it.
func TestCaptionSaysWhatChangedAndWhy(t *testing.T) {
	for _, c := range []struct {
		link, id string
		dx, dy   float64
		want     []string
	}{
		{"v=1&data=-1,0~1,0~0,2.4", "point/2", 30, 0, []string{"No longer an isosceles", "no two sides are equal", "only an upper bound"}},
		{"v=1", "point/2", 190, -20, []string{"No longer an obtuse triangle", "no angle is 90", "Its ramps now follow faces"}},
		{"v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6", "point/0", 31, -17, []string{"No longer an equilateral", "the sides are not equal"}},
		{"v=1&data=-2,-1~-0.4,-0.2~1.6,0.8", "point/1", 0, -40, []string{"No longer collinear", "span 2 dimensions"}},
		{"v=1&data=1,1~-1,1~-1,-1~1,-1", "point/0", 25, -60, []string{"No longer a rectangular grid", "certificate"}},
	} {
		a := app(c.link)
		first := a.Panel().Caption
		if first == "" {
			t.Errorf("%s: nothing to look for is named", c.link)
		}
		if a.Panel().Changed {
			t.Errorf("%s: nothing has changed yet", c.link)
		}
		drag(t, a, c.id, c.dx, c.dy)
		got := a.Panel().Caption
		if !a.Panel().Changed {
			t.Errorf("%s: no change", c.link)
		}
		for _, part := range c.want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: caption %q, want %q in it", c.link, got, part)
			}
		}
		do(a, explore.Msg{Kind: explore.Hover, X: 300, Y: 200})
		if again := a.Panel().Caption; again != got {
			t.Errorf("%s: hovering changed the caption to %q", c.link, again)
		}
		do(a, explore.Msg{Kind: explore.Lang, Value: "zh"})
		if zh := a.Panel().Caption; zh == got || strings.Contains(zh, "longer") {
			t.Errorf("%s: in Chinese: %q", c.link, zh)
		}
	}
}

// The same geometry with another status says why it is less sure.
func TestCaptionSaysWhyTheStatusChanged(t *testing.T) {
	a := app("v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&rho=0.5&method=closed")
	do(a, explore.Msg{Kind: explore.Set, ID: "rho", Value: "0.72", Final: true})
	if got := a.Panel().Caption; !strings.Contains(got, "Still an equilateral") || !strings.Contains(got, "upper bound") || !strings.Contains(got, "inradius") {
		t.Errorf("caption %q", got)
	}
	do(a, explore.Msg{Kind: explore.Preset, ID: "square"})
	if got := a.Panel().Caption; strings.Contains(got, "longer") {
		t.Errorf("a preset is no change: %q", got)
	}
}
