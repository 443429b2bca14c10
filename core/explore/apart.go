package explore

import (
	"math"

	"crease/core/scene"
)

// apart draws n points whose balls do not meet: one that is too near to those
// before it is drawn again. Where there is no room for so many balls the radius
// of s is halved, and all are drawn anew; ok
// is false when that does not help.
func apart(s *scene.Scene, n int, draw func() []float64) (x [][]float64, ok bool) {
	gap := 2.2 * s.Rho
	var out [][]float64
	for tries := 0; len(out) < n; tries++ {
		x := draw()
		free := true
		for _, o := range out {
			var d float64
			for k := range x {
				d = math.Hypot(d, x[k]-o[k])
			}
			free = free && d > gap
		}
		if free {
			out = append(out, x)
		}
		if tries > 1000 {
			gap /= 2
			s.Rho = snap(s.Rho/2, decimal(1000/max(s.Rho, 1e-9)))
			tries, out = 0, nil
			if gap < 1e-9 {
				return nil, false
			}
		}
	}
	return out, true
}
