package flow_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/flow"
	"crease/core/minnorm"
	"crease/core/pwl"
	"crease/core/shallow"
)

// clusters returns random one-dimensional data whose clean points lie strictly
// inside the range of their noisy samples.
func clusters(r *rand.Rand) shallow.Data {
	var data shallow.Data
	at := r.NormFloat64()
	for range 1 + r.IntN(7) {
		lo := at
		x := lo + math.Exp(2*r.NormFloat64())*0.1
		hi := x + math.Exp(2*r.NormFloat64())*0.1
		data.X = append(data.X, []float64{x})
		data.Y = append(data.Y, [][]float64{{lo}, {hi}, {lo + (hi-lo)*r.Float64()}})
		at = hi + math.Exp(2*r.NormFloat64())*0.1
	}
	return data
}

// |f(y) - x| < |y - x| on the whole basin of x ([Z23], contraction): a million
// random points on random data, without a violation.
func TestContraction(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	points := 0
	for trial := 0; points < 1_000_000; trial++ {
		data := clusters(r)
		f := must(minnorm.OneD(data)).F
		rests, monotone := flow.Rests(f)
		if !monotone || len(rests) != 2*len(data.X)-1 {
			t.Fatalf("trial %d: %d fixed points of %d clean ones (non-decreasing: %v)", trial, len(rests), len(data.X), monotone)
		}
		for i, rest := range rests {
			if i%2 == 1 {
				if !rest.Unstable() {
					t.Errorf("trial %d: fixed point %v between clusters is not unstable", trial, rest)
				}
				continue
			}
			x := data.X[i/2][0]
			if rest.Lo != x || rest.Hi != x || !rest.Stable() {
				t.Errorf("trial %d: fixed point %v, clean point %v", trial, rest, x)
			}
			lo, hi := max(rest.From, x-10), min(rest.To, x+10)
			for range 500 {
				points++
				y := lo + (hi-lo)*r.Float64()
				// At the border the ratio tends to 1: there rounding decides.
				if min(y-rest.From, rest.To-y) <= 1e-9*(1+math.Abs(y)) || y == x {
					continue
				}
				if a, b := math.Abs(f.At(y)-x), math.Abs(y-x); !(a < b) {
					t.Fatalf("trial %d: y = %v goes from %v to %v away from %v", trial, y, b, a, x)
				}
			}
		}
	}
}

// Iterating f from a point of a basin ends at its rest; the score flow, too.
func TestBasinsOnTheLine(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	for trial := range 100 {
		data := clusters(r)
		l := must(minnorm.OneD(data))
		f := shallow.New(1, nil, nil, shallow.Ridge{U: []float64{1}, V: []float64{1}, Phi: l.F})
		rests, _ := flow.Rests(l.F)
		for _, rest := range rests {
			if rest.From == rest.To {
				continue
			}
			for range 5 {
				lo, hi := max(rest.From, rest.Lo-3), min(rest.To, rest.Hi+3)
				y := lo + (hi-lo)*(0.01+0.98*r.Float64())
				for _, m := range []flow.Mover{flow.Iteration{F: f, Most: 1e6}, flow.NewScore(f)} {
					if e := m.Move([]float64{y}, nil); math.Abs(e.Y[0]-rest.Lo) > 1e-12*(1+math.Abs(rest.Lo)) || e.Status != flow.AtRest {
						t.Errorf("trial %d, %T: from %v to %v (%v), want %v", trial, m, y, e.Y[0], e.Status, rest.Lo)
					}
				}
			}
		}
	}
}

func TestRests(t *testing.T) {
	inf := math.Inf(1)
	for name, c := range map[string]struct {
		f    pwl.Func
		want []flow.Rest
		ok   bool
	}{
		"constant":    {pwl.Affine(3, 0), []flow.Rest{{3, 3, -inf, inf}}, true},
		"identity":    {pwl.Affine(0, 1), []flow.Rest{{-inf, inf, -inf, inf}}, true},
		"shift":       {pwl.Affine(1, 1), nil, true},
		"steep":       {pwl.Affine(-3, 4), []flow.Rest{{1, 1, 1, 1}}, true},
		"falling":     {pwl.Affine(2, -1), []flow.Rest{{1, 1, -inf, inf}}, false},
		"chords":      {pwl.Through([]float64{-1, 2}, []float64{-1, 2}, 0, 0), []flow.Rest{{-1, 2, -inf, inf}}, true},
		"half-stable": {pwl.Through([]float64{0}, []float64{0}, 2, 0.5), []flow.Rest{{0, 0, 0, inf}}, true},
		"two balls":   {pwl.Through([]float64{-0.5, 0.5}, []float64{-1, 1}, 0, 0), []flow.Rest{{-1, -1, -inf, 0}, {0, 0, 0, 0}, {1, 1, 0, inf}}, true},
		"rising end":  {pwl.Through([]float64{0, 1}, []float64{0.5, 1}, 0, 1), []flow.Rest{{0.5, 0.5, -inf, inf}}, true},
	} {
		got, ok := flow.Rests(c.f)
		if name == "rising end" {
			// 0.5 + 0.5 t meets t at 1, and from there on f is the identity.
			c.want = []flow.Rest{{1, inf, -inf, inf}}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) || ok != c.ok {
			t.Errorf("%s: %v, want %v (non-decreasing %v)", name, got, c.want, ok)
		}
	}
}

func ExampleRests() {
	// Samples of -1 in [-1.5, -0.5] and of 1 in [0.8, 1.2]: s = 2/1.3, and
	// between the clusters y* = (s hi - x)/(s - 1).
	l, _ := minnorm.OneD(shallow.Data{X: [][]float64{{-1}, {1}}, Y: [][][]float64{{{-1.5}, {-0.5}}, {{0.8}, {1.2}}}})
	rests, _ := flow.Rests(l.F)
	s := 2 / 1.3
	fmt.Printf("%.4f %.4f %v\n", rests[1].Lo, (s*-0.5+1)/(s-1), rests[1].Unstable())
	// Output: 0.4286 0.4286 true
}
