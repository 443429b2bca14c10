package explore_test

import (
	"strings"
	"testing"

	"crease/core/explore"
)

// The slider takes the points off their rays; with each certified answer the
// table learns how much of the cost is still aligned; 0 brings all back.
func TestPushOffTheRays(t *testing.T) {
	a := app("v=1&data=0,0~0,1~0,2.3~-1.2,-0.35~-2.4,-0.7&rho=0.15")
	before := a.Link()
	for _, v := range []string{"0.05", "0.2"} {
		do(a, explore.Msg{Kind: explore.Set, ID: "do/push", Value: v, Final: true})
	}
	p := a.Panel()
	if p.Badge.Kind == "none" || a.Link() == before {
		t.Errorf("pushed: badge %+v, link %s", p.Badge, a.Link())
	}
	rows := 0
	for _, table := range p.Tables {
		if table.ID == "push" {
			rows = len(table.Rows)
			if last := table.Rows[rows-1][1]; !strings.HasSuffix(last, "%") {
				t.Errorf("alignment is %q", last)
			}
		}
	}
	if rows != 3 {
		t.Errorf("%d rows in the table of pushes, want 3", rows)
	}
	do(a, explore.Msg{Kind: explore.Set, ID: "do/push", Value: "0", Final: true})
	if a.Link() != before {
		t.Errorf("pushed back to %s, want %s", a.Link(), before)
	}
}
