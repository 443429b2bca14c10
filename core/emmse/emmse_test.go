package emmse

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

const precision = 2000 // bits; exponents reach 1e24 and more

func number(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

// exp returns e^-x for x >= 0 in many digits, 0 when it is under 1e-400.
func exp(x *big.Float) *big.Float {
	if f, _ := x.Float64(); f > 921 {
		return number(0)
	}
	// e^-x = (e^(-x/2^k))^(2^k), the inner one by its series.
	const k = 40
	z := new(big.Float).SetPrec(precision).SetMantExp(x, -k)
	z.Neg(z)
	sum, term := number(1), number(1)
	for i := 1; i < 80; i++ {
		term.Mul(term, z)
		term.Quo(term, number(float64(i)))
		sum.Add(sum, term)
	}
	for range k {
		sum.Mul(sum, sum)
	}
	return sum
}

// exact is the definition in 2000-bit arithmetic.
func exact(x [][]float64, sigma float64, y []float64) []float64 {
	var d2 []*big.Float
	var least *big.Float
	for _, p := range x {
		sum := number(0)
		for i := range p {
			d := new(big.Float).SetPrec(precision).Sub(number(y[i]), number(p[i]))
			sum.Add(sum, d.Mul(d, d))
		}
		d2 = append(d2, sum)
		if least == nil || sum.Cmp(least) < 0 {
			least = sum
		}
	}
	s2 := new(big.Float).SetPrec(precision).Mul(number(sigma), number(sigma))
	s2.Mul(s2, number(2))
	total := number(0)
	f := make([]*big.Float, len(y))
	for i := range f {
		f[i] = number(0)
	}
	for n, p := range x {
		w := number(0)
		e := new(big.Float).SetPrec(precision).Sub(d2[n], least)
		switch {
		case e.Sign() == 0:
			w = number(1)
		case sigma > 0:
			w = exp(e.Quo(e, s2))
		}
		total.Add(total, w)
		for i := range f {
			f[i].Add(f[i], new(big.Float).SetPrec(precision).Mul(w, number(p[i])))
		}
	}
	out := make([]float64, len(f))
	for i := range f {
		out[i], _ = f[i].Quo(f[i], total).Float64()
	}
	return out
}

func points(r *rand.Rand, n, d int, scale float64) [][]float64 {
	x := make([][]float64, n)
	for i := range x {
		x[i] = make([]float64, d)
		for j := range x[i] {
			x[i][j] = scale * r.NormFloat64()
		}
	}
	return x
}

// The estimator agrees with many-digit arithmetic at every noise level, also
// where y is nearly, or exactly, as near to two points.
func TestAgainstExactArithmetic(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		n, d := 1+r.IntN(6), 1+r.IntN(5)
		x := points(r, n, d, math.Pow(10, float64(r.IntN(7)-3)))
		for _, sigma := range []float64{0, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 1, 30, 1e6} {
			e := New(x, sigma)
			y := points(r, 1, d, 1)[0]
			switch r.IntN(3) {
			case 0: // near a midpoint
				a, b := x[r.IntN(n)], x[r.IntN(n)]
				for i := range y {
					y[i] = (a[i] + b[i]) / 2
				}
			case 1: // at the distance of the noise from it
				a, b := x[r.IntN(n)], x[r.IntN(n)]
				for i := range y {
					y[i] = (a[i]+b[i])/2 + sigma*sigma*r.NormFloat64()
				}
			}
			got, want := e.EvalTo(nil, y), exact(x, sigma, y)
			var size float64
			for _, p := range x {
				for _, v := range p {
					size = max(size, math.Abs(v))
				}
			}
			for i := range got {
				if !(math.Abs(got[i]-want[i]) <= 1e-14*size) {
					t.Errorf("seed %d, sigma %v, y %v: got %v, want %v", seed, sigma, y, got, want)
					break
				}
			}
		}
	}
}

// At sigma = 0 the nearest point wins, and those that are equally near share.
func TestNearestNeighbour(t *testing.T) {
	x := [][]float64{{1, 0}, {-1, 0}, {0, 1}, {5, 5}}
	e := New(x, 0)
	for _, c := range []struct{ y, want []float64 }{
		{[]float64{0.6, 0.1}, []float64{1, 0}},
		{[]float64{0, -3}, []float64{0, 0}},
		{[]float64{0, 0}, []float64{0, 1.0 / 3}},
		{[]float64{100, 90}, []float64{5, 5}},
	} {
		got := e.EvalTo(nil, c.y)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 1e-16 {
				t.Errorf("f(%v) = %v, want %v", c.y, got, c.want)
			}
		}
	}
	// As sigma -> 0 the estimator tends to it.
	tiny := New(x, 1e-12)
	for _, y := range [][]float64{{0.6, 0.1}, {0, -3}, {0, 0}, {0.3, 0.3}} {
		a, b := e.EvalTo(nil, y), tiny.EvalTo(nil, y)
		if a[0] != b[0] || a[1] != b[1] {
			t.Errorf("y = %v: %v at 0, %v at 1e-12", y, a, b)
		}
	}
}

// As sigma grows all points weigh the same.
func TestLargeSigma(t *testing.T) {
	x := points(rand.New(rand.NewPCG(1, 1)), 9, 1024, 1)
	got := New(x, 1e6).EvalTo(nil, x[0])
	for i := range got {
		var mean float64
		for _, p := range x {
			mean += p[i] / 9
		}
		if math.Abs(got[i]-mean) > 1e-8 {
			t.Fatalf("coordinate %d: %v, want %v", i, got[i], mean)
		}
	}
}

// The points repeat in the prior as often as they are given.
func TestRepeatedPoints(t *testing.T) {
	a := New([][]float64{{0}, {0}, {0}, {1}}, 0.7).EvalTo(nil, []float64{0.5})
	if math.Abs(a[0]-0.25) > 1e-15 {
		t.Errorf("f = %v, want 1/4", a)
	}
}

func TestWeights(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 100 {
		n, d := 1+r.IntN(8), 1+r.IntN(4)
		x := points(r, n, d, 1)
		e := New(x, math.Pow(10, 4*r.Float64()-3))
		y := points(r, 1, d, 1)[0]
		f, p := e.EvalTo(nil, y), e.WeightsTo(nil, y)
		var sum float64
		for _, w := range p {
			sum += w
		}
		if math.Abs(sum-1) > 1e-14 {
			t.Errorf("weights sum to %v", sum)
		}
		for i := range f {
			var m float64
			for k := range p {
				m += p[k] * x[k][i]
			}
			if math.Abs(m-f[i]) > 1e-13 {
				t.Errorf("weighted mean %v, f %v", m, f[i])
			}
		}
	}
}

func TestJacobian(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 60 {
		n, d := 1+r.IntN(6), 1+r.IntN(5)
		sigma := math.Exp(r.NormFloat64() - 1)
		e := New(points(r, n, d, 1), sigma)
		y := points(r, 1, d, 1)[0]
		jac := e.JacobianTo(nil, y)
		const h = 1e-5
		for j := range d {
			y[j] += h * sigma
			up := e.EvalTo(nil, y)
			y[j] -= 2 * h * sigma
			down := e.EvalTo(nil, y)
			y[j] += h * sigma
			for i := range d {
				want := (up[i] - down[i]) / (2 * h * sigma)
				if math.Abs(jac[i*d+j]-want) > 1e-6*(1+1/sigma/sigma) {
					t.Errorf("J[%d,%d] = %v, differences give %v", i, j, jac[i*d+j], want)
				}
			}
		}
	}
	if j := New([][]float64{{0}, {1}}, 0).JacobianTo(nil, []float64{0.3}); j[0] != 0 {
		t.Errorf("at sigma = 0 the Jacobian is %v", j)
	}
}

// Whatever finite numbers come in, finite numbers within the range of the
// points go out.
func FuzzEval(f *testing.F) {
	f.Add(1.0, 0.0, 0.5, 1e-12, 0.3, 0.7)
	f.Add(1e308, -1e308, 1.7e308, 1e-300, -1.7e308, 5e-324)
	f.Add(5e-324, 0.0, -5e-324, 5e-324, 5e-324, 0.0)
	f.Add(1e-200, 3e-200, 2e-200, 1e-201, 2.5e-200, 1e308)
	f.Add(1e200, 1.0, -1e200, 1e200, 1e150, 1e100)
	f.Fuzz(func(t *testing.T, a, b, c, sigma, p, q float64) {
		for _, v := range []float64{a, b, c, sigma, p, q} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return
			}
		}
		e := New([][]float64{{a, b}, {b, c}, {c, a}}, math.Abs(sigma))
		y := []float64{p, q}
		for i, v := range e.EvalTo(nil, y) {
			x := [][]float64{{a, b, c}, {b, c, a}}[i]
			if !(v >= min(x[0], x[1], x[2])-1e-14*e.size && v <= max(x[0], x[1], x[2])+1e-14*e.size) {
				t.Errorf("coordinate %d is %v, of points %v", i, v, x)
			}
		}
		var sum float64
		for _, w := range e.WeightsTo(nil, y) {
			sum += w
		}
		if !(math.Abs(sum-1) < 1e-14) {
			t.Errorf("weights sum to %v", sum)
		}
	})
}

func TestMisuse(t *testing.T) {
	ok := [][]float64{{1, 2}, {3, 4}}
	for name, f := range map[string]func(){
		"no point":   func() { New(nil, 1) },
		"no coord":   func() { New([][]float64{{}}, 1) },
		"ragged":     func() { New([][]float64{{1}, {1, 2}}, 1) },
		"nan":        func() { New([][]float64{{math.NaN()}}, 1) },
		"sigma":      func() { New(ok, -1) },
		"nan sigma":  func() { New(ok, math.NaN()) },
		"length y":   func() { New(ok, 1).EvalTo(nil, []float64{1}) },
		"length dst": func() { New(ok, 1).EvalTo(make([]float64, 1), []float64{1, 2}) },
		"weights":    func() { New(ok, 1).WeightsTo(make([]float64, 3), []float64{1, 2}) },
		"jacobian":   func() { New(ok, 1).JacobianTo(make([]float64, 3), []float64{1, 2}) },
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

func ExampleEstimator() {
	e := New([][]float64{{-1}, {1}}, 0.5)
	// tanh(y/sigma^2)
	fmt.Printf("%.6f %.6f\n", e.EvalTo(nil, []float64{0.25})[0], math.Tanh(1))
	// Output: 0.761594 0.761594
}

func BenchmarkEval(b *testing.B) {
	for _, c := range []struct{ n, d int }{{3, 1}, {5, 2}, {10, 784}, {1000, 2}} {
		b.Run(fmt.Sprintf("N=%d,d=%d", c.n, c.d), func(b *testing.B) {
			x := points(rand.New(rand.NewPCG(1, 1)), c.n, c.d, 1)
			e := New(x, 0.3)
			y, dst := make([]float64, c.d), make([]float64, c.d)
			b.ReportAllocs()
			for b.Loop() {
				e.EvalTo(dst, y)
			}
		})
	}
}
