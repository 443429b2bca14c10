package flow_test

import (
	"testing"

	"crease/core/flow"
)

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
