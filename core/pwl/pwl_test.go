package pwl

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand) Func {
	n := 1 + r.IntN(12)
	t, v := make([]float64, n), make([]float64, n)
	x := r.NormFloat64()
	for i := range t {
		t[i], v[i] = x, r.NormFloat64()
		x += 0.01 + r.Float64()
	}
	return Through(t, v, r.NormFloat64(), r.NormFloat64())
}

// A Func equals its left affine part plus its slope jumps times ReLUs.
func TestKnotsRebuildTheFunction(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		f := random(r)
		for range 20 {
			x := 20 * (r.Float64() - 0.5)
			c, s := f.Left()
			want := c + s*x
			for _, k := range f.Knots() {
				want += k.Jump * max(0, x-k.T)
			}
			if got := f.At(x); math.Abs(got-want) > 1e-9*(1+math.Abs(x))*(1+f.TV2()) {
				t.Fatalf("At(%v) = %v, sum of jumps gives %v", x, got, want)
			}
		}
	}
}

func TestOf(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	for range 200 {
		f := random(r)
		k, s, b := r.NormFloat64(), r.NormFloat64(), r.NormFloat64()
		g := f.Of(k, s, b)
		for range 20 {
			x := 10 * (r.Float64() - 0.5)
			if got, want := g.At(x), k*f.At(s*x-b); math.Abs(got-want) > 1e-9*(1+f.TV2()) {
				t.Fatalf("Of(%v,%v,%v).At(%v) = %v, want %v", k, s, b, x, got, want)
			}
		}
		if got, want := g.TV2(), math.Abs(k*s)*f.TV2(); math.Abs(got-want) > 1e-9*(1+want) {
			t.Fatalf("TV2 %v, want %v", got, want)
		}
	}
}

func TestValuesAreExactAtKnots(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		f := random(r)
		for _, k := range f.Knots() {
			if f.At(k.T) != k.V {
				t.Fatalf("At(%v) = %v, want exactly %v", k.T, f.At(k.T), k.V)
			}
		}
	}
}

func TestFixedPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 500 {
		f := random(r)
		for _, p := range f.FixedPoints() {
			if math.Abs(f.At(p.T)-p.T) > 1e-9*(1+math.Abs(p.T))*(1+f.TV2()) {
				t.Fatalf("phi(%v) = %v", p.T, f.At(p.T))
			}
		}
		// Count sign changes of phi - id on a fine grid: no fixed point is missed.
		n := 0
		last := f.At(-1000) + 1000
		for i := 1; i <= 200000; i += 50 {
			x := -1000 + float64(i)*0.01
			g := f.At(x) - x
			if g*last < 0 {
				n++
			}
			last = g
		}
		in := 0
		for _, p := range f.FixedPoints() {
			if math.Abs(p.T) < 999 {
				in++
			}
		}
		if in < n {
			t.Fatalf("%d fixed points found, at least %d exist", in, n)
		}
	}
}

func TestPanics(t *testing.T) {
	for name, f := range map[string]func(){
		"order":  func() { Through([]float64{1, 1}, []float64{0, 0}, 0, 0) },
		"length": func() { Through([]float64{1}, nil, 0, 0) },
		"nan":    func() { Through([]float64{math.NaN()}, []float64{0}, 0, 0) },
		"none":   func() { Through(nil, nil, 0, 0) },
		"scale":  func() { Relu(0).Of(1, 0, 0) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}

func ExampleRamp() {
	f := Ramp(1, 3, 4)
	fmt.Println(f.At(0), f.At(2), f.At(5), f.TV2())
	// Output: 0 2 4 4
}
