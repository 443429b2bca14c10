package minnorm

import (
	"encoding/binary"
	"math"
	"testing"

	"crease/core/shallow"
	"crease/core/words"
)

// FuzzSolve feeds arbitrary small data: whatever the numbers, there is no
// panic, an error is a message in both languages, and a result interpolates,
// has a finite cost and finite values.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{0, 2, 3, 0}, []byte("corner"))
	add := func(dim, n, samples, mode byte, rho float64, x ...float64) {
		b := binary.LittleEndian.AppendUint64(nil, math.Float64bits(rho))
		for _, v := range x {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
		f.Add([]byte{dim, n, samples, mode}, b)
	}
	add(1, 3, 0, 0, 0.1, 0, 1, 2)
	add(1, 2, 2, 0, 0, 0, 1, -1, 0.2, 0.7, 2)
	add(2, 4, 0, 0, 0.1, 0, 0, 1, 0, 0, 1, 1, 1)
	add(2, 3, 0, 0, 0.2, 0, 0, 1, 0, 0.5, 0.8660254037844386)
	add(2, 3, 0, 0, 1e-160, 0, 0, 1e-150, 0, 0, 1e-150)
	add(2, 2, 1, 0, 0, 1e300, -1e300, 0, 0, 1, 1, 2, 2)
	add(3, 4, 0, 0, 0.1, 1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1)
	add(2, 5, 0, 1, 0.01, 1, 2, 3, 4, 5)
	f.Fuzz(func(t *testing.T, head, body []byte) {
		data, ok := decode(head, body)
		if !ok {
			return
		}
		r, err := Solve(data)
		if err != nil {
			m, isMessage := err.(words.Message)
			if !isMessage || m.In(words.En) == "" || m.In(words.Zh) == "" {
				t.Fatalf("error %v", err)
			}
			return
		}
		cost := r.Denoiser.Cost()
		if math.IsNaN(cost) || math.IsInf(cost, 0) || cost < 0 {
			t.Fatalf("%v: cost %v", data, cost)
		}
		spread, far := size(data)
		for _, ys := range data.Y {
			for _, y := range ys {
				far = max(far, length(y))
			}
		}
		v, _ := r.Denoiser.Affine()
		tol := 1e-11*(1+cost+length(v))*(spread+far+data.Rho) + 1e-300
		if off := Misfit(r.Denoiser, data); !(off <= tol) {
			t.Fatalf("%v: %s misfit %v, tolerance %v", data, r.Geometry, off, tol)
		}
		y := make([]float64, data.Dim())
		for i := range y {
			y[i] = data.X[0][i] + spread*float64(i+1)
		}
		for _, v := range append(r.Denoiser.EvalTo(nil, y), r.Denoiser.JacobianTo(nil, y)...) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%v: value %v", data, v)
			}
		}
		if r.Line != nil {
			for _, y := range r.Line.Crossings() {
				if math.IsNaN(y) {
					t.Fatalf("%v: crossings %v", data, r.Line.Crossings())
				}
			}
		}
	})
}

// decode makes data of at most 4 dimensions and 8 points from bytes: whole
// numbers of a small grid, which hit the special shapes, or any double.
func decode(head, body []byte) (d shallow.Data, ok bool) {
	if len(head) < 4 {
		return d, false
	}
	dim, n, m := 1+int(head[0])%4, 1+int(head[1])%8, int(head[2])%4
	number := func() float64 {
		if head[3]%2 == 0 && len(body) >= 8 {
			v := math.Float64frombits(binary.LittleEndian.Uint64(body))
			body = body[8:]
			return v
		}
		if len(body) == 0 {
			return 0
		}
		v := float64(int8(body[0]) % 8)
		body = body[1:]
		return v
	}
	point := func() []float64 {
		x := make([]float64, dim)
		for i := range x {
			x[i] = number()
		}
		return x
	}
	d.Rho = number()
	if head[3]%2 == 1 {
		d.Rho = math.Abs(d.Rho) / 20
	}
	for range n {
		d.X = append(d.X, point())
	}
	if m > 0 {
		d.Rho = 0
		for range n {
			var ys [][]float64
			for range m {
				ys = append(ys, point())
			}
			d.Y = append(d.Y, ys)
		}
	}
	return d, true
}

// The fuzz target's grid of small whole numbers, walked at random: it finds
// squares, right triangles, lines and touching balls by the hundred.
func TestSmallGrids(t *testing.T) {
	found := map[string]int{}
	for seed := range uint64(4000) {
		r := generator(seed)
		dim, n := 1+r.IntN(3), 1+r.IntN(6)
		data := shallow.Data{Rho: 0.05 + 0.3*r.Float64()}
		for range n {
			x := make([]float64, dim)
			for i := range x {
				x[i] = float64(r.IntN(3))
			}
			data.X = append(data.X, x)
		}
		got, err := Solve(data)
		if err != nil {
			found[err.(words.Message).Key]++
			continue
		}
		found[got.Geometry]++
		if off := Misfit(got.Denoiser, data); off > 1e-13*(1+got.Denoiser.Cost()) {
			t.Errorf("seed %d: %s misfit %v", seed, got.Geometry, off)
		}
	}
	for _, key := range []string{"one-dimensional", "point", "collinear", "right", "obtuse", "rays", "grid", "isosceles", "orthogonal", "minnorm.none"} {
		if found[key] == 0 {
			t.Errorf("no %s among %v", key, found)
		}
	}
	t.Log(found)
}
