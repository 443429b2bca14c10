package solve

import (
	"math"

	"crease/core/emmse"
	"crease/core/risk"
	"crease/core/shallow"
	"crease/core/words"
)

// Noise levels of sampled curves, and the trials at each: passes double them up
// to the last.
const (
	sampledLevels = 25
	firstTrials   = 256
	lastTrials    = 8192
)

// sampledError is the stage in R^d: seeded sampling, the same points at every
// sigma, so that the curves are smooth.
func sampledError(j *Job) stage {
	sol := j.best
	r := Risk{}
	var runs []*risk.Trials
	begin := func() bool {
		if r.Source, r.Err = spacePrior(sol.Scene); r.Err != nil {
			return false
		}
		r.Sigma = sigmas(sol.Scene, sampledLevels)
		names := []string{"minnorm", "emmse", "mmse", "identity"}
		if sol.Training != nil {
			names = append(names, "trained")
		}
		for _, n := range names {
			r.Curves = append(r.Curves, RiskCurve{Name: n, Value: make([]risk.Value, sampledLevels), SE: make([]float64, sampledLevels)})
		}
		for i, sigma := range r.Sigma {
			f, why := minNormAt(sol, sigma)
			fields := []risk.Field{identity, emmse.New(sol.Scene.Points, sigma), r.Source.Ideal(sigma), identity}
			if f != nil {
				fields[0] = f
			} else {
				r.Curves[0].Value[i].Why = why
			}
			if sol.Training != nil {
				fields = append(fields, sol.Denoiser)
			}
			t, err := risk.NewTrials(r.Source, sigma, lastTrials, sol.Scene.Seed, fields...)
			if err != nil {
				r.Err = err
				return false
			}
			runs = append(runs, t)
		}
		r.finish(sol.Scene)
		return true
	}
	pass, next := firstTrials, 0
	return func(stop func() bool) bool {
		if runs == nil && !begin() {
			r.Done = true
			j.putRisk(r)
			return true
		}
		for pass <= lastTrials {
			for ; next < len(runs); next++ {
				full := func() bool { n, _ := runs[next].Done(); return n >= pass }
				runs[next].Step(full)
				r.read(next, runs[next])
				if stop() {
					next++
					j.putRisk(r)
					return false
				}
			}
			r.Trials = pass
			r.cross(runs)
			pass, next = 2*pass, 0
		}
		r.Done = true
		j.putRisk(r)
		return true
	}
}

// identity is the estimator f(y) = y in R^d.
var identity = risk.Map(func(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, len(y))
	}
	copy(dst, y)
	return dst
})

// minNormAt returns the minimum-norm denoiser at a noise level: that of the
// scene, or the closed form for balls of radius k sigma.
func minNormAt(sol *Solution, sigma float64) (*shallow.Denoiser, words.Message) {
	if k := sol.Scene.Inquiry.K; k > 0 {
		f, err := closed(sol.Scene.Points, k*sigma)
		if err != nil {
			return nil, asMessage(err)
		}
		return f, words.Message{}
	}
	if sol.Training != nil {
		if sol.Formula != nil {
			return sol.Formula.Denoiser, words.Message{}
		}
		return nil, words.M("risk.none", "why", words.M("explore.change.none"))
	}
	if sol.Denoiser == nil {
		return nil, words.M("risk.none", "why", asMessage(sol.Err))
	}
	return sol.Denoiser, words.Message{}
}

func asMessage(err error) words.Message {
	if m, ok := err.(words.Message); ok {
		return m
	}
	return words.M("explore.change.none")
}

// read enters the estimates at noise level i.
func (r *Risk) read(i int, t *risk.Trials) {
	for k := range r.Curves {
		if k == 0 && !r.Curves[0].Value[i].Why.IsZero() {
			continue
		}
		e := t.MSE(k)
		r.Curves[k].Value[i].MSE, r.Curves[k].Value[i].Known, r.Curves[k].SE[i] = e.Mean, true, e.SE
	}
}

// cross reads off where the first two curves cross: between two levels at which
// their difference is more than two standard errors from 0, of opposite signs.
func (r *Risk) cross(runs []*risk.Trials) {
	r.Crossings, r.Within = nil, nil
	last, was := -1, 0.0
	for i, t := range runs {
		if !r.Curves[0].Value[i].Known {
			continue
		}
		d := t.Difference(0, 1)
		if !(math.Abs(d.Mean) > 2*d.SE) {
			continue
		}
		if last >= 0 && (d.Mean > 0) != (was > 0) {
			a, b := math.Log(r.Sigma[last]), math.Log(r.Sigma[i])
			r.Crossings = append(r.Crossings, math.Exp(a+(b-a)*was/(was-d.Mean)))
			r.Within = append(r.Within, [2]float64{r.Sigma[last], r.Sigma[i]})
		}
		last, was = i, d.Mean
	}
}
