package train

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// randomBatch returns a batch of clusters of m samples about random points, in
// part so tight that most creases miss them, and a random network.
func randomBatch(seed uint64, d, k, clusters, m int, skip bool) (*batch, shape, []float64) {
	r := rand.New(rand.NewPCG(seed, 2))
	sizes := make([]int, clusters)
	for i := range sizes {
		sizes[i] = m
	}
	b := newBatch(d, k, sizes)
	for i := range b.x {
		b.x[i] = r.NormFloat64()
	}
	for i := range clusters {
		spread := 0.05 + r.Float64()*float64(i%3)/3
		for j, ys := 0, b.cluster(b.y, i); j < len(ys); j++ {
			ys[j] = b.x[i*d+j%d] + spread*r.NormFloat64()/math.Sqrt(float64(d))
		}
	}
	b.enclose()
	s := shape{d, k, skip}
	theta := make([]float64, s.size())
	for i := range theta {
		theta[i] = 0.5 * r.NormFloat64()
	}
	return b, s, theta
}

// plainLoss is the loss from its definition.
func plainLoss(b *batch, s shape, theta []float64, lambda float64) float64 {
	var fit, decay float64
	c, v := s.affine(theta)
	for i := range b.far {
		for y := b.cluster(b.y, i); len(y) >= b.d; y = y[b.d:] {
			for o := range b.d {
				f := c[o] - b.x[i*b.d+o]
				for j := range v[min(len(v), o*b.d):min(len(v), (o+1)*b.d)] {
					f += v[o*b.d+j] * y[j]
				}
				for k := range s.k {
					w, bias, a := s.unit(theta, k)
					t := bias[0]
					for j := range w {
						t += w[j] * y[j]
					}
					f += a[o] * max(t, 0)
				}
				fit += f * f
			}
		}
	}
	for k := range s.k {
		w, _, a := s.unit(theta, k)
		for j := range w {
			decay += w[j]*w[j] + a[j]*a[j]
		}
	}
	return fit/(2*float64(b.n())) + lambda/2*decay
}

// kernels are the shapes that reach every path: d = 1, 2 and more, clusters of
// more and of at most d samples, with and without V.
var kernels = []struct {
	d, k, clusters, m int
	skip              bool
}{
	{1, 9, 4, 5, true}, {1, 9, 4, 1, true}, {2, 12, 4, 9, true}, {2, 12, 4, 9, false}, {2, 7, 3, 2, true},
	{3, 8, 3, 7, true}, {3, 8, 3, 2, false}, {20, 5, 3, 4, true}, {20, 5, 3, 30, true},
}

func TestLossIsItsDefinition(t *testing.T) {
	for i, c := range kernels {
		b, s, theta := randomBatch(uint64(i), c.d, c.k, c.clusters, c.m, c.skip)
		grad := make([]float64, len(theta))
		got, want := b.loss(s, theta, grad, 0.01), plainLoss(b, s, theta, 0.01)
		if !(math.Abs(got-want) <= 1e-12*want) {
			t.Errorf("%+v: %v, want %v", c, got, want)
		}
		// The same when no cluster is met as a whole.
		for j := range b.far {
			b.far[j] = math.Inf(1)
		}
		one := make([]float64, len(theta))
		if got := b.loss(s, theta, one, 0.01); !(math.Abs(got-want) <= 1e-12*want) {
			t.Errorf("%+v, sample by sample: %v, want %v", c, got, want)
		}
		for j := range grad {
			if !(math.Abs(grad[j]-one[j]) <= 1e-12*(1+math.Abs(one[j]))) {
				t.Errorf("%+v: gradient %d is %v by clusters, %v by samples", c, j, grad[j], one[j])
				break
			}
		}
	}
}

func TestGradientIsTheFiniteDifference(t *testing.T) {
	// Central differences of step h err by h^2 times a third derivative of about
	// 1, and by rounding 1e-15/h: 1e-9 for h = 1e-5. Creases are kinks: a sample
	// within h of one spoils the difference, so those few entries are left out.
	const h, tol = 1e-5, 1e-8
	for i, c := range kernels {
		b, s, theta := randomBatch(uint64(100+i), c.d, c.k, c.clusters, c.m, c.skip)
		grad := make([]float64, len(theta))
		b.loss(s, theta, grad, 0.01)
		checked := 0
		every := 1 + len(theta)/100
		for j := 0; j < len(theta); j += every {
			if k := j / s.stride(); k < s.k && kinkNear(b, s, theta, k, 1e-3) {
				continue
			}
			checked++
			x := theta[j]
			theta[j] = x + h
			up := plainLoss(b, s, theta, 0.01)
			theta[j] = x - h
			down := plainLoss(b, s, theta, 0.01)
			theta[j] = x
			if want := (up - down) / (2 * h); !(math.Abs(grad[j]-want) <= tol*(1+math.Abs(want))) {
				t.Errorf("%+v: gradient %d is %v, differences give %v", c, j, grad[j], want)
				break
			}
		}
		if checked < len(theta)/every/2 {
			t.Errorf("%+v: only %d of %d entries checked", c, checked, len(theta)/every)
		}
	}
}

func kinkNear(b *batch, s shape, theta []float64, k int, eps float64) bool {
	w, bias, _ := s.unit(theta, k)
	for y := b.y; len(y) >= s.d; y = y[s.d:] {
		if math.Abs(dot(w, y[:s.d])+bias[0]) < eps {
			return true
		}
	}
	return false
}

func TestLossAllocatesNothing(t *testing.T) {
	b, s, theta := randomBatch(1, 2, 20, 3, 10, true)
	grad := make([]float64, len(theta))
	if n := testing.AllocsPerRun(10, func() { b.loss(s, theta, grad, 0.01) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestRenewChangesNoResidual(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i, c := range kernels {
		b, s, theta := randomBatch(uint64(200+i), c.d, c.k, c.clusters, c.m, c.skip)
		for k := range s.k { // one in three leaves the data, to either side
			if _, bias, _ := s.unit(theta, k); k%3 == 0 {
				bias[0] = float64(100 * (k%2*2 - 1))
			}
		}
		grad := make([]float64, len(theta))
		before := b.loss(s, theta, grad, 0.01)
		res := append([]float64(nil), b.r...)
		renew(theta, s, b, r, false)
		after := b.loss(s, theta, grad, 0.01)
		if !(after < before) {
			t.Errorf("%+v: the loss went from %v to %v", c, before, after)
		}
		for j := range res {
			// Biases of 100 are in the sums.
			if !(math.Abs(res[j]-b.r[j]) <= 1e-11) {
				t.Fatalf("%+v: residual %d went from %v to %v", c, j, res[j], b.r[j])
			}
		}
	}
}

func BenchmarkLoss(b *testing.B) {
	for _, c := range []struct {
		name              string
		d, k, clusters, m int
		wide              bool
	}{
		{"d=2/K=256/n=300", 2, 256, 3, 100, false},
		{"d=2/K=256/n=300/all_cut", 2, 256, 3, 100, true},
		{"d=2/K=100/n=78", 2, 100, 3, 26, false},
		{"d=1/K=60/n=100", 1, 60, 5, 20, false},
		{"d=3/K=60/n=160", 3, 60, 4, 40, false},
		{"d=784/K=48/n=60", 784, 48, 3, 20, false},
	} {
		b.Run(c.name, func(b *testing.B) {
			bt, s, theta := randomBatch(1, c.d, c.k, c.clusters, c.m, true)
			for i := range bt.far {
				if c.wide {
					bt.far[i] = math.Inf(1)
				}
			}
			grad := make([]float64, len(theta))
			b.ReportAllocs()
			for b.Loop() {
				bt.loss(s, theta, grad, 1e-5)
			}
		})
	}
}

func BenchmarkLBFGS(b *testing.B) {
	for _, k := range []int{60, 256} {
		b.Run(fmt.Sprintf("K=%d", k), func(b *testing.B) {
			bt, s, theta := randomBatch(1, 2, k, 3, 100, true)
			l := newLBFGS(theta, maxMemory, func(x, grad []float64) float64 { return bt.loss(s, x, grad, 1e-5) })
			b.ReportAllocs()
			for b.Loop() {
				l.probe()
			}
		})
	}
}
