package explore_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

func app(link string) *explore.App {
	a := explore.New(explore.Options{Link: link, W: 800, H: 500, Lang: words.En})
	settle(a)
	return a
}

// settle works until nothing is left to do.
func settle(a *explore.App) {
	for a.Step(func() bool { return false }) {
	}
}

func do(a *explore.App, msgs ...explore.Msg) {
	for _, m := range msgs {
		a.Do(m)
		settle(a)
	}
}

func handle(t *testing.T, a *explore.App, id string) picture.Handle {
	t.Helper()
	for _, h := range a.Picture().Handles {
		if h.ID == id {
			return h
		}
	}
	t.Fatalf("no handle %q", id)
	return picture.Handle{}
}

func links(a *explore.App) (out []string) {
	for _, e := range a.Effects() {
		if e.Kind == explore.WriteLink || e.Kind == explore.PushLink {
			out = append(out, e.Text)
		}
	}
	return out
}

func TestDragFollowsThePointerAndIsOneStep(t *testing.T) {
	a := app("")
	h := handle(t, a, "point/1")
	before := a.Link()
	do(a, explore.Msg{Kind: explore.Press, ID: h.ID})
	for i := range 10 {
		do(a, explore.Msg{Kind: explore.Move, ID: h.ID, X: h.X + float64(3*i), Y: h.Y - float64(2*i)})
		if got := handle(t, a, h.ID); math.Hypot(got.X-(h.X+float64(3*i)), got.Y-(h.Y-float64(2*i))) > 1 {
			t.Fatalf("handle at (%v, %v), pointer at (%v, %v)", got.X, got.Y, h.X+float64(3*i), h.Y-float64(2*i))
		}
		if got := links(a); got != nil {
			t.Fatalf("a link was written while dragging: %v", got)
		}
	}
	do(a, explore.Msg{Kind: explore.Release, ID: h.ID})
	got := links(a)
	if len(got) != 1 || got[0] != a.Link() || a.Link() == before {
		t.Fatalf("release wrote %v; the link is %q", got, a.Link())
	}
	do(a, explore.Msg{Kind: explore.Undo})
	if a.Link() != before {
		t.Errorf("undo gives %q, want %q", a.Link(), before)
	}
	do(a, explore.Msg{Kind: explore.Redo})
	if a.Link() != got[0] {
		t.Errorf("redo gives %q, want %q", a.Link(), got[0])
	}
	// The same link gives the same picture: nothing else was remembered.
	b := app(a.Link())
	if b.Picture().Desc != a.Picture().Desc {
		t.Errorf("reload says\n%s\nwant\n%s", b.Picture().Desc, a.Picture().Desc)
	}
}

func TestCancelGoesBack(t *testing.T) {
	a := app("")
	h, before := handle(t, a, "point/0"), a.Link()
	do(a, explore.Msg{Kind: explore.Press, ID: h.ID}, explore.Msg{Kind: explore.Move, ID: h.ID, X: h.X + 40, Y: h.Y}, explore.Msg{Kind: explore.Cancel, ID: h.ID})
	if a.Link() != before || a.Panel().CanUndo {
		t.Errorf("after cancel: %q, undo %v", a.Link(), a.Panel().CanUndo)
	}
}

func TestKeysMoveAPoint(t *testing.T) {
	for _, link := range []string{"", "v=1&data=-1~1&rho=0.3"} {
		a := app(link)
		h := handle(t, a, "point/1")
		do(a, explore.Msg{Kind: explore.Nudge, ID: h.ID, X: 1})
		if got := handle(t, a, h.ID); !(got.X > h.X) {
			t.Errorf("%s: a step to the right moved %v to %v", link, h.X, got.X)
		}
		do(a, explore.Msg{Kind: explore.Nudge, ID: h.ID, X: -1})
		if got := handle(t, a, h.ID); math.Abs(got.X-h.X) > 0.51 {
			t.Errorf("%s: a step and back moved %v to %v", link, h.X, got.X)
		}
		if a.Panel().CanRedo || !a.Panel().CanUndo {
			t.Errorf("%s: keys commit", link)
		}
	}
}

func TestAddAndDelete(t *testing.T) {
	for _, link := range []string{"", "v=1&data=-1~1&rho=0.1", "v=1&data=0,0,1,0,0.5~2,1,1,-1,1.5~-1,0.5,2,1,0.5&rho=0.4", "v=1&data=-1~1&noisy=-1.1~-0.9~~0.9~1.1"} {
		a := app(link)
		n := len(a.Picture().Handles)
		do(a, explore.Msg{Kind: explore.Add, X: 420, Y: 90})
		if got := len(a.Picture().Handles); got != n+1 {
			t.Errorf("%s: %d handles after adding, want %d", link, got, n+1)
		}
		do(a, explore.Msg{Kind: explore.Delete, ID: "point/0"})
		if got := len(a.Picture().Handles); got != n {
			t.Errorf("%s: %d handles after deleting, want %d", link, got, n)
		}
		for range 5 {
			do(a, explore.Msg{Kind: explore.Delete, ID: "point/0"})
		}
		if got := len(a.Model().Scene.Points); got != 1 {
			t.Errorf("%s: %d points left, the last must stay", link, got)
		}
		if len(a.Panel().Notices) == 0 {
			t.Errorf("%s: nothing said about the last point", link)
		}
	}
}

func TestSliderIsOneStepOfHistory(t *testing.T) {
	a := app("")
	for _, v := range []string{"0.26", "0.28", "0.3"} {
		do(a, explore.Msg{Kind: explore.Set, ID: "rho", Value: v})
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "rho", Value: "0.3", Final: true})
	if got := a.Model().Scene.Rho; got != 0.3 {
		t.Fatalf("rho = %v", got)
	}
	do(a, explore.Msg{Kind: explore.Undo})
	if got := a.Model().Scene.Rho; got != 0.25 || a.Panel().CanUndo {
		t.Errorf("one undo gives rho = %v, more to undo: %v", got, a.Panel().CanUndo)
	}
}

func TestBadInputKeepsWhatStood(t *testing.T) {
	a := app("")
	before := a.Link()
	for _, m := range []explore.Msg{
		{Kind: explore.Set, ID: "rho", Value: "wide", Final: true},
		{Kind: explore.Set, ID: "rho", Value: "-1", Final: true},
		{Kind: explore.Set, ID: "point/0/0", Value: "NaN", Final: true},
		{Kind: explore.Set, ID: "point/9/0", Value: "1", Final: true},
		{Kind: explore.Set, ID: "nonsense", Value: "1", Final: true},
		{Kind: explore.Paste, Value: "hello"},
		{Kind: explore.Paste, Value: "[[1,2],[3]]"},
		{Kind: explore.Preset, ID: "nowhere"},
		{Kind: explore.Move, ID: "point/77", X: 1, Y: 1},
		{Kind: explore.Move, ID: "point/0", X: math.NaN(), Y: 1},
		{Kind: explore.Export, ID: "docx"},
	} {
		do(a, m)
		if a.Link() != before {
			t.Errorf("%+v changed the scene to %q", m, a.Link())
		}
	}
	if n := len(a.Panel().Notices); n < 6 {
		t.Errorf("%d notices for ten refused inputs", n)
	}
}

func TestPaste(t *testing.T) {
	for text, want := range map[string]string{
		"1,2\n3,4\n":                        "1,2~3,4",
		"x, y\n1 2\n3\t4":                   "1,2~3,4",
		"[[1, 2], [3, 4]]":                  "1,2~3,4",
		"np.array([[1., 2.],\n [3., -4.]])": "1,2~3,-4",
		"X = [[1,2],[3,4],]":                "1,2~3,4",
		"[-1, 0.5, 2]":                      "-1~0.5~2",
		"-1\n0.5\n2":                        "-1~0.5~2",
		"array([1., 2.5], dtype=float32)":   "1~2.5",
	} {
		a := app("")
		do(a, explore.Msg{Kind: explore.Paste, Value: text})
		data, _ := scene.Find("data")
		if got := data.Get(a.Model().Scene); got != want {
			t.Errorf("pasting %q gives %q, want %q; %v", text, got, want, a.Panel().Notices)
		}
	}
}

func TestPresetsPushAndUndo(t *testing.T) {
	a := app("")
	n := 0
	for i, p := range scene.Presets {
		if testing.Short() && i%6 != 5 {
			continue
		}
		n++
		a.Effects()
		do(a, explore.Msg{Kind: explore.Preset, ID: p.Name})
		if got := links(a); len(got) != 1 || got[0] != p.Link {
			t.Errorf("%s: effects %v, want %q", p.Name, got, p.Link)
		}
		panel := a.Panel()
		if panel.Preset != p.Name || panel.About == "" || panel.Badge.Text == "" {
			t.Errorf("%s: panel says preset %q, badge %q", p.Name, panel.Preset, panel.Badge.Text)
		}
		if len(panel.Notices) != 0 {
			t.Errorf("%s: notices %v", p.Name, panel.Notices)
		}
	}
	for range n {
		do(a, explore.Msg{Kind: explore.Undo})
	}
	if a.Panel().CanUndo {
		t.Error("more to undo than was done")
	}
}

// What appears beside the picture may make it a little smaller: nothing moves.
// Turning a phone fits the view again.
func TestResizeKeepsThePlaceOfThings(t *testing.T) {
	a := app("")
	h := handle(t, a, "point/1")
	do(a, explore.Msg{Kind: explore.Resize, W: 790, H: 470})
	if got := handle(t, a, "point/1"); math.Hypot(got.X-h.X, got.Y-h.Y) > 0.01 {
		t.Errorf("a small change moved (%v, %v) to (%v, %v)", h.X, h.Y, got.X, got.Y)
	}
	do(a, explore.Msg{Kind: explore.Resize, W: 360, H: 500})
	for _, h := range a.Picture().Handles {
		if !a.Picture().Panels[0].Contains(h.Pixel) {
			t.Errorf("%s at %v is out of sight", h.ID, h.Pixel)
		}
	}
}

func TestTheResultIsSaid(t *testing.T) {
	a := app("")
	a.Effects()
	a.Do(explore.Msg{Kind: explore.Set, ID: "rho", Value: "0.3", Final: true})
	for a.Step(func() bool { return true }) { // however small the slices
	}
	said := ""
	for _, e := range a.Effects() {
		if e.Kind == explore.Say {
			said = e.Text
		}
	}
	if !strings.Contains(said, "exact") {
		t.Errorf("said %q", said)
	}
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	a := app("")
	h := handle(t, a, "point/1")
	do(a, explore.Msg{Kind: explore.Zoom, X: h.X, Y: h.Y, W: 1.5})
	if got := handle(t, a, "point/1"); math.Hypot(got.X-h.X, got.Y-h.Y) > 0.5 {
		t.Errorf("zooming about (%v, %v) moved it to (%v, %v)", h.X, h.Y, got.X, got.Y)
	}
	do(a, explore.Msg{Kind: explore.Home})
	if got := handle(t, a, "point/1"); math.Hypot(got.X-h.X, got.Y-h.Y) > 1e-9 {
		t.Error("home does not restore the view")
	}
}

func TestCaptionSaysWhatChanged(t *testing.T) {
	a := app("v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6")
	h := handle(t, a, "point/0")
	do(a, explore.Msg{Kind: explore.Press, ID: h.ID}, explore.Msg{Kind: explore.Move, ID: h.ID, X: h.X + 31, Y: h.Y - 17})
	p := a.Panel()
	if !strings.Contains(p.Caption, "equilateral") || p.Badge.Kind == string(solve.Exact) {
		t.Errorf("caption %q, badge %q", p.Caption, p.Badge.Kind)
	}
}

func TestPanelIsJSON(t *testing.T) {
	for i, p := range scene.Presets {
		if testing.Short() && i%6 != 3 {
			continue
		}
		a := app(p.Link)
		for _, lang := range []string{"en", "zh"} {
			do(a, explore.Msg{Kind: explore.Lang, Value: lang}, explore.Msg{Kind: explore.Hover, X: 300, Y: 200})
			var back explore.Panel
			if err := json.Unmarshal(a.PanelJSON(), &back); err != nil {
				t.Fatal(err)
			}
			for _, c := range back.Controls {
				if c.Label == "" || c.Group == "" {
					t.Errorf("%s: control %s has no label", p.Name, c.Key)
				}
			}
			for _, f := range append(back.Facts, back.Readout...) {
				if strings.Contains(f.Value, "NaN") || strings.Contains(f.Value, "Inf") {
					t.Errorf("%s: %s is %s", p.Name, f.Label, f.Value)
				}
			}
			if len(back.Readout) == 0 {
				t.Errorf("%s: nothing under the pointer", p.Name)
			}
		}
	}
}

func FuzzUpdate(f *testing.F) {
	f.Add("move", "point/0", "0", 10.0, 20.0, 1.0, 1.0)
	f.Add("set", "rho", "1e300", 0.0, 0.0, 0.0, 0.0)
	f.Add("zoom", "", "", 1.0, 1.0, 1e-300, 0.0)
	f.Add("load", "", "data=1,2~1,2&rho=3", 0.0, 0.0, 0.0, 0.0)
	f.Add("resize", "", "", 0.0, 0.0, 1e300, -5.0)
	f.Fuzz(func(t *testing.T, kind, id, value string, x, y, w, h float64) {
		a := explore.New(explore.Options{W: 300, H: 200, Lang: words.En})
		steps := 0
		stop := func() bool { steps++; return steps > 20 }
		for range 2 {
			a.Do(explore.Msg{Kind: explore.MsgKind(kind), ID: id, Value: value, X: x, Y: y, W: w, H: h})
			a.Step(stop)
			a.PanelJSON()
		}
		if _, notes := scene.Parse(a.Link()); a.Link() != "" && len(notes) > 0 {
			t.Errorf("own link is not clean: %v", notes)
		}
	})
}

func BenchmarkDrag(b *testing.B) {
	a := app("")
	a.Do(explore.Msg{Kind: explore.Press, ID: "point/1"})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		a.Do(explore.Msg{Kind: explore.Move, ID: "point/1", X: 400 + float64(i%50), Y: 200})
		settle(a)
		a.PanelJSON()
	}
}
