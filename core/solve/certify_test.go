package solve_test

import (
	"testing"

	"crease/core/solve"
)

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
