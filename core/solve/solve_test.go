package solve_test

import (
	"math"
	"strings"
	"testing"

	"crease/core/minnorm"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
	"crease/core/solve"
)

func parse(t *testing.T, link string) scene.Scene {
	t.Helper()
	s, notices := scene.Parse(link)
	if len(notices) > 0 {
		t.Fatalf("%s: %v", link, notices)
	}
	return s
}

// What each closed form says of itself; the certified solver is not asked.
func TestStatusOfPresets(t *testing.T) {
	want := map[string][2]string{
		"two-points":        {"one-dimensional", "exact"},
		"five-uneven":       {"one-dimensional", "exact"},
		"singletons":        {"singletons", "exact"},
		"collinear":         {"collinear", "exact"},
		"subspace":          {"obtuse", "exact"},
		"obtuse-rays":       {"rays", "exact"},
		"orthogonal-rays":   {"rays", "exact"},
		"obtuse-triangle":   {"obtuse", "exact"},
		"right-triangle":    {"right", "exact"},
		"square":            {"grid", "exact"},
		"equilateral":       {"equilateral", "exact"},
		"isosceles":         {"isosceles", "conjectured"},
		"scalene":           {"scalene", "upper-bound"},
		"quadrilateral":     {"", "none"},
		"dart":              {"dart", "exact"},
		"equilateral-large": {"equilateral", "upper-bound"},
	}
	for name, w := range want {
		p, ok := scene.FindPreset(name)
		if !ok {
			t.Errorf("no preset %q", name)
			continue
		}
		s := p.Scene()
		s.Method = scene.Closed
		sol := solve.Solve(s)
		if sol.Geometry != w[0] || string(sol.Status) != w[1] {
			t.Errorf("%s: %q, %s, want %q, %s (%v)", name, sol.Geometry, sol.Status, w[0], w[1], sol.Err)
		}
		if (sol.Denoiser == nil) != (sol.Status == solve.None) || !sol.Ready {
			t.Errorf("%s: denoiser %v, ready %v with status %s", name, sol.Denoiser, sol.Ready, sol.Status)
		}
		if sol.Status == solve.None && (sol.Err == nil || sol.EMMSE == nil) {
			t.Errorf("%s: no reason, or no empirical MMSE estimator", name)
		}
		if sol.Denoiser != nil && sol.Why.IsZero() {
			t.Errorf("%s: the status has no reason", name)
		}
	}
}

// Every solution fits its data and obeys the laws of denoisers.
func TestSolutionsFitTheirData(t *testing.T) {
	for _, p := range scene.Presets {
		sol := solve.Solve(p.Scene())
		h := sol.Denoiser
		if h == nil {
			t.Errorf("%s: no denoiser even with the certified solver: %v", p.Name, sol.Err)
			continue
		}
		shallowtest.Suite(t, h, sol.Data.X[0], sol.Data.Scale())
		if m := minnorm.Misfit(h, sol.Data); sol.Data.Balls() && sol.Status != solve.Trained && m > 1e-9*sol.Data.Scale() {
			t.Errorf("%s: misses the data by %v", p.Name, m)
		}
		if c := sol.Certificate; c != nil && sol.Status == solve.Certified && !(c.Gap <= 1e-6 && c.Lower <= c.Upper*(1+1e-9)) {
			t.Errorf("%s: certified with %+v", p.Name, *c)
		}
	}
}

func TestRefusedDataKeepTheirReason(t *testing.T) {
	for link, want := range map[string]string{
		"data=none":                                "no training point",
		"data=0~1&rho=0.5":                         "touch",
		"data=0~1&noisy=-0.3~0.6~~0.6~1.2":         "points 1 and 2",
		"data=0,0~0.3,0~1,1&rho=0.2&method=closed": "1",
	} {
		sol := solve.Solve(parse(t, link))
		if sol.Err == nil || !strings.Contains(sol.Err.Error(), want) {
			t.Errorf("%s: %v, want a reason with %q", link, sol.Err, want)
		}
	}
}

func TestEMMSEHasNoDenoiser(t *testing.T) {
	sol := solve.Solve(parse(t, "method=emmse"))
	if sol.Denoiser != nil || sol.Status != solve.EstimatorOnly || sol.EMMSE == nil {
		t.Errorf("%+v", sol)
	}
	if _, ok := sol.Cost(); ok {
		t.Error("the empirical MMSE estimator has a cost")
	}
}

// A job that is told to stop at once still gets done, a unit of work at a
// time, and its answer is the same.
func TestSlices(t *testing.T) {
	for _, link := range []string{"", "data=-1.6,-0.9~1.4,-1.2~1.9,1.1~-0.6,1.6"} {
		s := parse(t, link)
		want := solve.Solve(s)
		j := solve.New(s, nil)
		n := 0
		for !j.Step(func() bool { return true }) {
			if n++; n > 100000 {
				t.Fatal("no end")
			}
			if j.Solution() == nil {
				t.Fatal("no solution")
			}
		}
		got := j.Solution()
		a, _ := want.Cost()
		b, ok := got.Cost()
		if !ok || math.Abs(a-b) > 1e-6*(1+a) {
			t.Errorf("%q: in slices cost %v, at once %v", link, b, a)
		}
	}
}

func TestIntervals(t *testing.T) {
	got := solve.Intervals(shallow.Data{X: [][]float64{{1}, {-1}}, Rho: 0.25})
	want := []solve.Interval{{0, 1, 0.75, 1.25}, {1, -1, -1.25, -0.75}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("interval %d: %v, want %v", i, got[i], want[i])
		}
	}
	if solve.Intervals(shallow.Data{X: [][]float64{{1, 2}}}) != nil {
		t.Error("points of the plane have no intervals")
	}
}

func BenchmarkSolve(b *testing.B) {
	for _, link := range []string{"", "data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15", "data=0,0~3,0~2.1,2&rho=0.3&method=closed"} {
		s, _ := scene.Parse(link)
		b.Run(link, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				solve.Solve(s)
			}
		})
	}
}
