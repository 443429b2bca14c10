package minnorm

import (
	"math"
	"testing"

	"crease/core/shallow"
)

// Any targets at affinely independent samples, and the samples of an affine
// map however many, are interpolated by an affine map.
func TestAffineSamples(t *testing.T) {
	for seed := range uint64(60) {
		r := generator(seed)
		d := 2 + r.IntN(6)
		var data shallow.Data
		if seed%2 == 0 {
			for range 1 + d {
				data.X = append(data.X, gauss(r, d))
				data.Y = append(data.Y, [][]float64{gauss(r, d)})
			}
		} else {
			a, c := frame(r, d, d), gauss(r, d)
			for i := range a {
				a[i] = scaled(r.NormFloat64(), a[i])
			}
			for range 3 * d {
				y := gauss(r, d)
				x := c
				for i := range a {
					x = plus(x, y[i], a[i])
				}
				data.X, data.Y = append(data.X, x), append(data.Y, [][]float64{y})
			}
		}
		got := mustSolve(t, data)
		if got.Geometry != "affine" || got.Denoiser.Cost() != 0 || got.Status != Exact {
			t.Fatalf("seed %d: %s, cost %v", seed, got.Geometry, got.Denoiser.Cost())
		}
		v, _ := got.Denoiser.Affine()
		if off := Misfit(got.Denoiser, data); off > 1e-11*(1+length(v)) {
			t.Errorf("seed %d: misfit %v", seed, off)
		}
	}
}

// Fewer samples than dimensions: V is zero across them.
func TestAffineSamplesInASubspace(t *testing.T) {
	data := shallow.Data{
		X: [][]float64{{0, 0, 1}, {1, 0, 1}, {0, 2, 1}},
		Y: [][][]float64{{{0, 0, 5}}, {{1, 0, 5}}, {{0, 1, 5}}},
	}
	got := mustSolve(t, data)
	if got.Geometry != "affine" || len(got.Warnings) != 1 {
		t.Fatalf("%s %v", got.Geometry, got.Warnings)
	}
	if f := got.Denoiser.EvalTo(nil, []float64{1, 1, -7}); distance(f, []float64{1, 2, 1}) > 1e-14 {
		t.Errorf("f = %v", f)
	}
}

// Samples off the line of the clean points: their projections give an upper
// bound.
func TestProjected(t *testing.T) {
	for seed := range uint64(30) {
		r := generator(seed)
		one := clusters(r, 3)
		for i := range one.Y { // two samples a point at least
			one.Y[i] = append(one.Y[i], []float64{one.Y[i][0][0] + 0.01})
		}
		m := moving(r, 3, 3)
		var data shallow.Data
		for i, x := range one.X {
			data.X = append(data.X, m.point([]float64{x[0], 0, 0}))
			var ys [][]float64
			for _, y := range one.Y[i] {
				ys = append(ys, m.point([]float64{y[0], r.NormFloat64(), r.NormFloat64()}))
			}
			data.Y = append(data.Y, ys)
		}
		got, want := mustSolve(t, data), mustSolve(t, one)
		if got.Geometry != "projected" || got.Status != UpperBound {
			t.Fatalf("seed %d: %s %v", seed, got.Geometry, got.Status)
		}
		if a, b := got.Denoiser.Cost(), want.Denoiser.Cost(); math.Abs(a-b) > 1e-9*(1+b) {
			t.Errorf("seed %d: cost %v, want %v", seed, a, b)
		}
		laws(t, got, data)
	}
}

// Several samples of one clean point need only a constant.
func TestOnePointOfSamples(t *testing.T) {
	data := shallow.Data{X: [][]float64{{1, 2}, {1, 2}}, Y: [][][]float64{{{0, 0}, {1, 0}, {0, 1}}, {{0, 0}}}}
	got := mustSolve(t, data)
	if got.Geometry != "point" || got.Denoiser.Cost() != 0 || Misfit(got.Denoiser, data) != 0 {
		t.Errorf("%s, cost %v", got.Geometry, got.Denoiser.Cost())
	}
}
