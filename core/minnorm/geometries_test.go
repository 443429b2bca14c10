package minnorm

import (
	"math"
	"slices"
	"testing"
)

// Data of each geometry, turned, shifted and scaled into up to ten dimensions,
// with its points shuffled: recognised as what they are, with the cost and the
// values of the theorem, and obeying all laws.
func TestShapes(t *testing.T) {
	for key, draw := range shapes {
		t.Run(key, func(t *testing.T) {
			for seed := range uint64(40) {
				r := generator(seed)
				s := draw(r, 1+r.IntN(5))
				k := s.data.Dim()
				m := moving(r, k, k+r.IntN(11-k))
				if seed == 0 {
					m = motion{frame(r, k, k), make([]float64, k), 1}
				}
				data := m.data(s.data)
				r.Shuffle(len(data.X), func(i, j int) { data.X[i], data.X[j] = data.X[j], data.X[i] })
				got, err := Solve(data)
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				if got.Geometry != key || got.Status != s.status {
					t.Fatalf("seed %d: %s, %v, want %s, %v", seed, got.Geometry, got.Status, key, s.status)
				}
				if len(got.Warnings) > 0 {
					t.Errorf("seed %d: warnings %v", seed, got.Warnings)
				}
				if c := got.Denoiser.Cost(); math.Abs(c-s.cost) > 1e-9*(1+s.cost) {
					t.Errorf("seed %d: cost %v, want %v", seed, c, s.cost)
				}
				agree(t, got, m, s)
				laws(t, got, data)
				if t.Failed() {
					t.Fatalf("seed %d", seed)
				}
			}
		})
	}
}

// agree compares the result with the theorem's function at random points.
func agree(t *testing.T, got *Result, m motion, s shape) {
	t.Helper()
	g := generator(17)
	spread, far := size(m.data(s.data))
	steep := 1 + got.Denoiser.Cost()
	for range 40 {
		y := slices.Clone(s.data.X[g.IntN(len(s.data.X))])
		for i, v := range gauss(g, len(y)) {
			y[i] += v * (distance(s.data.X[0], s.data.X[len(s.data.X)-1]) + s.data.Rho)
		}
		f, want := got.Denoiser.EvalTo(nil, m.point(y)), m.point(s.f(y))
		if off := distance(f, want); off > 1e-9*steep*(spread+far) {
			t.Errorf("f(%v) is off by %v", y, off)
			return
		}
	}
	// Off the hull of the data f does not change.
	if d := len(m.shift); d > len(m.e) && s.data.Rho > 0 {
		v := gauss(g, d)
		for _, row := range m.e {
			v = plus(v, -inner(v, row), row)
		}
		y := m.point(s.data.X[0])
		if off := distance(got.Denoiser.EvalTo(nil, plus(y, 1, v)), got.Denoiser.EvalTo(nil, y)); off > 1e-9*steep*(spread+far) {
			t.Errorf("f changes by %v across the hull of the data", off)
		}
	}
}

// The cost does not depend on where the data are or in what unit.
func TestCostIsInvariant(t *testing.T) {
	for key, draw := range shapes {
		for seed := range uint64(10) {
			r := generator(100 + seed)
			s := draw(r, 1+r.IntN(4))
			want := mustSolve(t, s.data).Denoiser.Cost()
			for range 3 {
				k := s.data.Dim()
				data := moving(r, k, k+r.IntN(3)).data(s.data)
				if c := mustSolve(t, data).Denoiser.Cost(); math.Abs(c-want) > 1e-9*(1+want) {
					t.Errorf("%s: cost %v moved, %v before", key, c, want)
				}
			}
		}
	}
}

// Every geometry is drawn by a shape, except those of samples and of lines,
// which have tests of their own.
func TestEveryGeometryIsTested(t *testing.T) {
	elsewhere := []string{"one-dimensional", "collinear", "projected", "subspace"}
	for _, g := range Geometries {
		if shapes[g.Key] == nil && !slices.Contains(elsewhere, g.Key) {
			t.Errorf("no shape for %s", g.Key)
		}
	}
}

// Whoever recognises data says so whichever order the points are in, and no
// result is without a denoiser.
func TestFindings(t *testing.T) {
	for key, draw := range shapes {
		r := generator(3)
		s := draw(r, 3)
		for _, g := range Geometries {
			f := g.Recognise(s.data)
			if (f.Sign >= 0) != (f.Result != nil) || (f.Sign < 0) == f.Why.IsZero() {
				t.Errorf("%s on data of %s: sign %d, result %v, reason %q", g.Key, key, f.Sign, f.Result != nil, f.Why)
			}
			if f.Result != nil {
				if off := Misfit(f.Result.Denoiser, s.data); off > 1e-9 {
					t.Errorf("%s on data of %s: misfit %v", g.Key, key, off)
				}
			}
		}
	}
}

// Geometries that both recognise the same data agree on the cost when both
// are exact.
func TestExactFormsAgree(t *testing.T) {
	for key, draw := range shapes {
		for seed := range uint64(10) {
			s := draw(generator(seed), 2)
			least := math.Inf(1)
			var exact []float64
			for _, g := range Geometries {
				if f := g.Recognise(s.data); f.Result != nil {
					c := f.Result.Denoiser.Cost()
					least = min(least, c)
					if f.Result.Status == Exact {
						exact = append(exact, c)
					}
				}
			}
			for _, c := range exact {
				if c > least+1e-9*(1+c) {
					t.Errorf("%s, seed %d: an exact cost %v, another form has %v", key, seed, c, least)
				}
			}
		}
	}
}

func TestHighDimensions(t *testing.T) {
	for _, d := range []int{64, 1024} {
		for _, key := range []string{"obtuse", "equilateral", "scalene", "grid"} {
			r := generator(uint64(d))
			s := shapes[key](r, 3)
			m := moving(r, s.data.Dim(), d)
			data := m.data(s.data)
			got := mustSolve(t, data)
			if got.Geometry != key || got.Frame == nil || got.Frame.Dim() != s.data.Dim() {
				t.Fatalf("d = %d: %s, frame %v", d, got.Geometry, got.Frame)
			}
			if c := got.Denoiser.Cost(); math.Abs(c-s.cost) > 1e-9*(1+s.cost) {
				t.Errorf("d = %d: cost %v, want %v", d, c, s.cost)
			}
			agree(t, got, m, s)
		}
	}
}
