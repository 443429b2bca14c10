package minnorm

import (
	"fmt"
	"testing"

	"crease/core/shallow"
)

func BenchmarkSolve(b *testing.B) {
	grid := shallow.Data{Rho: 0.1}
	for i := range 8 {
		for j := range 8 {
			grid.X = append(grid.X, []float64{float64(i), float64(j)})
		}
	}
	r := generator(1)
	general := shallow.Data{Rho: 0.01}
	for i := range 64 {
		general.X = append(general.X, plus(gauss(r, 2), 10*float64(i), []float64{1, 0.3}))
	}
	tri := moving(r, 2, 784).data(acuteShape(r, false).data)
	for _, c := range []struct {
		name string
		data shallow.Data
	}{
		{"line", shallow.Data{X: rows(0, 1, 2, 3, 5), Rho: 0.1}},
		{"triangle", shallow.Data{X: [][]float64{{0, 0}, {2, 0}, {0.7, 1.5}}, Rho: 0.1}},
		{"triangle,d=784", tri},
		{"grid,N=64", grid},
		{"none,N=64", general},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Solve(c.data)
			}
		})
	}
}

func BenchmarkMisfit(b *testing.B) {
	data := shallow.Data{X: [][]float64{{0, 0}, {2, 0}, {0.7, 1.5}}, Rho: 0.1}
	h := mustSolve(b, data).Denoiser
	b.ReportAllocs()
	for b.Loop() {
		Misfit(h, data)
	}
}

func BenchmarkEval(b *testing.B) {
	for _, d := range []int{2, 1024} {
		b.Run(fmt.Sprintf("d=%d", d), func(b *testing.B) {
			r := generator(2)
			data := moving(r, 2, d).data(acuteShape(r, false).data)
			h := mustSolve(b, data).Denoiser
			dst := make([]float64, d)
			b.ReportAllocs()
			for b.Loop() {
				h.EvalTo(dst, data.X[0])
			}
		})
	}
}
