package flow_test

import (
	"math"
	"testing"

	"crease/core/emmse"
	"crease/core/flow"
)

func posterior(x [][]float64) func(float64) flow.Field {
	return func(sigma float64) flow.Field { return emmse.New(x, sigma) }
}

// The flows of the empirical MMSE estimator against another integrator.
func TestSmoothAgainstReference(t *testing.T) {
	x := shapes["rays"].x
	for i, y := range flow.Around(x, 0.3, 12, 4) {
		f := emmse.New(x, 0.3)
		got := flow.SmoothScore{F: f, T: 2}.Move(y, nil)
		if want := reference(drift(f), y, 0, 2); gap(got.Y, want) > 1e-7 || got.Clock != 2 || got.Status != flow.TimeUp {
			t.Errorf("score, start %d: %v, reference %v", i, got, want)
		}
		const top = 1.0
		path := &flow.Path{Most: 1 << 20}
		flow.SmoothProbability{F: posterior(x), T: top * top}.Move(y, path)
		// Compare at points of the path, where it is not interpolated.
		for n := 1; n < path.Len(); n += 1 + path.Len()/4 {
			sigma, at := path.Point(n)
			if sigma < 0.01 {
				break
			}
			want := reference(func(dst []float64, s float64, y []float64) {
				emmse.New(x, s).EvalTo(dst, y)
				for k := range dst {
					dst[k] = (y[k] - dst[k]) / s
				}
			}, y, top, sigma)
			if gap(at, want) > 1e-7 {
				t.Errorf("probability, start %d, sigma %v: %v, reference %v", i, sigma, at, want)
			}
		}
	}
}

// The probability flow of the empirical MMSE estimator is that of the training
// points: it ends at them, and memorises.
func TestSmoothProbabilityEndsAtTrainingPoints(t *testing.T) {
	for name, c := range shapes {
		m := flow.SmoothProbability{F: posterior(c.x), T: 0.25}
		marks := flow.NewLandmarks(c.x)
		for _, y := range flow.Noised(c.x, 0.5, 40, 6) {
			if e := m.Move(y, nil); marks.Class(e.Y) != flow.Training {
				t.Errorf("%s: from %v to %v", name, y, e)
			}
		}
	}
}

// At small sigma its score flow ends at training points; at large sigma there
// is one place of rest.
func TestSmoothScoreRests(t *testing.T) {
	x := shapes["right"].x
	marks := flow.NewLandmarks(x)
	for _, y := range flow.Around(x, 0.3, 40, 8) {
		if e := (flow.SmoothScore{F: emmse.New(x, 0.05)}).Move(y, nil); e.Status != flow.AtRest || marks.Class(e.Y) != flow.Training {
			t.Errorf("sigma 0.05: from %v to %v", y, e)
		}
	}
	var last []float64
	for _, y := range flow.Around(x, 0.3, 5, 8) {
		e := flow.SmoothScore{F: emmse.New(x, 2)}.Move(y, nil)
		if e.Status != flow.AtRest || last != nil && gap(last, e.Y) > 1e-9 {
			t.Errorf("sigma 2: from %v to %v, another to %v", y, e, last)
		}
		last = e.Y
	}
	if math.Abs(last[0]-1./3) > 0.05 {
		t.Errorf("sigma 2: %v is not near the mean", last)
	}
}
