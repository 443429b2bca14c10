package solve_test

import (
	"math"
	"testing"

	"crease/core/minnorm"
	"crease/core/shallow"
	"crease/core/solve"
)

// The scalene conjecture is strictly false: a short search finds triangles at
// which the formula costs more than the certified optimum, and none at which it
// costs less.
func TestSearchFindsCounterexamples(t *testing.T) {
	j := solve.New(parse(t, "v=1&study=search&method=closed"), nil)
	j.Play(solve.Control{Steps: 60})
	for !j.Waiting() {
		if j.Step(func() bool { return false }) {
			break
		}
	}
	s := j.Solution().Search
	if s == nil || s.Tried != 60 || len(s.Trials) != 60 {
		t.Fatalf("%+v", s)
	}
	if !(s.Worst.Excess > 1e-6) {
		t.Errorf("greatest excess %v in %d triangles", s.Worst.Excess, s.Tried)
	}
	w := s.Worst
	f, err := minnorm.Solve(shallow.Data{X: w.Points, Rho: w.Rho})
	if err != nil || f.Status == minnorm.Exact || math.IsNaN(w.Excess) {
		t.Errorf("the worst triangle is %v: %v", f, err)
	}
	if sc := w.Scene(parse(t, "v=1")); sc.Rho != w.Rho || len(sc.Points) != 3 {
		t.Errorf("scene of the worst: %+v", sc)
	}
}
