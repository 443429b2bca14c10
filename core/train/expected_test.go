package train

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

// sampledFit estimates E|f(x_n + sigma e) - x_n|^2/2 from n noises a point and
// their opposites. They are spread evenly over space: e is the Gaussian quantile
// of the multiples of powers of 1/g, g^(d+1) = g + 1, modulo 1, shifted at random.
func sampledFit(r *rand.Rand, h *shallow.Denoiser, x [][]float64, sigma float64, n int) float64 {
	d := h.Dim()
	g := 2.0
	for range 50 {
		g = math.Pow(1+g, 1/float64(d+1))
	}
	at, step := make([]float64, d), make([]float64, d)
	for i := range step {
		at[i], step[i] = r.Float64(), math.Pow(1/g, float64(i+1))
	}
	y, out, noise := make([]float64, d), make([]float64, d), make([]float64, d)
	var sum float64
	for _, p := range x {
		for range n {
			for i := range noise {
				_, at[i] = math.Modf(at[i] + step[i])
				noise[i] = sigma * math.Sqrt2 * math.Erfinv(2*at[i]-1)
			}
			for _, sign := range []float64{1, -1} {
				for i := range y {
					y[i] = p[i] + sign*noise[i]
				}
				h.EvalTo(out, y)
				for i := range out {
					sum += (out[i] - p[i]) * (out[i] - p[i])
				}
			}
		}
	}
	return sum / float64(4*n*len(x))
}

func TestExpectedValueAgainstMonteCarlo(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	for _, c := range []struct {
		n, d, k int
		sigma   float64
	}{{3, 1, 4, .4}, {3, 2, 6, .3}, {4, 3, 8, .2}, {2, 12, 4, .15}} {
		x := gaussRows(r, c.n, c.d, 1)
		h := shallowtest.Random(r, c.d, c.k)
		const kappa = 0.01
		j, f, err := ExpectedObjective(x, c.sigma, kappa, h)
		if err != nil {
			t.Fatal(err)
		}
		fit := j - kappa*c.sigma*c.sigma*h.Cost()
		got := sampledFit(r, f, x, c.sigma, 1_000_000/len(x))
		if math.Abs(got-fit) > 1e-3*fit {
			t.Errorf("n=%d d=%d k=%d: E|f-x|^2/2 = %v, %v by sampling (%+.2e)", c.n, c.d, c.k, fit, got, got/fit-1)
		}
		t.Logf("n=%d d=%d k=%d: sampling is off by %+.1e", c.n, c.d, c.k, got/fit-1)
		// V and c are the best: none that is near fits better on the same noise.
		seed := r.Uint64()
		base := sampledFit(rand.New(rand.NewPCG(seed, 1)), f, x, c.sigma, 5000)
		v, cc, units := f.Units()
		for i := range min(len(v), 4) {
			for _, step := range []float64{-0.05, 0.05} {
				w := append([]float64(nil), v...)
				w[i] += step
				if near := sampledFit(rand.New(rand.NewPCG(seed, 1)), shallow.FromUnits(c.d, w, cc, units), x, c.sigma, 5000); near < base {
					t.Errorf("n=%d d=%d: V_%d%+v fits better: %v < %v", c.n, c.d, i, step, near, base)
				}
			}
		}
	}
}

// TestExpectedReduction trains the same start in the reduced coordinates and in
// all D, where J and the iterates must be the same.
func TestExpectedReduction(t *testing.T) {
	const d, k, sigma = 160, 12, 0.04
	r := rand.New(rand.NewPCG(3, 1))
	x := gaussRows(r, 4, d, 0.1)
	hull := NewExpectedHull(x)
	reduced := newExpectedNet(hull, sigma, 0.001*sigma*sigma, expectedChords(r, x, sigma, k))
	if reduced.loss.p >= d/2 || reduced.loss.q >= d/2 {
		t.Fatalf("not reduced: %d and %d columns", reduced.loss.p, reduced.loss.q)
	}
	full := *reduced
	identity := make([][]float64, d)
	for i := range identity {
		identity[i] = make([]float64, d)
		identity[i][i] = 1
	}
	rows := func(f func(shallow.Unit) []float64) expectedFrame {
		var v [][]float64
		for _, u := range reduced.units() {
			v = append(v, f(u))
		}
		// A random basis of R^D that begins with the hull.
		g := hull.frame(append(gaussRows(r, d, d, 1), v...))
		g.coord = g.coord[d*d:]
		return g
	}
	full.w = rows(func(u shallow.Unit) []float64 { return u.W })
	full.a = rows(func(u shallow.Unit) []float64 { return u.A })
	full.loss = newExpectedLoss(hull, sigma, 0.001*sigma*sigma, k, d, d)
	_, _, b := reduced.loss.split(reduced.theta)
	full.theta = append(append(append([]float64(nil), full.w.coord...), full.a.coord...), b...)
	a, c := newLBFGS(reduced.theta, 20, reduced.loss.eval), newLBFGS(full.theta, 20, full.loss.eval)
	for i := range 21 {
		if math.Abs(a.f-c.f) > 1e-6*a.f {
			t.Fatalf("iteration %d: J = %v reduced, %v in full", i, a.f, c.f)
		}
		a.step()
		c.step()
	}
	ua, uc := reduced.units(), full.units()
	for i := range ua {
		for j := range ua[i].W {
			if math.Abs(ua[i].W[j]-uc[i].W[j]) > 1e-6 || math.Abs(ua[i].A[j]-uc[i].A[j]) > 1e-6 {
				t.Fatalf("unit %d differs", i)
			}
		}
	}
	if math.Abs(reduced.offHull()-full.offHull()) > 1e-6 {
		t.Errorf("off the hull: %v and %v", reduced.offHull(), full.offHull())
	}
}

func TestExpectedTrainsAnObtuseTriangle(t *testing.T) {
	// At an obtuse vertex the creases are normal to the two edges.
	x := [][]float64{{0, 0}, {3, 0}, {-1, 3}}
	tr, err := NewExpected(x, ExpectedOptions{Sigma: 0.1, Width: 20, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	steps := 0
	for !tr.Step(func() bool { return true }) {
		steps++
	}
	if start, share := tr.Progress(); start != 2 || share != 1 || !tr.Done() {
		t.Errorf("progress %d, %v at the end", start, share)
	}
	finals, kept := tr.Finals()
	path := tr.Path()
	if len(finals) != 3 || finals[kept] != tr.J() || path[len(path)-1].J != tr.J() {
		t.Errorf("finals %v, kept %d, J %v", finals, kept, tr.J())
	}
	for _, j := range finals {
		if j < tr.J() {
			t.Errorf("J = %v is not the least of %v", tr.J(), finals)
		}
	}
	dirs := [][]float64{{1, 0}, {-1 / math.Sqrt(10), 3 / math.Sqrt(10)}}
	var off, all float64
	for _, u := range tr.Units() {
		weight := math.Sqrt(dot(u.W, u.W) * dot(u.A, u.A))
		cos := 0.0
		for _, e := range dirs {
			cos = max(cos, math.Abs(dot(u.W, e))/math.Sqrt(dot(u.W, u.W)))
		}
		off += weight * math.Acos(min(1, cos)) * 180 / math.Pi
		all += weight
	}
	if off > all {
		t.Errorf("creases are %.2f degrees off the edges", off/all)
	}
	h := tr.Denoiser()
	shallowtest.Suite(t, h, []float64{1, 1}, 2)
	j, _, err := ExpectedObjective(x, 0.1, tr.LastKappa(), h)
	if err != nil || math.Abs(j-tr.J()) > 1e-6*tr.J() {
		t.Errorf("objective of the network %v (%v), J %v", j, err, tr.J())
	}
	again, _ := NewExpected(x, ExpectedOptions{Sigma: 0.1, Width: 20, Seed: 4})
	again.Step(nil)
	if again.J() != tr.J() {
		t.Errorf("the same seed gave J = %v and %v", tr.J(), again.J())
	}
}

// The units of measurement do not matter: points and noise times s give s f(y/s).
func TestExpectedScales(t *testing.T) {
	x := gaussRows(rand.New(rand.NewPCG(1, 1)), 3, 5, 1)
	const s = 1e-3
	var small [][]float64
	for _, p := range x {
		q := make([]float64, len(p))
		axpy(q, s, p)
		small = append(small, q)
	}
	opt := ExpectedOptions{Sigma: 0.1, Width: 8, Starts: 1, Iterations: 10, Seed: 2}
	a, err := NewExpected(x, opt)
	if err != nil {
		t.Fatal(err)
	}
	opt.Sigma *= s
	b, err := NewExpected(small, opt)
	if err != nil {
		t.Fatal(err)
	}
	a.Step(nil)
	b.Step(nil)
	if math.Abs(a.J()*s*s-b.J()) > 1e-6*b.J() {
		t.Errorf("J = %v and %v", a.J()*s*s, b.J())
	}
	y := []float64{.1, .2, .3, .4, .5}
	z := make([]float64, 5)
	axpy(z, s, y)
	fa, fb := a.Denoiser().EvalTo(nil, y), b.Denoiser().EvalTo(nil, z)
	for i := range fa {
		if math.Abs(fa[i]*s-fb[i]) > 1e-5*s {
			t.Errorf("f = %v and %v", fa, fb)
			break
		}
	}
}

func TestExpectedRefuses(t *testing.T) {
	two := [][]float64{{0, 0}, {1, 0}}
	for _, c := range []struct {
		name string
		x    [][]float64
		opt  ExpectedOptions
		want string
	}{
		{"no point", nil, ExpectedOptions{Sigma: 1}, "no training point"},
		{"one point", two[:1], ExpectedOptions{Sigma: 1}, "between 2 and"},
		{"identical", [][]float64{{0, 1}, {2, 3}, {0, 1}}, ExpectedOptions{Sigma: 1}, "images 1 and 3 are identical"},
		{"nan", [][]float64{{0, 1}, {2, math.NaN()}}, ExpectedOptions{Sigma: 1}, "point 2"},
		{"ragged", [][]float64{{0, 1}, {2}}, ExpectedOptions{Sigma: 1}, "point 2 has 1"},
		{"sigma", two, ExpectedOptions{}, "sigma = 0"},
		{"sigma nan", two, ExpectedOptions{Sigma: math.NaN()}, "sigma"},
		{"width", two, ExpectedOptions{Sigma: 1, Width: -1}, "-1 units"},
		{"wide", two, ExpectedOptions{Sigma: 1, Width: 1000}, "1000 units"},
		{"starts", two, ExpectedOptions{Sigma: 1, Starts: -1}, "at least 1"},
		{"kappa", two, ExpectedOptions{Sigma: 1, Kappa: []float64{-1}}, "kappa = -1"},
		{"no kappa", two, ExpectedOptions{Sigma: 1, Kappa: []float64{}}, "at least 1"},
	} {
		if _, err := NewExpected(c.x, c.opt); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want a message with %q", c.name, err, c.want)
		}
	}
}

// Hard data must train to finite numbers: hugely different distances, a noise
// that covers everything or nothing, a unit that is zero.
func TestExpectedStaysFinite(t *testing.T) {
	for _, c := range []struct {
		x     [][]float64
		sigma float64
	}{
		{[][]float64{{0}, {1e-6}, {1}}, 1e-7},
		{[][]float64{{0, 0}, {1, 0}}, 1e-6},
		{[][]float64{{0, 0}, {1, 0}}, 100},
		{[][]float64{{1e9, 1e9}, {1e9 + 1, 1e9}}, 0.1},
		{[][]float64{{0, 0}, {1, 0}, {2, 0}, {3, 0}}, 0.1},
	} {
		tr, err := NewExpected(c.x, ExpectedOptions{Sigma: c.sigma, Width: 6, Starts: 2, Iterations: 40})
		if err != nil {
			t.Fatal(err)
		}
		tr.Step(nil)
		for _, v := range tr.Denoiser().EvalTo(nil, c.x[0]) {
			if math.IsNaN(v) || math.IsInf(v, 0) || math.IsNaN(tr.J()) {
				t.Errorf("%v, sigma %v: f(x_1) = %v, J = %v", c.x, c.sigma, v, tr.J())
			}
		}
	}
	l, theta := expectedCase(1, 3, 2, 3, 0.1)
	clear(theta)
	if j := l.eval(theta, make([]float64, len(theta))); math.IsNaN(j) {
		t.Error("J of the zero network is not a number")
	}
}
