package shallow_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"crease/core/pwl"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

func TestSuiteOnRandomDenoisers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, d := range []int{1, 2, 3, 5, 10, 30} {
		for _, k := range []int{0, 1, 2, 7, 40} {
			shallowtest.Suite(t, shallowtest.Random(r, d, k), make([]float64, d), 1)
		}
	}
}

func TestOppositeRidgesCancel(t *testing.T) {
	u, v, w := []float64{1, 2}, []float64{3, -1}, []float64{-3, 1}
	h := shallow.New(2, nil, nil,
		shallow.Ridge{U: u, V: v, Phi: pwl.Relu(1)},
		shallow.Ridge{U: []float64{-1, -2}, V: w, Phi: pwl.Relu(-1)})
	if n := len(h.Creases()); n != 0 || h.Cost() != 0 {
		t.Errorf("%d creases of cost %v; [t]_+ - [-t]_+ = t has none", n, h.Cost())
	}
	y := []float64{0.3, 0.4}
	got, t1 := h.EvalTo(nil, y), 3*0.3-0.4-1
	if math.Abs(got[0]-t1) > 1e-15 || math.Abs(got[1]-2*t1) > 1e-15 {
		t.Errorf("h(%v) = %v", y, got)
	}
}

func TestFromUnitsKeepsDeadUnits(t *testing.T) {
	h := shallow.FromUnits(1, nil, nil, []shallow.Unit{{A: []float64{2}, W: []float64{0}, B: 3}, {A: []float64{1}, W: []float64{0}, B: -3}})
	if got := h.EvalTo(nil, []float64{5})[0]; got != 6 {
		t.Errorf("got %v, want 6", got)
	}
}

func TestDataCheck(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name string
		data shallow.Data
		want string
	}{
		{"none", shallow.Data{}, "no training point"},
		{"ragged", shallow.Data{X: [][]float64{{1, 2}, {1}}}, "point 2 has 1 coordinates"},
		{"empty", shallow.Data{X: [][]float64{{}}}, "no coordinate"},
		{"nan", shallow.Data{X: [][]float64{{1}, {nan}}}, "point 2"},
		{"rho", shallow.Data{X: [][]float64{{1}}, Rho: -1}, "rho = -1"},
		{"rho nan", shallow.Data{X: [][]float64{{1}}, Rho: nan}, "rho"},
		{"count", shallow.Data{X: [][]float64{{1}}, Y: [][][]float64{}}, "0 points where"},
		{"no sample", shallow.Data{X: [][]float64{{1}}, Y: [][][]float64{{}}}, "no noisy sample"},
		{"sample", shallow.Data{X: [][]float64{{1}}, Y: [][][]float64{{{1, 2}}}}, "2 coordinates"},
		{"inf", shallow.Data{X: [][]float64{{1}}, Y: [][][]float64{{{math.Inf(1)}}}}, "not a finite"},
	} {
		if err := c.data.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want a message with %q", c.name, err, c.want)
		}
	}
	if err := (shallow.Data{X: [][]float64{{1}}, Rho: 0}).Check(); err != nil {
		t.Error(err)
	}
}

func ExampleDenoiser_Cost() {
	// A ramp of height 2 from 0 to 1 along (0.6, 0.8): two creases of slope 2.
	h := shallow.New(2, nil, nil, shallow.Ridge{U: []float64{0.6, 0.8}, V: []float64{0.6, 0.8}, Phi: pwl.Ramp(0, 1, 2)})
	fmt.Printf("%.3f %d\n", h.Cost(), len(h.Creases()))
	// Output: 4.000 2
}

func BenchmarkEvalTo(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	h := shallowtest.Random(r, 2, 12)
	y, dst := []float64{0.1, 0.2}, make([]float64, 2)
	b.ReportAllocs()
	for b.Loop() {
		h.EvalTo(dst, y)
	}
}
