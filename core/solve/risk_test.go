package solve_test

import (
	"math"
	"testing"

	"crease/core/emmse"
	"crease/core/minnorm"
	"crease/core/risk"
	"crease/core/solve"
)

const fourPoints = "v=1&data=-0.75~-0.2~0.3~0.8&study=risk"

// The stage's curves are those of core/risk, value for value.
func TestTestErrorOnTheLine(t *testing.T) {
	sol := solve.Solve(parse(t, fourPoints+"&law=-1,1&rho=0.1&sigma=0.1"))
	r := sol.Risk
	if r == nil || r.Err != nil || !r.Done || len(r.Crossings) != 1 || r.End != 0 {
		t.Fatalf("%+v", r)
	}
	p, _ := risk.Uniform(-1, 1)
	l, err := minnorm.OneD(sol.Data)
	if err != nil {
		t.Fatal(err)
	}
	here := r.Here(0.1)
	for i, sigma := range r.Sigma {
		c, _ := risk.NewChannel(p, sigma)
		e := emmse.New(sol.Scene.Points, sigma)
		want := []float64{
			c.MSE(risk.Piecewise(l.F)),
			c.MSE(risk.Posterior([]float64{-0.75, -0.2, 0.3, 0.8}, sigma, func(y float64) float64 { return e.EvalTo(nil, []float64{y})[0] })),
			c.MSE(c.Ideal()), sigma * sigma,
		}
		for k := range want {
			got := r.Curves[k].Value[i]
			if !got.Known || math.Abs(got.MSE-want[k]) > 1e-9*want[k] {
				t.Errorf("%s at %v: %v, want %v", r.Curves[k].Name, sigma, got.MSE, want[k])
			}
			if sigma == 0.1 && math.Abs(here[k]-want[k]) > 1e-9*want[k] {
				t.Errorf("%s here: %v, want %v", r.Curves[k].Name, here[k], want[k])
			}
		}
	}
	// Below the crossing the minimum-norm denoiser wins, above it loses.
	for i, sigma := range r.Sigma {
		if wins := r.Curves[0].Value[i].MSE < r.Curves[1].Value[i].MSE; wins != (sigma < r.Crossings[0]) {
			t.Errorf("at %v wins %v, crossing %v", sigma, wins, r.Crossings[0])
		}
	}
	if r.Low == nil || !(r.Low.Gaps > 0 && r.Low.MinNorm < r.Low.EMMSE) {
		t.Errorf("low noise: %+v", r.Low)
	}
	if l := r.Curves[0].Value[0].MSE; math.Abs(l-r.Low.MinNorm) > 0.05*l {
		t.Errorf("at the least sigma %v, limit %v", l, r.Low.MinNorm)
	}
}

func TestRadiusThatFollowsSigmaEnds(t *testing.T) {
	r := solve.Solve(parse(t, fourPoints+"&law=-1,1&k=1")).Risk
	if r.Err != nil || r.Why.IsZero() || !(r.End >= 0.25 && r.End < 0.3) {
		t.Fatalf("ends at %v: %v, %v", r.End, r.Why, r.Err)
	}
	if len(r.Crossings) != 1 || math.Abs(r.Crossings[0]-0.14413752855978537) > 1e-4*0.1441 {
		t.Errorf("crossings %v", r.Crossings)
	}
}

// Under the empirical distribution nothing is in the gaps, and the empirical
// MMSE estimator is the ideal one.
func TestEmpiricalPrior(t *testing.T) {
	r := solve.Solve(parse(t, fourPoints+"&prior=points&rho=0.1")).Risk
	for i, sigma := range r.Sigma {
		f, e, m := r.Curves[0].Value[i].MSE, r.Curves[1].Value[i].MSE, r.Curves[2].Value[i].MSE
		if math.Abs(e-m) > 1e-7*m+1e-30 || f < e*(1-1e-7)-1e-30 {
			t.Errorf("sigma %v: %v %v %v", sigma, f, e, m)
		}
	}
	if r.Low == nil || r.Low.Gaps != 0 {
		t.Errorf("%+v", r.Low)
	}
}

func TestEveryPriorHasNumbersOrAReason(t *testing.T) {
	for _, data := range []string{"0", "1~1~1", "-1~1", "0,0~1,0~0,1", "1e-9~2e-9", "-1e9~1e9", "0,0,0~1,2,3"} {
		for _, rest := range []string{"", "&prior=gauss", "&prior=mix", "&prior=steps", "&prior=points", "&k=0.5", "&law=1", "&prior=gauss&law=100,1", "&method=emmse", "&sigma=1e-12", "&sigma=1000000", "&prior=mix&law=1,0,0.1,2,1,0.2"} {
			s := parse(t, "v=1&study=risk&rho=0&data="+data+rest)
			j := solve.New(s, nil)
			j.Step(func() bool { return true })
			for n := 0; n < 100 && j.Solution().Risk == nil; n++ {
				j.Step(func() bool { return true })
			}
			r := j.Solution().Risk
			if r == nil {
				t.Errorf("%s%s: nothing", data, rest)
				continue
			}
			if r.Err != nil {
				if r.Err.Error() == "" {
					t.Errorf("%s%s: no reason", data, rest)
				}
				continue
			}
			if s.Dim() == 1 {
				j.Step(func() bool { return false })
				r = j.Solution().Risk
			}
			for _, c := range r.Curves {
				for i, v := range c.Value {
					if v.Known && !(v.MSE >= 0 && v.MSE < 1e300) {
						t.Errorf("%s%s: %s at %v is %v", data, rest, c.Name, r.Sigma[i], v.MSE)
					}
				}
			}
		}
	}
}

// Sampling in the plane agrees with what is known exactly there: the identity
// errs by d sigma^2, and on the empirical distribution the empirical MMSE
// estimator is ideal.
func TestTestErrorInThePlane(t *testing.T) {
	r := solve.Solve(parse(t, "v=1&study=risk&prior=points")).Risk
	if r == nil || r.Err != nil || !r.Done || r.Trials != 8192 {
		t.Fatalf("%+v", r)
	}
	for i, sigma := range r.Sigma {
		want := 2 * sigma * sigma
		if got, se := r.Curves[3].Value[i].MSE, r.Curves[3].SE[i]; math.Abs(got-want) > 4*se {
			t.Errorf("identity at %v: %v, want %v, standard error %v", sigma, got, want, se)
		}
		if e, m := r.Curves[1].Value[i].MSE, r.Curves[2].Value[i].MSE; math.Abs(e-m) > 1e-9*(m+1e-300) {
			t.Errorf("at %v: empirical %v, ideal %v", sigma, e, m)
		}
	}
}

// A new sigma is another look at the same curves.
func TestSigmaKeepsTheCurves(t *testing.T) {
	s := parse(t, fourPoints+"&rho=0.1")
	first := solve.Solve(s)
	s.Sigma = 0.37
	j := solve.New(s, first)
	j.Step(func() bool { return false })
	r := j.Solution().Risk
	if !r.Done || &r.Crossings == &first.Risk.Crossings || len(r.Crossings) != len(first.Risk.Crossings) {
		t.Fatalf("%+v", r)
	}
	for k := range r.Curves {
		for i := range r.Sigma {
			if r.Curves[k].Value[i].MSE != first.Risk.Curves[k].Value[i].MSE {
				t.Errorf("curve %d changed", k)
			}
		}
	}
}

func BenchmarkTestError(b *testing.B) {
	s := parse(&testing.T{}, "v=1&data=-1.1~-0.3~0.4~1.2&rho=0.12&study=risk")
	b.ReportAllocs()
	for b.Loop() {
		solve.Solve(s)
	}
}
