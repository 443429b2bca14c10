package scene

import "math"

// Touch returns the radius at which the first two balls about distinct points
// touch: half the least distance between them, +Inf for a single point.
func Touch(x [][]float64) float64 {
	least := math.Inf(1)
	for i := range x {
		for j := range i {
			var d float64
			for k := range x[i] {
				d = math.Hypot(d, x[i][k]-x[j][k])
			}
			if d > 0 {
				least = min(least, d/2)
			}
		}
	}
	return least
}
