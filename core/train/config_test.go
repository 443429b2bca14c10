package train_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"crease/core/shallow"
	"crease/core/train"
	"crease/core/words"
)

func TestBadSettingsAreRefused(t *testing.T) {
	two := shallow.Data{X: [][]float64{{0, 0}, {1, 0}}, Rho: 0.1}
	given := shallow.Data{X: two.X, Y: [][][]float64{{{0, 0}}, {{1, 0}, {1, 0.1}}}}
	wide := func(d int) shallow.Data {
		return shallow.Data{X: [][]float64{make([]float64, d), make([]float64, d)}, Rho: 1}
	}
	far := shallow.Data{X: [][]float64{{0}, {1e60}}, Rho: 1}
	close := shallow.Data{X: [][]float64{{0}, {1e-60}}, Rho: 1e-61}
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name string
		data shallow.Data
		mod  func(*train.Config)
		want string
	}{
		{"NaN data", shallow.Data{X: [][]float64{{1}, {nan}}}, func(c *train.Config) {}, "point 2 has a coordinate that is not a finite number"},
		{"no data", shallow.Data{}, func(c *train.Config) {}, "no training point"},
		{"width 0", two, func(c *train.Config) { c.Width = 0 }, "width 0: give it 1 to 512"},
		{"width", two, func(c *train.Config) { c.Width = 513 }, "width 513"},
		{"M = 0", two, func(c *train.Config) { c.Samples = 0 }, "0 noisy samples a point: give at least 1"},
		{"a million", two, func(c *train.Config) { c.Samples = 1_000_000 }, "2e+06 noisy samples: use at most 100000"},
		{"many", two, func(c *train.Config) { c.Samples = 60_000 }, "120008 noisy samples"},
		{"overflow", two, func(c *train.Config) { c.Samples = math.MaxInt }, "noisy samples: use at most"},
		{"work", wide(784), func(c *train.Config) { c.Samples = 1000; c.Width = 512 }, "at most 98 samples"},
		{"lambda", two, func(c *train.Config) { c.Lambda = -1e-5 }, "lambda = -1e-05 must be"},
		{"lambda NaN", two, func(c *train.Config) { c.Lambda = nan }, "lambda"},
		{"lambda inf", two, func(c *train.Config) { c.Lambda = inf }, "lambda"},
		{"lambda vast", two, func(c *train.Config) { c.Lambda = 1e200 }, "too large to compute with"},
		{"rate", two, func(c *train.Config) { c.Rate = -1 }, "learning rate -1"},
		{"rate NaN", two, func(c *train.Config) { c.Rate = nan }, "learning rate"},
		{"steps", two, func(c *train.Config) { c.Steps = -1 }, "-1 steps"},
		{"steps vast", two, func(c *train.Config) { c.Steps = 1e9 }, "1 to 1000000"},
		{"sigma", two, func(c *train.Config) { c.Sigma = -1 }, "sigma = -1"},
		{"dimension", wide(1025), func(c *train.Config) {}, "1025 coordinates"},
		{"option", two, func(c *train.Config) { c.Noise = 9 }, "not known"},
		{"online L-BFGS", two, func(c *train.Config) { c.Online = true }, "L-BFGS needs fixed samples"},
		{"online given", given, func(c *train.Config) { c.Online = true; c.Optimizer = train.Adam }, "train offline"},
		{"far", far, func(c *train.Config) {}, "between 1/1e+50 and 1e+50"},
		{"close", close, func(c *train.Config) {}, "between 1/1e+50 and 1e+50"},
	} {
		cfg := train.Default()
		c.mod(&cfg)
		tr, err := train.New(c.data, cfg)
		var m words.Message
		if tr != nil || !errors.As(err, &m) || !strings.Contains(m.Error(), c.want) {
			t.Errorf("%s: %v, want a message with %q", c.name, err, c.want)
		}
		if _, err := train.Samples(c.data, cfg); err == nil {
			t.Errorf("%s: Samples has no error", c.name)
		}
	}
}

// TestOddDataTrains says that what is legal, however odd, gives finite numbers.
func TestOddDataTrains(t *testing.T) {
	for name, data := range map[string]shallow.Data{
		"one point":       {X: [][]float64{{3, 4}}, Rho: 0.5},
		"equal points":    {X: [][]float64{{1}, {1}}, Rho: 0},
		"no noise":        {X: [][]float64{{0, 0}, {1, 0}, {0, 1}}},
		"collinear":       {X: [][]float64{{0, 0}, {1, 1}, {2, 2}, {4, 4}}, Rho: 0.1},
		"far away":        {X: [][]float64{{1e6, 1e6}, {1e6 + 1, 1e6}, {1e6, 1e6 + 1}}, Rho: 0.1},
		"tiny":            {X: [][]float64{{0}, {1e-20}, {3e-20}}, Rho: 1e-21},
		"huge":            {X: [][]float64{{0}, {1e20}, {3e20}}, Rho: 1e19},
		"balls that meet": {X: [][]float64{{0}, {1}}, Rho: 2},
		"conflict":        {X: [][]float64{{0}, {1}}, Y: [][][]float64{{{0.5}}, {{0.5}}}},
		"singletons":      {X: [][]float64{{0}, {1}, {3}}, Y: [][][]float64{{{0.1}}, {{1.1}}, {{2.8}}}},
		"uneven":          {X: [][]float64{{0, 0}, {1, 0}}, Y: [][][]float64{{{0, 0}, {0.1, 0}, {0, 0.1}, {0.2, 0.1}}, {{1, 0}}}},
	} {
		for recipe, cfg := range recipes {
			if cfg.Online && !data.Balls() {
				continue
			}
			// The decay means the same at every scale of the data.
			if s := data.Scale(); s > 0 {
				cfg.Lambda *= s * s
			}
			tr := newTrainer(t, data, cfg)
			tr.Step(nil)
			r, h := tr.Report(), tr.Denoiser()
			for _, x := range []float64{r.Loss, r.Fit, r.Cost, r.Alignment, h.Cost(), h.EvalTo(nil, data.X[0])[0]} {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Errorf("%s, %s: %+v", name, recipe, r)
					break
				}
			}
		}
	}
}

func FuzzNew(f *testing.F) {
	f.Add(0.0, 1.0, 0.1, 1e-5, 20, 5, uint8(0))
	f.Add(1e300, -1e300, 0.0, 0.0, 1, 1, uint8(7))
	f.Add(1e-300, 0.0, 1e-310, 1e300, 3, 2, uint8(21))
	f.Fuzz(func(t *testing.T, a, b, rho, lambda float64, width, samples int, options uint8) {
		cfg := train.Default()
		cfg.Width, cfg.Samples, cfg.Lambda, cfg.Steps = width%32, samples%16, lambda, 5
		cfg.Optimizer, cfg.Noise, cfg.Init = train.Optimizer(options%3), train.Noise(options/3%3), train.Init(options/9%3)
		cfg.Fixed, cfg.NoSkip, cfg.Online = options&32 != 0, options&64 != 0, options&128 != 0
		tr, err := train.New(shallow.Data{X: [][]float64{{a, b}, {b, 0}, {rho, a}}, Rho: rho}, cfg)
		if err != nil {
			return
		}
		tr.Step(nil)
		r := tr.Report()
		if x := r.Loss + r.Cost + r.Fit; math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("%+v", r)
		}
	})
}
