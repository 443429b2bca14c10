package solve

import (
	"math"
	"math/rand/v2"
	"slices"

	"crease/core/convex"
	"crease/core/minnorm"
	"crease/core/scene"
	"crease/core/shallow"
)

// Search is a random search for the acute triangle and the radius at which the
// conjectured formula costs most above the optimum.
type Search struct {
	Tried  int // triangles so far
	Worst  Trial
	Trials []Trial // the latest, at most keptTrials
}

// Trial is one triangle of a search.
type Trial struct {
	Points [][]float64
	Rho    float64
	Share  float64 // Rho over the least altitude
	Excess float64 // (cost of the formula - lower bound)/lower bound
}

// MostTrials is the number of triangles of one search.
const MostTrials = 2000

const (
	keptTrials   = 600
	searchStream = 0x5ea2c4
)

// search returns the stage of a search; it works only while it is played.
func search(j *Job) stage {
	r := rand.New(rand.NewPCG(j.best.Scene.Seed, searchStream))
	var now Search
	publish := func() {
		next := *j.best
		s := now
		s.Trials = slices.Clone(now.Trials)
		next.Search = &s
		next.Running = &Running{Progress: float64(now.Tried) / MostTrials, Done: now.Tried >= MostTrials}
		j.best = &next
	}
	return func(stop func() bool) bool {
		if now.Tried == 0 {
			publish()
		}
		for now.Tried < MostTrials {
			if !j.next() {
				publish()
				return false
			}
			now.add(tryTriangle(r))
			if stop() {
				publish()
				return now.Tried >= MostTrials
			}
		}
		publish()
		return true
	}
}

// add enters a trial.
func (s *Search) add(t Trial) {
	s.Tried++
	if len(s.Trials) >= keptTrials {
		s.Trials = s.Trials[1:]
	}
	s.Trials = append(s.Trials, t)
	if t.Excess > s.Worst.Excess {
		s.Worst = t
	}
}

// tryTriangle draws an acute scalene triangle with its longest side of length 2
// and a radius up to 0.45 of its least altitude, where the formula still
// exists, and certifies the formula's excess.
func tryTriangle(r *rand.Rand) Trial {
	for {
		// The apex over the segment from (-1, 0) to (1, 0): outside the circle on
		// it as a diameter, so that its angle is acute, and nearer than 2 to both
		// ends, so that this side is the longest.
		x, y := 2*r.Float64()-1, 2*r.Float64()
		if x*x+y*y <= 1.02 || math.Hypot(x+1, y) > 2 || math.Hypot(x-1, y) > 2 || math.Abs(x) < 0.02 {
			continue
		}
		t := Trial{Points: [][]float64{{-1, 0}, {1, 0}, {x, y}}, Share: 0.02 + 0.43*r.Float64()}
		t.Rho = t.Share * y // y is the altitude on the longest side, the least one
		data := shallow.Data{X: t.Points, Rho: t.Rho}
		formula, err := minnorm.Solve(data)
		if err != nil {
			continue
		}
		found, err := convex.Solve(convex.FromData(data), convex.Options{Gap: 1e-10, NoPoints: true})
		if c := found.Certificate; err == nil && c.Feasible && c.Lower > 0 && c.Gap < 1e-8 {
			t.Excess = max((formula.Denoiser.Cost()-c.Lower)/c.Lower-c.Gap, 0)
			return t
		}
	}
}

// Scene returns the scene that shows the trial, otherwise as s.
func (t Trial) Scene(s scene.Scene) scene.Scene {
	s = s.Clone()
	s.Points, s.Rho, s.Noisy, s.Study, s.Method, s.View = t.Points, t.Rho, nil, scene.NoStudy, scene.Auto, scene.View{}
	return s
}
