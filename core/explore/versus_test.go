package explore_test

import (
	"testing"

	"crease/core/explore"
)

// Where a formula is not what is shown it can be laid over the optimum, and
// taken away again.
func TestVersusOffersTheFormula(t *testing.T) {
	a := app("v=1&data=0,0~3,0~2.1,2&rho=0.6")
	options := func() map[string]bool {
		on := map[string]bool{}
		c, _ := control(a, "vs")
		for _, o := range c.Options {
			on[o.Value] = o.On
		}
		return on
	}
	if on := options(); !on["none"] || len(on) != 2 {
		t.Fatalf("offered: %v", on)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "vs", Value: "method.closed", Final: true})
	if on := options(); on["none"] || !on["method.closed"] {
		t.Errorf("chosen: %v", on)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "vs", Value: "none", Final: true})
	if s := a.Model().Scene; s.Versus != "" {
		t.Errorf("still compared with %q", s.Versus)
	}
}
