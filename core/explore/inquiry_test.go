package explore_test

import (
	"strings"
	"testing"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/words"
)

// says returns the value of a fact, "" where it is not there.
func says(a *explore.App, key string) string {
	return fact(a.Panel(), words.M("fact."+key).In(words.En))
}

// A click sets a point into the flow, which is followed to its end, as one step
// of the history; where nothing is carried along it only shows values.
func TestAClickIsFollowed(t *testing.T) {
	a := app("v=1&data=0,0~2.2,0~0,2.2&study=flow&n=20&view=1.1,1.1,4")
	p := a.Picture().Panels[0]
	click := func(x, y float64) {
		q := p.Transform.Pixel(picture.Point{X: x, Y: y})
		do(a, explore.Msg{Kind: explore.Click, X: q.X, Y: q.Y})
	}
	sol := a.Solution()
	for _, c := range []struct {
		x, y float64
		ends string
	}{{1.9, 0.2, "(2.2, 0) · training point"}, {1.8, 1.7, "(2.2, 2.2) · sum of points"}} {
		click(c.x, c.y)
		if got := says(a, "flow.probe"); got != c.ends {
			t.Errorf("from (%v, %v): %q, want %q", c.x, c.y, got, c.ends)
		}
		if got := says(a, "flow.probe.emmse"); !strings.Contains(got, "training point") {
			t.Errorf("empirical MMSE: %q", got)
		}
	}
	if a.Solution() != sol {
		t.Error("a click computes the flow again")
	}
	do(a, explore.Msg{Kind: explore.Undo}, explore.Msg{Kind: explore.Undo})
	if a.Model().Scene.Probe != nil {
		t.Error("two steps back the point is still there")
	}
	b := app("v=1")
	do(b, explore.Msg{Kind: explore.Click, X: 250, Y: 150})
	if m := b.Model(); m.Scene.Probe != nil || m.Hover == nil || b.Panel().CanUndo {
		t.Errorf("a click without a flow: probe %v, hover %v", m.Scene.Probe, m.Hover)
	}
}

// Extremes of the noise and of the data end in numbers or in a reason.
func TestOddQuestions(t *testing.T) {
	sigmas := []string{"0", "0.000000000001", "1000000", "-1"}
	if testing.Short() {
		sigmas = sigmas[1:2]
	}
	for _, data := range []string{"data=-1~1", "data=0.5", "data=0~0~1", "data=0,0~2,0~0,2", "data=1,1", "data=0,0~0,0~1,0", "data=0,0,0~1,0,0"} {
		for _, study := range []string{"study=risk", "study=risk&k=1", "study=risk&prior=points", "study=risk&law=1000000,1000001", "study=contraction", "study=flow", "study=flow&flow=probability", "study=flow&flow=probability&horizon=1000000"} {
			for _, sigma := range sigmas {
				link := "v=1&rho=0.1&n=20&" + data + "&sigma=" + sigma + "&" + study
				a := app(link)
				p := a.Panel()
				if sigma == "-1" && len(p.Notices) != 1 {
					t.Errorf("%s: notices %v", link, p.Notices)
				}
				for _, f := range p.Facts {
					if f.Value == "" || strings.Contains(f.Value, "NaN") || strings.Contains(f.Value, "Inf") {
						t.Errorf("%s: %s is %q", link, f.Label, f.Value)
					}
				}
				if len(p.Facts) == 0 && len(p.Reasons) == 0 {
					t.Errorf("%s: nothing is said", link)
				}
			}
		}
	}
}

// With rho = k sigma radius and noise level move together, whichever is set, and
// the curve ends exactly where the balls touch.
func TestRadiusFollowsTheNoise(t *testing.T) {
	a := app("v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&k=1")
	for _, c := range []struct {
		key, value string
		rho, sigma float64
	}{{"sigma", "0.2", 0.2, 0.2}, {"k", "0.5", 0.1, 0.2}, {"rho", "0.15", 0.15, 0.3}, {"sigma", "0.7", 0.35, 0.7}, {"k", "0", 0.35, 0.7}, {"sigma", "0.1", 0.35, 0.1}} {
		do(a, explore.Msg{Kind: explore.Set, ID: c.key, Value: c.value, Final: true})
		if s := a.Model().Scene; s.Rho != c.rho || s.Sigma != c.sigma {
			t.Errorf("%s = %s: rho = %v, sigma = %v; want %v and %v", c.key, c.value, s.Rho, s.Sigma, c.rho, c.sigma)
		}
	}
	b := app("v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&k=1")
	do(b, explore.Msg{Kind: explore.Set, ID: "rho", Value: "0", Final: true}) // no noise level goes with it
	if s, n := b.Model().Scene, b.Panel().Notices; s.Rho != 0.1 || s.Sigma != 0.1 || len(n) != 1 {
		t.Errorf("rho = 0: rho = %v, sigma = %v, notices %v", s.Rho, s.Sigma, n)
	}
	for link, want := range map[string]string{
		"v=1&data=-0.75~-0.2~0.3~0.8&study=risk&k=1": "at sigma = 0.25: ",
		"v=1&study=risk&k=2":                         "at sigma = 0.495: ",
	} {
		b := app(link)
		if got := says(b, "risk.end"); !strings.HasPrefix(got, want) || !strings.Contains(got, "balls touch") {
			t.Errorf("%s: the curve ends %q, want %q", link, got, want)
		}
		if s := b.Model().Scene; s.Rho != s.Inquiry.K*s.Sigma {
			t.Errorf("%s: rho = %v at sigma = %v", link, s.Rho, s.Sigma)
		}
	}
}

// All of a drawn prior is in view, so that each bar can be dragged; one far away
// does not make the points small.
func TestDrawnPriorIsInView(t *testing.T) {
	for link, least := range map[string]int{
		"v=1&data=0~0.4~0.9&rho=0.1&study=risk&prior=steps&law=-0.8,1.5,1,2,1": 3,
		"v=1&data=0~0.4~0.9&rho=0.1&study=risk&prior=steps&law=99,100,1,2,1":   0,
	} {
		a := app(link)
		p, n := a.Picture().Panels[0], 0
		for _, h := range a.Picture().Handles {
			if strings.HasPrefix(h.ID, "law/") && p.Contains(h.Pixel) {
				n++
			}
		}
		if n < least || a.Model().Camera.Width > 10 {
			t.Errorf("%s: %d bars in a view %v wide", link, n, a.Model().Camera.Width)
		}
	}
}

// Numbers of points without a closed form are named, and a study that shows nothing
// says why under the picture.
func TestWhatIsNotShownIsSaid(t *testing.T) {
	six := "v=1&data=-1.73,0.42~-0.31,-1.28~0.64,1.51~1.37,-0.55~-0.88,1.66~0.22,0.19&rho=0.15&study=flow&n=20"
	for link, want := range map[string]string{six: "each path goes", six + "&flow=probability": "No flow: no denoiser for the radius k sqrt T = 0.15: no closed form is known for these points.", "v=1&study=risk&prior=steps": "No test error: a drawn prior is one of the line",
		strings.Replace(six, "flow", "risk&k=1", 1): "No curve of the minimum-norm denoiser: no closed form is known for these points."} {
		a := app(link)
		if got := a.Panel().Caption; !strings.Contains(got, want) {
			t.Errorf("%s: caption %q, want %q", link, got, want)
		}
		if f := a.Solution().Flow; f != nil && (len(f.ByN) != 2 || says(a, "flow.missing") != "N = 4, 5, 6: no closed form") {
			t.Errorf("%s: counted %+v, missing %q", link, f.ByN, says(a, "flow.missing"))
		}
	}
}
