package train_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"crease/core/shallow"
	"crease/core/train"
)

func samples(t *testing.T, data shallow.Data, mod func(*train.Config)) shallow.Data {
	t.Helper()
	cfg := train.Default()
	if mod != nil {
		mod(&cfg)
	}
	out, err := train.Samples(data, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Check(); err != nil {
		t.Fatal(err)
	}
	return out
}

func distance(a, b []float64) float64 {
	var s float64
	for i := range a {
		s += (a[i] - b[i]) * (a[i] - b[i])
	}
	return math.Sqrt(s)
}

func TestSphereSamples(t *testing.T) {
	triangle := shallow.Data{X: [][]float64{{0, 0}, {1, 0}, {0.2, 0.9}}, Rho: 0.15}
	s := samples(t, triangle, nil)
	for i, ys := range s.Y {
		// 20 evenly spaced, and both ends of 3 edges and 3 normals.
		if len(ys) != 32 {
			t.Fatalf("point %d has %d samples, want 32", i+1, len(ys))
		}
		for j, y := range ys {
			if math.Abs(distance(y, s.X[i])-0.15) > 1e-15 {
				t.Errorf("sample %v of point %d is off the circle", y, i+1)
			}
			if j > 0 && j < 20 && math.Abs(distance(y, ys[j-1])-0.3*math.Sin(math.Pi/20)) > 1e-15 {
				t.Errorf("samples %d and %d of point %d are %v apart", j, j+1, i+1, distance(y, ys[j-1]))
			}
		}
		// The tangent point of the crease normal to the edge 1-2, seen from each side.
		for _, u := range [][]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			want := []float64{s.X[i][0] + 0.15*u[0], s.X[i][1] + 0.15*u[1]}
			nearest := math.Inf(1)
			for _, y := range ys {
				nearest = min(nearest, distance(y, want))
			}
			if nearest > 1e-15 {
				t.Errorf("point %d has no sample in direction %v", i+1, u)
			}
		}
	}
	line := samples(t, shallow.Data{X: [][]float64{{1}, {3}}, Rho: 0.5}, nil)
	if want := [][][]float64{{{0.5}, {1.5}}, {{2.5}, {3.5}}}; !reflect.DeepEqual(line.Y, want) {
		t.Errorf("in one dimension %v, want %v", line.Y, want)
	}
}

func TestNormals(t *testing.T) {
	for _, c := range []struct {
		name string
		x    [][]float64
		n    int
	}{
		{"two points in the plane", [][]float64{{0, 0}, {1, 2}}, 2},
		{"triangle", [][]float64{{0, 0}, {1, 0}, {0.2, 0.9}}, 6},
		{"right triangle", [][]float64{{0, 0}, {1, 0}, {0, 1}}, 4},
		{"square", [][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}, 4},
		{"collinear", [][]float64{{0, 0}, {1, 1}, {3, 3}, {4, 4}}, 2},
		{"tetrahedron", [][]float64{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, 7}, // 6 edges; the faces on 0 are normal to edges
		{"flat in space", [][]float64{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}, 1},
		{"equal points", [][]float64{{1, 1}, {1, 1}}, 0},
		{"many points", slices.Repeat([][]float64{{0, 0}, {1, 0}}, 33), 0},
	} {
		got := train.Normals(c.x)
		if len(got) != c.n {
			t.Errorf("%s: %d directions, want %d: %v", c.name, len(got), c.n, got)
		}
		for _, u := range got {
			if math.Abs(distance(u, make([]float64, len(u)))-1) > 1e-15 {
				t.Errorf("%s: %v is no unit vector", c.name, u)
			}
		}
	}
}

func TestRandomSamples(t *testing.T) {
	// Of 4,000 samples, a mean is wrong by 1/60 of a standard deviation, a mean
	// square by sqrt(2)/60 of itself; five times that is allowed.
	const m = 4000
	x := []float64{1, -2, 3}
	for _, c := range []struct {
		noise  train.Noise
		square float64 // mean |y-x|^2
		least  float64 // and the bounds of |y-x|
		most   float64
	}{
		{train.Sphere, 0.25, 0.5 - 1e-15, 0.5 + 1e-15},
		{train.Ball, 0.25 * 3 / 5, 0, 0.5},
		{train.Gauss, 0.25, 0, 3}, // sigma = rho/sqrt(d)
	} {
		s := samples(t, shallow.Data{X: [][]float64{x}, Rho: 0.5}, func(cfg *train.Config) { cfg.Noise = c.noise; cfg.Samples = m })
		var square float64
		mean := make([]float64, 3)
		for _, y := range s.Y[0] {
			r := distance(y, x)
			if r < c.least || r > c.most {
				t.Fatalf("%v: a sample at distance %v", c.noise, r)
			}
			square += r * r / m
			for i := range y {
				mean[i] += (y[i] - x[i]) / m
			}
		}
		if math.Abs(square-c.square) > 5*math.Sqrt2/60*c.square {
			t.Errorf("%v: mean square %v, want %v", c.noise, square, c.square)
		}
		if distance(mean, make([]float64, 3)) > 5*0.5/60 {
			t.Errorf("%v: mean %v", c.noise, mean)
		}
	}
}

func TestSamplesDependOnTheSeedAlone(t *testing.T) {
	data := shallow.Data{X: [][]float64{{0, 0}, {1, 0}}, Rho: 0.2}
	for _, n := range []train.Noise{train.Sphere, train.Ball, train.Gauss} {
		a := samples(t, data, func(c *train.Config) { c.Noise = n })
		b := samples(t, data, func(c *train.Config) { c.Noise = n; c.Width = 7; c.Init = train.PyTorch; c.Optimizer = train.GD })
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%v: the samples depend on the network", n)
		}
		if c := samples(t, data, func(c *train.Config) { c.Noise = n; c.Seed = 2 }); reflect.DeepEqual(a, c) {
			t.Errorf("%v: another seed gives the same samples", n)
		}
	}
	given := shallow.Data{X: data.X, Y: [][][]float64{{{0, 1}}, {{1, 1}, {2, 1}}}}
	if got := samples(t, given, nil); !reflect.DeepEqual(got, given) {
		t.Errorf("given samples became %v", got)
	}
	if got := samples(t, shallow.Data{X: data.X}, nil); !reflect.DeepEqual(got.Y, [][][]float64{{{0, 0}}, {{1, 0}}}) {
		t.Errorf("without noise %v", got.Y)
	}
}
