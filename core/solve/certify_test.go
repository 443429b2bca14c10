package solve_test

import (
	"math/rand/v2"
	"testing"

	"crease/core/scene"
	"crease/core/solve"
)

// Of much data a function that fits is shown, with its gap, long before the work
// is done; it gets better while pictures go on.
func TestMuchDataAreShownSoon(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	s := scene.Default()
	s.Method, s.Points, s.Noisy = scene.Certified, nil, nil
	for range 200 {
		x := []float64{2*r.Float64() - 1, 2*r.Float64() - 1}
		s.Points = append(s.Points, x)
		s.Noisy = append(s.Noisy, [][]float64{{x[0] + 0.05*r.NormFloat64(), x[1] + 0.05*r.NormFloat64()}})
	}
	j := solve.New(s, nil)
	shown := func() *solve.Solution {
		for {
			last := j.Solution()
			if j.Step(func() bool { return true }) {
				t.Fatal("all was done before anything was shown")
			}
			if sol := j.Solution(); sol != last && sol.Found != nil {
				return sol
			}
		}
	}
	first, next := shown(), shown()
	for _, sol := range []*solve.Solution{first, next} {
		c := sol.Certificate
		if sol.Status != solve.UpperBound || !sol.Ready || sol.Denoiser == nil || !c.Feasible || !(c.Gap > 0.02 && c.Gap <= 1) {
			t.Fatalf("%s: %+v", sol.Status, c)
		}
	}
	if len(next.Warnings) != len(next.Certificate.Warnings) {
		t.Errorf("warnings %v of a certificate with %v", next.Warnings, next.Certificate.Warnings)
	}
	if j.Firm() || !(next.Certificate.Gap <= first.Certificate.Gap) {
		t.Errorf("a gap of %v, then of %v", first.Certificate.Gap, next.Certificate.Gap)
	}
}

// Once a certificate stands it is handed out at once, and what points of the balls
// prove is added to it once, at the end: nothing is drawn in between.
func TestCertificateIsHandedOutTwice(t *testing.T) {
	j := solve.New(parse(t, "v=1&data=0,0~2.4,0.4~-1.4,1.4~1,2.5~-0.6,-1.8&rho=0.25"), nil)
	for !j.Firm() {
		if j.Step(func() bool { return true }) {
			t.Fatal("all was done at once")
		}
	}
	first := j.Solution()
	if c := first.Certificate; first.Status != solve.Certified || !(c.Gap <= 1e-6) || c.BallLower != 0 {
		t.Fatalf("%s: %+v", first.Status, c)
	}
	steps, answers, last := 0, 0, first
	for done := false; !done; steps++ {
		done = j.Step(func() bool { return true })
		if s := j.Solution(); s != last {
			answers, last = answers+1, s
		}
	}
	if c := last.Certificate; steps < 10 || answers != 1 || last.Denoiser.Cost() != first.Denoiser.Cost() || !(c.BallLower > 0.99*c.Upper) || !(c.BallLower <= c.Upper) {
		t.Errorf("%d answers in %d steps, %+v", answers, steps, c)
	}
}
