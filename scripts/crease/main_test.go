package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crease/core/scene"
)

// A refused input ends with status 1, one line that says why, and no output.
func TestRefusals(t *testing.T) {
	many := make([]string, 0, 3)
	for range 3 {
		many = append(many, "["+strings.TrimSuffix(strings.Repeat("0,", 9), ",")+"]")
	}
	for _, c := range []struct{ in, says string }{
		{``, "JSON"},
		{`{`, "JSON"},
		{`[]`, "one object is wanted"},
		{`"clean"`, "one object is wanted"},
		{`{"clean":"points","rho":1}`, `"clean" is "points": it should be a list of points`},
		{`{"clean":[[0,0],[1,"x"]],"rho":0.1}`, `"clean": point 2 is the list [1,"x"]`},
		{`{"clean":[[0,0],[1,null]],"rho":0.1}`, `"clean": point 2 is the list [1,null]`},
		{`{"clean":[null],"rho":0.1}`, `"clean": point 1 is null`},
		{`{"clean":[[0,0],[1,NaN]],"rho":0.1}`, "JSON"},
		{`{"clean":[[0,0],[1,1e999]],"rho":0.1}`, "1e999"},
		{`{"clean":[],"rho":0.1}`, "no training point"},
		{`{"rho":0.1}`, "no training point"},
		{`{"clean":[[]],"rho":0.1}`, "no coordinate"},
		{`{"clean":[[0,0],[1]],"rho":0.1}`, "coordinates"},
		{`{"clean":[[0,0],[1,0]]}`, "neither rho nor noisy"},
		{`{"clean":[[0,0],[1,0]],"rho":-0.1}`, "radius"},
		{`{"clean":[0,1],"rho":0.6}`, ""},
		{`{"clean":[0,1],"rho":0.5}`, ""},
		{`{"clean":[0,1],"noisy":[[0]]}`, "noisy samples"},
		{`{"clean":[0,1],"noisy":[[0],[]]}`, "no noisy sample"},
		{`{"clean":[0,1],"noisy":[[-0.3,0.6],[0.6,1.2]]}`, ""},
		{`{"clean":[0,1],"noisy":[[[0,0]],[[1,1]]]}`, "coordinates"},
		{`{"clean":[[0,0],[1,0]],"noisy":[[[0,0]],[[0,0]]]}`, ""},
		{`{"clean":[0,1],"rho":0.1,"query":[[0,0]]}`, "query 1"},
		{`{"clean":[0,1],"rho":0.1,"method":"magic"}`, "should be one of"},
		{`{"clean":[0,1],"method":"emmse"}`, "needs sigma"},
		{`{"clean":[0,1],"method":"emmse","sigma":-1}`, "sigma"},
		{`{"clean":[0,1],"rho":0.1,"seed":-1}`, `"seed" is -1`},
		{`{"clean":[` + strings.Join(many, ",") + `,[1]],"rho":0.1}`, "coordinates"},
		{`{"clean":[[0` + strings.Repeat(",1", 1024) + `]],"rho":0.1}`, "1025 coordinates"},
		{`{"clean":[-1e308,1e308],"rho":1e307}`, "too large"},
	} {
		var out, note bytes.Buffer
		status := run([]string{"solve", "-in", "-"}, strings.NewReader(c.in), &out, &note)
		if status != 1 || out.Len() > 0 || strings.Count(note.String(), "\n") != 1 || !strings.Contains(note.String(), c.says) {
			t.Errorf("%s: status %d, printed %q, said %q; want %q in one line", c.in, status, out.String(), note.String(), c.says)
		}
	}
}

func TestMisuse(t *testing.T) {
	for _, args := range [][]string{
		{}, {"dance"}, {"solve"}, {"solve", "-in", "-", "-link", "v=1"}, {"solve", "-x"}, {"render", "-link", "v=1"},
		{"render", "-o", "x.svg", "-w", "1"}, {"link"}, {"presets", "surplus"},
	} {
		var out, note bytes.Buffer
		if status := run(args, strings.NewReader(""), &out, &note); status != 2 || out.Len() > 0 || note.Len() == 0 {
			t.Errorf("%v: status %d, printed %q, said %q", args, status, out.String(), note.String())
		}
	}
}

// Every key of the output is there, whatever the method.
func TestOutputKeys(t *testing.T) {
	keys := []string{"geometry", "cite", "status", "cost", "values", "creases", "ridges", "fixed_points", "warnings"}
	for _, in := range []string{
		`{"clean":[-1,1],"rho":0.3,"query":[0,-5]}`,
		`{"clean":[[0,0,0],[1,0,0],[0,1,0]],"rho":0.1,"query":[[0,0,1]]}`,
		`{"clean":[[-1],[1]],"sigma":0.5,"method":"emmse","query":[0.25],"nonsense":1}`,
	} {
		var out, note bytes.Buffer
		if status := run([]string{"solve", "-in", "-"}, strings.NewReader(in), &out, &note); status != 0 {
			t.Fatalf("%s: %s", in, note.String())
		}
		var all map[string]json.RawMessage
		if err := json.Unmarshal(out.Bytes(), &all); err != nil || bytes.Count(out.Bytes(), []byte("\n")) != 1 {
			t.Fatalf("%s: %v %s", in, err, out.String())
		}
		for _, key := range keys {
			if _, ok := all[key]; !ok {
				t.Errorf("%s: no %s", in, key)
			}
		}
		if strings.Contains(in, "emmse") {
			var o output
			if err := json.Unmarshal(out.Bytes(), &o); err != nil {
				t.Fatal(err)
			}
			want := math.Tanh(0.25 / (0.5 * 0.5))
			if o.Cost != nil || o.Geometry != nil || o.Status != "estimator" || math.Abs(o.Values[0][0]-want) > 1e-14 {
				t.Errorf("empirical MMSE: %s", out.String())
			}
			if len(o.Warnings) != 1 || !strings.Contains(o.Warnings[0], "nonsense") {
				t.Errorf("warnings %v", o.Warnings)
			}
		}
	}
}

// Two points: ramps, knots and the fixed point by hand.
func TestSolveTwoPoints(t *testing.T) {
	o, note, status := answer(t, map[string]any{"clean": []float64{-1, 1}, "rho": 0.5, "query": []float64{-3, 0.25, 3}})
	if status != 0 {
		t.Fatal(note)
	}
	if o.Status != "exact" || math.Abs(*o.Cost-4) > 1e-12 || len(o.Creases) != 2 || len(o.FixedPoints) != 1 || math.Abs(o.FixedPoints[0]) > 1e-15 {
		t.Errorf("%+v", o)
	}
	near(t, o.Values, []vector{{-1}, {0.5}, {1}}, func(int) float64 { return 1e-12 })
	for i, c := range o.Creases {
		if want := []float64{-0.5, 0.5}[i]; math.Abs(c.Tau-want) > 1e-12 || math.Abs(c.W[0]-1) > 0 || math.Abs(c.A[0]-[]float64{2, -2}[i]) > 1e-12 {
			t.Errorf("crease %d: %+v", i, c)
		}
	}
}

// A link and the file it was written from have one answer.
func TestLinkAndFileAgree(t *testing.T) {
	in := `{"clean":[[0,0],[2.4,0.4],[-1.4,1.4]],"rho":0.2,"sigma":0.3,"seed":5}`
	var link, note, a, b bytes.Buffer
	if status := run([]string{"link", "-in", "-"}, strings.NewReader(in), &link, &note); status != 0 {
		t.Fatal(note.String())
	}
	if got := link.String(); got != "v=1&rho=0.2&sigma=0.3&seed=5\n" {
		t.Errorf("link %q", got)
	}
	run([]string{"solve", "-in", "-"}, strings.NewReader(in), &a, &note)
	run([]string{"solve", "-link", "https://example.org/#" + strings.TrimSpace(link.String())}, nil, &b, &note)
	if a.String() != b.String() || a.Len() == 0 {
		t.Errorf("by file %s\nby link %s", a.String(), b.String())
	}
}

func TestRender(t *testing.T) {
	dir := t.TempDir()
	for _, p := range scene.Presets[:4] {
		for _, kind := range []string{"svg", "png", "csv", "txt"} {
			name := filepath.Join(dir, p.Name+"."+kind)
			var out, note bytes.Buffer
			if status := run([]string{"render", "-link", p.Link, "-o", name, "-w", "320", "-h", "200"}, nil, &out, &note); status != 0 || out.Len() > 0 || note.Len() > 0 {
				t.Fatalf("%s: status %d: %s%s", name, status, out.String(), note.String())
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			ok := false
			switch kind {
			case "svg":
				ok = bytes.HasPrefix(text, []byte("<svg ")) && bytes.HasSuffix(bytes.TrimSpace(text), []byte("</svg>"))
			case "png":
				c, err := png.DecodeConfig(bytes.NewReader(text))
				ok = err == nil && c.Width == 320 && c.Height == 200
			case "csv":
				ok = bytes.Count(text, []byte("\n")) > 100 && bytes.HasPrefix(text, []byte("y"))
			case "txt":
				ok = len(text) > 40
			}
			if !ok {
				t.Errorf("%s: not what it should be:\n%.200s", name, text)
			}
		}
	}
	var out, note bytes.Buffer
	if status := run([]string{"render", "-link", "v=1", "-o", filepath.Join(dir, "x.gif")}, nil, &out, &note); status != 1 || strings.Count(note.String(), "\n") != 1 {
		t.Errorf("status %d: %s", status, note.String())
	}
}

func TestPresets(t *testing.T) {
	var out, note bytes.Buffer
	if status := run([]string{"presets"}, nil, &out, &note); status != 0 {
		t.Fatal(note.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(scene.Presets) {
		t.Fatalf("%d lines for %d presets", len(lines), len(scene.Presets))
	}
	for i, p := range scene.Presets {
		if want := fmt.Sprintf("%s\t%s\t%s", p.Name, p.Title(), p.Link); lines[i] != want {
			t.Errorf("line %d: %q, want %q", i+1, lines[i], want)
		}
	}
}

// A picture too large to paint is refused, not drawn.
func TestLargePNG(t *testing.T) {
	var out, note bytes.Buffer
	args := []string{"render", "-link", "v=1", "-o", filepath.Join(t.TempDir(), "x.png"), "-w", "8192", "-h", "8192", "-scale", "4"}
	if status := run(args, nil, &out, &note); status != 2 || strings.Count(note.String(), "\n") != 1 || !strings.Contains(note.String(), "too large") {
		t.Errorf("status %d, said %q", status, note.String())
	}
}

// A key that is not known is named on one line; one in capitals is known.
func TestUnknownKeys(t *testing.T) {
	var out, note bytes.Buffer
	in := `{"CLEAN":[0,1],"rho":0.1,"a\nb\u001b":1}`
	if status := run([]string{"link", "-in", "-"}, strings.NewReader(in), &out, &note); status != 0 || note.String() != "\"a?b?\" is not known and was ignored\n" {
		t.Errorf("status %d, said %q", status, note.String())
	}
}
