package train_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"crease/core/convex"
	"crease/core/shallow"
	"crease/core/train"
)

// quick is a training of a second's hundredth.
func quick(mod func(*train.Config)) train.Config {
	cfg := train.Default()
	cfg.Width, cfg.Steps, cfg.Seed = 20, 200, 3
	if mod != nil {
		mod(&cfg)
	}
	return cfg
}

// recipes are all ways to train, quick ones.
var recipes = map[string]train.Config{
	"lbfgs":         quick(nil),
	"lbfgs fixed":   quick(func(c *train.Config) { c.Fixed = true }),
	"lbfgs ball":    quick(func(c *train.Config) { c.Noise = train.Ball; c.Init = train.PyTorch }),
	"adam":          quick(func(c *train.Config) { c.Optimizer = train.Adam; c.Init = train.ZeroBias }),
	"adam constant": quick(func(c *train.Config) { c.Optimizer = train.Adam; c.Schedule = train.Constant; c.NoSkip = true }),
	"adam online":   quick(func(c *train.Config) { c.Optimizer = train.Adam; c.Online = true; c.Noise = train.Gauss }),
	"gd":            quick(func(c *train.Config) { c.Optimizer = train.GD; c.Noise = train.Gauss }),
	"gd online":     quick(func(c *train.Config) { c.Optimizer = train.GD; c.Online = true; c.Noise = train.Ball }),
	"no decay":      quick(func(c *train.Config) { c.Lambda = 0 }),
}

func TestSameSeedSameRun(t *testing.T) {
	for name, cfg := range recipes {
		for _, s := range settings {
			whole, parts := newTrainer(t, s.data, cfg), newTrainer(t, s.data, cfg)
			whole.Step(nil)
			for !parts.Step(func() bool { return true }) {
			}
			a, b := whole.Report(), parts.Report()
			if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(whole.History(), parts.History()) {
				t.Errorf("%s, %s: in one slice\n%+v\nin many\n%+v", name, s.name, a, b)
			}
			parts.Reset()
			if r := parts.Report(); r.Step != 0 || r.Done || len(parts.History()) != 1 {
				t.Errorf("%s, %s: after Reset %+v", name, s.name, r)
			}
			parts.Step(nil)
			if b := parts.Report(); !reflect.DeepEqual(a, b) {
				t.Errorf("%s, %s: again\n%+v\nfirst\n%+v", name, s.name, b, a)
			}
			cfg.Seed++
			other := newTrainer(t, s.data, cfg)
			other.Step(nil)
			if other.Report().Loss == a.Loss {
				t.Errorf("%s, %s: another seed gives the same run", name, s.name)
			}
			cfg.Seed--
		}
	}
}

// TestReportIsTheDenoiser computes loss and cost from the denoiser itself.
func TestReportIsTheDenoiser(t *testing.T) {
	for name, cfg := range recipes {
		for _, s := range settings {
			tr := newTrainer(t, s.data, cfg)
			first := tr.Report()
			tr.Step(nil)
			r, h := tr.Report(), tr.Denoiser()
			if !r.Done || r.Step > r.Steps || r.Note.IsZero() {
				t.Errorf("%s, %s: %+v", name, s.name, r)
			}
			if !(r.Loss < first.Loss) {
				t.Errorf("%s, %s: the loss went from %v to %v", name, s.name, first.Loss, r.Loss)
			}
			if math.Abs(h.Cost()-r.Cost) > 1e-9*(1+r.Cost) {
				t.Errorf("%s, %s: cost %v, of the denoiser %v", name, s.name, r.Cost, h.Cost())
			}
			if cfg.Online {
				continue
			}
			var fit float64
			n := 0
			for i, ys := range tr.Samples().Y {
				for _, y := range ys {
					n++
					for j, v := range h.EvalTo(nil, y) {
						fit += (v - s.data.X[i][j]) * (v - s.data.X[i][j])
					}
				}
			}
			fit /= 2 * float64(n)
			// Residuals are wrong by roundings of the values, about 1e-15.
			if math.Abs(fit-r.Fit) > 1e-9*r.Loss+1e-15*math.Sqrt(fit) {
				t.Errorf("%s, %s: fit %v, of the denoiser %v", name, s.name, r.Fit, fit)
			}
		}
	}
}

// TestUnits says that shifting the data, or scaling it by s and lambda by s^2,
// trains the same network in other units.
func TestUnits(t *testing.T) {
	for name, cfg := range recipes {
		const s = 64 // a power of 2, so that no bit changes
		m := []float64{128, -256}
		x := [][]float64{{0, 0}, {1.25, 0}, {-0.5, 0.875}, {0.25, 1.125}} // with an exact mean
		var far [][]float64
		for _, p := range x {
			far = append(far, []float64{s*p[0] + m[0], s*p[1] + m[1]})
		}
		if cfg.Init != train.Chords {
			continue // the usual starts are in the data's units
		}
		a := newTrainer(t, shallow.Data{X: x, Rho: 0.125}, cfg)
		cfg.Lambda *= s * s
		b := newTrainer(t, shallow.Data{X: far, Rho: 0.125 * s}, cfg)
		// The samples are rounded about other centres, and runs part from there:
		// compare early.
		for a.Report().Step < 30 {
			a.Step(func() bool { return true })
		}
		for b.Report().Step < 30 {
			b.Step(func() bool { return true })
		}
		h, g := a.Denoiser().Conjugate(s, m), b.Denoiser()
		// The cost at step 30 is about 1, so that rounding is 1e-13 of the scale;
		// 30 steps of a badly conditioned problem lose some digits.
		if d := train.Difference(h, g, shallow.Data{X: far}); d > 1e-6*s {
			t.Errorf("%s: %v apart", name, d)
		}
	}
}

func TestDivergenceKeepsTheLastGoodState(t *testing.T) {
	for _, o := range []train.Optimizer{train.Adam, train.GD} {
		cfg := quick(func(c *train.Config) { c.Optimizer = o; c.Rate = 1e4 })
		tr := newTrainer(t, settings[0].data, cfg)
		first := tr.Report()
		tr.Step(nil)
		r := tr.Report()
		if !r.Done || !strings.Contains(r.Note.Error(), "diverged at step") || !strings.Contains(r.Note.Error(), "1000 instead of 10000") {
			t.Errorf("%v: %v", o, r.Note)
		}
		if !(r.Loss <= first.Loss) || math.IsNaN(r.Cost) || tr.Denoiser().Cost() > 10 {
			t.Errorf("%v: kept a loss of %v, from %v", o, r.Loss, first.Loss)
		}
		if !tr.Step(nil) {
			t.Errorf("%v: goes on after divergence", o)
		}
		tr.Reset()
		if r := tr.Report(); r.Done || !r.Note.IsZero() {
			t.Errorf("%v: after Reset %+v", o, r)
		}
	}
}

func TestStrongDecayCollapsesTheNetwork(t *testing.T) {
	cfg := train.Default()
	cfg.Lambda = 0.1
	tr := newTrainer(t, settings[0].data, cfg)
	tr.Step(nil)
	tr.Predict([][]float64{{1, 0}, {0, 1}})
	if r := tr.Report(); r.Cost > 1e-6 || tr.Denoiser().Cost() > 1e-6 || r.Active != 0 || r.Alignment != 0 {
		t.Errorf("%+v at lambda = %v; the affine fit is cheaper", r, cfg.Lambda)
	}
}

func TestOneUnitCannotFit(t *testing.T) {
	cfg := train.Default()
	cfg.Width = 1
	tr := newTrainer(t, settings[0].data, cfg)
	tr.Step(nil)
	if r := tr.Report(); r.Active > 1 || r.Fit < 1e-4 {
		t.Errorf("one unit: %+v", r)
	}
}

// TestDualBound says that the residuals of a trained network certify a lower
// bound close to the optimum, and that none exceeds it at any time.
func TestDualBound(t *testing.T) {
	for _, s := range settings {
		closed := solve(t, s.data).Cost()
		cfg := train.Default()
		cfg.Seed = 2 // good natively and under wasm, whose exponential differs in the last bit
		tr := newTrainer(t, s.data, cfg)
		p := convex.FromData(tr.Samples())
		var last float64
		for done := false; !done; {
			steps := 0
			done = tr.Step(func() bool { steps++; return steps == 400 })
			c := convex.Verify(p, tr.Denoiser(), convex.Dual{Lambda: tr.Dual()})
			if c.Lower > closed*(1+1e-9) {
				t.Errorf("%s, step %d: lower bound %v above the cost %v of an interpolant", s.name, tr.Report().Step, c.Lower, closed)
			}
			tr.Certify(c.Lower)
			if b := tr.Report().Bound; b < last {
				t.Errorf("%s: the best bound fell from %v to %v", s.name, last, b)
			} else {
				last = b
			}
		}
		if last < map[int]float64{1: 0.75, 2: 0.97}[s.data.Dim()]*closed {
			t.Errorf("%s: lower bound %v of %v", s.name, last, closed)
		}
		if p := tr.History(); p[len(p)-1].Bound != last {
			t.Errorf("%s: the curve ends at %v, the bound is %v", s.name, p[len(p)-1].Bound, last)
		}
	}
}

func TestNoDualWithoutDecayOrOnline(t *testing.T) {
	for _, name := range []string{"no decay", "adam online"} {
		if d := newTrainer(t, settings[0].data, recipes[name]).Dual(); d != nil {
			t.Errorf("%s: %v", name, d)
		}
	}
}

func TestHistoryIsBoundedAndEven(t *testing.T) {
	cfg := quick(func(c *train.Config) { c.Optimizer = train.GD; c.Steps = 5000 })
	tr := newTrainer(t, settings[2].data, cfg)
	tr.Predict([][]float64{{1}})
	tr.Step(nil)
	p := tr.History()
	if len(p) < 200 || len(p) > 512 || p[0].Step != 0 || p[len(p)-1].Step != 5000 {
		t.Errorf("%d points from %d to %d", len(p), p[0].Step, p[len(p)-1].Step)
	}
	gap := p[1].Step
	for i := 1; i+1 < len(p); i++ {
		if p[i].Step-p[i-1].Step != gap {
			t.Fatalf("step %d after %d, spacing %d", p[i].Step, p[i-1].Step, gap)
		}
		if p[i].Alignment < 1-1e-12 {
			t.Fatalf("alignment %v in one dimension", p[i].Alignment)
		}
	}
}

// TestManyDimensions trains where pictures live: a triangle in R^100 with
// off-hull noise and more samples than the affine part can interpolate.
func TestManyDimensions(t *testing.T) {
	const d = 100
	x := make([][]float64, 3)
	for i := range x {
		x[i] = make([]float64, d)
		x[i][10*i] = 1
	}
	cfg := train.Default()
	cfg.Width, cfg.Samples, cfg.Steps = 16, 60, 60
	tr := newTrainer(t, shallow.Data{X: x, Rho: 0.2}, cfg)
	first := tr.Report()
	tr.Step(nil)
	if r := tr.Report(); !(r.Loss < first.Loss/5) || !(r.Fit < first.Fit/10) {
		t.Errorf("the loss went from %+v to %+v", first, r)
	}
}
