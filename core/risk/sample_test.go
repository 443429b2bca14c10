package risk_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/risk"
)

// coordinates is an estimator that acts on each coordinate alone.
type coordinates []risk.Estimator

func (c coordinates) EvalTo(dst, y []float64) []float64 {
	for i, e := range c {
		dst[i] = e.F(y[i])
	}
	return dst
}

// In fifty seeded cases the sampled error is within four standard errors of
// the exact one, which for independent coordinates is the sum over them. (A
// right sampler fails one such case in 16,000.)
func TestSamplingAgreesWithQuadrature(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 1))
	kinds := []risk.Prior{priors["uniform"].Prior, priors["gauss"].Prior, priors["mix"].Prior, priors["points"].Prior}
	x := []float64{-1.1, -0.4, 0.3, 1.4}
	for seed := range uint64(50) {
		d := 1 + int(seed%4)
		s := math.Pow(10, -0.7+1.7*r.Float64())
		var source risk.Product
		f, g := coordinates{}, coordinates{}
		var wantF, wantG, best float64
		for range d {
			p := kinds[r.IntN(len(kinds))]
			c := must(risk.NewChannel(p, s))
			e, n := risk.Piecewise(random(r)), risk.Posterior(x, s, naive(x, s))
			source, f, g = append(source, p), append(f, e), append(g, n)
			wantF, wantG, best = wantF+c.MSE(e), wantG+c.MSE(n), best+c.MSE(c.Ideal())
		}
		tr := must(risk.NewTrials(source, s, 4000, seed, f, g, source.Ideal(s)))
		tr.Step(nil)
		for j, want := range []float64{wantF, wantG, best} {
			if got := tr.MSE(j); math.Abs(got.Mean-want) > 4*got.SE {
				t.Errorf("seed %d, estimator %d: %v +- %v, exact %v", seed, j, got.Mean, got.SE, want)
			}
		}
		if got := tr.Difference(0, 1); math.Abs(got.Mean-(wantF-wantG)) > 4*got.SE || got.SE > tr.MSE(0).SE+tr.MSE(1).SE {
			t.Errorf("seed %d: difference %+v, exact %v", seed, got, wantF-wantG)
		}
	}
}

// A cloud of round Gaussians is, for one of them, independent coordinates; and
// of points, the empirical distribution, whose ideal estimator is eMMSE.
func TestCloud(t *testing.T) {
	one := must(risk.NewCloud(nil, [][]float64{{1, -2}}, 0.5))
	y := []float64{3, 0.1}
	got := one.Ideal(0.7).EvalTo(nil, y)
	k := 0.25 / (0.25 + 0.49)
	if math.Abs(got[0]-(1+k*2)) > 1e-14 || math.Abs(got[1]-(-2+k*2.1)) > 1e-14 {
		t.Errorf("one Gaussian: %v", got)
	}
	x := []float64{-1, 0.2, 0.9}
	points := must(risk.NewCloud(nil, [][]float64{{-1}, {0.2}, {0.9}}, 0))
	for _, s := range []float64{1e-8, 0.1, 1, 1e4} {
		for y := -2.03; y < 2; y += 0.1 {
			if got, want := points.Ideal(s).EvalTo(nil, []float64{y})[0], naive(x, s)(y); math.Abs(got-want) > 1e-12 {
				t.Errorf("sigma %v, y %v: %v, want %v", s, y, got, want)
			}
		}
	}
	mix := must(risk.NewCloud([]float64{1, 0, 3}, [][]float64{{0, 0}, {9, 9}, {2, 1}}, 0.1, 0.2, 0.4))
	if mix.Dim() != 2 {
		t.Error("dimension")
	}
	r := rand.New(rand.NewPCG(22, 1))
	var mean [2]float64
	v := make([]float64, 2)
	for range 20000 {
		mix.Sample(r, v)
		mean[0] += v[0] / 20000
		mean[1] += v[1] / 20000
	}
	if math.Abs(mean[0]-1.5) > 0.03 || math.Abs(mean[1]-0.75) > 0.02 {
		t.Errorf("mean of samples %v", mean)
	}
	// Its ideal estimator beats its neighbours.
	ideal := mix.Ideal(0.6)
	nudged := func(dx float64) risk.Field {
		return risk.Map(func(dst, y []float64) []float64 {
			ideal.EvalTo(dst, y)
			dst[0] += dx
			return dst
		})
	}
	tr := must(risk.NewTrials(mix, 0.6, 20000, 5, ideal, nudged(0.1), nudged(-0.1)))
	tr.Step(nil)
	for j := 1; j <= 2; j++ {
		if d := tr.Difference(j, 0); math.Abs(d.Mean-0.01) > 4*d.SE {
			t.Errorf("a nudge of 0.1 costs %+v, want 0.01", d)
		}
	}
}

func TestTrialsStreamAndRepeat(t *testing.T) {
	p := risk.Product{priors["mix"].Prior, priors["uniform"].Prior}
	run := func() *risk.Trials { return must(risk.NewTrials(p, 0.3, 1000, 7, p.Ideal(0.3))) }
	a, b := run(), run()
	a.Step(nil)
	for !b.Step(func() bool { n, _ := b.Done(); return n%256 == 128 }) {
		b.Step(func() bool { n, _ := b.Done(); return n%256 != 128 })
	}
	if a.MSE(0) != b.MSE(0) || a.MSE(0).SE == 0 {
		t.Errorf("%+v in one go, %+v in slices", a.MSE(0), b.MSE(0))
	}
	if n, all := b.Done(); n != 1000 || all != 1000 {
		t.Errorf("%d of %d", n, all)
	}
}

func TestBadClouds(t *testing.T) {
	for name, err := range map[string]error{
		"none":    second(risk.NewCloud(nil, nil)),
		"ragged":  second(risk.NewCloud(nil, [][]float64{{1, 2}, {1}}, 1)),
		"sd":      second(risk.NewCloud(nil, [][]float64{{1, 2}}, -1)),
		"weights": second(risk.NewCloud([]float64{1}, [][]float64{{1}, {2}}, 1)),
		"trials":  second(risk.NewTrials(risk.Product{priors["gauss"].Prior}, 1, 1, 0)),
		"sigma":   second(risk.NewTrials(risk.Product{priors["gauss"].Prior}, -1, 10, 0)),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkTrials(b *testing.B) {
	b.ReportAllocs()
	p := risk.Product{priors["mix"].Prior, priors["uniform"].Prior}
	for b.Loop() {
		must(risk.NewTrials(p, 0.3, 1000, 7, p.Ideal(0.3))).Step(nil)
	}
}
