package train

import "math"

// recipe says how the weight decay and the learning rate run. The weight decay
// is in frame coordinates, where data is of about unit size, so the constants
// below mean the same for all data. They were found by trying. The weight decay
// must start high, or each unit serves where it happened to begin; but where the
// data asks for many creases, 1e-3 extinguishes units that are needed later. So
// it comes down in small steps, and on the way the idle units are drawn anew (see
// renew). L-BFGS at a final weight decay of 1e-5 from the first step on ends with R
// some percent too large in one dimension.
//
// In the end the creases lie on samples, where the gradient jumps. L-BFGS has
// the loss within a percent then, but in one dimension not the residuals, which
// make the dual bound; the last steps are therefore Adam's, at a small rate, which
// brings that bound from .5 to .9 of the optimum.
type recipe struct {
	steps  int
	stages []stage // of L-BFGS
	polish int     // steps of Adam after them, among steps
	// Of Adam and gradient descent:
	lambda     float64 // the final one
	fixed      bool
	rate       float64
	cosine     bool
	descending bool // gradient descent
}

// stage is some steps of L-BFGS at one weight decay.
type stage struct {
	lambda float64
	steps  int
}

const (
	firstLambda = 1e-3 // of the continuation

	lbfgsRatio = 1.1  // at most, from one stage's weight decay to the next one's
	lbfgsStage = 50   // steps of a stage,
	lbfgsLast  = 400  // of the last,
	lbfgsFixed = 2000 // and without continuation
	polishLast = 1000 // steps of Adam
	polishRate = 1e-3 // down to 0

	// Adam and gradient descent come down log-linearly in 14 of 20 parts of the
	// steps, and renew after each of these parts.
	parts     = 20
	partsDown = 14
	adamRate  = 1e-2
	adamSteps = 8000
	adamSlow  = 1e-3 // with a constant rate,
	adamLong  = 16000
	gdRate    = 0.3
	gdSteps   = 20000
)

func newRecipe(cfg Config, lambda float64) recipe {
	r := recipe{lambda: lambda, fixed: cfg.Fixed || lambda == 0, rate: cfg.Rate, steps: cfg.Steps}
	defaults := func(rate float64, steps int) {
		if r.rate == 0 {
			r.rate = rate
		}
		if r.steps == 0 {
			r.steps = steps
		}
	}
	switch {
	case cfg.Optimizer == LBFGS:
		r.plan()
	case cfg.Optimizer == GD:
		r.descending = true
		defaults(gdRate, gdSteps)
	case cfg.Schedule == Constant:
		defaults(adamSlow, adamLong)
	default:
		r.cosine = true
		defaults(adamRate, adamSteps)
	}
	return r
}

// plan divides the steps of L-BFGS into stages and a polish of the usual
// proportions.
func (r *recipe) plan() {
	n := 0 // stages above the final weight decay
	if !r.fixed && r.lambda < firstLambda {
		n = int(math.Ceil(math.Log(firstLambda/r.lambda) / math.Log(lbfgsRatio)))
	}
	whole := n*lbfgsStage + lbfgsLast
	if n > 0 {
		whole += polishLast
	}
	if r.steps == 0 {
		r.steps = whole
		if r.fixed {
			r.steps = lbfgsFixed
		}
	}
	if n > 0 {
		r.polish = polishLast * r.steps / whole
	}
	done := 0
	for i := range n {
		// Rounded in sum, so that stages of half a step come every other time.
		steps := (i+1)*lbfgsStage*r.steps/whole - done
		if steps > 0 {
			r.stages = append(r.stages, stage{firstLambda * math.Pow(r.lambda/firstLambda, float64(i)/float64(n)), steps})
			done += steps
		}
	}
	r.stages = append(r.stages, stage{r.lambda, r.steps - r.polish - done})
}

// cosine falls from 1 at x = 0 to 0 at x = 1.
func cosine(x float64) float64 { return (1 + math.Cos(math.Pi*x)) / 2 }

// at returns the weight decay and the learning rate of step i of Adam or
// gradient descent.
func (r recipe) at(i int) (lambda, rate float64) {
	x := float64(i) / float64(r.steps)
	lambda, rate = r.lambda, r.rate
	if r.cosine {
		rate *= cosine(x)
	}
	if down := x * parts / partsDown; !r.fixed && lambda < firstLambda && down < 1 {
		lambda = firstLambda * math.Pow(lambda/firstLambda, down)
	}
	return lambda, rate
}

// renews reports whether idle units are drawn anew before step i of Adam or
// gradient descent.
func (r recipe) renews(i int) bool {
	part := i * parts / r.steps
	return !r.fixed && 0 < part && part < partsDown && (i-1)*parts/r.steps < part
}
