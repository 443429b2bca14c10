//go:build !js

package flow_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"crease/core/emmse"
	"crease/core/flow"
	"crease/core/shallow"
)

var kit = flow.Kit{
	Solve: func(d shallow.Data) (*shallow.Denoiser, error) { return solve(d.X, d.Rho) },
	EMMSE: func(x [][]float64, sigma float64) flow.Field { return emmse.New(x, sigma) },
}

func ask(body string) (*flow.Answer, error) {
	var r flow.Request
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return nil, err
	}
	return r.Answer(kit)
}

func TestAnswers(t *testing.T) {
	const square = `"clean":[[0,0],[1,0],[0,1]],`
	for name, c := range map[string]struct {
		body  string
		y     []float64
		class string
	}{
		"score":            {square + `"kind":"score","rho":0.1,"starts":[[0.9,0.2]]`, []float64{1, 0}, "training"},
		"phantom":          {square + `"kind":"score","rho":0.1,"starts":[[1.4,0.9]]`, []float64{1, 1}, "sum"},
		"probability":      {square + `"kind":"probability","k":1,"T":0.04,"starts":[[0.5,0.65]]`, []float64{0.5, 0.75}, "interior"},
		"edge":             {square + `"kind":"probability","k":1,"T":0.04,"starts":[[0.5,0]]`, []float64{0.5, 0}, "edge"},
		"rho fixed":        {square + `"kind":"probability","rho":0.2,"T":0.04,"starts":[[0.51,0]]`, []float64{1, 0}, "training"},
		"line":             {`"clean":[-1,1],"kind":"score","rho":0.1,"starts":[0.2]`, []float64{1}, "training"},
		"line in rows":     {`"clean":[[-1],[1]],"kind":"score","rho":0.1,"starts":[[0.2]]`, []float64{1}, "training"},
		"one point":        {`"clean":[[3,4]],"kind":"score","rho":0.1,"starts":[[0,0]]`, []float64{3, 4}, "training"},
		"one point, k":     {`"clean":[[3,4]],"kind":"probability","k":2,"T":9,"starts":[[0,0]]`, []float64{3, 4}, "training"},
		"coinciding":       {`"clean":[[0,0],[0,0],[1,0]],"kind":"score","rho":0.1,"starts":[[0.6,5]]`, []float64{1, 0}, "training"},
		"time":             {`"clean":[0],"kind":"score","rho":0.1,"T":1,"starts":[1]`, []float64{math.Exp(-1)}, "none"},
		"emmse":            {square + `"kind":"score","estimator":"emmse","sigma":0.05,"starts":[[0.9,0.2]]`, []float64{1, 0}, "training"},
		"emmse, flow":      {square + `"kind":"probability","estimator":"emmse","T":0.04,"starts":[[0.9,0.2]]`, []float64{1, 0}, "training"},
		"ten dimensions":   {`"clean":[[0,0,0,0,0,0,0,0,0,0],[1,0,0,0,0,0,0,0,0,0],[0,1,0,0,0,0,0,0,0,0]],"kind":"probability","k":1,"T":0.01,"starts":[[2,1,1,1,0,0,0,0,0,0]]`, []float64{1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, "sum"},
		"rho 0 is at rest": {square + `"kind":"score","rho":0,"starts":[[0.25,0.25]]`, []float64{0.25, 0.25}, "interior"},
	} {
		a, err := ask("{" + c.body + "}")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(a.Ends) != 1 || gap(a.Ends[0].Y, c.y) > 1e-9 || a.Ends[0].Class != c.class || a.Counts[c.class] != 1 || a.Paths != nil {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

func TestSeededAnswersAndPaths(t *testing.T) {
	const body = `{"clean":[[0,0],[1,0],[0,1]],"kind":"probability","k":1,"T":0.04,"n":40,"seed":7,"paths":true}`
	a, err := ask(body)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := ask(body)
	one, _ := json.Marshal(a)
	two, _ := json.Marshal(b)
	if string(one) != string(two) || strings.Contains(string(one), "null") {
		t.Errorf("two answers differ, or hold null:\n%s\n%s", one, two)
	}
	sum := 0
	for _, n := range a.Counts {
		sum += n
	}
	if sum != 40 || len(a.Counts) != 5 || len(a.Paths) != 40 {
		t.Errorf("counts %v, %d paths", a.Counts, len(a.Paths))
	}
	for i, p := range a.Paths {
		if n := len(p.T); n < 2 || n != len(p.Y) || p.T[0] != 0.04 && math.Abs(p.T[0]-0.04) > 1e-17 || p.T[n-1] != 0 || gap(p.Y[n-1], a.Ends[i].Y) != 0 {
			t.Fatalf("path %d: %+v", i, p)
		}
	}
	if a, err := ask(`{"clean":[[0,0],[1,0],[0,1]],"kind":"score","rho":0.1,"n":5,"paths":true}`); err != nil || a.Paths[0].T[0] != 0 || len(a.Paths) != 5 {
		t.Errorf("score: %+v, %v", a, err)
	}
}

// A request reads the same after it has been written.
func TestRequestRoundTrip(t *testing.T) {
	for _, body := range []string{
		`{"clean":[[0,0],[1,0],[0,1]],"kind":"probability","k":1,"T":0.04,"n":3,"seed":0}`,
		`{"clean":[0,1],"kind":"score","rho":0.1,"starts":[0.2,3],"paths":false}`,
	} {
		var r flow.Request
		if err := json.Unmarshal([]byte(body), &r); err != nil {
			t.Fatal(err)
		}
		one, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := must(ask(body)), must(ask(string(one))); gap(a.Ends[0].Y, b.Ends[0].Y) != 0 || len(a.Ends) != len(b.Ends) {
			t.Errorf("%s reads back as %s", body, one)
		}
	}
}

func TestRefusals(t *testing.T) {
	const ok = `"clean":[[0,0],[1,0]],"kind":"probability","k":1,"T":0.04,"starts":[[1,1]]`
	if _, err := ask("{" + ok + "}"); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"kind":          {`"probability"`, `"heat"`, "score or probability"},
		"no time":       {`"T":0.04,`, ``, "time T"},
		"time":          {`0.04`, `-1`, "positive"},
		"k":             {`"k":1`, `"k":0`, "positive"},
		"touching":      {`0.04`, `0.25`, "touch"},
		"no radius":     {`"k":1,`, ``, "either"},
		"both":          {`"k":1`, `"k":1,"rho":0.1`, "either"},
		"score with k":  {`"probability"`, `"score"`, "rho instead"},
		"no starts":     {`,"starts":[[1,1]]`, ``, "from 1"},
		"too many":      {`"starts":[[1,1]]`, `"n":1000000`, "20000"},
		"no kind":       {`"kind":"probability",`, ``, "no kind"},
		"two starts":    {`"starts"`, `"n":3,"starts"`, "not both"},
		"start":         {`[[1,1]]`, `[[1]]`, "start 1 has 1 coordinates"},
		"text":          {`[[1,1]]`, `[["a",1]]`, "finite number"},
		"null":          {`[[1,1]]`, `[[null,1]]`, "finite number"},
		"not a list":    {`[[1,1]]`, `3`, "list of points"},
		"no points":     {`[[0,0],[1,0]]`, `[]`, "at least one"},
		"ragged":        {`[[0,0],[1,0]]`, `[[0,0],[1]]`, "point 2"},
		"estimator":     {`"k":1`, `"estimator":"best"`, "minnorm or emmse"},
		"no sigma":      {`"kind":"probability","k":1`, `"kind":"score","estimator":"emmse"`, "sigma"},
		"radius of rho": {`"k":1`, `"rho":0.7`, "touch"},
	} {
		_, err := ask("{" + strings.Replace(ok, c.old, c.new, 1) + "}")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want a message with %q", name, err, c.want)
		}
	}
}
