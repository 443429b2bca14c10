package solve_test

import (
	"math"
	"testing"

	"crease/core/solve"
)

// played runs a job that trains to its end.
func played(t *testing.T, link string) *solve.Solution {
	t.Helper()
	j := solve.New(parse(t, link), nil)
	for range 5 { // not played yet: it draws the samples and waits
		if j.Step(func() bool { return false }) {
			t.Fatalf("%s: done without being played: %v", link, j.Solution().Err)
		}
	}
	if !j.Waiting() || j.Solution().Training == nil || j.Solution().Training.Report.Step != 0 {
		t.Fatalf("%s: not waiting at step 0", link)
	}
	j.Play(solve.Control{Steps: 3})
	j.Step(func() bool { return false })
	if step := j.Solution().Training.Report.Step; step < 1 || step > 3 {
		t.Errorf("%s: three single steps came to step %d", link, step)
	}
	j.Play(solve.Control{Playing: true, Steps: 3})
	for !j.Step(func() bool { return false }) {
	}
	return j.Solution()
}

func TestTrainingFindsTheTheorem(t *testing.T) {
	for _, link := range []string{
		"v=1&method=train",
		"v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&seed=2&method=train",
	} {
		sol := played(t, link)
		tr := sol.Training
		if ratio := tr.Report.Cost / tr.Optimum; sol.Status != solve.Trained || !(math.Abs(ratio-1) < 0.02) {
			t.Errorf("%s: status %s, R/R* = %v against %s", link, sol.Status, ratio, tr.OptimumStatus)
		}
		if !(tr.Report.Alignment > 0.95) || !(tr.Difference < 0.03) || !sol.Running.Done {
			t.Errorf("%s: alignment %v, difference %v, done %v", link, tr.Report.Alignment, tr.Difference, sol.Running.Done)
		}
		if b := tr.Report.Bound; !(b > 0 && b <= tr.Optimum*(1+1e-6)) {
			t.Errorf("%s: certified bound %v above the optimum %v", link, b, tr.Optimum)
		}
	}
}

func TestTrainingRefused(t *testing.T) {
	for _, link := range []string{"v=1&method=train&online=1", "v=1&method=train&noisy=0,0~~1,1~~-1,1&data=0,0~1,1~-1,1&online=1&opt=adam"} {
		sol := solve.Solve(parse(t, link))
		if sol.Err == nil || sol.Denoiser != nil {
			t.Errorf("%s: not refused", link)
		}
	}
}

// What answers a drag is the start of the training, with the closed form beside
// it, however much time there is: the optimum of 306 samples takes much longer.
func TestStartOfATrainingDoesNotWait(t *testing.T) {
	j := solve.New(parse(t, "v=1&method=train&m=100"), nil)
	j.Play(solve.Control{Playing: true})
	j.Step(func() bool { return false })
	s := j.Solution()
	if !s.Ready || s.Training == nil || s.Training.Report.Step != 0 || s.Training.OptimumStatus != solve.Exact {
		t.Errorf("after the first turn: ready %v, training %+v", s.Ready, s.Training)
	}
}
