//go:build !js

package risk_test

import (
	"encoding/json"
	"strings"
	"testing"

	"crease/core/emmse"
	"crease/core/risk"
)

var kit = risk.Kit{MinNorm: minNorm, EMMSE: naive}

func ask(t *testing.T, body string) (*risk.Answer, error) {
	t.Helper()
	var r risk.Request
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return nil, err
	}
	return r.Answer(kit)
}

func TestAnswer(t *testing.T) {
	for _, clean := range []string{`[-0.75,-0.2,0.3,0.8]`, `[[-0.75],[-0.2],[0.3],[0.8]]`} {
		a, err := ask(t, `{"prior":{"kind":"uniform","a":-1,"b":1},"clean":`+clean+`,"k":1,"sigma":[0.005,0.1,1]}`)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		var back map[string]any
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		f := back["minnorm"].([]any)
		if f[2] != nil || !near(f[0].(float64), 0.003963333333333319, 1e-5) || !near(back["emmse"].([]any)[0].(float64), 0.021286464314911713, 1e-5) {
			t.Errorf("answer %s", b)
		}
		if c := back["crossings"].([]any); len(c) != 1 || !near(c[0].(float64), 0.14413752855978537, 1e-4) {
			t.Errorf("crossings in %s", b)
		}
		if len(back["mmse"].([]any)) != 3 || len(back["sigma"].([]any)) != 3 || !strings.Contains(string(b), "touch") {
			t.Errorf("answer %s", b)
		}
	}
}

func TestAnswersAreNumbersOrNull(t *testing.T) {
	for name, body := range map[string]string{
		"sigma 0":        `{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[-1,1],"rho":0.1,"sigma":[0,1e-12,1e6]}`,
		"one point":      `{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[0.3],"rho":0.1,"sigma":[0,1e-12,1,1e6]}`,
		"one number":     `{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":0.3,"rho":0.1,"sigma":1}`,
		"coinciding":     `{"prior":{"kind":"mix","w":[1,2],"mu":[0,1],"sd":[0,1]},"clean":[0,0,1],"k":2,"sigma":[0,1e-12,0.1,1e6]}`,
		"far prior":      `{"prior":{"kind":"uniform","a":1e6,"b":1000001},"clean":[-1,1],"rho":0.1,"sigma":[0,1e-12,1,1e6]}`,
		"rho 0":          `{"prior":{"kind":"uniform","a":-1,"b":1},"clean":[-1,1],"rho":0,"sigma":[0,1e-12,1,1e6]}`,
		"touching":       `{"prior":{"kind":"uniform","a":-1,"b":1},"clean":[-1,1],"rho":1,"sigma":[0,1e-12,1,1e6]}`,
		"point masses":   `{"prior":{"kind":"points","mu":[-1,1]},"clean":[-1,1],"rho":0.5,"sigma":[0,1e-12,1,1e6]}`,
		"narrow uniform": `{"prior":{"kind":"uniform","a":0,"b":1e-9},"clean":[-1,1],"rho":0.5,"sigma":[0,1e-12,1e-9,1e-8,1,1e6]}`,
		"huge":           `{"prior":{"kind":"uniform","a":-1e90,"b":1e90},"clean":[-1e90,1e90],"rho":1e89,"sigma":[1e-12,1e89,1e100]}`,
	} {
		a, err := ask(t, body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := json.Marshal(a)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i := range a.Sigma {
			e, m := a.EMMSE[i], a.MMSE[i]
			if e == nil || m == nil || *e < *m*(1-1e-9)-1e-30 || a.MinNorm[i] != nil && *a.MinNorm[i] < *m*(1-1e-9)-1e-30 {
				t.Errorf("%s, sigma %v: %s", name, a.Sigma[i], b)
			}
			if (a.MinNorm[i] == nil) != (name == "touching" || name == "coinciding" && i > 2) {
				t.Errorf("%s, sigma %v: %s", name, a.Sigma[i], b)
			}
		}
	}
}

// A request reads the same after it has been written.
func TestRequestRoundTrip(t *testing.T) {
	const body = `{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[[-1],[1]],"rho":0,"sigma":0.5}`
	var r risk.Request
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		t.Fatal(err)
	}
	one := must(json.Marshal(r))
	if a, b := must(ask(t, body)), must(ask(t, string(one))); *a.MinNorm[0] != *b.MinNorm[0] || *a.MMSE[0] != *b.MMSE[0] {
		t.Errorf("%s reads back as %s", body, one)
	}
}

func TestRefusals(t *testing.T) {
	const ok = `"prior":{"kind":"uniform","a":-1,"b":1},"clean":[-1,1],"rho":0.1,"sigma":[1]`
	if _, err := ask(t, `{`+ok+`}`); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"kind":      {`"uniform"`, `"cauchy"`, "uniform, gauss"},
		"ends":      {`"b":1`, `"b":-2`, "less than"},
		"no sigma":  {`[1]`, `[]`, "at least one"},
		"negative":  {`[1]`, `[1,-1]`, "number 2"},
		"no points": {`[-1,1]`, `[]`, "at least one"},
		"plane":     {`[-1,1]`, `[[-1,0],[1,0]]`, "2 coordinates"},
		"text":      {`[-1,1]`, `["a",1]`, "finite number"},
		"null":      {`[-1,1]`, `[null,1]`, "finite number"},
		"no radius": {`"rho":0.1,`, ``, "either"},
		"both":      {`"rho":0.1,`, `"rho":0.1,"k":1,`, "either"},
		"rho":       {`0.1`, `-0.1`, "rho"},
		"k":         {`"rho":0.1`, `"k":0`, "positive"},
		"no kind":   {`"kind":"uniform",`, ``, "no kind"},
		"points":    {`[-1,1]`, "[0" + strings.Repeat(",1", 2000) + "]", "at most 2000"},
		"work":      {`[1]`, "[1" + strings.Repeat(",1", 150_000) + "]", "at most"},
		"parts":     {`"kind":"uniform"`, `"kind":"points","mu":[0` + strings.Repeat(",1", 2000) + "]", "at most 2000"},
		"gauss":     {`"uniform"`, `"gauss"`, "one mean"},
	} {
		_, err := ask(t, `{`+strings.Replace(ok, c.old, c.new, 1)+`}`)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want a message with %q", name, err, c.want)
		}
	}
}

// The estimator of package emmse serves.
func TestWithPackageEMMSE(t *testing.T) {
	made := func(x []float64, sigma float64) func(float64) float64 {
		rows := make([][]float64, len(x))
		for i := range x {
			rows[i] = x[i : i+1]
		}
		e := emmse.New(rows, sigma)
		y, dst := make([]float64, 1), make([]float64, 1)
		return func(v float64) float64 {
			y[0] = v
			return e.EvalTo(dst, y)[0]
		}
	}
	x := []float64{-0.75, -0.2, 0.3, 0.8}
	p := priors["mix"].Prior
	for _, s := range []float64{1e-12, 1e-3, 0.2, 3, 1e6} {
		c := must(risk.NewChannel(p, s))
		if a, b := c.MSE(risk.Posterior(x, s, made(x, s))), c.MSE(risk.Posterior(x, s, naive(x, s))); !near(a, b, 1e-9) {
			t.Errorf("sigma %v: %v and %v", s, a, b)
		}
	}
}
