package explore_test

import (
	"math"
	"strings"
	"testing"

	"crease/core/explore"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

func control(a *explore.App, key string) (explore.Control, bool) {
	for _, c := range a.Panel().Controls {
		if c.Key == key {
			return c, true
		}
	}
	return explore.Control{}, false
}

func TestCrossingIsSaid(t *testing.T) {
	a := app("v=1&data=-0.75~-0.2~0.3~0.8&study=risk&law=-1,1&k=1")
	if got := fact(a.Panel(), words.M("fact.risk.crossing").String()); !strings.HasPrefix(got, "0.1441") {
		t.Errorf("crossing %q", got)
	}
	if got := fact(a.Panel(), words.M("fact.risk.end").String()); !strings.Contains(got, "touch") {
		t.Errorf("the curve ends because %q", got)
	}
	if got := fact(a.Panel(), words.M("fact.risk.low").String()); got == "" {
		t.Error("no limits")
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "prior", Value: "points", Final: true})
	if got := fact(a.Panel(), words.M("fact.risk.crossing").String()); got != words.M("risk.always").String() {
		t.Errorf("under the empirical distribution: %q", got)
	}
	if a.Model().Scene.Inquiry.Law != nil {
		t.Error("the numbers of another prior are kept")
	}
}

func TestNumbersOfThePriorAreSliders(t *testing.T) {
	a := app("v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&study=risk")
	if c, ok := control(a, "law/1"); !ok || c.Kind != "slider" || !(c.Min < c.Max) {
		t.Fatalf("%+v", c)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "law/1", Value: "1.5", Final: true})
	if law := a.Model().Scene.Inquiry.Law; len(law) != 2 || law[1] != 1.5 {
		t.Errorf("law %v", law)
	}
	before := a.Model().Scene.Points
	do(a, explore.Msg{Kind: explore.Set, ID: "do/resample", Value: "1", Final: true})
	s := a.Model().Scene
	if len(s.Points) != 4 || s.Points[0][0] == before[0][0] || s.Inquiry.Law[1] != 1.5 {
		t.Errorf("after new points %v: %v", s.Points, s.Inquiry.Law)
	}
	for i, x := range s.Points {
		for _, y := range s.Points[:i] {
			if math.Abs(x[0]-y[0]) < 2*s.Rho {
				t.Errorf("points %v and %v touch", x, y)
			}
		}
		if x[0] < s.Inquiry.Law[0]-0.01 || x[0] > 1.51 {
			t.Errorf("point %v is not of the prior", x)
		}
	}
	for _, c := range []string{"law/9", "law/x", "law/0"} {
		do(a, explore.Msg{Kind: explore.Set, ID: c, Value: "nonsense", Final: true})
	}
	if !a.Model().Scene.Equal(s) {
		t.Error("nonsense was taken")
	}
}

func TestBarsOfADrawnPriorAreDragged(t *testing.T) {
	a := app("v=1&data=-1~1&study=risk&prior=steps")
	h := handle(t, a, "law/3")
	do(a, explore.Msg{Kind: explore.Press, ID: h.ID}, explore.Msg{Kind: explore.Move, ID: h.ID, X: h.X, Y: h.Y - 36}, explore.Msg{Kind: explore.Release, ID: h.ID})
	if law := a.Model().Scene.Inquiry.Law; len(law) != 10 || math.Abs(law[3]-2) > 0.051 {
		t.Errorf("law %v", law)
	}
	was := a.Model().Scene.Inquiry.Law[3]
	do(a, explore.Msg{Kind: explore.Nudge, ID: h.ID, Y: 5})
	if now := a.Model().Scene.Inquiry.Law[3]; !(now > was) {
		t.Errorf("by keys from %v to %v", was, now)
	}
	if got, _ := scene.Parse(a.Link()); !got.Equal(a.Model().Scene) {
		t.Error("the link loses the bars")
	}
}

func TestAngleOfTheCorner(t *testing.T) {
	p, _ := scene.FindPreset("phantom-corner")
	a := app(p.Link)
	c, ok := control(a, "do/angle")
	if !ok || c.Value != "90" {
		t.Fatalf("%+v", c)
	}
	label := words.M("fact.contraction.phantom").String()
	if got := fact(a.Panel(), label); !strings.HasPrefix(got, "1 ") {
		t.Errorf("at 90 degrees %q", got)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "do/angle", Value: "98", Final: true})
	if c, _ := control(a, "do/angle"); c.Value != "98" {
		t.Errorf("set to 98, is %s", c.Value)
	}
	if got := fact(a.Panel(), label); !strings.HasPrefix(got, "0 ") {
		t.Errorf("at 98 degrees %q", got)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "do/angle", Value: "90", Final: true})
	if x := a.Model().Scene.Points[2]; math.Abs(x[0]) > 1e-12 || math.Abs(x[1]-2) > 1e-12 {
		t.Errorf("back at 90 degrees: %v", x)
	}
}

// The scrubber shows another moment of the same trajectories.
func TestTimeMovesThePointsAlone(t *testing.T) {
	a := app("v=1&data=0,0~2.2,0~0,2.2&study=flow&n=50")
	sol := a.Solution()
	do(a, explore.Msg{Kind: explore.Set, ID: "time", Value: "0.3", Final: true})
	if a.Solution() != sol {
		t.Error("the flow was computed again")
	}
	var table explore.Table
	for _, t := range a.Panel().Tables {
		if t.ID == "flow" {
			table = t
		}
	}
	if len(table.Rows) != 5 || len(table.Head) != 5 || len(table.Help) != 5 {
		t.Errorf("%+v", table)
	}
	for _, key := range []string{"flow", "n", "time"} {
		if _, ok := control(a, key); !ok {
			t.Errorf("no control for %s", key)
		}
	}
	for _, key := range []string{"prior", "k", "horizon", "do/resample"} {
		if _, ok := control(a, key); ok {
			t.Errorf("%s stands where it means nothing", key)
		}
	}
}

// A picture for nobody in particular shows a network at the end of its
// training, and some trials of a search.
func TestStillPicturesHavePlayed(t *testing.T) {
	still := func(link string) *solve.Solution {
		a := explore.New(explore.Options{Link: link, W: 400, H: 300, Lang: words.En, Still: true})
		settle(a)
		return a.Solution()
	}
	if s := still("v=1&data=-1~1&rho=0.3&method=train&steps=40"); s.Training == nil || s.Training.Report.Step != 40 {
		t.Errorf("training: %+v", s.Training)
	}
	if s := still("v=1&data=0,0~3,0~2.1,2&rho=0.3&study=search"); s.Search == nil || s.Search.Tried == 0 {
		t.Errorf("search: %+v", s.Search)
	}
}
