package minnorm

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/shallow"
	"crease/core/words"
)

// clusters draws n clusters of samples with random clean points; about one in
// three is a single sample.
func clusters(r *rand.Rand, n int) shallow.Data {
	var d shallow.Data
	t := r.NormFloat64()
	for range n {
		var ys [][]float64
		m := 1 + r.IntN(3)*r.IntN(4)
		for range m {
			ys = append(ys, []float64{t})
			t += 0.05 + r.Float64()
		}
		x := t - r.Float64() // mostly within or near its samples
		if r.IntN(4) == 0 {
			x = 3 * r.NormFloat64()
		}
		r.Shuffle(len(ys), func(i, j int) { ys[i], ys[j] = ys[j], ys[i] })
		d.X, d.Y = append(d.X, []float64{x}), append(d.Y, ys)
		t += 0.2 + r.Float64()
	}
	r.Shuffle(n, func(i, j int) {
		d.X[i], d.X[j] = d.X[j], d.X[i]
		d.Y[i], d.Y[j] = d.Y[j], d.Y[i]
	})
	return d
}

// samples returns the distinct samples in increasing order with their targets.
func samples(d shallow.Data) (t, x []float64) {
	target := map[float64]float64{}
	for i, ys := range d.Y {
		for _, y := range ys {
			target[y[0]] = d.X[i][0]
			t = append(t, y[0])
		}
	}
	slices.Sort(t)
	t = slices.Compact(t)
	for _, v := range t {
		x = append(x, target[v])
	}
	return t, x
}

// certificate returns the value of a dual function of the samples: g is
// piecewise linear with knots at the samples, 0 at the outer ones and beyond,
// and at most 1 in size. Then any interpolant costs at least sum lambda_j x_j,
// lambda_j the slope change of g at t_j. Here g is the sign of the slope jump of
// the chords wherever there is one.
func certificate(t, x []float64) float64 {
	n := len(t)
	g := make([]float64, n)
	var fixed []int
	for j := 1; j < n-1; j++ {
		a, b := (x[j]-x[j-1])/(t[j]-t[j-1]), (x[j+1]-x[j])/(t[j+1]-t[j])
		if jump := b - a; math.Abs(jump) > 1e-13*(math.Abs(a)+math.Abs(b)) {
			g[j] = math.Copysign(1, jump)
			fixed = append(fixed, j)
		}
	}
	fixed = append(append([]int{0}, fixed...), n-1)
	for i := 1; i < len(fixed); i++ {
		p, q := fixed[i-1], fixed[i]
		for j := p + 1; j < q; j++ {
			g[j] = g[p] + (g[q]-g[p])*(t[j]-t[p])/(t[q]-t[p])
		}
	}
	slope := func(j int) float64 { // before sample j
		if j == 0 || j == n {
			return 0
		}
		return (g[j] - g[j-1]) / (t[j] - t[j-1])
	}
	var value float64
	for j := range t {
		value += (slope(j+1) - slope(j)) * x[j]
	}
	return value
}

// The chords interpolate, and a dual certificate proves that nothing costs
// less.
func TestLineIsCertified(t *testing.T) {
	for seed := range uint64(300) {
		r := generator(seed)
		d := clusters(r, 1+r.IntN(7))
		got := mustSolve(t, d)
		if got.Geometry != "one-dimensional" && got.Geometry != "singletons" || got.Status != Exact {
			t.Fatalf("seed %d: %s %v", seed, got.Geometry, got.Status)
		}
		ts, xs := samples(d)
		for j := range ts {
			if y := got.Line.F.At(ts[j]); math.Abs(y-xs[j]) > 1e-12*(1+got.Denoiser.Cost()) {
				t.Fatalf("seed %d: F(%v) = %v, want %v", seed, ts[j], y, xs[j])
			}
		}
		cost, bound := got.Denoiser.Cost(), 0.0
		if len(ts) > 1 {
			bound = certificate(ts, xs)
		}
		if math.Abs(cost-bound) > 1e-9*(1+cost) || math.Abs(cost-got.Line.F.TV2()) > 1e-9*(1+cost) {
			t.Fatalf("seed %d: cost %v (TV2 %v), certificate %v", seed, cost, got.Line.F.TV2(), bound)
		}
		laws(t, got, d)
	}
}

// On balls, with the literal formula of the theorem.
func TestLineOfBalls(t *testing.T) {
	for seed := range uint64(100) {
		r := generator(seed)
		n := 1 + r.IntN(8)
		rho := 0.05 + r.Float64()
		x := []float64{10 * r.NormFloat64()}
		for len(x) < n {
			x = append(x, x[len(x)-1]+2*rho+0.01+r.ExpFloat64())
		}
		d := shallow.Data{X: rows(x...), Rho: rho}
		var want float64
		for i := 1; i < n; i++ {
			want += 2 * (x[i] - x[i-1]) / (x[i] - x[i-1] - 2*rho)
		}
		shuffled := shallow.Data{X: slices.Clone(d.X), Rho: rho}
		r.Shuffle(n, func(i, j int) { shuffled.X[i], shuffled.X[j] = shuffled.X[j], shuffled.X[i] })
		got := mustSolve(t, shuffled)
		if c := got.Denoiser.Cost(); math.Abs(c-want) > 1e-10*(1+want) || !got.Line.Unique {
			t.Errorf("seed %d: cost %v, want %v; unique %v", seed, c, want, got.Line.Unique)
		}
		for range 50 {
			y := x[r.IntN(n)] + 3*r.NormFloat64()
			f := x[0] + staircase(y-x[0], shifted(x[1:], -x[0]), rho)
			if v := got.Denoiser.EvalTo(nil, []float64{y})[0]; math.Abs(v-f) > 1e-11*(1+want)*(1+math.Abs(x[n-1])) {
				t.Errorf("seed %d: f(%v) = %v, want %v", seed, y, v, f)
			}
		}
		laws(t, got, shuffled)
	}
}

func shifted(x []float64, by float64) []float64 {
	y := slices.Clone(x)
	for i := range y {
		y[i] += by
	}
	return y
}

// The same line data turned into R^d: same cost, same values on the line,
// constant across it, whether balls or samples.
func TestCollinear(t *testing.T) {
	for _, d := range []int{2, 3, 7, 10, 64, 1024} {
		for seed := range uint64(12) {
			r := generator(seed)
			one := clusters(r, 2+r.IntN(5))
			if seed%2 == 0 {
				one = shallow.Data{X: rows(0, 1, 2.5, 7, -3), Rho: 0.1 + 0.3*r.Float64()}
			}
			flat := mustSolve(t, one)
			m := moving(r, 1, d)
			data := m.data(one)
			got := mustSolve(t, data)
			if got.Geometry != "collinear" || got.Status != Exact || got.Frame.Dim() != 1 || got.Line == nil {
				t.Fatalf("d = %d: %s %v", d, got.Geometry, got.Status)
			}
			a, b := got.Denoiser.Cost(), flat.Denoiser.Cost()
			if math.Abs(a-b) > 1e-9*(1+b) {
				t.Errorf("d = %d, seed %d: cost %v, on the line %v", d, seed, a, b)
			}
			if got.Line.Unique != flat.Line.Unique || len(got.Line.Crossings()) != len(flat.Line.Crossings()) {
				t.Errorf("d = %d, seed %d: the line's facts differ", d, seed)
			}
			s := shape{data: one, f: func(y []float64) []float64 { return flat.Denoiser.EvalTo(nil, y) }}
			agree(t, got, m, s)
			if d <= 64 {
				laws(t, got, data)
			}
		}
	}
}

func TestUnique(t *testing.T) {
	line := func(y, x []float64) *Line {
		d := shallow.Data{X: rows(x...)}
		for _, v := range y {
			d.Y = append(d.Y, rows(v))
		}
		l, err := OneD(d)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	// Two bends of one sign: max of the first and the last chord costs as
	// much, and bends between the samples.
	bowl := line([]float64{0, 1, 2, 3}, []float64{0, 1, 3, 6})
	if bowl.Unique || bowl.F.TV2() != 2 {
		t.Errorf("bowl: unique %v, cost %v", bowl.Unique, bowl.F.TV2())
	}
	if zigzag := line([]float64{0, 1, 2, 3}, []float64{0, 1, 0, 1}); !zigzag.Unique {
		t.Error("bends of opposite sign leave no freedom")
	}
	if one := line([]float64{0}, []float64{3}); one.Unique || one.F.At(7) != 3 {
		t.Error("a single sample leaves the slope free")
	}
	if two := line([]float64{0, 2}, []float64{3, 4}); !two.Unique || two.F.TV2() != 0 || two.F.At(4) != 5 {
		t.Error("two samples fix an affine function")
	}
	// A peak on a cluster of two samples may rise over it; three samples or a
	// ball hold it down.
	peak := shallow.Data{X: rows(0, 1, 0), Y: [][][]float64{rows(0, 1), rows(2, 3), rows(4, 5)}}
	if l, _ := OneD(peak); l.Unique {
		t.Error("a peak over two samples is not unique")
	}
	peak.Y[1] = rows(2, 2.5, 3)
	if l, _ := OneD(peak); !l.Unique {
		t.Error("a peak over three samples is unique")
	}
}

// Samples on a straight line are interpolated by it: no piece is made of
// rounding.
func TestEqualSlopesMakeNoKnot(t *testing.T) {
	var d shallow.Data
	for i := range 30 {
		d.X = append(d.X, []float64{0.1 * float64(i)})
		d.Y = append(d.Y, rows(0.1*float64(i)+0.05))
	}
	r := mustSolve(t, d)
	if c := r.Denoiser.Cost(); c != 0 || len(r.Denoiser.Creases()) != 0 {
		t.Errorf("cost %v, %d creases", c, len(r.Denoiser.Creases()))
	}
	if off := Misfit(r.Denoiser, d); off > 1e-14 {
		t.Errorf("misfit %v", off)
	}
}

func TestLineErrors(t *testing.T) {
	for name, c := range map[string]struct {
		data shallow.Data
		key  string
		i, j any
	}{
		"samples touch":    {shallow.Data{X: rows(5, 0, 1), Y: [][][]float64{rows(9), rows(-0.3, 0.6), rows(0.7, 0.6000000000001, 1.2)}}, "minnorm.oned.touch", 2, 3},
		"one sample twice": {shallow.Data{X: rows(5, 0, 1), Y: [][][]float64{rows(9), rows(-0.3, 0.6), rows(0.6, 1.2)}}, "data.conflict", 2, 3},
		"samples overlap":  {shallow.Data{X: rows(1, 0), Y: [][][]float64{rows(0.5, 1.2), rows(-0.3, 0.6)}}, "minnorm.oned.touch", 2, 1},
		"interleaved":      {shallow.Data{X: rows(1, 0), Y: [][][]float64{rows(0, 2), rows(1)}}, "minnorm.oned.touch", 1, 2},
		"balls touch":      {shallow.Data{X: rows(0, 5, 6), Rho: 0.5}, "minnorm.touch", 2, 3},
		"dimension":        {shallow.Data{X: [][]float64{{1, 2}}, Rho: 1}, "minnorm.oned.dim", nil, nil},
		"width":            {shallow.Data{X: rows(1, 2), Y: [][][]float64{rows(1, 1+1e-14), rows(2)}}, "minnorm.oned.narrow", 1, nil},
	} {
		_, err := OneD(c.data)
		var m words.Message
		if !errors.As(err, &m) || m.Key != c.key || m.Args["i"] != c.i || m.Args["j"] != c.j {
			t.Errorf("%s: %v (%v)", name, err, m.Args)
		}
	}
}

// One clean point needs a constant, however narrow its samples are.
func TestOneCluster(t *testing.T) {
	for _, d := range []shallow.Data{
		{X: rows(1e6), Rho: 1e-9},
		{X: rows(1e6, 1e6), Rho: 1},
		{X: rows(3), Y: [][][]float64{rows(1, 1+1e-15)}},
	} {
		r := mustSolve(t, d)
		if r.Denoiser.Cost() != 0 || r.Denoiser.EvalTo(nil, []float64{-5})[0] != d.X[0][0] {
			t.Errorf("%v: f(-5) = %v", d, r.Denoiser.EvalTo(nil, []float64{-5}))
		}
	}
}

// Equal clean points are one cluster where their samples meet, and two with
// level ground between where they do not.
func TestEqualCleanPoints(t *testing.T) {
	meet := shallow.Data{X: rows(1, 1, 4), Y: [][][]float64{rows(0, 2), rows(1, 2.5), rows(4, 5)}}
	l, err := OneD(meet)
	if err != nil || len(l.Clusters) != 2 || l.Clusters[0].Hi != 2.5 || !slices.Equal(l.Clusters[0].Points, []int{0, 1}) {
		t.Errorf("%+v, %v", l, err)
	}
	apart := shallow.Data{X: rows(1, 1, 4), Y: [][][]float64{rows(0, 2), rows(3, 3.5), rows(4, 5)}}
	l, err = OneD(apart)
	if err != nil || len(l.Clusters) != 3 || l.F.At(2.5) != 1 || l.F.Len() != 2 {
		t.Errorf("%+v, %v", l, err)
	}
	balls := shallow.Data{X: rows(1, 4, 1), Rho: 0.5}
	r := mustSolve(t, balls)
	if len(r.Line.Clusters) != 2 || !slices.Equal(r.Denoiser.Ridges()[0].Follows.Points, []int{0, 1}) {
		t.Errorf("%+v", r.Line)
	}
}
