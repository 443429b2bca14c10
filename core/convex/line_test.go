package convex_test

import (
	"math"
	"testing"

	"crease/core/convex"
	"crease/core/shallow"
)

// Five uneven points: cost sum |slope jumps| of the one-dimensional formula.
func TestLine(t *testing.T) {
	for _, turn := range []float64{0, 0.7} {
		c, s := math.Cos(turn), math.Sin(turn)
		var data shallow.Data
		for _, x := range []float64{-2, -0.5, 0.25, 3} {
			at := func(t float64) []float64 {
				if turn == 0 {
					return []float64{t}
				}
				return []float64{c*t + 1, s*t - 2}
			}
			data.X = append(data.X, at(x))
			data.Y = append(data.Y, [][]float64{at(x - 0.1), at(x + 0.03), at(x + 0.1)})
		}
		sol, err := convex.Solve(convex.FromData(data), convex.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := 2 * (1.5/1.3 + 0.75/0.55 + 2.75/2.55)
		k := sol.Certificate
		if math.Abs(k.Upper-want) > 1e-12 || !(k.Gap < 1e-10) || k.Residual > 1e-15 {
			t.Errorf("turned by %v: %+v, want cost %v", turn, k, want)
		}
	}
}
