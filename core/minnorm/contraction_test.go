package minnorm

import (
	"math"
	"testing"

	"crease/core/shallow"
)

// Where every clean point is within its samples, F brings every point of a
// basin nearer to its clean point, and the borders are the unstable fixed
// points.
func TestContraction(t *testing.T) {
	for seed := range uint64(60) {
		r := generator(seed)
		var d shallow.Data
		at := 0.0
		for range 2 + r.IntN(6) {
			lo := at
			hi := lo + 0.1 + r.Float64()
			x := lo + (hi-lo)*(0.05+0.9*r.Float64())
			d.X, d.Y = append(d.X, []float64{x}), append(d.Y, rows(lo, hi))
			at = hi + 0.1 + r.Float64()
		}
		l, err := OneD(d)
		if err != nil {
			t.Fatal(err)
		}
		basins := l.Basins()
		if !l.Contracts() || len(basins) != len(l.Clusters) || len(l.Crossings()) != len(l.Clusters)-1 {
			t.Fatalf("seed %d: contracts %v, %d basins, %d crossings", seed, l.Contracts(), len(basins), len(l.Crossings()))
		}
		for _, y := range l.Crossings() {
			if math.Abs(l.F.At(y)-y) > 1e-12*at || l.F.Slope(y) <= 1 {
				t.Errorf("seed %d: F(%v) = %v with slope %v", seed, y, l.F.At(y), l.F.Slope(y))
			}
		}
		for _, b := range basins {
			x := l.Clusters[b.Cluster].X
			for range 20 {
				lo, hi := max(b.Lo, -9), min(b.Hi, at+9)
				y := lo + (hi-lo)*(0.001+0.998*r.Float64())
				if math.Abs(l.F.At(y)-x) >= math.Abs(y-x) {
					t.Errorf("seed %d: F(%v) = %v is no nearer to %v", seed, y, l.F.At(y), x)
				}
				for range 20000 {
					y = l.F.At(y)
				}
				if math.Abs(y-x) > 1e-9 {
					t.Errorf("seed %d: iterating ends at %v, not %v", seed, y, x)
				}
			}
		}
	}
}

// The midpoints of the clean points are the borders for symmetric ranges.
func TestSymmetricBordersAreMidpoints(t *testing.T) {
	l, err := OneD(shallow.Data{X: rows(0, 1, 3, 7), Rho: 0.3})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.5, 2, 5} {
		if got := l.Crossings()[i]; math.Abs(got-want) > 1e-14 {
			t.Errorf("border %d: %v, want %v", i, got, want)
		}
	}
}

// A clean point outside its samples breaks the statement: no basins, and a gap
// may be without a crossing.
func TestNoContraction(t *testing.T) {
	l, err := OneD(shallow.Data{X: rows(0, 1.5), Y: [][][]float64{rows(-1, 1), rows(2, 3)}})
	if err != nil {
		t.Fatal(err)
	}
	if l.Contracts() || l.Basins() != nil || len(l.Crossings()) != 0 {
		t.Errorf("contracts %v, basins %v, crossings %v", l.Contracts(), l.Basins(), l.Crossings())
	}
}
