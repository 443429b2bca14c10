package flow_test

import (
	"testing"

	"crease/core/flow"
)

// What a thousand trajectories cost, whatever the machine: values of a denoiser,
// of some 100 ns each. Where ramps are at right angles the flow takes a few
// long steps; where others come together it decays for some thirty.
func TestThousandInFewSteps(t *testing.T) {
	for name, most := range map[string]int{"obtuse": 12_000, "rays": 12_000, "equilateral": 230_000, "isosceles": 230_000, "scalene": 230_000} {
		c := shapes[name]
		m := must(flow.NewProbability(family(c.x), c.x, 1, c.rho*c.rho))
		n := 0
		m.(*flow.Probability).Count(&n)
		flow.NewBundle(m, flow.NewLandmarks(c.x), flow.Noised(c.x, c.rho, 1000, 1), 0).Step(nil)
		if n > most || n == 0 {
			t.Errorf("%s: %d values, want at most %d", name, n, most)
		}
	}
}

// A thousand trajectories in the plane, from the denoiser to their ends: a fifth
// of a second is the aim.
func BenchmarkThousand(b *testing.B) {
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
			b.Run(name+"/"+kind, func(b *testing.B) {
				for b.Loop() {
					m, starts := begin()
					flow.NewBundle(m, marks, starts, 0).Step(nil)
				}
			})
		}
	}
}
