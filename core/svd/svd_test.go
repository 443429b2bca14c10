package svd_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"crease/core/svd"
)

func random(r *rand.Rand, n, d, rank int) [][]float64 {
	a, b := make([][]float64, n), make([][]float64, rank)
	for k := range b {
		b[k] = make([]float64, d)
		for j := range b[k] {
			b[k][j] = r.NormFloat64()
		}
	}
	for i := range a {
		a[i] = make([]float64, d)
		for k := range b {
			x := r.NormFloat64()
			for j := range a[i] {
				a[i][j] += x * b[k][j]
			}
		}
	}
	return a
}

func TestAgainstGonum(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 200 {
		n, d := 1+r.IntN(12), 1+r.IntN(12)
		rank := 1 + r.IntN(min(n, d))
		a := random(r, n, d, rank)
		m := mat.NewDense(n, d, nil)
		for i := range a {
			m.SetRow(i, a[i])
		}
		var ref mat.SVD
		if !ref.Factorize(m, mat.SVDThin) {
			t.Fatal("gonum did not converge")
		}
		want := ref.Values(nil)
		sigma, v := svd.Right(a)
		if len(sigma) != len(want) {
			t.Fatalf("%d singular values, want %d", len(sigma), len(want))
		}
		for k := range want {
			if math.Abs(sigma[k]-want[k]) > 1e-12*want[0] {
				t.Fatalf("%d x %d: sigma_%d = %v, want %v", n, d, k, sigma[k], want[k])
			}
			if sigma[k] <= 1e-9*want[0] {
				continue
			}
			// |A v_k| = sigma_k, and the v are orthonormal.
			var s float64
			for i := range a {
				s = math.Hypot(s, dot(a[i], v[k]))
			}
			if math.Abs(s-sigma[k]) > 1e-12*want[0] {
				t.Fatalf("|A v_%d| = %v, want %v", k, s, sigma[k])
			}
			for l := range k + 1 {
				want := 0.0
				if l == k {
					want = 1
				}
				if got := dot(v[k], v[l]); math.Abs(got-want) > 1e-6 || l == k && math.Abs(got-1) > 1e-14 {
					t.Fatalf("v_%d.v_%d = %v", k, l, got)
				}
			}
		}
	}
}

func TestEdges(t *testing.T) {
	if s, v := svd.Right(nil); s != nil || v != nil {
		t.Error("no row has singular values")
	}
	for _, a := range [][][]float64{{{0, 0}, {0, 0}}, {{1e-300, 0}, {0, 1e-300}}, {{1e150, 1e150}}, {{1}, {1}, {1}}} {
		sigma, v := svd.Right(a)
		for k := range sigma {
			if math.IsNaN(sigma[k]) || math.IsNaN(dot(v[k], v[k])) {
				t.Errorf("%v: NaN", a)
			}
		}
	}
	if s, _ := svd.Right([][]float64{{1}, {1}, {1}}); math.Abs(s[0]-math.Sqrt(3)) > 1e-15 {
		t.Errorf("sigma = %v, want sqrt 3", s)
	}
}

func dot(x, y []float64) float64 {
	var s float64
	for i := range x {
		s += x[i] * y[i]
	}
	return s
}

func BenchmarkRight(b *testing.B) {
	a := random(rand.New(rand.NewPCG(1, 1)), 16, 784, 16)
	b.ReportAllocs()
	for b.Loop() {
		svd.Right(a)
	}
}
