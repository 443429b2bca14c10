package minnorm

import (
	"math"
	"slices"
	"testing"
)

// atom is one sample y with its multiplier lambda, a vector.
type atom struct{ y, lambda []float64 }

// starDual returns multipliers of samples on the balls along the rays: on each
// ray the certificate of the line, times the ray's direction. It proves the
// cost of rays if |sum lambda_j [w.y_j + b]_+| <= 1 for all unit w and all b.
func starDual(s *set, st *star) (atoms []atom, value float64) {
	o := s.x[st.origin]
	for _, sp := range st.spokes {
		t, x := []float64{0, s.rho}, []float64{0, 0} // nothing behind o
		for _, d := range sp.dist {
			t, x = append(t, d-s.rho, d+s.rho), append(x, d, d)
		}
		// The dual function of the line at the samples: 0 at the ends, else
		// the sign of the slope jump.
		g := make([]float64, len(t))
		for j := 1; j < len(t)-1; j++ {
			g[j] = float64(2*(j%2) - 1)
		}
		slope := func(j int) float64 {
			if j == 0 || j == len(t) {
				return 0
			}
			return (g[j] - g[j-1]) / (t[j] - t[j-1])
		}
		for j := range t {
			l := slope(j+1) - slope(j)
			atoms = append(atoms, atom{plus(o, t[j], sp.u), scaled(l, sp.u)})
			value += l * x[j]
		}
	}
	return atoms, value
}

// dualNorm returns |sum lambda_j [w.y_j + b]_+|.
func dualNorm(atoms []atom, w []float64, b float64) float64 {
	sum := make([]float64, len(w))
	for _, a := range atoms {
		if t := inner(w, a.y) + b; t > 0 {
			sum = plus(sum, t, a.lambda)
		}
	}
	return math.Sqrt(inner(sum, sum))
}

// The cost of data on rays, of grids and of vertices at 90 degrees or more is
// proved by a dual: nothing in the making of the function goes into it but the
// rays.
func TestStarIsCertified(t *testing.T) {
	for _, key := range []string{"rays", "obtuse", "right", "dart", "grid"} {
		for seed := range uint64(12) {
			r := generator(seed)
			data := shapes[key](r, 2+int(seed)%2).data
			got := mustSolve(t, data)
			s, _ := newSet(data)
			st, why := s.star()
			if st == nil {
				t.Fatal(why)
			}
			atoms, value := starDual(s, st)
			if cost := got.Denoiser.Cost(); math.Abs(value-cost) > 1e-9*cost {
				t.Errorf("%s, seed %d: dual value %v, cost %v", key, seed, value, cost)
			}
			// sum lambda = 0 and sum lambda y^T = 0.
			for i := range data.Dim() {
				var sum float64
				first := make([]float64, data.Dim())
				for _, a := range atoms {
					sum += a.lambda[i]
					first = plus(first, a.lambda[i], a.y)
				}
				if math.Abs(sum)+math.Sqrt(inner(first, first)) > 1e-9*value {
					t.Errorf("%s, seed %d: moments %v, %v", key, seed, sum, first)
				}
			}
			// For given w the greatest is at b = -w.y_j for some j.
			worst := 0.0
			for i := range 1500 {
				w := gauss(r, data.Dim())
				if data.Dim() == 2 {
					a := math.Pi * float64(i) / 1500
					w = []float64{math.Cos(a), math.Sin(a)}
				}
				if i%5 == 0 { // near a ray
					w = plus(st.spokes[i%len(st.spokes)].u, 0.1*r.Float64(), w)
				}
				w = scaled(1/math.Sqrt(inner(w, w)), w)
				for _, a := range atoms {
					worst = max(worst, dualNorm(atoms, w, -inner(w, a.y)))
				}
			}
			if worst > 1+1e-9 || worst < 0.9 {
				t.Errorf("%s, seed %d: the dual is %v somewhere, more than 1", key, seed, worst)
			}
		}
	}
}

// The product of two triangles in orthogonal planes of R^4 costs what they cost.
func TestOrthogonalPartsAddUp(t *testing.T) {
	for seed := range uint64(30) {
		r := generator(seed)
		a, b := equilateralShape(r, 0.5), equilateralShape(r, 0.5)
		// The same radius for both.
		k := a.data.Rho / b.data.Rho
		var x [][]float64
		for _, p := range a.data.X {
			for _, q := range b.data.X {
				x = append(x, append(slices.Clone(p), scaled(k, q)...))
			}
		}
		data := a.data
		data.X = x
		got := mustSolve(t, data)
		if got.Geometry != "orthogonal" || got.Status != Exact {
			t.Fatalf("seed %d: %s %v", seed, got.Geometry, got.Status)
		}
		if c := got.Denoiser.Cost(); math.Abs(c-a.cost-b.cost) > 1e-9*c {
			t.Errorf("seed %d: cost %v, parts %v and %v", seed, c, a.cost, b.cost)
		}
		laws(t, got, data)
	}
}
