package risk_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"crease/core/minnorm"
	"crease/core/pwl"
	"crease/core/risk"
	"crease/core/shallow"
)

// shared finds a file of the reference answers, and skips when there are none.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("no go.mod above this directory, so no way to the reference answers")
		}
		dir = up
	}
	b, err := os.ReadFile(filepath.Join(dir, "..", "shared", "vectors", name))
	if err != nil {
		t.Skip("reference answers are absent: ", err)
	}
	return b
}

func minNorm(x []float64, rho float64) (pwl.Func, error) {
	data := shallow.Data{Rho: rho}
	for _, v := range x {
		data.X = append(data.X, []float64{v})
	}
	l, err := minnorm.OneD(data)
	if err != nil {
		return pwl.Func{}, err
	}
	return l.F, nil
}

// naive is the empirical MMSE estimator by plain log-sum-exp.
func naive(x []float64, sigma float64) func(float64) float64 {
	return func(y float64) float64 {
		near := math.Inf(1)
		for _, v := range x {
			near = min(near, math.Abs(y-v))
		}
		var num, den float64
		for _, v := range x {
			d := math.Abs(y - v)
			w := math.Exp((near - d) / sigma * (near + d) / sigma / 2)
			num += w * v
			den += w
		}
		return num / den
	}
}

type curves struct {
	Params struct{ A, B float64 }
	X      []float64
	Sigma  []float64
	EMMSE  []float64 `json:"mse_emmse"`
	Fixed  map[string][]*float64
	Tied   map[string][]*float64
	CrossF map[string]struct{ Crossings []float64 } `json:"cross_fixed"`
	CrossT map[string]struct{ Crossings []float64 } `json:"cross_tied"`
}

func near(got, want, rel float64) bool { return math.Abs(got-want) <= rel*math.Abs(want) }

func TestReferenceCurves(t *testing.T) {
	var ref curves
	if err := json.Unmarshal(shared(t, "mse_1.json"), &ref); err != nil {
		t.Fatal(err)
	}
	p, err := risk.Uniform(ref.Params.A, ref.Params.B)
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, r risk.Radius, want []*float64, cross []float64) {
		s, err := risk.NewSweep(p, ref.Sigma, risk.MinNorm(ref.X, r, minNorm), risk.EMMSE(ref.X, naive))
		if err != nil {
			t.Fatal(err)
		}
		for !s.Step(func() bool { return true }) {
			s.Step(nil)
		}
		for i, v := range s.Values(0) {
			switch {
			case v.Known != (want[i] != nil):
				t.Errorf("%s, sigma %v: known %v, why %q", name, ref.Sigma[i], v.Known, v.Why)
			case v.Known && !near(v.MSE, *want[i], 1e-5):
				t.Errorf("%s, sigma %v: %v, want %v", name, ref.Sigma[i], v.MSE, *want[i])
			case !v.Known && v.Why.IsZero():
				t.Errorf("%s, sigma %v: no error and no reason", name, ref.Sigma[i])
			}
		}
		for i, v := range s.Values(1) {
			if !near(v.MSE, ref.EMMSE[i], 1e-5) {
				t.Errorf("sigma %v: eMMSE %v, want %v", ref.Sigma[i], v.MSE, ref.EMMSE[i])
			}
		}
		got := s.Crossings()
		if len(got) != len(cross) {
			t.Fatalf("%s: crossings %v, want %v", name, got, cross)
		}
		for i := range got {
			if !near(got[i], cross[i], 1e-4) {
				t.Errorf("%s: crossing %v, want %v", name, got[i], cross[i])
			}
		}
	}
	if len(ref.Fixed) == 0 || len(ref.Tied) == 0 {
		t.Fatal("the reference has no curves")
	}
	for k, want := range ref.Fixed {
		check("rho "+k, risk.Radius{Rho: number(t, k)}, want, ref.CrossF[k].Crossings)
	}
	for k, want := range ref.Tied {
		check("k "+k, risk.Radius{K: number(t, k), Follows: true}, want, ref.CrossT[k].Crossings)
	}
}

func number(t *testing.T, s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
