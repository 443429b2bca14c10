package main

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"crease/core/risk"
)

// told runs a command on an input and returns what it printed, checking that a
// refusal is one line and no output.
func told(t *testing.T, command, in string) (text, note string, status int) {
	t.Helper()
	var out, err bytes.Buffer
	status = run([]string{command, "-in", "-"}, strings.NewReader(in), &out, &err)
	if status != 0 && (status != 1 || out.Len() > 0 || strings.Count(err.String(), "\n") != 1) {
		t.Errorf("%s: status %d, printed %q, said %q", in, status, out.String(), err.String())
	}
	return out.String(), err.String(), status
}

// Tolerances of the reference curves, relative: of an error, of a crossing.
const riskTol, crossTol = 1e-5, 1e-4

func TestRiskReference(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root(t), "..", "shared", "vectors", "mse_1.json"))
	if err != nil {
		t.Skip("no reference answers in ../shared/vectors beside the project: ", err)
	}
	var ref struct {
		Params json.RawMessage
		X      []float64
		Sigma  []float64
		EMMSE  []float64 `json:"mse_emmse"`
		Fixed  map[string][]*float64
		Tied   map[string][]*float64
		CrossF map[string]struct{ Crossings []float64 } `json:"cross_fixed"`
		CrossT map[string]struct{ Crossings []float64 } `json:"cross_tied"`
	}
	if err := json.Unmarshal(text, &ref); err != nil {
		t.Fatal(err)
	}
	if len(ref.Fixed) == 0 || len(ref.Tied) == 0 {
		t.Fatal("the reference has no curves")
	}
	check := func(key, value string, clean any, want []*float64, cross []float64) {
		radius, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		in, _ := json.Marshal(map[string]any{"prior": ref.Params, "clean": clean, "sigma": ref.Sigma, key: radius})
		out, note, status := told(t, "risk", string(in))
		if status != 0 {
			t.Fatal(note)
		}
		var a risk.Answer
		if err := json.Unmarshal([]byte(out), &a); err != nil {
			t.Fatal(err)
		}
		for i, s := range ref.Sigma {
			if (a.MinNorm[i] == nil) != (want[i] == nil) || want[i] != nil && math.Abs(*a.MinNorm[i]-*want[i]) > riskTol**want[i] {
				t.Errorf("%s %s, sigma %v: minnorm %v, want %v", key, value, s, a.MinNorm[i], want[i])
			}
			if math.Abs(*a.EMMSE[i]-ref.EMMSE[i]) > riskTol*ref.EMMSE[i] || !(*a.MMSE[i] <= *a.EMMSE[i]) {
				t.Errorf("sigma %v: emmse %v, mmse %v, want emmse %v", s, *a.EMMSE[i], *a.MMSE[i], ref.EMMSE[i])
			}
		}
		if len(a.Crossings) != len(cross) {
			t.Fatalf("%s %s: crossings %v, want %v", key, value, a.Crossings, cross)
		}
		for i, c := range cross {
			if math.Abs(a.Crossings[i]-c) > crossTol*c {
				t.Errorf("%s %s: crossing %v, want %v", key, value, a.Crossings[i], c)
			}
		}
	}
	nested := make([][]float64, len(ref.X))
	for i, x := range ref.X {
		nested[i] = []float64{x}
	}
	for k, want := range ref.Fixed {
		check("rho", k, ref.X, want, ref.CrossF[k].Crossings)
	}
	for k, want := range ref.Tied {
		check("k", k, nested, want, ref.CrossT[k].Crossings)
	}
}

func TestRiskKeys(t *testing.T) {
	out, note, status := told(t, "risk", `{"prior":{"kind":"mix","w":[1,1],"mu":[-1,1],"sd":[0.2,0.2]},"clean":[-1,1],"rho":0.2,"sigma":[0,0.1,1e6],"colour":1}`)
	if status != 0 || strings.Count(out, "\n") != 1 {
		t.Fatal(out, note)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"sigma", "minnorm", "emmse", "mmse", "crossings"} {
		if len(all[key]) < 2 || all[key][0] != '[' {
			t.Errorf("%s is %s", key, all[key])
		}
	}
	if !strings.Contains(string(all["notes"]), "colour") {
		t.Errorf("notes %s: an unknown key goes unmentioned", all["notes"])
	}
}

func TestRiskRefusals(t *testing.T) {
	for _, c := range []struct{ in, says string }{
		{``, "JSON"},
		{`[]`, "one object is wanted"},
		{`{}`, "prior"},
		{`{"prior":{"kind":"uniform","a":1,"b":-1},"clean":[-1,1],"rho":0.1,"sigma":[1]}`, "less than"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[],"rho":0.1,"sigma":[1]}`, "no training point"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[[0,0]],"rho":0.1,"sigma":[1]}`, "2 coordinates"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[-1,1],"sigma":[1]}`, "either"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[-1,1],"rho":-1,"sigma":[1]}`, "rho"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[-1,1],"k":1,"sigma":[-1]}`, "sigma"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[-1,1],"k":1,"sigma":["1"]}`, "finite number"},
		{`{"prior":{"kind":"gauss","mu":0,"sd":1e999},"clean":[-1,1],"k":1,"sigma":[1]}`, "1e999"},
	} {
		if _, note, status := told(t, "risk", c.in); status != 1 || !strings.Contains(note, c.says) {
			t.Errorf("%s: status %d, said %q; want %q", c.in, status, note, c.says)
		}
	}
}
