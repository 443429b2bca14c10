package risk

import (
	"math"
	"testing"
)

func TestRulesAreExactForPolynomials(t *testing.T) {
	for level, degree := range [...]int{5, 11, 23, 47} {
		for n := 0; n <= degree; n++ {
			f := func(x float64) pair { return pair{math.Pow(x, float64(n)), 1} }
			p := panel{a: -0.3, b: 1.2}
			for l := range level + 1 {
				p.raise(f, l)
			}
			m := float64(n + 1)
			want := (math.Pow(1.2, m) - math.Pow(-0.3, m)) / m
			if math.Abs(p.sum[0]-want) > 1e-13*math.Max(1, want) || math.Abs(p.sum[1]-1.5) > 1e-15 {
				t.Errorf("level %d, degree %d: %v, want %v and 1.5", level, n, p.sum, want)
			}
			if level > 0 && n <= (degree-1)/2 && p.err[0] > 1e-12*math.Max(1, want) {
				t.Errorf("level %d, degree %d: error estimated as %v, but the rule before is exact", level, n, p.err[0])
			}
		}
	}
}

func TestIntegrateFindsJumpsAndPeaks(t *testing.T) {
	// Either of a pair is enough to ask for more panels.
	for k := range 2 {
		one := func(f func(float64) float64) func(float64) pair {
			return func(x float64) (v pair) {
				v[k] = f(x)
				return v
			}
		}
		step := func(x float64) float64 {
			if x < math.Pi/10 {
				return 1
			}
			return 0
		}
		if got, err, _ := integrate([]float64{0, 1}, one(step)); math.Abs(got[k]-math.Pi/10) > 1e-10 || err[k] > 1e-9 {
			t.Errorf("a jump: %v, error %v", got[k], err[k])
		}
		peak := func(x float64) float64 { return phi((x-0.4)/1e-2) / 1e-2 } // one of 7 points sees its foot
		if got, _, _ := integrate([]float64{0, 0.5, 1}, one(peak)); math.Abs(got[k]-1) > 1e-9 {
			t.Errorf("a peak: %v", got[k])
		}
		if got, _, _ := integrate([]float64{0, 0, 1, 1}, one(func(x float64) float64 { return x })); math.Abs(got[k]-0.5) > 1e-15 {
			t.Errorf("repeated edges: %v", got[k])
		}
	}
}

func TestMills(t *testing.T) {
	// Q(t)/phi(t) to 17 digits.
	for _, c := range []struct{ t, r float64 }{
		{0, 1.2533141373155002512}, {1, 0.65567954241879847154}, {2, 0.42136922928805447322},
		{4, 0.23665238291356067}, {10, 0.09902859647173192},
	} {
		if r, x := mills(c.t); math.Abs(r/c.r-1) > 1e-14 || math.Abs(x-(1/c.r-c.t)) > 1e-13 {
			t.Errorf("mills(%v) = %v, %v; want %v", c.t, r, x, c.r)
		}
	}
	a, _ := mills(math.Nextafter(far, 0))
	b, _ := mills(far)
	if math.Abs(a/b-1) > 1e-14 {
		t.Errorf("the two branches differ: %v, %v", a, b)
	}
}

// The truncated normal distribution and the Gauss points in x agree where one
// takes over from the other.
func TestNarrowAgreesWithWide(t *testing.T) {
	p := part{w: 1, a: -1, b: 2}
	for _, s := range []float64{6, 5.99, 6.01, 3} {
		for y := -50.0; y <= 50; y += 0.37 {
			end := 2.0
			if y < 0.5 {
				end = -1
			}
			if math.Abs(y-end)*3/s/s > steep {
				continue
			}
			wide, fine := p.meetFlat(y, s), p.meetNarrow(y, s)
			if wide.from == fine.from && wide.shift == fine.shift {
				// Compare with Simpson's rule instead.
				var w, m, v float64
				const n = 4000
				for i := 0; i <= n; i++ {
					x := -1 + 3*float64(i)/n
					k := float64(2 + 2*(i%2))
					if i == 0 || i == n {
						k = 1
					}
					k *= phi((y-x)/s) / s / 3 / n
					w += k
					m += k * x
					v += k * x * x
				}
				m /= w
				v = v/w - m*m
				if math.Abs(fine.density()/w-1) > 1e-11 || math.Abs(fine.from+fine.shift-m) > 1e-11 || math.Abs(fine.variance-v) > 1e-10 {
					t.Fatalf("sigma %v, y %v: %v, Simpson's rule gives %v %v %v", s, y, fine, w, m, v)
				}
				continue
			}
			if math.Abs(wide.density()/fine.density()-1) > 1e-11 ||
				math.Abs(wide.from+wide.shift-fine.from-fine.shift) > 1e-11 || math.Abs(wide.variance-fine.variance) > 1e-10 {
				t.Fatalf("sigma %v, y %v: %v and %v", s, y, wide, fine)
			}
		}
	}
}

func TestQuadratic(t *testing.T) {
	// int over R of (a + b u)^2 phi = a^2 + b^2.
	if got := quadratic(math.Inf(-1), math.Inf(1), 3, 4); math.Abs(got-25) > 1e-14 {
		t.Errorf("whole line: %v", got)
	}
	// Pieces add up, short and long.
	for _, cut := range []float64{-3, -0.2, 0.1, 0.7, 6} {
		for _, next := range []float64{0.3, 0.999, 1.001, 4} {
			got := quadratic(math.Inf(-1), cut, 1, -2) + quadratic(cut, cut+next, 1, -2) + quadratic(cut+next, math.Inf(1), 1, -2)
			if math.Abs(got-5) > 1e-13 {
				t.Errorf("cut at %v and %v later: %v, want 5", cut, next, got)
			}
		}
	}
}

func TestCoarseToFine(t *testing.T) {
	for n := 1; n < 130; n++ {
		order := coarseToFine(n)
		seen := make([]bool, n)
		for _, i := range order {
			if seen[i] {
				t.Fatalf("n = %d: %d comes twice in %v", n, i, order)
			}
			seen[i] = true
		}
		if len(order) != n || order[0] != 0 || n > 1 && order[1] != n-1 {
			t.Fatalf("n = %d: %v", n, order)
		}
	}
}
