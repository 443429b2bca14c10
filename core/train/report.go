package train

import (
	"math"

	"crease/core/shallow"
	"crease/core/words"
)

// Report says how a training stands.
type Report struct {
	Point
	Steps  int     // that are planned; L-BFGS may need fewer
	Lambda float64 // weight decay now
	Fit    float64 // 1/(2n) sum_j |r_j|^2, the part of J that is not weight decay
	Done   bool
	Note   words.Message // why it is done
}

// alive is the share of the greatest |a_k||w_k| from which a unit counts as
// active. Weight decay takes the others towards 0.
const alive = 1e-3

// negligible is the share of the cost (of 1 at least) below which a unit is left
// out of the Denoiser: the rounding of the sums of some hundred others.
const negligible = 1e-14

// collapsed is the cost below which a network has no crease to speak of. Costs
// have no unit: a ramp of a closed form costs more than 2, and one millionth of
// that bends no picture.
const collapsed = 1e-6

// Report returns the state of the training. Loss, Lambda and Fit are in the
// units of the data. Cost is sum_k |a_k||w_k|, at least R and equal to it
// unless two units share a crease; Active counts the units with at least 1e-3
// of the greatest |a_k||w_k|, none in a collapsed network; Alignment is as the
// function's, for the normals of Predict.
func (t *Trainer) Report() Report {
	s2 := t.frame.s * t.frame.s
	var decay float64
	for k := range t.shape.k {
		w, _, a := t.shape.unit(t.theta, k)
		decay += dot(w, w) + dot(a, a)
	}
	r := Report{Point: t.point(), Steps: t.recipe.steps, Lambda: s2 * t.lambda, Done: t.done, Note: t.note}
	r.Fit = max(0, r.Loss-r.Lambda/2*decay)
	return r
}

// History returns the curves so far: at most 512 points from step 0 to now,
// spaced evenly but for the last. The slice must not be changed.
func (t *Trainer) History() []Point { return t.history.points }

func (t *Trainer) record() { t.history.add(t.point()) }

func (t *Trainer) point() Point {
	p := Point{Step: t.step, Loss: t.frame.s * t.frame.s * t.loss, Bound: t.bound}
	var most, aligned float64
	for k := range t.shape.k {
		w, _, a := t.shape.unit(t.theta, k)
		c := size(a, w)
		p.Cost += c
		most = max(most, c)
		if near(w, t.normals) {
			aligned += c
		}
	}
	if p.Cost < collapsed {
		return p
	}
	p.Alignment = aligned / p.Cost
	for k := range t.shape.k {
		if w, _, a := t.shape.unit(t.theta, k); size(a, w) >= alive*most {
			p.Active++
		}
	}
	return p
}

// size returns |a||w|.
func size(a, w []float64) float64 { return math.Sqrt(dot(a, a) * dot(w, w)) }

// Predict says which unit normals the creases are predicted to have, for the
// alignment in Report and History from now on.
func (t *Trainer) Predict(normals [][]float64) { t.normals = normals }

// Dual returns the multipliers that the residuals r_j = f(y_j) - x_j suggest,
//
//	lambda_j = -r_j/(n lambda),
//
// one row a sample, in the order of Samples: where training at weight decay
// lambda has converged, they satisfy the dual constraints of the minimum-cost
// interpolation (derived here: stationarity in a_k reads sum_j lambda_j
// [w_k.y_j + b_k]_+ = a_k |w_k|/|a_k|, at |a_k| = |w_k|; in b, c and V it gives the moment
// conditions). It is nil without weight decay, and online, where no sample is
// met twice.
func (t *Trainer) Dual() [][]float64 {
	if t.lambda == 0 || t.cfg.Online {
		return nil
	}
	t.eval(t.theta, t.spare)
	b := t.batch
	k := -1 / (float64(b.n()) * t.lambda * t.frame.s)
	rows := make([][]float64, b.n())
	for j := range rows {
		rows[j] = make([]float64, b.d)
		axpy(rows[j], k, b.r[j*b.d:(j+1)*b.d])
	}
	return rows
}

// Samples returns the training data with its noisy samples; online, without.
func (t *Trainer) Samples() shallow.Data { return t.data }

// Certify enters a lower bound of R that was certified (from Dual, say) into
// the curves. The best one stays.
func (t *Trainer) Certify(bound float64) {
	t.bound = max(t.bound, bound)
	t.history.points[len(t.history.points)-1].Bound = t.bound
}
