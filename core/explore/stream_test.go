package explore_test

import (
	"testing"

	"crease/core/explore"
	"crease/core/solve"
)

// gaps returns how many errors of the empirical MMSE estimator are known, and
// the most neighbouring noise levels at which they are not.
func gaps(r *solve.Risk) (known, widest int) {
	run := 0
	for _, v := range r.Curves[1].Value {
		if run++; v.Known {
			known, run = known+1, 0
		}
		widest = max(widest, run)
	}
	return known, widest
}

// While a point is dragged every turn of work has a picture of the errors of
// where it is now, over all noise levels, the finer the more time there was; a
// release is answered by all of them and the crossing.
func TestErrorsComeCoarseToFine(t *testing.T) {
	a := app("v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&law=-1,1")
	at := a.Picture().Handles[0]
	do(a, explore.Msg{Kind: explore.Press, ID: "point/0", X: at.Pixel.X, Y: at.Pixel.Y})
	last := 0
	for i, budget := range []int{8, 12, 20, 40, 1000} {
		a.Do(explore.Msg{Kind: explore.Move, ID: "point/0", X: at.Pixel.X - float64(3*i+3), Y: at.Pixel.Y})
		before := a.Picture()
		asked := 0
		a.Step(func() bool { asked++; return asked > budget })
		r := a.Solution().Risk
		if a.Picture() == before || r == nil || a.Solution().Scene.Points[0][0] != a.Model().Scene.Points[0][0] {
			t.Fatalf("after %d units of work there is no picture of the errors there", budget)
		}
		known, widest := gaps(r)
		if known <= last || widest > 2*len(r.Sigma)/known {
			t.Errorf("after %d units of work %d errors are known, %d neighbours are not", budget, known, widest)
		}
		last = known
	}
	a.Do(explore.Msg{Kind: explore.Release, ID: "point/0", X: at.Pixel.X - 40, Y: at.Pixel.Y})
	// One turn of work is 12 ms: 61 noise levels and the crossing take less.
	asked := 0
	a.Step(func() bool { asked++; return asked > 100 })
	if r := a.Solution().Risk; !r.Done || len(r.Crossings) != 1 {
		t.Errorf("after a release: done %v, crossings %v", r.Done, r.Crossings)
	}
}
