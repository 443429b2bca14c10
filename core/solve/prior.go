package solve

import (
	"math"
	"slices"

	"crease/core/risk"
	"crease/core/scene"
	"crease/core/words"
)

// Law returns the numbers of a scene's prior, as scene.Inquiry orders them: the
// scene's own, or else ones that fit its points.
func Law(s scene.Scene) []float64 {
	if s.Inquiry.Law != nil || len(s.Points) == 0 {
		return s.Inquiry.Law
	}
	lo, hi, mean, sd, gap := spread(s.Points)
	step := math.Pow(10, math.Floor(math.Log10(max(hi-lo, gap)))-2)
	near := func(x float64) float64 { return round(x, step) }
	switch s.Inquiry.Prior {
	case scene.UniformPrior:
		return []float64{near(lo - gap/2), near(hi + gap/2)}
	case scene.GaussPrior:
		return []float64{near(mean), near(sd)}
	case scene.StepsPrior:
		law := []float64{near(lo - gap/2), near(hi + gap/2)}
		for range bars {
			law = append(law, 1)
		}
		return law
	case scene.MixPrior:
		if s.Dim() > 1 {
			return nil
		}
		var law []float64
		for _, x := range s.Points {
			law = append(law, 1, x[0], near(gap/4))
		}
		return law
	}
	return nil
}

// bars is the number of bars of a drawn prior that nobody has drawn yet.
const bars = 8

// round returns the multiple of the power of ten step that is nearest to x.
func round(x, step float64) float64 {
	if step < 1 {
		k := math.Round(1 / step)
		return math.Round(x*k) / k
	}
	return math.Round(x/step) * step
}

// spread returns the range of all coordinates, their mean and standard
// deviation, and a length like the gap between neighbours. None of the lengths
// is 0.
func spread(x [][]float64) (lo, hi, mean, sd, gap float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	n := float64(len(x) * len(x[0]))
	for _, p := range x {
		for _, v := range p {
			lo, hi, mean = min(lo, v), max(hi, v), mean+v/n
		}
	}
	for _, p := range x {
		for _, v := range p {
			sd += (v - mean) * (v - mean) / n
		}
	}
	size := hi - lo
	if !(size > 1e-9*max(math.Abs(lo), math.Abs(hi))) { // the points coincide
		size = max(math.Abs(lo), 1)
	}
	if sd = math.Sqrt(sd); !(sd > 1e-9*size) {
		sd = size / 2
	}
	return lo, hi, mean, sd, size / float64(max(len(x)-1, 1))
}

// linePrior returns the prior of a scene on the line. The error is a
// words.Message.
func linePrior(s scene.Scene) (risk.Prior, error) {
	law := Law(s)
	wrong := func() (risk.Prior, error) {
		return risk.Prior{}, words.M("law.bad", "got", len(law), "want", words.M("law."+string(s.Inquiry.Prior)))
	}
	switch s.Inquiry.Prior {
	case scene.GaussPrior:
		if len(law) != 2 {
			return wrong()
		}
		return risk.Gauss(law[0], law[1])
	case scene.MixPrior:
		if len(law) == 0 || len(law)%3 != 0 {
			return wrong()
		}
		return risk.Mix(column3(law, 0), column3(law, 1), column3(law, 2))
	case scene.StepsPrior:
		if len(law) < 3 {
			return wrong()
		}
		return risk.Steps(Edges(law), law[2:])
	case scene.PointsPrior:
		return risk.Empirical(concat(s.Points))
	}
	if len(law) != 2 {
		return wrong()
	}
	return risk.Uniform(law[0], law[1])
}

// Edges returns the edges of the equal bins of a drawn prior.
func Edges(law []float64) []float64 {
	n := len(law) - 2
	out := make([]float64, n+1)
	for i := range out {
		out[i] = law[0] + (law[1]-law[0])*float64(i)/float64(n)
	}
	return out
}

// column3 returns every third number from the k-th.
func column3(law []float64, k int) (out []float64) {
	for ; k < len(law); k += 3 {
		out = append(out, law[k])
	}
	return out
}

func concat(x [][]float64) []float64 { return slices.Concat(x...) }

// spacePrior returns the prior of a scene in R^d, d >= 2: the same law for
// every coordinate, except that a mixture without one has its parts at the
// training points.
func spacePrior(s scene.Scene) (risk.Source, error) {
	law, d := Law(s), s.Dim()
	switch s.Inquiry.Prior {
	case scene.StepsPrior:
		return nil, words.M("law.line")
	case scene.PointsPrior:
		return risk.NewCloud(nil, s.Points, 0)
	case scene.MixPrior:
		if law == nil {
			_, _, _, _, gap := spread(s.Points)
			return risk.NewCloud(nil, s.Points, gap/4)
		}
		if len(law)%3 != 0 {
			return nil, words.M("law.bad", "got", len(law), "want", words.M("law.mix"))
		}
		var mu [][]float64
		for _, m := range column3(law, 1) {
			mu = append(mu, slices.Repeat([]float64{m}, d))
		}
		return risk.NewCloud(column3(law, 0), mu, column3(law, 2)...)
	}
	one, err := linePrior(s)
	if err != nil {
		return nil, err
	}
	return risk.Product(slices.Repeat([]risk.Prior{one}, d)), nil
}

// Prior returns the prior of a scene as something points can be drawn from. The
// error is a words.Message.
func Prior(s scene.Scene) (risk.Source, error) {
	if s.Dim() > 1 {
		return spacePrior(s)
	}
	p, err := linePrior(s)
	if err != nil {
		return nil, err
	}
	return risk.Product{p}, nil
}
