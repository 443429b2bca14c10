package main

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

type certified struct {
	Status            string
	Cost              float64
	Lower, Upper, Gap *float64
	Residual          *float64
	BallLower         *float64 `json:"ball_lower"`
	BallUpper         *float64 `json:"ball_upper"`
	Loss              *float64
	Alignment         *float64
	Active, Steps     *int
	Seconds, Optimum  *float64
	OptimumStatus     *string `json:"optimum_status"`
}

// ask runs crease solve on a text.
func ask(t *testing.T, in string) (out []byte, note string, status int) {
	t.Helper()
	var o, n bytes.Buffer
	status = run([]string{"solve", "-in", "-"}, strings.NewReader(in), &o, &n)
	return o.Bytes(), n.String(), status
}

func solved(t *testing.T, in string) certified {
	t.Helper()
	text, note, status := ask(t, in)
	if status != 0 {
		t.Fatalf("%s: status %d: %s", in, status, note)
	}
	var c certified
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// Where no theorem holds the answer comes with its proof.
func TestCertifiedWhereNoTheoremHolds(t *testing.T) {
	c := solved(t, `{"clean":[[-1.6,-0.9],[1.4,-1.2],[1.9,1.1],[-0.6,1.6]],"rho":0.25}`)
	if c.Status != "certified" || c.Gap == nil || !(*c.Gap <= 1e-7) || !(*c.Lower <= *c.Upper) || !(*c.Residual <= 1e-9) || c.BallUpper == nil {
		t.Errorf("%+v", c)
	}
	if c.Loss != nil || c.Optimum != nil {
		t.Error("an answer that was not trained speaks of training")
	}
}

// The regular pentagon with r = 1, rho = .1: ten equal kinks, R = 6.732147.
func TestPentagon(t *testing.T) {
	in := map[string]any{"rho": 0.1, "method": "certified"}
	var x [][]float64
	for k := range 5 {
		s, c := math.Sincos(math.Pi/2 + 2*math.Pi*float64(k)/5)
		x = append(x, []float64{c, s})
	}
	in["clean"] = x
	text, _ := json.Marshal(in)
	if c := solved(t, string(text)); math.Abs(c.Cost-6.732147) > 1e-6 {
		t.Errorf("R = %v, want 6.732147", c.Cost)
	}
}

// certify asks for a proof of whatever was chosen: the conjectured formula is
// an upper bound, and the certificate says how good.
func TestCertifyAFormula(t *testing.T) {
	in := `{"clean":[[0,0],[3,0],[2.1,2]],"rho":0.3,"method":"closed"`
	if c := solved(t, in+`}`); c.Lower != nil {
		t.Error("a certificate that was not asked for")
	}
	c := solved(t, in+`,"certify":true}`)
	if c.Status != "upper-bound" || !(*c.Lower <= *c.Upper && *c.Gap < 1e-6) {
		t.Errorf("%+v", c)
	}
	exact := solved(t, `{"clean":[[0,0],[2.4,0.4],[-1.4,1.4]],"rho":0.25,"certify":true}`)
	if exact.Status != "exact" || !(math.Abs(*exact.Gap) <= 1e-7) {
		t.Errorf("an exact formula is certified with %+v", exact)
	}
}

func TestTrain(t *testing.T) {
	c := solved(t, `{"clean":[[0,0],[2.4,0.4],[-1.4,1.4]],"rho":0.25,"method":"train","train":{"optimizer":"lbfgs","lambda":1e-5,"width":40,"noise":"sphere","samples":20,"online":false,"steps":0,"seed":1}}`)
	if c.Status != "trained" || !(*c.Alignment >= 0.95) || !(math.Abs(c.Cost / *c.Optimum - 1) < 0.02) || *c.OptimumStatus != "certified" {
		t.Errorf("%+v", c)
	}
	if *c.Loss <= 0 || *c.Active < 4 || *c.Steps < 10 || *c.Seconds <= 0 {
		t.Errorf("loss %v, active %v, steps %v, seconds %v", *c.Loss, *c.Active, *c.Steps, *c.Seconds)
	}
	for _, bad := range []string{`{"width":0}`, `{"samples":0}`, `{"lambda":-1}`, `{"optimizer":"sgd"}`, `{"online":true}`, `{"samples":1000000}`, `{"rate":-1}`} {
		_, note, status := ask(t, `{"clean":[[0,0],[1,0]],"rho":0.1,"method":"train","train":`+bad+`}`)
		if status != 1 || note == "" {
			t.Errorf("train %s: status %d, %q", bad, status, note)
		}
	}
}
