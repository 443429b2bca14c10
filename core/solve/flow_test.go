package solve_test

import (
	"math"
	"testing"

	"crease/core/flow"
	"crease/core/solve"
)

// Three points with a right angle: trajectories of the score flow end at the
// points and at the fourth corner, and the counts are those of core/flow.
func TestFlowCounts(t *testing.T) {
	for _, link := range []string{
		"v=1&data=0,0~2.2,0~0,2.2&study=flow",
		"v=1&data=0,0~2.2,0~0,2.2&study=flow&flow=probability&n=150",
		"v=1&data=-1~1&study=flow&flow=probability&horizon=0.04&k=1&n=50",
		"v=1&study=flow&n=40",
	} {
		s := parse(t, link)
		f := solve.Solve(s).Flow
		if f == nil || f.Err != nil || !f.Done {
			t.Fatalf("%s: %+v", link, f)
		}
		n := int(s.Inquiry.Starts)
		for _, tr := range []solve.Trajectories{f.MinNorm, f.EMMSE} {
			sum := 0
			for _, c := range tr.Counts {
				sum += c
			}
			if len(tr.Ends) != n || sum != n || len(tr.Paths) != min(n, solve.KeptPaths) {
				t.Errorf("%s: %d ends, %d counted, %d paths of %d", link, len(tr.Ends), sum, len(tr.Paths), n)
			}
		}
		marks := flow.NewLandmarks(s.Points)
		for i, e := range f.MinNorm.Ends {
			if got := marks.Class(e.Y); got != f.MinNorm.Class[i] {
				t.Errorf("%s: end %v is %v, not %v", link, e.Y, got, f.MinNorm.Class[i])
			}
			start, end := f.At(&f.MinNorm, i, 0), f.At(&f.MinNorm, i, 1)
			for k := range start {
				if start[k] != f.Starts[i][k] || end[k] != e.Y[k] {
					t.Errorf("%s: trajectory %d goes from %v to %v", link, i, start, end)
				}
			}
		}
		last := f.ByN[len(f.ByN)-1]
		if last.N != len(s.Points) || last.Of != solve.CountedStarts {
			t.Errorf("%s: by N %+v", link, f.ByN)
		}
	}
}

// In a region where f is constant the score flow has gone 1 - 1/e of its way at
// t = 1, which is half of t/(1 + t).
func TestHalfWay(t *testing.T) {
	f := solve.Solve(parse(t, "v=1&data=-1~1&rho=0.3&study=flow&n=100")).Flow
	seen := 0
	for i, y := range f.Starts {
		if e := f.MinNorm.Ends[i].Y[0]; math.Abs(y[0]) > 0.75 {
			seen++
			if got := f.At(&f.MinNorm, i, 0.5)[0]; math.Abs(got-(e+(y[0]-e)/math.E)) > 0.01 {
				t.Errorf("from %v to %v half way is %v", y[0], e, got)
			}
		}
	}
	if seen == 0 {
		t.Error("no start in a constant region")
	}
}

func TestFlowRefused(t *testing.T) {
	for _, link := range []string{
		"v=1&study=flow&flow=probability&k=5",
		"v=1&study=flow&flow=probability&rho=0",
		"v=1&study=flow&method=emmse",
		"v=1&study=flow&data=0~0.1&rho=0.5",
	} {
		f := solve.Solve(parse(t, link)).Flow
		if f == nil || f.Err == nil || f.Err.Error() == "" || !f.Done {
			t.Errorf("%s: not refused: %+v", link, f)
		}
		if f != nil && len(f.EMMSE.Ends) != 200 {
			t.Errorf("%s: the empirical MMSE estimator has %d ends", link, len(f.EMMSE.Ends))
		}
	}
}

func TestHorizonFitsTheData(t *testing.T) {
	for link, want := range map[string]float64{"v=1&data=-1~1": 1, "v=1&data=0,0~2.4,0~0,1": 1.4, "v=1&horizon=0.3": 0.3, "v=1&data=5": 6.25} {
		if got := solve.Horizon(parse(t, link)); math.Abs(got-want) > 0.051 {
			t.Errorf("%s: T = %v, want %v", link, got, want)
		}
	}
}

func TestContractionMaps(t *testing.T) {
	// At a right angle the fourth corner attracts too; at a clearly obtuse one
	// nothing but the points does.
	for link, phantoms := range map[string]int{"v=1&data=0,0~2,0~0,2&rho=0.24&study=contraction": 1, "v=1&data=0,0~2,0~-1,1.7&rho=0.24&study=contraction": 0} {
		c := solve.Solve(parse(t, link)).Contraction
		if c == nil || !c.Done || c.Clean != 3 {
			t.Fatalf("%s: %+v", link, c)
		}
		n, all := 0, 0.0
		for k, s := range c.Share {
			all += s
			if k >= c.Clean && s > 0.001 {
				n++
			}
		}
		if n != phantoms || all > 1+1e-9 || all < 0.95 {
			t.Errorf("%s: %d phantoms, shares %v at %v", link, n, c.Share, c.Attractors)
		}
		if (c.Most > 1) != (phantoms > 0) && phantoms > 0 {
			t.Errorf("%s: greatest ratio %v", link, c.Most)
		}
		h := solve.Solve(parse(t, link)).Denoiser
		if phantoms == 1 {
			p := []float64{2, 2}
			if y := h.EvalTo(nil, p); math.Hypot(y[0]-2, y[1]-2) > 1e-9 {
				t.Errorf("the corner moves to %v", y)
			}
		}
	}
}
