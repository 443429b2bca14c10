package main

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"crease/core/flow"
)

func flowed(t *testing.T, in string) flow.Answer {
	t.Helper()
	out, note, status := told(t, "flow", in)
	if status != 0 {
		t.Fatalf("%s: %s", in, note)
	}
	var a flow.Answer
	if err := json.Unmarshal([]byte(out), &a); err != nil || strings.Count(out, "\n") != 1 {
		t.Fatalf("%s: %v\n%s", in, err, out)
	}
	return a
}

// Ends known by hand: the phantom corner of a right angle, what lies inside for
// a probability flow, and, where no formula is known, a training point of the
// certified denoiser.
func TestFlowEnds(t *testing.T) {
	const endTol = 1e-8
	for name, c := range map[string]struct {
		in    string
		y     []float64
		class string
	}{
		"training":    {`{"clean":[[0,0],[1,0],[0,1]],"kind":"score","rho":0.1,"starts":[[0.9,0.2]]}`, []float64{1, 0}, "training"},
		"sum":         {`{"clean":[[0,0],[1,0],[0,1]],"kind":"score","rho":0.1,"starts":[[1.4,0.9]]}`, []float64{1, 1}, "sum"},
		"interior":    {`{"clean":[[0,0],[1,0],[0,1]],"kind":"probability","k":1,"T":0.04,"starts":[[0.5,0.65]]}`, []float64{0.5, 0.75}, "interior"},
		"rho fixed":   {`{"clean":[[0,0],[1,0],[0,1]],"kind":"probability","rho":0.2,"T":0.04,"starts":[[0.51,0]]}`, []float64{1, 0}, "training"},
		"on the line": {`{"clean":[-1,1],"kind":"score","rho":0.1,"starts":[0.2]}`, []float64{1}, "training"},
		"certified":   {`{"clean":[[-1.6,-0.9],[1.4,-1.2],[1.9,1.1],[-0.6,1.6]],"kind":"score","rho":0.25,"starts":[[1.8,1.2]]}`, []float64{1.9, 1.1}, "training"},
		"at time T":   {`{"clean":[0],"kind":"score","rho":0.1,"T":1,"starts":[1]}`, []float64{math.Exp(-1)}, "none"},
	} {
		a := flowed(t, c.in)
		if len(a.Ends) != 1 || a.Ends[0].Class != c.class || a.Counts[c.class] != 1 || a.Paths != nil {
			t.Errorf("%s: %+v", name, a)
			continue
		}
		for k, want := range c.y {
			if math.Abs(a.Ends[0].Y[k]-want) > endTol {
				t.Errorf("%s: ends at %v, want %v", name, a.Ends[0].Y, c.y)
			}
		}
	}
}

func TestFlowSeededPaths(t *testing.T) {
	const in = `{"clean":[[0,0],[1,0],[0,1]],"kind":"probability","k":1,"T":0.04,"n":50,"seed":3,"paths":true}`
	a, b := flowed(t, in), flowed(t, in)
	sum := 0
	for _, n := range a.Counts {
		sum += n
	}
	if len(a.Ends) != 50 || sum != 50 || len(a.Paths) != 50 || len(a.Counts) != len(flow.Classes) {
		t.Fatalf("%d ends, counts %v, %d paths", len(a.Ends), a.Counts, len(a.Paths))
	}
	for i, p := range a.Paths {
		if n := len(p.T); n < 2 || p.T[n-1] != 0 || p.Y[n-1][0] != a.Ends[i].Y[0] || b.Ends[i].Y[1] != a.Ends[i].Y[1] {
			t.Fatalf("path %d: %+v ends at %v, then %v", i, p, a.Ends[i].Y, b.Ends[i].Y)
		}
	}
}

func TestFlowRefusals(t *testing.T) {
	for _, c := range []struct{ in, says string }{
		{``, "JSON"},
		{`[]`, "one object is wanted"},
		{`{}`, "no training point"},
		{`{"clean":[[0,0],[1]],"kind":"score","rho":0.1,"n":1}`, "coordinates"},
		{`{"clean":"x","kind":"score","rho":0.1,"n":1}`, "list of points"},
		{`{"clean":[0,1],"rho":0.1,"n":1}`, "no kind"},
		{`{"clean":[0,1],"kind":"heat","rho":0.1,"n":1}`, "heat"},
		{`{"clean":[0,1],"kind":"score","n":1}`, "radius"},
		{`{"clean":[0,1],"kind":"score","k":1,"n":1}`, "rho instead of k"},
		{`{"clean":[0,1],"kind":"score","rho":0.6,"n":1}`, "touch"},
		{`{"clean":[0,1],"kind":"score","rho":-1,"n":1}`, "radius"},
		{`{"clean":[0,1],"kind":"score","rho":0.1}`, "starts"},
		{`{"clean":[0,1],"kind":"score","rho":0.1,"n":-5}`, "starts"},
		{`{"clean":[0,1],"kind":"score","rho":0.1,"starts":[[0,0]]}`, "start 1"},
		{`{"clean":[0,1],"kind":"probability","k":1,"n":1}`, "time T"},
		{`{"clean":[0,1],"kind":"probability","k":1,"T":-1,"n":1}`, "positive"},
		{`{"clean":[0,1],"kind":"probability","k":1,"T":9,"n":1}`, "sqrt T"},
		{`{"clean":[[-1.6,-0.9],[1.4,-1.2],[1.9,1.1],[-0.6,1.6]],"kind":"probability","k":1,"T":0.01,"n":1}`, ""},
	} {
		if _, note, status := told(t, "flow", c.in); status != 1 || !strings.Contains(note, c.says) {
			t.Errorf("%s: status %d, said %q; want %q", c.in, status, note, c.says)
		}
	}
}
