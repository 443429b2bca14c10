package explore_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
)

// labelled reports whether the picture holds a text that contains part.
func labelled(a *explore.App, part string) bool {
	for _, l := range a.Picture().Labels {
		if strings.Contains(l.Text, part) {
			return true
		}
	}
	return false
}

func TestDragMeGoesWithTheFirstMove(t *testing.T) {
	for name, msgs := range map[string][]explore.Msg{
		"drag": {{Kind: explore.Press, ID: "point/0"}, {Kind: explore.Move, ID: "point/0", X: 300, Y: 300}, {Kind: explore.Release, ID: "point/0"}},
		"key":  {{Kind: explore.Nudge, ID: "point/0", X: 1}},
	} {
		a := app("")
		if !labelled(a, "drag me") {
			t.Fatal("no hint at first")
		}
		do(a, explore.Msg{Kind: explore.Hover, X: 300, Y: 200}, explore.Msg{Kind: explore.Set, ID: "mode", Value: "warp", Final: true})
		if !labelled(a, "drag me") {
			t.Errorf("%s: the hint went before anything was moved", name)
		}
		do(a, msgs...)
		if labelled(a, "drag me") {
			t.Errorf("%s: the hint stays", name)
		}
	}
}

// Every number that the panel shows has a unit or a definition, in every study
// of a function of one and of two variables, and so has every control.
func TestEveryNumberIsDefined(t *testing.T) {
	for _, data := range []string{"", "&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15", "&data=-1.1~0~1~1.9&noisy=-1~~0.05~~0.9~~2", "&data=0,0~3,0~2.1,2&rho=0.3"} {
		for _, study := range []string{"none", "ridges", "compare"} {
			for _, lang := range []string{"en", "zh"} {
				a := app("v=1" + data + "&study=" + study)
				do(a, explore.Msg{Kind: explore.Lang, Value: lang}, explore.Msg{Kind: explore.Hover, X: 200, Y: 200})
				p := a.Panel()
				for _, f := range append(p.Facts, p.Readout...) {
					if f.Help == "" {
						t.Errorf("%s%s: %q = %s has no definition", data, study, f.Label, f.Value)
					}
				}
				for _, tab := range p.Tables {
					if len(tab.Help) != len(tab.Head) {
						t.Errorf("%s: table %s defines %d of %d columns", data, tab.ID, len(tab.Help), len(tab.Head))
					}
				}
				for _, c := range p.Controls {
					if c.Help == "" {
						t.Errorf("%s: control %s has no definition", data, c.Key)
					}
				}
				if len(p.Legend) < 3 || p.Caption == "" || p.Title == "" || p.About == "" || p.Badge.Help == "" {
					t.Errorf("%s: legend %v, caption %q, title %q, about %q, badge %q", data, p.Legend, p.Caption, p.Title, p.About, p.Badge.Help)
				}
				if len([]rune(p.Title)) > 40 {
					t.Errorf("the title is long: %q", p.Title)
				}
			}
		}
	}
}

// The table of points edits all that dragging does.
func TestTableEditsThePoints(t *testing.T) {
	a := app("")
	h := handle(t, a, "point/1")
	var tab explore.Table
	for _, x := range a.Panel().Tables {
		if x.ID == "points" {
			tab = x
		}
	}
	do(a, explore.Msg{Kind: explore.Set, ID: tab.Keys[1][1], Value: " 2.0", Final: true}, explore.Msg{Kind: explore.Set, ID: tab.Keys[1][2], Value: "1.25", Final: true})
	if x := a.Model().Scene.Points[1]; x[0] != 2 || x[1] != 1.25 {
		t.Errorf("point 2 is %v", x)
	}
	if now := handle(t, a, "point/1"); now.X == h.X || now.Y == h.Y {
		t.Error("the picture does not follow")
	}
	do(a, explore.Msg{Kind: explore.Undo}, explore.Msg{Kind: explore.Undo})
	if !a.Model().Scene.Equal(scene.Default()) {
		t.Error("two cells are not two steps of the history")
	}
}

// What is under the pointer in the picture lights up in the panel, and what is
// pointed at in the panel lights up in the picture.
func TestPointingIsLinked(t *testing.T) {
	a := app("v=1&study=ridges")
	accents := func() (n int) {
		for _, m := range a.Picture().Marks {
			if m.Role == picture.Accent {
				n++
			}
		}
		return n
	}
	near := func(id, panel string) picture.Pixel {
		for _, m := range a.Picture().Marks {
			if m.ID == id && a.Picture().Panels[m.Panel].ID == panel {
				k := len(m.Points)/4 - 1 // the middle of a segment of the line
				return picture.Pixel{X: float64(m.Points[2*k]+m.Points[2*k+2]) / 2, Y: float64(m.Points[2*k+1]+m.Points[2*k+3])/2 + 2}
			}
		}
		t.Fatalf("no mark %s in %s", id, panel)
		return picture.Pixel{}
	}
	still := accents()
	for _, c := range []struct{ id, panel string }{{"ridge/0", "plane"}, {"ridge/1", "profiles"}, {"crease/2", "plane"}} {
		q := near(c.id, c.panel)
		do(a, explore.Msg{Kind: explore.Hover, X: q.X, Y: q.Y})
		if got := a.Panel().Pointed; got != c.id {
			t.Errorf("over %s in %s: pointed %q", c.id, c.panel, got)
		}
		if accents() <= still {
			t.Errorf("over %s: nothing lights up", c.id)
		}
		do(a, explore.Msg{Kind: explore.Leave})
		if a.Panel().Pointed != "" || accents() != still {
			t.Errorf("left %s, but %q is pointed at", c.id, a.Panel().Pointed)
		}
		do(a, explore.Msg{Kind: explore.Select, ID: c.id})
		if accents() <= still {
			t.Errorf("%s is pointed at in the panel, and nothing lights up", c.id)
		}
		do(a, explore.Msg{Kind: explore.Select})
	}
	b := app("v=1&data=-1~1&rho=0.3&study=ridges")
	p := b.Picture().Panels[0]
	knot := p.Pixel(picture.Point{X: 0.7, Y: 1})
	do(b, explore.Msg{Kind: explore.Hover, X: knot.X, Y: knot.Y})
	if got := b.Panel().Pointed; got != "knot/1" || !labelled(b, "slope jumps by") {
		t.Errorf("over the second knot: %q", got)
	}
	ramp := p.Pixel(picture.Point{X: 0.3, Y: -0.9})
	do(b, explore.Msg{Kind: explore.Hover, X: ramp.X, Y: ramp.Y})
	if !labelled(b, "slope 1.43") {
		t.Error("the slope of the ramp is not written beside it")
	}
}

// The terms of the sum, each alone, add up to the whole.
func TestTermsAddUp(t *testing.T) {
	a := app("v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&study=ridges")
	h := a.Solution().Denoiser
	c, ok := control(a, "terms")
	if !ok || len(c.Options) != len(h.Ridges()) {
		t.Fatalf("switches %v for %d terms", c.Options, len(h.Ridges()))
	}
	y := []float64{0.3, -0.2}
	_, offset := h.Affine()
	sum := append([]float64(nil), offset...)
	for k := range h.Ridges() {
		do(a, explore.Msg{Kind: explore.Set, ID: "terms", Value: c.Options[k].Value, Final: true})
		alone := view.Partial(h, a.Model().Scene.Terms).EvalTo(nil, y)
		for j := range sum {
			sum[j] += alone[j] - offset[j]
		}
	}
	whole := h.EvalTo(nil, y)
	if d := math.Hypot(sum[0]-whole[0], sum[1]-whole[1]); d > 1e-12 {
		t.Errorf("the terms add up to %v, not %v", sum, whole)
	}
}

// The table of creases names the edge or face of each, and the angle to it; the
// sum of the |a| is the cost. So is that of the stems on the line.
func TestTablesOfBends(t *testing.T) {
	for link, want := range map[string]string{"": "edge", "v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6": "face"} {
		a := app(link)
		for _, tab := range a.Panel().Tables {
			if tab.ID != "creases" {
				continue
			}
			if len(tab.Rows) != len(a.Solution().Denoiser.Creases()) || len(tab.Head) != 6 {
				t.Fatalf("%d rows of %d columns", len(tab.Rows), len(tab.Head))
			}
			for _, row := range tab.Rows {
				if !strings.Contains(row[0], want) || row[1] != "0°" {
					t.Errorf("%s: a crease follows %q at %q", link, row[0], row[1])
				}
			}
		}
	}
	a := app("v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&study=ridges")
	f, _ := view.Profile(a.Solution().Denoiser)
	var sum float64
	for _, k := range view.Bends(f) {
		sum += math.Abs(k.Jump)
	}
	if cost, _ := a.Solution().Cost(); math.Abs(sum-cost) > 1e-12*cost {
		t.Errorf("stems sum to %v, the cost is %v", sum, cost)
	}
	if !labelled(a, "= R = 12.8955") {
		t.Error("the sum is not written beside the stems")
	}
}

// Each format of the function holds it, as a file and for the clipboard.
func TestExports(t *testing.T) {
	a := app("")
	for format, part := range map[string]string{"json": `"ridges"`, "tex": `\varphi_{1}`, "py": "def denoise", "go": "func denoise", "csv": "y1,y2,f1,f2,emmse1,emmse2\n", "svg": "<svg", "txt": "Geometry", "link": "v=1"} {
		for _, how := range []string{"", "copy"} {
			a.Effects()
			do(a, explore.Msg{Kind: explore.Export, ID: format, Value: how})
			got := a.Effects()
			if len(got) != 1 || !strings.Contains(got[0].Text, part) {
				t.Fatalf("%s %s: %d effects", format, how, len(got))
			}
			if (got[0].Kind == explore.Copy) != (how == "copy") || how == "" && got[0].Name != "crease."+format {
				t.Errorf("%s %s: effect %s %q", format, how, got[0].Kind, got[0].Name)
			}
		}
	}
	text, _, _ := a.Render("json")
	var h struct {
		D       int
		Ridges  []any
		Creases []any
		Cost    float64
	}
	if err := json.Unmarshal([]byte(text), &h); err != nil || h.D != 2 || len(h.Ridges) != 2 || len(h.Creases) != 4 || math.Abs(h.Cost-5.19302) > 1e-5 {
		t.Errorf("%v: %+v", err, h)
	}
	b := app("v=1&method=emmse")
	if _, _, err := b.Render("tex"); err == nil {
		t.Error("there is no formula of an estimator")
	}
}

// A new seed moves the dots that stand for the noise, and nothing else.
func TestNewSamples(t *testing.T) {
	a := app("")
	dots := func() (at []float32) {
		for _, m := range a.Picture().Marks {
			if m.Kind == picture.Discs && m.Role == picture.Noisy && m.Radius == 2 {
				at = m.Points
			}
		}
		return at
	}
	first, cost := dots(), a.Solution().Denoiser.Cost()
	do(a, explore.Msg{Kind: explore.Set, ID: "do/seed", Value: "1"})
	second := dots()
	if len(first) < 60 || len(second) != len(first) || first[0] == second[0] {
		t.Fatalf("%d dots, then %d", len(first)/2, len(second)/2)
	}
	if a.Solution().Denoiser.Cost() != cost {
		t.Error("the denoiser changed with the dots")
	}
	do(a, explore.Msg{Kind: explore.Undo})
	if got := dots(); got[0] != first[0] {
		t.Error("the same seed gives other dots")
	}
}

// A noisy point is dropped, pushed about and followed to where it comes to rest.
func TestPushANoisyPoint(t *testing.T) {
	a := app("")
	do(a, explore.Msg{Kind: explore.Set, ID: "do/probe", Value: "1"})
	x2 := handle(t, a, "point/1")
	drag := handle(t, a, "probe")
	do(a, explore.Msg{Kind: explore.Press, ID: "probe"}, explore.Msg{Kind: explore.Move, ID: "probe", X: x2.X + 70, Y: x2.Y - 55}, explore.Msg{Kind: explore.Release, ID: "probe"})
	if now := handle(t, a, "probe"); now.X == drag.X {
		t.Fatal("the probe cannot be pushed")
	}
	for _, m := range a.Picture().Marks { // the ring about its end
		if m.Kind == picture.Rings && m.Role == picture.Accent && len(m.Points) == 2 {
			if d := math.Hypot(float64(m.Points[0])-x2.X, float64(m.Points[1])-x2.Y); d > 1 {
				t.Errorf("it comes to rest %v pixels from the second point", d)
			}
			return
		}
	}
	t.Error("where it ends is not marked")
}

// The slider of rho ends where two balls touch, and says so; at 0 the answer is
// affine, and is explained.
func TestRhoEndsWhereBallsTouch(t *testing.T) {
	a := app("v=1&data=-1~0.2~1&rho=0.1")
	c, _ := control(a, "rho")
	if math.Abs(c.Max-0.4) > 1e-12 || !strings.Contains(c.Note, "touch at rho = 0.4") {
		t.Errorf("the slider ends at %v: %q", c.Max, c.Note)
	}
	if s, _ := control(a, "sigma"); !strings.Contains(s.Help, "apart from rho") {
		t.Errorf("sigma: %q", s.Help)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "rho", Value: "0.45", Final: true})
	if p := a.Panel(); p.Badge.Kind == "exact" || !strings.Contains(strings.Join(p.Reasons, " "), "touch or overlap") {
		t.Errorf("overlapping balls: %s, %v", p.Badge.Kind, p.Reasons)
	}
	for _, link := range []string{"v=1&rho=0", "v=1&data=-1~1&rho=0"} {
		p := app(link).Panel()
		if !strings.Contains(p.About, "only sample") || !strings.Contains(p.Caption, "identity") || p.Badge.Kind != "exact" {
			t.Errorf("%s: %q, %q, %s", link, p.About, p.Caption, p.Badge.Kind)
		}
	}
	if p := app("v=1&data=-1.2~0~1~1.9&noisy=-1~~0.05~~0.9~~2").Panel(); !strings.Contains(p.About, "chords") {
		t.Errorf("singletons: %q", p.About)
	}
}

// A state that is held stays behind the picture while the data change, and
// beside it in the comparison.
func TestGhost(t *testing.T) {
	a := app("")
	do(a, explore.Msg{Kind: explore.Set, ID: "do/pin", Value: "1"})
	drag(t, a, "point/1", -60, 50)
	ghosts := func() (n int) {
		for _, m := range a.Picture().Marks {
			if m.Role == picture.Ghost {
				n++
			}
		}
		return n
	}
	if n := ghosts(); n < 5 { // points, balls and four creases
		t.Errorf("%d marks of the ghost", n)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "study", Value: "compare", Final: true})
	if !labelled(a, "held state") || len(a.Picture().Panels) != 2 {
		t.Errorf("beside: %d panels", len(a.Picture().Panels))
	}
	b := app(a.Link())
	if !labelled(b, "held state") {
		t.Error("the link forgets what is held")
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "do/unpin", Value: "1"})
	if n := ghosts(); n != 0 {
		t.Errorf("%d marks of a ghost that was dropped", n)
	}
}

// Every colour that the picture gives a meaning stands in the legend.
func TestLegendExplainsThePicture(t *testing.T) {
	explained := []picture.Role{picture.Clean, picture.Noisy, picture.Fit, picture.Identity, picture.Bayes, picture.Kink, picture.EdgeRole, picture.FaceRole, picture.Field, picture.Basin, picture.Unstable, picture.Ghost, picture.Ideal}
	for _, link := range []string{"v=1", "v=1&mode=warp", "v=1&mode=cells", "v=1&probe=1,1&pin=0,0~2,0~0,2&pinrho=0.2", "v=1&data=-1~1&rho=0.2", "v=1&data=0,0~3,0~2.1,2&rho=0.3", "v=1&study=risk", "v=1&data=-1~1&rho=0.2&study=risk"} {
		a := app(link)
		legend := map[string]bool{}
		for _, f := range a.Panel().Legend {
			legend[f.Label] = f.Value != ""
		}
		for _, m := range a.Picture().Marks {
			for _, role := range explained {
				if m.Role == role && m.Panel == 0 && !legend[role.String()] {
					t.Errorf("%s: %s is drawn and not explained", link, role)
				}
			}
		}
	}
}
