package view_test

import (
	"strings"
	"testing"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// The denoiser at work, in every dimension, with every prior, small and large,
// before anything is known and after: all numbers finite and every panel there.
func TestStudiesOfTheDenoiserAtWork(t *testing.T) {
	for _, link := range []string{
		"v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&study=risk", "v=1&data=-0.75~-0.2~0.3~0.8&study=risk&prior=mix&k=1",
		"v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&study=risk&prior=steps", "v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&study=risk&prior=points",
		"v=1&data=0&study=risk", "v=1&data=1~1&study=risk&prior=gauss&sigma=1000000", "v=1&data=0~1&rho=0.1&study=risk&law=5",
		"v=1&study=risk", "v=1&study=risk&prior=steps", "v=1&data=0,0,0~1,2,3~-1,0,1&study=risk&prior=gauss",
		"v=1&data=-1~1&study=contraction", "v=1&data=-1~1&study=contraction&probe=0.1", "v=1&data=0&study=contraction",
		"v=1&study=contraction&probe=1,1", "v=1&data=0,0~0,0&study=contraction", "v=1&data=0,0,0~1,2,3~-1,0,1&study=contraction",
		"v=1&study=flow&n=40", "v=1&study=flow&n=40&time=0.3&flow=probability", "v=1&data=-1~1&study=flow&n=20&time=0.5", "v=1&data=0&study=flow&n=20",
		"v=1&data=0,0,0~1,0,0~0,2,0&study=flow&flow=probability&n=20&time=0", "v=1&study=flow&method=emmse&n=20", "v=1&study=flow&flow=probability&k=9&n=20",
	} {
		s, notices := scene.Parse(link)
		if len(notices) > 0 {
			t.Fatalf("%s: %v", link, notices)
		}
		for _, lang := range []words.Lang{words.En, words.Zh} {
			for _, w := range []float64{900, 320} {
				in := input(s, w, 500)
				in.Lang = lang
				pic := view.Draw(in)
				check(t, link, pic)
				if len(pic.Panels) != 3 || pic.Desc == "" {
					t.Errorf("%s: %d panels", link, len(pic.Panels))
				}
				for _, r := range pic.Rasters {
					if len(r.Cells) != r.Cols*r.Rows || r.X < pic.Panels[r.Panel].X-1 || r.X+r.W > pic.Panels[r.Panel].X+pic.Panels[r.Panel].W+1 {
						t.Errorf("%s: raster %+v outside its panel", link, r.Rect)
					}
				}
				empty := *in.Solution
				empty.Risk, empty.Contraction, empty.Flow = nil, nil, nil
				in.Solution = &empty
				check(t, link+" (nothing known)", view.Draw(in))
			}
		}
	}
}

// A drawn prior has a handle on every bar.
func TestDrawnPriorHasHandles(t *testing.T) {
	s, _ := scene.Parse("v=1&data=-1~1&study=risk&prior=steps&law=-1,1,1,2,0")
	var got []picture.Handle
	for _, h := range view.Draw(input(s, 900, 500)).Handles {
		if h.ID == "law/2" || h.ID == "law/3" || h.ID == "law/4" {
			got = append(got, h)
		}
	}
	if len(got) != 3 || !(got[1].Y < got[0].Y && got[0].Y < got[2].Y) {
		t.Errorf("handles %+v", got)
	}
}

// What is said of several crossings does not lie on one another, and no line runs
// through the name of the errors.
func TestCrossingsAreReadable(t *testing.T) {
	s, _ := scene.Parse("v=1&data=0.143~-0.468~0.427~0.933&rho=0.1&sigma=0.1&study=risk&prior=steps&law=-1.01,1.06,3.3,0.1,2.2,1,1,1,4.4,1")
	for _, w := range []float64{900, 320} {
		var at []float64
		for _, l := range view.Draw(input(s, w, 500)).Labels {
			if strings.HasPrefix(l.Text, "σ₀") {
				at = append(at, l.Y)
			}
		}
		if len(at) != 3 || at[1]-at[0] < 13 || at[2]-at[1] < 13 {
			t.Errorf("%v wide: labels of crossings at the heights %v", w, at)
		}
	}
}

// The maps of the plane hold all points at which iteration ends, and their names.
func TestMapsHoldTheirEnds(t *testing.T) {
	for _, link := range []string{"v=1&data=0,0~2,0~0,2&rho=0.24&study=contraction", "v=1&data=0,0~4,0~0,1&rho=0.24&study=contraction", "v=1&data=0,0~2,0~-1.7,1&rho=0.24&study=contraction"} {
		s, _ := scene.Parse(link)
		for _, w := range []float64{900, 390} {
			in := input(s, w, 560)
			pic := view.Draw(in)
			for _, p := range pic.Panels {
				if p.ID != "basins" && p.ID != "ratio" {
					continue
				}
				for k, x := range in.Solution.Contraction.Attractors {
					if q := p.Pixel(picture.Point{X: x[0], Y: x[1]}); in.Solution.Contraction.Share[k] > 0 && !p.Contains(q) {
						t.Errorf("%s, %v wide: %v is outside %s", link, w, x, p.ID)
					}
				}
			}
			for _, l := range pic.Labels {
				if l.Text == "phantom corner" && l.Anchor == picture.Middle && l.X+40 > w {
					t.Errorf("%s, %v wide: %q is cut at %v", link, w, l.Text, l.X)
				}
			}
		}
	}
}

// The description says what the denoiser at work comes to.
func TestWorkIsDescribed(t *testing.T) {
	for link, want := range map[string][]string{
		"v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&study=risk&law=-1,1":           {"0.173194"},
		"v=1&data=-0.75~-0.2~0.3~0.8&sigma=0.1&rho=0.1&study=risk&k=1":      {"ends at sigma = 0.25: ", "balls touch"},
		"v=1&data=0,0~2,0~0,2&rho=0.24&study=contraction":                   {"at most 1.14", "from 25 % of the map"},
		"v=1&data=-1,0~1,0~0,2.4":                                           {"than necessary."},
		"v=1&data=0,0~2.2,0~0,2.2&study=flow":                               {"200 trajectories: training point 137, sum of points 63."},
		"v=1&data=0,0~2.2,0~0,2.2&study=flow&flow=probability&horizon=0.5&": {"training point 82, sum of points 2, on an edge 93, interior 23."},
	} {
		s, _ := scene.Parse(link)
		desc := view.Draw(input(s, 900, 500)).Desc
		for _, w := range want {
			if !strings.Contains(desc, w) || strings.Contains(desc, "..") {
				t.Errorf("%s: %q does not say %q", link, desc, w)
			}
		}
	}
}
