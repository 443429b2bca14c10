package explore_test

import (
	"strings"
	"testing"

	"crease/core/explore"
)

// A configuration without a theorem shows its proof: bounds, gap and residual,
// and the gap in the badge.
func TestProofIsShown(t *testing.T) {
	p := app("v=1&data=-1.6,-0.9~1.4,-1.2~1.9,1.1~-0.6,1.6").Panel()
	if p.Badge.Kind != "certified" || !strings.Contains(p.Badge.Text, "gap") {
		t.Errorf("badge %+v", p.Badge)
	}
	for _, want := range []string{"Lower bound", "Upper bound", "Duality gap", "Residual"} {
		if fact(p, want) == "" {
			t.Errorf("no fact %q", want)
		}
	}
	p = app("v=1&data=0,0~3,0~2.1,2&rho=0.3").Panel()
	if !strings.Contains(fact(p, "The formula"), "more than optimal") {
		t.Errorf("the excess of the scalene formula is not said: %v", p.Facts)
	}
	if p = app("v=1").Panel(); fact(p, "Lower bound") != "" || p.Badge.Kind != "exact" {
		t.Errorf("an exact theorem needs no solver: %+v", p.Badge)
	}
}

func fact(p explore.Panel, label string) string {
	for _, f := range p.Facts {
		if f.Label == label {
			return f.Value
		}
	}
	return ""
}
