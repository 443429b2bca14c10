package train

import (
	"math"

	"crease/core/shallow"
	"crease/core/words"
)

// Optimizer says how the loss is minimised.
type Optimizer uint8

// The optimisers: limited-memory BFGS on fixed samples, Adam, and plain
// gradient descent. Optimizers holds their names.
const (
	LBFGS Optimizer = iota
	Adam
	GD
)

// Noise says how the noisy samples of ball data are drawn.
type Noise uint8

// On the sphere of radius rho about each clean point, uniformly in the ball, or
// Gaussian. Noises holds their names.
const (
	Sphere Noise = iota
	Ball
	Gauss
)

// Init says where the weights start.
type Init uint8

// Chords puts the creases between the data, PyTorch draws all weights and biases as torch.nn.Linear
// does, and ZeroBias is PyTorch with biases 0. Inits holds their names.
const (
	Chords Init = iota
	PyTorch
	ZeroBias
)

// Schedule says how the learning rate of Adam runs.
type Schedule uint8

// A cosine from the rate down to zero, or the rate throughout. Schedules holds
// their names.
const (
	Cosine Schedule = iota
	Constant
)

// The names of the options, in the order of their constants.
var (
	Optimizers = []string{"lbfgs", "adam", "gd"}
	Noises     = []string{"sphere", "ball", "gauss"}
	Inits      = []string{"chords", "pytorch", "zero"}
	Schedules  = []string{"cosine", "constant"}
)

func (o Optimizer) String() string { return name(Optimizers, int(o)) }
func (n Noise) String() string     { return name(Noises, int(n)) }
func (i Init) String() string      { return name(Inits, int(i)) }
func (s Schedule) String() string  { return name(Schedules, int(s)) }

func name(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return "?"
}

// Config says how to train. Default returns the recipe that reaches the
// minimum-cost interpolant; the zero values of the options are that recipe's.
type Config struct {
	Width  int     // K, 1 to MaxWidth units
	NoSkip bool    // leave out V: f = sum_k a_k [w_k.y + b_k]_+ + c
	Lambda float64 // weight decay, >= 0
	Init   Init
	Seed   uint64 // of everything random

	// The noisy samples of ball data; data with samples of their own keep them.
	Noise   Noise
	Samples int     // M >= 1 a clean point
	Sigma   float64 // of Gauss, each coordinate; 0 is rho/sqrt(d), so that |noise| is about rho
	Online  bool    // fresh noise at each step, for Adam and GD

	Optimizer Optimizer
	Schedule  Schedule // of Adam
	Rate      float64  // learning rate of Adam and GD; 0 is the optimiser's own
	Steps     int      // 0 is the optimiser's own number
	// Fixed trains at Lambda from the first step. Otherwise the weight decay
	// starts greater and comes down to it (continuation).
	Fixed bool
}

// Default returns the default recipe: 60 units, lambda = 1e-5, chords, 20
// samples a point on the sphere beside the tangent points, L-BFGS with
// continuation.
func Default() Config {
	return Config{Width: 60, Lambda: 1e-5, Samples: 20, Seed: 1}
}

// The greatest training that is started. MaxWork bounds n d (K + d), the work of
// one evaluation of the loss, so that it stays under about half a second in a
// browser.
const (
	MaxWidth   = 512
	MaxDim     = 1024
	MaxSamples = 100_000 // in all
	MaxSteps   = 1_000_000
	MaxWork    = 100_000_000
)

// Check returns nil, or a words.Message that says which setting is wrong for
// the data and what would be right. It checks the data too.
func (c Config) Check(data shallow.Data) error {
	if err := data.Check(); err != nil {
		return err
	}
	switch d := data.Dim(); {
	case d > MaxDim:
		return words.M("train.dim", "d", d, "max", MaxDim)
	case c.Width < 1 || c.Width > MaxWidth:
		return words.M("train.width", "k", c.Width, "max", MaxWidth)
	case !(c.Lambda >= 0) || math.IsInf(c.Lambda, 0):
		return words.M("train.lambda", "lambda", c.Lambda)
	case !(c.Rate >= 0) || math.IsInf(c.Rate, 0):
		return words.M("train.rate", "rate", c.Rate)
	case c.Steps < 0 || c.Steps > MaxSteps:
		return words.M("train.steps", "steps", c.Steps, "max", MaxSteps)
	case !(c.Sigma >= 0) || math.IsInf(c.Sigma, 0):
		return words.M("train.sigma", "sigma", c.Sigma)
	case int(c.Optimizer) >= len(Optimizers) || int(c.Noise) >= len(Noises) || int(c.Init) >= len(Inits) || int(c.Schedule) >= len(Schedules):
		return words.M("train.option")
	case c.Online && !data.Balls():
		return words.M("train.given")
	case c.Online && c.Optimizer == LBFGS:
		return words.M("train.online")
	}
	if err := c.checkScale(data); err != nil {
		return err
	}
	n := 0
	if data.Balls() {
		if c.Samples < 1 {
			return words.M("train.samples", "m", c.Samples)
		}
		if data.N() > MaxSamples || c.Samples > MaxSamples {
			return words.M("train.many", "n", float64(data.N())*float64(c.Samples), "max", MaxSamples)
		}
		m := c.Samples
		if c.Noise == Sphere && !c.Online {
			m += 2 * len(Normals(data.X))
		}
		n = data.N() * m
	} else {
		for _, ys := range data.Y {
			n += len(ys)
		}
	}
	if n > MaxSamples {
		return words.M("train.many", "n", n, "max", MaxSamples)
	}
	row := data.Dim() * c.Width // multiplications a sample, up to a small factor
	if !c.NoSkip {
		row += data.Dim() * data.Dim()
	}
	if n > MaxWork/row {
		return words.M("train.work", "n", n, "d", data.Dim(), "k", c.Width, "max", MaxWork/row)
	}
	return nil
}

// The data's scale, and the weight decay relative to its square, for which no
// intermediate result can overflow: squares and products of a few such numbers
// and of the weights stay under 1e308.
const (
	maxScale = 1e50
	maxDecay = 1e50
)

func (c Config) checkScale(data shallow.Data) error {
	f := newFrame(data)
	if !(f.s >= 1/maxScale && f.s <= maxScale) {
		return words.M("train.scale", "max", maxScale)
	}
	if c.Lambda/(f.s*f.s) > maxDecay {
		return words.M("train.decay", "lambda", c.Lambda, "max", maxDecay*f.s*f.s)
	}
	return nil
}
