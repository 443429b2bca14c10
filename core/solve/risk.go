package solve

import (
	"math"
	"slices"

	"crease/core/emmse"
	"crease/core/minnorm"
	"crease/core/pwl"
	"crease/core/risk"
	"crease/core/scene"
	"crease/core/words"
)

// Risk is the test error of the estimators of a scene over a range of noise
// levels.
type Risk struct {
	Err    error // why there is none; a words.Message
	Prior  risk.Prior
	Source risk.Source // in R^d, d >= 2

	Sigma  []float64
	Curves []RiskCurve
	// Crossings of the first two curves; in R^d they are read off the samples,
	// and Within gives the interval of each.
	Crossings []float64
	Within    [][2]float64
	Low       *risk.LowNoise // on the line, where there is a limit
	End       float64        // the least sigma without a minimum-norm denoiser, 0 for none
	Why       words.Message  // why it ends there
	Touch     bool           // it ends where balls that grow with sigma touch
	Trials    int            // a point of a curve, in R^d
	Done      bool
}

// RiskCurve is the error of one estimator: of "minnorm", "emmse", "mmse",
// "identity" or "trained".
type RiskCurve struct {
	Name  string
	Value []risk.Value
	SE    []float64 // standard errors, nil where the values are exact
	// At is the estimator at the scene's own sigma, on the line.
	At *risk.Estimator
}

// levels is the number of noise levels of exact curves: twenty a decade.
const levels = 61

// sigmas returns n noise levels over the three decades about the size of the
// points, from a hundredth of its power of ten up.
func sigmas(s scene.Scene, n int) []float64 {
	lo, hi, _, _, gap := spread(s.Points)
	top := math.Floor(math.Log10(max(hi-lo, gap))) + 1
	out := make([]float64, n)
	for i := range out {
		out[i] = math.Pow(10, top-3+3*float64(i)/float64(n-1))
	}
	return out
}

// testError returns the stage that computes Risk.
func testError(j *Job) stage {
	if j.best.Scene.Dim() > 1 {
		return sampledError(j)
	}
	return exactError(j)
}

// putRisk publishes a copy of r.
func (j *Job) putRisk(r Risk) {
	next := *j.best
	r.Curves = slices.Clone(r.Curves)
	for i := range r.Curves {
		r.Curves[i].Value, r.Curves[i].SE = slices.Clone(r.Curves[i].Value), slices.Clone(r.Curves[i].SE)
	}
	r.Crossings = slices.Clone(r.Crossings)
	next.Risk = &r
	j.best = &next
}

// radius returns how the radius of a scene depends on sigma.
func radius(s scene.Scene) risk.Radius {
	return risk.Radius{Rho: s.Rho, K: s.Inquiry.K, Follows: s.Inquiry.K > 0}
}

// lineCurves returns the estimators of a scene on the line.
func lineCurves(sol *Solution, p risk.Prior) []risk.Curve {
	x := concat(sol.Scene.Points)
	curves := []risk.Curve{
		risk.MinNorm(x, radius(sol.Scene), func(x []float64, rho float64) (pwl.Func, error) {
			data := sol.Data
			if sol.Scene.Inquiry.K > 0 {
				data.Y, data.Rho = nil, rho
			}
			l, err := minnorm.OneD(data)
			if err != nil {
				return pwl.Func{}, err
			}
			return l.F, nil
		}),
		risk.EMMSE(x, func(x []float64, sigma float64) func(float64) float64 { return emmse.NewLine(x, sigma).At }),
		risk.MMSE(p),
		risk.Same("identity", risk.Identity()),
	}
	if sol.Training != nil && sol.Denoiser != nil {
		curves = append(curves, risk.Same("trained", risk.Piecewise(sol.Denoiser.Line())))
	}
	return curves
}

// exactError is the stage on the line.
func exactError(j *Job) stage {
	sol := j.best
	r := Risk{}
	var sweep *risk.Sweep
	begin := func() bool {
		if r.Prior, r.Err = linePrior(sol.Scene); r.Err != nil {
			return false
		}
		r.Sigma = sigmas(sol.Scene, levels)
		curves := lineCurves(sol, r.Prior)
		for _, c := range curves {
			rc := RiskCurve{Name: c.Name}
			if e, err := c.At(sol.Scene.Sigma); err == nil {
				rc.At = &e
			}
			r.Curves = append(r.Curves, rc)
		}
		if f, ok := limit(sol); ok {
			low := risk.NewLowNoise(r.Prior, concat(sol.Scene.Points), f)
			r.Low = &low
		}
		if old := j.sameCurves(len(curves)); old != nil {
			for i := range r.Curves {
				r.Curves[i].Value = old.Curves[i].Value
			}
			r.Crossings, r.End, r.Why, r.Touch, r.Done = old.Crossings, old.End, old.Why, old.Touch, true
			return false
		}
		sweep, r.Err = risk.NewSweep(r.Prior, r.Sigma, curves...)
		return r.Err == nil
	}
	return func(stop func() bool) bool {
		if sweep == nil && !begin() {
			r.Done = true
			j.putRisk(r)
			return true
		}
		r.Done = sweep.Step(stop)
		for i := range r.Curves {
			r.Curves[i].Value = sweep.Values(i)
		}
		r.Crossings = sweep.Crossings()
		r.finish(sol.Scene)
		j.putRisk(r)
		return r.Done
	}
}

// sameCurves returns the finished errors of the job before this one when they
// differ at most by the sigma at which they are looked at.
func (j *Job) sameCurves(n int) *Risk {
	if j.last == nil || j.last.Risk == nil || !j.last.Risk.Done || j.last.Risk.Err != nil || len(j.last.Risk.Curves) != n {
		return nil
	}
	s, t := j.best.Scene, j.last.Scene
	s.Sigma, s.Lock, s.Show, s.Mode, s.View, s.Probe, s.Terms = t.Sigma, t.Lock, t.Show, t.Mode, t.View, t.Probe, t.Terms
	if s.Inquiry.K > 0 { // no curve asks for the radius of the scene
		s.Rho = t.Rho
	}
	if s.Method == scene.Train || !s.Equal(t) {
		return nil
	}
	return j.last.Risk
}

// limit returns what the minimum-norm denoiser tends to as sigma goes to 0.
func limit(sol *Solution) (pwl.Func, bool) {
	if sol.Scene.Inquiry.K > 0 {
		return risk.Chords(concat(sol.Scene.Points)), true
	}
	l, err := minnorm.OneD(sol.Data)
	if err != nil {
		return pwl.Func{}, false
	}
	return l.F, true
}

// finish finds where the curve of the minimum-norm denoiser ends: at the first
// noise level without one or, before it, at the one at which balls of radius
// K sigma touch.
func (r *Risk) finish(s scene.Scene) {
	r.End, r.Touch = 0, false
	for i, v := range r.Curves[0].Value {
		if !v.Known && !v.Why.IsZero() && (r.End == 0 || r.Sigma[i] < r.End) {
			r.End, r.Why = r.Sigma[i], v.Why
		}
	}
	if touch := scene.Touch(s.Points) / s.Inquiry.K; touch <= r.End {
		r.End, r.Why, r.Touch = touch, words.M("risk.balls"), true
	}
}

// Here returns the error of every curve at a sigma, on the line; NaN where there
// is none.
func (r *Risk) Here(sigma float64) []float64 {
	out := make([]float64, len(r.Curves))
	c, err := risk.NewChannel(r.Prior, sigma)
	var es []risk.Estimator
	var of []int
	for i, k := range r.Curves {
		out[i] = math.NaN()
		if err == nil && k.At != nil {
			es, of = append(es, *k.At), append(of, i)
		}
	}
	if err == nil {
		for n, mse := range c.MSEs(es...) {
			out[of[n]] = mse
		}
	}
	return out
}
