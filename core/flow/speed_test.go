package flow_test

import (
	"math"
	"testing"
	"time"

	"crease/core/flow"
)

// A thousand trajectories in the plane take less than a fifth of a second on a
// quiet machine. Of a few runs the quickest counts, with a margin for a busy one;
// the acute triangles, whose probability flow has no closed form and comes near
// the limit, are left to the benchmark.
func TestAThousandTrajectoriesAreQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("times are taken natively, without -short")
	}
	const limit, busy, runs = 200 * time.Millisecond, 3, 5
	for _, name := range []string{"right", "square", "equilateral", "obtuse"} {
		c := shapes[name]
		marks := flow.NewLandmarks(c.x)
		for kind, begin := range map[string]func() (flow.Mover, [][]float64){
			"score": func() (flow.Mover, [][]float64) {
				return flow.NewScore(must(solve(c.x, c.rho))), flow.Around(c.x, 0.5, 1000, 1)
			},
			"probability": func() (flow.Mover, [][]float64) {
				return must(flow.NewProbability(family(c.x), c.x, 1, c.rho*c.rho)), flow.Noised(c.x, c.rho, 1000, 1)
			},
		} {
			best := time.Duration(math.MaxInt64)
			for range runs {
				at := time.Now()
				m, starts := begin()
				flow.NewBundle(m, marks, starts, 0).Step(nil)
				best = min(best, time.Since(at))
			}
			if best > busy*limit {
				t.Errorf("%s, %s flow: %v", name, kind, best)
			}
			t.Logf("%s, %s flow: %v", name, kind, best)
		}
	}
}
