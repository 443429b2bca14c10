package expo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/expo"
)

func TestOf(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200000 {
		x := -708 * r.Float64() * r.Float64()
		if r.IntN(10) == 0 {
			x = -x / 708 * 700
		}
		if got, want := expo.Of(x), math.Exp(x); math.Abs(got-want) > 1e-15*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	for x, want := range map[float64]float64{0: 1, math.Copysign(0, -1): 1, -1e300: 0, math.Inf(-1): 0, -708.1: 0} {
		if got := expo.Of(x); got != want {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	if !math.IsNaN(expo.Of(math.NaN())) {
		t.Error("NaN")
	}
}

var sink float64

func BenchmarkOf(b *testing.B) {
	x := -0.001
	for b.Loop() {
		sink += expo.Of(x)
		x -= 1e-6
	}
}

func BenchmarkMath(b *testing.B) {
	x := -0.001
	for b.Loop() {
		sink += math.Exp(x)
		x -= 1e-6
	}
}
