package flow_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/flow"
)

func TestClasses(t *testing.T) {
	s3 := math.Sqrt(3)
	right := [][]float64{{0, 0}, {2, 0}, {0, 1}}
	obtuse := [][]float64{{0, 0}, {1, 0}, {-0.5, s3 / 2}}
	equilateral := [][]float64{{1, 0}, {-0.5, s3 / 2}, {-0.5, -s3 / 2}}
	rays := [][]float64{{0, 0}, {1, 0}, {2, 0}, {0, 1}, {0, -1}}
	five := [][]float64{{0, 0}, {3, 0.2}, {1, 2}, {-1, 1.5}, {0.5, 4}}
	line := [][]float64{{0}, {1}, {3}}
	for name, c := range map[string]struct {
		x    [][]float64
		y    []float64
		want flow.Class
	}{
		"point":              {right, []float64{2, 0}, flow.Training},
		"nearly":             {right, []float64{2, 1e-8}, flow.Training},
		"sum":                {right, []float64{2, 1}, flow.Sum},
		"leg":                {right, []float64{0.7, 0}, flow.OnEdge},
		"far side":           {right, []float64{2, 0.4}, flow.OnEdge},
		"hypotenuse":         {right, []float64{1, 0.5}, flow.OnEdge},
		"triangle":           {right, []float64{0.5, 0.3}, flow.Interior},
		"box":                {right, []float64{1.9, 0.9}, flow.Interior},
		"outside":            {right, []float64{2.1, 0.5}, flow.None},
		"below":              {right, []float64{0.5, -0.1}, flow.None},
		"not a number":       {right, []float64{math.NaN(), 0}, flow.None},
		"obtuse sum":         {obtuse, []float64{0.5, s3 / 2}, flow.Sum},
		"obtuse box":         {obtuse, []float64{0.45, 0.75}, flow.Interior},
		"equilateral centre": {equilateral, []float64{0, 0}, flow.Interior},
		"equilateral sum":    {equilateral, []float64{-2, 0}, flow.Sum},
		"equilateral beyond": {equilateral, []float64{-0.9, 0}, flow.None},
		"rays corner":        {rays, []float64{1, -1}, flow.Sum},
		"rays far corner":    {rays, []float64{2, 1}, flow.Sum},
		"rays rung":          {rays, []float64{1, 0.5}, flow.OnEdge},
		"rays inside":        {rays, []float64{1.5, 0.5}, flow.Interior},
		"rays outside":       {rays, []float64{-0.5, 0.1}, flow.None},
		"five, a pair":       {five, []float64{4, 2.2}, flow.Sum},
		"five, inside":       {five, []float64{0.6, 1}, flow.Interior},
		"five, diagonal":     {five, []float64{1.5, 0.1}, flow.OnEdge},
		"five, outside":      {five, []float64{3, 3}, flow.None},
		"line":               {line, []float64{2}, flow.OnEdge},
		"line outside":       {line, []float64{3.5}, flow.None},
		"one point":          {[][]float64{{5, 5}}, []float64{5, 5}, flow.Training},
		"beside one point":   {[][]float64{{5, 5}}, []float64{5, 5.1}, flow.None},
		"repeated points":    {[][]float64{{0, 0}, {0, 0}, {1, 0}}, []float64{0.5, 0}, flow.OnEdge},
	} {
		if got := flow.NewLandmarks(c.x).Class(c.y); got != c.want {
			t.Errorf("%s: %v is %v, want %v", name, c.y, got, c.want)
		}
	}
}

// Points of R^10 along orthonormal directions: the class of a point of the box
// is told by its coordinates, and one off the box is none.
func TestClassesInTenDimensions(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	const d = 10
	e, o := rotation(r, d), normal(r, d)
	at := func(c [d]float64) []float64 {
		y := append([]float64(nil), o...)
		for i, u := range e {
			for k := range y {
				y[k] += c[i] * u[k]
			}
		}
		return y
	}
	x := [][]float64{o}
	for i := range d - 2 { // two directions without a point
		var c [d]float64
		c[i] = 1 + float64(i)/10
		x = append(x, at(c))
	}
	m := flow.NewLandmarks(x)
	for trial := range 300 {
		var c [d]float64
		ones, parts := 0, 0
		for i := range d - 2 {
			switch r.IntN(4) {
			case 0:
				c[i] = 1 + float64(i)/10
				ones++
			case 1:
				c[i] = (1 + float64(i)/10) * (0.1 + 0.8*r.Float64())
				parts++
			}
		}
		want := flow.Interior
		switch {
		case parts == 0 && ones <= 1:
			want = flow.Training
		case parts == 0:
			want = flow.Sum
		case parts == 1:
			want = flow.OnEdge
		}
		if got := m.Class(at(c)); got != want {
			t.Fatalf("trial %d: coordinates %v are %v, want %v", trial, c, got, want)
		}
		c[d-1] = 0.01
		if got := m.Class(at(c)); got != flow.None {
			t.Fatalf("trial %d: off the box: %v", trial, got)
		}
	}
}

// Points of a simplex of more than d + 1 points in R^3, inside and out.
func TestHullInSpace(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	var x [][]float64
	for range 30 {
		v := normal(r, 3)
		n := math.Sqrt(v[0]*v[0] + v[1]*v[1] + v[2]*v[2])
		x = append(x, []float64{v[0] / n, v[1] / n, v[2] / n})
	}
	m := flow.NewLandmarks(x)
	for range 200 {
		y := make([]float64, 3)
		var sum float64
		w := make([]float64, len(x))
		for i := range w {
			w[i] = r.ExpFloat64()
			sum += w[i]
		}
		for i, p := range x {
			for k := range y {
				y[k] += w[i] / sum * p[k]
			}
		}
		if got := m.Class(y); got != flow.Interior {
			t.Errorf("a mean of the points is %v", got)
		}
		far := normal(r, 3)
		n := math.Sqrt(far[0]*far[0] + far[1]*far[1] + far[2]*far[2])
		for k := range far {
			far[k] *= 1.05 / n
		}
		if got := m.Class(far); got != flow.None && got != flow.Sum {
			t.Errorf("outside the unit ball: %v", got)
		}
	}
}

func TestPath(t *testing.T) {
	p := &flow.Path{Most: 16}
	it := flow.Iteration{F: half{}, Most: 1000}
	if e := it.Move([]float64{1}, p); e.Status != flow.AtRest {
		t.Errorf("%v", e)
	}
	clock, y := p.Point(0)
	if p.Len() > 16 || clock != 0 || y[0] != 1 {
		t.Errorf("%d points, first %v at %v", p.Len(), y, clock)
	}
	last, _ := p.Point(p.Len() - 1)
	if at := p.At(nil, last+5)[0]; at > 1e-12 {
		t.Errorf("the last point kept is %v", at)
	}
	for i := 1; i < p.Len(); i++ {
		a, _ := p.Point(i - 1)
		if b, y := p.Point(i); b <= a || math.Abs(y[0]-math.Pow(0.5, b)) > 1e-15 {
			t.Errorf("point %d: %v at %v after %v", i, y, b, a)
		}
	}
	if at := p.At(nil, -1)[0]; at != 1 {
		t.Errorf("before the start: %v", at)
	}
}

// half is y -> y/2.
type half struct{}

func (half) EvalTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, len(y))
	}
	for i := range dst {
		dst[i] = y[i] / 2
	}
	return dst
}

// Paths stay within their size and near the true way, for every mover.
func TestPathsFollow(t *testing.T) {
	c := shapes["isosceles"]
	s := flow.NewScore(must(solve(c.x, c.rho)))
	for _, y := range flow.Around(c.x, 0.5, 20, 9) {
		path := &flow.Path{}
		end := s.Move(y, path)
		if path.Len() > 256 || gap(path.At(nil, 0), y) != 0 || gap(path.At(nil, 1e9), end.Y) > 1e-12 {
			t.Fatalf("from %v: %d points, to %v, end %v", y, path.Len(), path.At(nil, 1e9), end.Y)
		}
		for clock := 0.1; clock < 5; clock += 0.3 {
			timed := flow.NewScore(must(solve(c.x, c.rho)))
			timed.T = clock
			if got, want := path.At(nil, clock), timed.Move(y, nil).Y; gap(got, want) > 0.02 {
				t.Errorf("from %v at %v: path at %v, flow at %v", y, clock, got, want)
			}
		}
	}
}

func TestBundle(t *testing.T) {
	c := shapes["right"]
	s := flow.NewScore(must(solve(c.x, c.rho)))
	b := flow.NewBundle(s, flow.NewLandmarks(c.x), flow.Around(c.x, 0.5, 50, 1), 3)
	for steps := 1; !b.Step(func() bool { return true }); steps++ {
		if n, all := b.Len(); n != steps || all != 50 {
			t.Fatalf("%d of %d after %d", n, all, steps)
		}
	}
	var sum int
	for _, n := range b.Counts() {
		sum += n
	}
	if sum != 50 || b.Path(2) == nil || b.Path(3) != nil {
		t.Errorf("counts %v, paths %v %v", b.Counts(), b.Path(2), b.Path(3))
	}
	if e, class := b.End(0); class != flow.NewLandmarks(c.x).Class(e.Y) {
		t.Errorf("%v is %v", e, class)
	}
}

func TestStarts(t *testing.T) {
	x := shapes["right"].x
	if a, b := flow.Noised(x, 0.1, 5, 3), flow.Noised(x, 0.1, 5, 3); gap(a[4], b[4]) != 0 {
		t.Error("the same seed gives other starts")
	}
	if a, b := flow.Noised(x, 0.1, 5, 3), flow.Noised(x, 0.1, 5, 4); gap(a[4], b[4]) == 0 {
		t.Error("another seed gives the same starts")
	}
	for _, y := range flow.Around(x, 0.5, 1000, 1) {
		if y[0] < -0.5 || y[0] > 1.5 || y[1] < -0.5 || y[1] > 1.3 {
			t.Errorf("start %v", y)
		}
	}
	var mean [2]float64
	for _, y := range flow.Noised(x, 0.1, 30000, 1) {
		mean[0] += y[0] / 30000
		mean[1] += y[1] / 30000
	}
	if math.Abs(mean[0]-1./3) > 0.012 || math.Abs(mean[1]-0.8/3) > 0.01 {
		t.Errorf("mean of starts %v", mean)
	}
}
