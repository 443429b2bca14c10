package convex_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/convex"
	"crease/core/minnorm"
	"crease/core/shallow"
)

// Random triangles and quadrilaterals: the certified cost is never above a
// closed form that interpolates, and equals one that is exact; the solver's
// dual certifies it.
func TestClosedForms(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 12))
		data := shallow.Data{X: randomRows(r, 3, 2)}
		least := math.Inf(1)
		for i := range data.X {
			for j := range i {
				least = min(least, math.Hypot(data.X[i][0]-data.X[j][0], data.X[i][1]-data.X[j][1]))
			}
		}
		data.Rho = (0.02 + 0.3*r.Float64()) * least
		if seed%3 == 0 { // a parallelogram, sometimes a rectangle
			a, b := data.X[0], data.X[1]
			u, v := []float64{b[0] - a[0], b[1] - a[1]}, []float64{a[1] - b[1], b[0] - a[0]}
			if seed%2 == 0 {
				v = randomRows(r, 1, 2)[0]
			}
			data.X = [][]float64{a, b, {a[0] + v[0], a[1] + v[1]}, {a[0] + u[0] + v[0], a[1] + u[1] + v[1]}}
			data.Rho *= 0.3
		}
		closed, err := minnorm.Solve(data)
		if err != nil {
			continue
		}
		met[closed.Geometry]++
		p := convex.FromData(data)
		if p.Check() != nil {
			continue
		}
		s := tight(t, fmt.Sprint(closed.Geometry, " ", seed), p)
		cost := closed.Denoiser.Cost()
		if c := s.Certificate; c.Upper > cost*(1+1e-7) {
			t.Errorf("seed %d, %s: certified cost %v above the closed form's %v", seed, closed.Geometry, c.Upper, cost)
		} else if closed.Status == minnorm.Exact && c.Upper < cost*(1-1e-7) {
			t.Errorf("seed %d, %s: certified cost %v below the exact %v", seed, closed.Geometry, c.Upper, cost)
		}
		c := convex.Verify(p, closed.Denoiser, s.Dual)
		if !c.Feasible || c.Lower > c.Upper*(1+1e-9) || closed.Status == minnorm.Exact && c.Gap > 1e-7 {
			t.Errorf("seed %d, %s: %+v", seed, closed.Geometry, c)
		}
	}
	if len(met) < 3 {
		t.Errorf("only %v were met", met)
	}
}

// On the line the two agree to rounding, singletons included.
func TestLineAgrees(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 13))
		var data shallow.Data
		at := 0.0
		for range 1 + r.IntN(6) {
			var ys [][]float64
			for range 1 + r.IntN(4) {
				at += 0.05 + 0.2*r.Float64()
				ys = append(ys, []float64{at})
			}
			data.Y = append(data.Y, ys)
			data.X = append(data.X, []float64{at - 0.3*r.Float64()})
			at += 0.2 + r.Float64()
		}
		if seed%4 == 0 {
			data.Y, data.Rho = nil, 0.02
		}
		line, err := minnorm.OneD(data)
		if err != nil {
			continue
		}
		s, err := convex.Solve(convex.FromData(data), convex.Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		want := line.F.TV2()
		if c := s.Certificate; math.Abs(c.Upper-want) > 1e-11*(1+want) || c.Gap > 1e-9 {
			t.Errorf("seed %d: %+v, want %v", seed, c, want)
		}
		for k := range 50 {
			y := []float64{-1 + (at+2)*float64(k)/50}
			if a, b := s.H.EvalTo(nil, y)[0], line.F.At(y[0]); math.Abs(a-b) > 1e-10*(1+want)*(1+at) {
				t.Errorf("seed %d: f(%v) = %v, want %v", seed, y, a, b)
				break
			}
		}
	}
}

func ExampleCertify() {
	// The closed form of three points at a right angle, certified.
	data := shallow.Data{X: [][]float64{{0, 0}, {2, 0}, {0, 1}}, Rho: 0.1}
	closed, err := minnorm.Solve(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, _, err := convex.Certify(convex.FromData(data), closed.Denoiser, convex.Options{})
	fmt.Printf("%v: costs %.6f, proved to %v: %v\n", closed.Status, c.Upper, 1e-7, err == nil && c.Gap < 1e-7)
	// Output: exact: costs 4.722222, proved to 1e-07: true
}
