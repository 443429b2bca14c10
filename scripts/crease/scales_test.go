package main

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// Whatever the unit, the certified solver gives the answer of unit data, or says
// in one line why it cannot; never a number that is none.
func TestScales(t *testing.T) {
	at := func(k, rho float64) string {
		return fmt.Sprintf(`{"clean":[[0,0],[%g,0],[%g,%g],[%g,%g]],"rho":%g,"method":"certified"}`, k, 0.3*k, 0.9*k, 1.2*k, 1.1*k, rho)
	}
	want := solved(t, at(1, 0.1)).Cost
	for _, k := range []float64{1e-140, 1e-9, 1e9, 1e12, 1e140} {
		c := solved(t, at(k, 0.1*k))
		if c.Status != "certified" || math.Abs(c.Cost-want) > 1e-7*want || c.Gap == nil || !(*c.Gap <= 1e-7) || !(*c.Residual <= 1e-9) {
			t.Errorf("in units of %g: %+v, want the cost %v", k, c, want)
		}
	}
	for in, why := range map[string]string{
		at(1, 1e11):        "points 1 and 2 meet",
		at(1, 1e-300):      "cannot be told from 0",
		at(1e-200, 1e-201): "smaller unit",
		at(1e300, 1e-5):    "cannot be told from 0",
		`{"clean":[[0,0],[1e-9,0],[1e9,0],[0,1e9]],"noisy":[[[0,0]],[[1e-9,0]],[[1e9,5]],[[7,1e9],[9,2e9]]],"method":"certified"}`: "different values",
		`{"clean":[[0,0],[1,1],[2,0]],"noisy":[[[0.5,0.5]],[[0.5,0.5]],[[2,0]]],"method":"certified"}`:                             "different values",
	} {
		out, note, status := ask(t, in)
		if status != 1 || len(out) > 0 || strings.Count(note, "\n") != 1 || !strings.Contains(note, why) {
			t.Errorf("%s: status %d, %q, %s; want a line with %q", in, status, note, out, why)
		}
	}
	// Far from the origin the digits left are few, which is said.
	far := `{"clean":[[1e12,1e12],[1000000000001,1e12],[1e12,1000000000001],[1000000000002,1000000000003]],"rho":0.1,"method":"certified"}`
	text, _, _ := ask(t, far)
	if c := solved(t, far); c.Gap == nil || !(*c.Gap < 0.01) || !strings.Contains(string(text), "rounding") || strings.Contains(string(text), "NaN") {
		t.Errorf("far from the origin: %s", text)
	}
}
