//go:build !js

// Requests are the command line's: the engine goes without what reads them.

package risk

import (
	"encoding/json"

	"crease/core/pwl"
	"crease/core/words"
)

// Request asks for the errors of the minimum-norm denoiser, of the empirical
// MMSE estimator and of the ideal one, over a list of sigmas, in one dimension.
type Request struct {
	Prior Spec     `json:"prior"`
	Clean Numbers  `json:"clean"` // training points
	Rho   *float64 `json:"rho"`   // radius at every sigma,
	K     *float64 `json:"k"`     // or radius K sigma
	Sigma Numbers  `json:"sigma"`
}

// Spec is a prior as it is written down: kind "uniform" with A < B, "gauss"
// with Mu and Sd, "mix" with as many of W, Mu and Sd, "steps" with the edges of
// a histogram and its weights W, or "points" with Mu, each as likely.
type Spec struct {
	Kind string  `json:"kind"`
	A    float64 `json:"a"`
	B    float64 `json:"b"`
	W    Numbers `json:"w"`
	Mu   Numbers `json:"mu"`
	Sd   Numbers `json:"sd"`
	Edge Numbers `json:"edge"`
}

// Make returns the prior. The error is a words.Message.
func (s Spec) Make() (Prior, error) {
	switch s.Kind {
	case "uniform":
		return Uniform(s.A, s.B)
	case "gauss":
		if len(s.Mu) != 1 || len(s.Sd) != 1 {
			return Prior{}, words.M("risk.spec.gauss")
		}
		return Gauss(s.Mu[0], s.Sd[0])
	case "mix":
		return Mix(s.W, s.Mu, s.Sd)
	case "steps":
		return Steps(s.Edge, s.W)
	case "points":
		return Empirical(s.Mu)
	}
	if s.Kind == "" {
		return Prior{}, words.M("risk.spec.nokind")
	}
	return Prior{}, words.M("risk.spec.kind", "kind", s.Kind)
}

// Numbers is a list of numbers, read from a list, from a list of lists of one,
// or from one number.
type Numbers []float64

// UnmarshalJSON reads any of the three forms; null, as ever, changes nothing.
func (n *Numbers) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var items []json.RawMessage
	if json.Unmarshal(b, &items) != nil {
		items = []json.RawMessage{b}
	}
	*n = make(Numbers, len(items))
	for i, item := range items {
		var row []json.RawMessage
		if json.Unmarshal(item, &row) == nil && row != nil {
			if len(row) != 1 {
				return words.M("risk.dim", "i", i+1, "d", len(row))
			}
			item = row[0]
		}
		var x *float64
		if json.Unmarshal(item, &x) != nil || x == nil {
			return words.M("risk.numbers", "i", i+1, "got", string(item[:min(len(item), 24)]))
		}
		(*n)[i] = *x
	}
	return nil
}

// Kit is how the two estimators of the training points are made.
type Kit struct {
	// MinNorm returns the minimum-norm denoiser of the points x with balls of
	// radius rho, or why there is none.
	MinNorm func(x []float64, rho float64) (pwl.Func, error)
	// EMMSE returns the empirical MMSE estimator at sigma > 0.
	EMMSE func(x []float64, sigma float64) func(y float64) float64
}

// Answer holds the errors, one a sigma in the order asked: null where there is
// none. Crossings are the changes of sign of MinNorm - EMMSE between the least
// and the greatest sigma. Notes say why values are missing, and what the limits
// as sigma -> 0 are.
type Answer struct {
	Sigma     []float64  `json:"sigma"`
	MinNorm   []*float64 `json:"minnorm"`
	EMMSE     []*float64 `json:"emmse"`
	MMSE      []*float64 `json:"mmse"`
	Crossings []float64  `json:"crossings"`
	Notes     []string   `json:"notes,omitempty"`
}

// Answer computes the answer. The error is a words.Message.
func (r Request) Answer(k Kit) (*Answer, error) {
	p, radius, err := r.check()
	if err != nil {
		return nil, err
	}
	if err := r.affordable(len(p.parts)); err != nil {
		return nil, err
	}
	f := MinNorm(r.Clean, radius, k.MinNorm)
	s, err := NewSweep(p, r.Sigma, f, EMMSE(r.Clean, k.EMMSE), MMSE(p))
	if err != nil {
		return nil, err
	}
	s.Step(nil)
	a := &Answer{Sigma: r.Sigma, MinNorm: column(s.Values(0)), EMMSE: column(s.Values(1)), MMSE: column(s.Values(2)),
		Crossings: append([]float64{}, s.Crossings()...)}
	a.note(s.Values(0))
	if low, err := f.At(0); err == nil {
		a.Notes = append(a.Notes, newLowNoise(p, r.Clean, low).Says().String())
	}
	return a, nil
}

// The most of what a request may ask for. mostWork is in units of some 10 us,
// what a training point or a part of the prior costs at one sigma, which by
// itself costs five: ten seconds.
// mostPoints is where, on a crossing, every point is felt in the panel of every
// other: a second for each look.
const (
	mostWork   = 1_000_000
	mostPoints = 2_000
)

// affordable refuses what takes too long. At every node of the integral all
// parts of the prior are looked at, of which four cost as much as the rest.
func (r Request) affordable(parts int) error {
	points := len(r.Clean)
	if points > mostPoints {
		return words.M("risk.points", "n", points, "most", mostPoints)
	}
	if parts > mostPoints {
		return words.M("risk.parts", "n", parts, "most", mostPoints)
	}
	each := 5 + (points+parts)*(4+parts)/4
	if most := max(mostWork/each, 1); len(r.Sigma) > most {
		return words.M("risk.work", "n", points, "parts", parts, "got", len(r.Sigma), "most", most)
	}
	return nil
}

// check returns what the request names, or a message on what is wrong with it.
func (r Request) check() (p Prior, radius Radius, err error) {
	if p, err = r.Prior.Make(); err != nil {
		return p, radius, err
	}
	if len(r.Clean) == 0 {
		return p, radius, words.M("data.empty")
	}
	for i, x := range r.Clean {
		if !usable(x) {
			return p, radius, words.M("risk.clean", "i", i+1)
		}
	}
	switch {
	case (r.Rho == nil) == (r.K == nil):
		return p, radius, words.M("risk.radius")
	case r.K != nil:
		radius = Radius{K: *r.K, Follows: true}
		if !usable(*r.K) || *r.K <= 0 {
			return p, radius, words.M("risk.k", "k", *r.K)
		}
	default:
		radius.Rho = *r.Rho
		if !usable(*r.Rho) || *r.Rho < 0 {
			return p, radius, words.M("data.rho", "rho", *r.Rho)
		}
	}
	return p, radius, nil
}

// column returns the values as JSON has them.
func column(vs []Value) []*float64 {
	out := make([]*float64, len(vs))
	for i, v := range vs {
		if v.Known {
			out[i] = &v.MSE
		}
	}
	return out
}

// note says once why values are missing.
func (a *Answer) note(vs []Value) {
	for i, v := range vs {
		if !v.Known {
			a.Notes = append(a.Notes, words.M("risk.ends", "sigma", a.Sigma[i], "why", v.Why).String())
			return
		}
	}
}
