package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
)

// owenTol bounds the error of phi2 against quadrature: a dozen roundings of
// numbers below 1.
const owenTol = 1e-15

// plackett integrates Phi2 in the correlation, from independence:
//
//	Phi2 = Phi(h)Phi(k) + 1/(2 pi) int_0^asin(rho) exp(-(h^2+k^2-2hk sin t)/(2 cos^2 t)) dt,
//
// by 200 panels of 16 Gauss points, graded towards +-pi/2.
func plackett(h, k, rho float64) float64 {
	x, w := make([]float64, 16), make([]float64, 16)
	quad.Legendre{}.FixedLocations(x, w, 0, 1)
	end, s, c := math.Asin(rho), 0.0, 0.0
	const panels = 200
	for i := range panels {
		// t = end (1 - (1-u)^3) resolves the layer of width cos(end).
		for j := range x {
			u := (float64(i) + x[j]) / panels
			v := 1 - u
			t := end * (1 - v*v*v)
			sin, cos := math.Sincos(t)
			// h^2+k^2-2hk sin = (h-k)^2 + 2hk(1-sin), in the form that does not cancel.
			q := (h - k) * (h - k)
			q += 2 * h * k * cos * cos / (1 + sin)
			if sin < 0 {
				q = (h+k)*(h+k) - 2*h*k*cos*cos/(1-sin)
			}
			y := w[j]/panels*3*v*v*math.Exp(-q/(2*cos*cos)) - c
			z := s + y
			c = z - s - y
			s = z
		}
	}
	return normalCDF(h)*normalCDF(k) + end*s/(2*math.Pi)
}

func TestOwenAgainstQuadrature(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var worst float64
	check := func(h, k, rho float64) {
		t.Helper()
		got, want := bivariateCDF(h, k, rho), plackett(h, k, rho)
		worst = max(worst, math.Abs(got-want))
		if !(math.Abs(got-want) <= owenTol) {
			t.Errorf("Phi2(%v, %v, %v) = %v, want %v (%.1e)", h, k, rho, got, want, got-want)
		}
	}
	for _, rho := range []float64{0, 1e-9, .1, -.3, .5, -.7, .9, -.95, .99, -.999} {
		for _, h := range []float64{-6, -2, -1, -1e-3, 0, 1e-12, .5, 1, 3, 7} {
			for _, k := range []float64{-5, -2, -1e-3, 0, .5, 1, 2.5, 6} {
				check(h, k, rho)
			}
		}
	}
	for range 3000 {
		check(3*r.NormFloat64(), 3*r.NormFloat64(), 2*r.Float64()-1)
	}
	t.Logf("worst error %.1e", worst)
}

func TestOwenIdentities(t *testing.T) {
	// Phi2(0,0,rho) = 1/4 + asin(rho)/2pi; Phi2(h,h,rho -> 1) = Phi(h);
	// Phi2(h,k,rho) + Phi2(h,-k,-rho) = Phi(h).
	r := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		h, k, rho := 3*r.NormFloat64(), 3*r.NormFloat64(), 1-math.Pow(10, -12*r.Float64())
		if got, want := bivariateCDF(h, k, rho)+bivariateCDF(h, -k, -rho), normalCDF(h); math.Abs(got-want) > owenTol {
			t.Fatalf("complement at (%v, %v, %v): %v, want %v", h, k, rho, got, want)
		}
		if a, b := bivariateCDF(h, k, rho), bivariateCDF(k, h, rho); math.Abs(a-b) > owenTol {
			t.Fatalf("not symmetric at (%v, %v, %v): %v, %v", h, k, rho, a, b)
		}
		// (asin loses half the digits at 1.)
		if got, want := bivariateCDF(0, 0, rho/2), 0.25+math.Asin(rho/2)/(2*math.Pi); math.Abs(got-want) > owenTol {
			t.Fatalf("Phi2(0, 0, %v) = %v, want %v", rho/2, got, want)
		}
		// T(h, 1) = Phi(h)(1-Phi(h))/2.
		if p := normalCDF(h); math.Abs(owenShort(math.Abs(h), math.Abs(h))-p*(1-p)/2) > 1e-16 {
			t.Fatalf("T(%v, 1) = %v, want %v", h, owenShort(math.Abs(h), math.Abs(h)), p*(1-p)/2)
		}
	}
	// A correlation of 1 - 1e-14: equal variables up to 1e-7.
	if got := bivariateCDF(.3, .4, 1-1e-14); math.Abs(got-normalCDF(.3)) > 1e-15 {
		t.Errorf("nearly equal variables: %v, want %v", got, normalCDF(.3))
	}
}

func TestExpDecay(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 100000 {
		x := -math.Pow(10, 3*r.Float64()-0.2)
		if x < -700 {
			continue
		}
		if got, want := expDecay(x), math.Exp(x); math.Abs(got-want) > 0x1p-51*want {
			t.Fatalf("expDecay(%v) = %v, want %v", x, got, want)
		}
	}
	if expDecay(0) != 1 || normalPDF(40) != 0 {
		t.Error("wrong at the ends")
	}
}

func BenchmarkOwenPhi2(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var in [64][3]float64
	for i := range in {
		in[i] = [3]float64{2 * r.NormFloat64(), 2 * r.NormFloat64(), 2*r.Float64() - 1}
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		v := in[i&63]
		bivariateCDF(v[0], v[1], v[2])
		i++
	}
}
