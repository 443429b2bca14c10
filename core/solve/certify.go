package solve

import (
	"crease/core/convex"
	"crease/core/scene"
	"crease/core/words"
)

// proved is the relative gap below which a result is called certified: a
// millionth of the cost is far less than a picture can show.
const proved = 1e-6

// presentable is the relative gap from which a function that a solver is still
// working on is worth a picture: two hundredths of the cost move no crease by
// more than the eye forgives while it drags.
const presentable = 0.02

// patience is the work, in multiplications, after which any function that fits is
// worth a picture, with its gap: some tenths of a second in a browser.
const patience = 1e8

// pointsShown is the relative gap between what points of the balls prove and the
// cost down to which points are tried: it is shown with three digits.
const pointsShown = 2e-3

// certify runs the certified solver on the scene's data. What it finds is handed
// out as it gets better, until it is firm; what is then added is handed out once,
// at the end.
func (j *Job) certify(stop func() bool) bool {
	if j.solver == nil {
		s, err := convex.New(convex.FromData(j.best.Data), j.warm, convex.Options{PointGap: pointsShown})
		if err != nil {
			next := *j.best
			if next.Err == nil || next.Scene.Method == scene.Certified {
				next.Err = err
			}
			next.Ready = true
			j.best = &next
			return true
		}
		j.solver, j.plain = s, j.best
	}
	if j.solver.Firm() && !j.solver.Step(stop) {
		return false
	}
	done := j.solver.Step(func() bool { return j.solver.Firm() || stop() })
	found := j.solver.Best()
	if c := found.Certificate; found.H == nil || !done && (!c.Feasible || c.Gap > presentable && j.solver.Work() < patience) {
		return done
	}
	j.best = j.plain.certified(found)
	if done && !found.Certificate.Feasible && j.best.Denoiser == nil {
		j.best.Err = unfound(found.Certificate, j.best.Err)
	}
	return done
}

// unfound says why the certified solver has found no function: what it says
// itself, which tells more than that no closed form is known.
func unfound(c convex.Certificate, err error) error {
	for _, w := range c.Warnings {
		if w.Key == "convex.closed" || w.Key == "convex.nothing" {
			return w
		}
	}
	return err
}

// certified returns s with the function the certified solver has found, unless
// a closed form that is as good may stay.
func (s *Solution) certified(found convex.Solution) *Solution {
	next := *s
	c := found.Certificate
	next.Found, next.Certificate, next.Ready = &found, &c, true
	next.Warnings = append(append([]words.Message(nil), next.Warnings...), c.Warnings...)
	if next.Status == Exact && next.Scene.Method != scene.Certified {
		return &next
	}
	if !c.Feasible {
		return &next // what does not fit the data is no answer
	}
	if f := next.Formula; f != nil && c.Lower > 0 {
		next.Excess = (f.Denoiser.Cost() - c.Lower) / c.Lower
		if next.Status == Conjectured && next.Excess <= proved && next.Scene.Method != scene.Certified {
			// The conjecture holds here: its ridges say more than bare creases.
			next.Status, next.Why = Certified, words.M("solve.certified.formula", "excess", next.Excess)
			return &next
		}
	}
	next.Denoiser, next.Err = found.H, nil
	next.Cite = words.M("solve.certified.cite")
	if c.Feasible && c.Gap <= proved {
		next.Status = Certified
		next.Why = words.M("solve.certified.why", "gap", c.Gap)
	} else {
		next.Status = UpperBound
		next.Why = words.M("solve.certified.open", "gap", c.Gap)
	}
	return &next
}
