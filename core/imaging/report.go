package imaging

import (
	"math"
	"slices"

	"crease/core/shallow"
	"crease/core/train"
	"crease/core/words"
)

// Match is one unit beside the feature it follows.
type Match struct {
	W, A       []float64 // the unit's weights, as images
	Weight     float64   // |a||w|, its part of the cost
	Feature    Feature   // the nearest of the predicted ones,
	Angle      float64   // and the angle between w and it, in degrees
	AngleOther float64   // to the nearest of the other kind; NaN where there is none
}

// Report says how a job stands: everything that is printed or drawn as a chart.
// Numbers that have no meaning are NaN. Angles are in degrees, weighted by
// |a||w|.
type Report struct {
	Geometry  string // key of the closed form; "" when there is none
	Status    string // exact, conjectured or upper-bound; "trained" when there is none
	Theorem   bool   // it comes from a theorem or a conjecture, not just from a formula
	Why       words.Message
	Predicted shallow.FeatureKind // what the units are predicted to follow

	Angle, AngleOther     float64 // of w to the predicted features, and to the other kind
	Random, RandomOther   float64 // the same for random directions in the hull
	Cosine, CosineA       float64 // of w, and of a, to the predicted features
	OffHullStart, OffHull float64 // share of |W|^2
	J, JClosed            float64 // objectives
	Ratio                 float64 // J/JClosed
	Difference            float64 // |f - closed form| on edges, relative, once training is done
	Starts, Units, Active int
	Finals                []float64 // J/JClosed of each finished start
	Objectives            []float64 // their J
	Kept                  int       // the start that is kept, from 0; -1 before
	Matches               []Match   // by falling weight
	RandomAngles          []float64 // sorted: a sample behind Random
	Path                  []train.ExpectedPoint
	Every                 int // iterations from one point of Path to the next
}

// randomDirections is the number of random directions behind a baseline: its
// mean is right to about a hundredth of their spread.
const randomDirections = 4000

// active is the share of the greatest |a||w| from which a unit counts.
const active = 1e-3

// Report returns the state of the job.
func (j *Job) Report() Report {
	nan := math.NaN()
	r := Report{Status: "trained", Why: j.None(), Ratio: nan, JClosed: nan, Difference: nan, CosineA: nan,
		Starts: j.learn.starts(), Path: j.learn.path(), Every: 1}
	if j.exp.Recipe == Online {
		r.Every = onlineEvery
	}
	if len(j.predicted) > 0 {
		r.Predicted = j.predicted[0].Kind
	}
	r.OffHullStart, r.OffHull = r.Path[0].OffHull, r.Path[len(r.Path)-1].OffHull
	j.match(&r)
	r.RandomAngles, r.Random, r.RandomOther = j.random.angles, j.random.mean, j.random.other
	finals, kept := j.learn.finals()
	r.Kept = kept
	r.J = r.Path[len(r.Path)-1].J
	if kept >= 0 && j.done {
		r.J = finals[kept]
	}
	if c := j.closed; c != nil {
		r.Geometry, r.Status, r.Theorem, r.Why = c.Result.Geometry, c.Result.Status.String(), c.Theorem, c.Result.Why
		r.JClosed = c.J
		r.Ratio = r.J / c.J
		if j.done {
			r.Difference = j.difference()
		}
	}
	r.Objectives = finals
	for _, f := range finals {
		r.Finals = append(r.Finals, f/r.JClosed)
	}
	return r
}

// baseline is what random directions in the hull score.
type baseline struct {
	angles      []float64 // to the predicted features, sorted
	mean, other float64   // their mean, and that to the other kind; NaN where there is none
}

func newBaseline(h *train.ExpectedHull, predicted, other []Feature, seed uint64) baseline {
	b := baseline{angles: randomAngles(h, predicted, randomDirections, seed), other: math.NaN()}
	slices.Sort(b.angles)
	b.mean = mean(b.angles)
	if len(other) > 0 {
		b.other = mean(randomAngles(h, other, randomDirections, seed))
	}
	return b
}

func mean(x []float64) float64 {
	var s float64
	for _, v := range x {
		s += v / float64(len(x))
	}
	return s
}

// match fills in what concerns the units.
func (j *Job) match(r *Report) {
	units := j.learn.units()
	r.Units = len(units)
	var most, all, angle, other, cosine, cosineA float64
	hasA := true
	for _, u := range units {
		m := Match{W: u.W, A: u.A, Weight: norm(u.A) * norm(u.W), AngleOther: math.NaN()}
		if m.Weight == 0 {
			continue
		}
		at, a := nearest(u.W, j.predicted)
		m.Angle = a
		all += m.Weight
		angle += m.Weight * a
		cosine += m.Weight * math.Cos(a*math.Pi/180)
		if at >= 0 {
			m.Feature = j.predicted[at]
			if m.Feature.A != nil {
				ua, _ := unit(u.A)
				cosineA += m.Weight * math.Abs(dot(ua, m.Feature.A))
			} else {
				hasA = false
			}
		}
		if len(j.other) > 0 {
			_, m.AngleOther = nearest(u.W, j.other)
			other += m.Weight * m.AngleOther
		}
		most = max(most, m.Weight)
		r.Matches = append(r.Matches, m)
	}
	slices.SortStableFunc(r.Matches, func(a, b Match) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	for _, m := range r.Matches {
		if m.Weight >= active*most {
			r.Active++
		}
	}
	r.Angle, r.Cosine, r.AngleOther = angle/all, cosine/all, other/all
	if len(j.other) == 0 {
		r.AngleOther = math.NaN()
	}
	if hasA {
		r.CosineA = cosineA / all
	}
}

// edgeSteps is the number of points on each edge at which functions are
// compared.
const edgeSteps = 32

// difference returns the root mean square of the difference between the
// network and the closed form at points of the edges, relative to that of the
// closed form about the images' mean.
func (j *Job) difference() float64 {
	f := j.Trained()
	d := j.exp.D()
	y, a, b := make([]float64, d), make([]float64, d), make([]float64, d)
	var num, den float64
	for q, to := range j.exp.X {
		for _, from := range j.exp.X[:q] {
			for s := range edgeSteps + 1 {
				t := float64(s) / edgeSteps
				for i := range y {
					y[i] = from[i] + t*(to[i]-from[i])
				}
				f.EvalTo(a, y)
				j.closed.Denoiser.EvalTo(b, y)
				num += MSE(a, b)
				den += MSE(b, j.hull.Mean)
			}
		}
	}
	return math.Sqrt(num / den)
}
