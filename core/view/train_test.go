package view_test

import (
	"strings"
	"testing"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/view"
)

// trained is a scene at the end of its training.
func trained(t *testing.T, link string) view.Input {
	t.Helper()
	s, _ := scene.Parse(link)
	j := solve.New(s, nil)
	j.Play(solve.Control{Playing: true})
	for !j.Step(func() bool { return false }) {
	}
	in := input(s, 900, 600)
	in.Solution = j.Solution()
	return in
}

func labelled(pic *picture.Picture, part string) bool {
	for _, l := range pic.Labels {
		if strings.Contains(l.Text, part) {
			return true
		}
	}
	return false
}

// A training is drawn with what it is measured against, dashed, and at its end
// with the place where the two differ most.
func TestTrainingIsDrawnAgainstTheTheorem(t *testing.T) {
	for _, link := range []string{"v=1&method=train&width=20&steps=200", "v=1&data=-1~1&rho=0.3&method=train&width=20&steps=200", "v=1&data=0,0,0~1,0,0~0,1,0&rho=0.1&method=train&width=20&steps=200"} {
		in := trained(t, link)
		pic := view.Draw(in)
		check(t, link, pic)
		reference := 0
		for _, m := range pic.Marks {
			if m.Panel == 0 && m.Role == picture.Ideal && m.Dash == picture.Dashed {
				reference++
			}
		}
		if reference == 0 || !labelled(pic, "|f − f*| = ") {
			t.Errorf("%s: %d marks of the reference, or no greatest difference", link, reference)
		}
		in.Solution = solution(in.Scene) // at its start
		if labelled(view.Draw(in), "|f − f*|") {
			t.Errorf("%s: a difference is told before the end", link)
		}
	}
}

// Two runs stand side by side in panels of one size, with their titles.
func TestTwoRunsStandSideBySide(t *testing.T) {
	in := trained(t, "v=1&method=train&width=20&steps=100&vs=opt.adam")
	for _, pinned := range []*solve.Solution{nil, trained(t, "v=1&method=train&width=20&steps=100&opt=adam").Solution} {
		in.Pinned = pinned
		pic := view.Draw(in)
		check(t, "two runs", pic)
		if len(pic.Panels) != 4 || pic.Panels[0].W != pic.Panels[1].W || pic.Panels[0].H != pic.Panels[1].H || !labelled(pic, "L-BFGS") {
			t.Errorf("panels %+v", pic.Panels)
		}
		if (pinned != nil) != labelled(pic, "Adam") {
			t.Error("the second run has no title, or one before it is there")
		}
	}
}
