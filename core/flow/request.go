//go:build !js

// Requests are the command line's: the engine goes without what reads them.

package flow

import (
	"encoding/json"
	"math"

	"crease/core/shallow"
	"crease/core/words"
)

// Request asks where trajectories of a flow end.
type Request struct {
	Clean Rows `json:"clean"` // training points
	// Kind is "score" (with Rho fixed; T, if given, is the time allowed) or
	// "probability" (from time T to 0, with radius K sigma_t, or Rho fixed).
	Kind string   `json:"kind"`
	Rho  *float64 `json:"rho"`
	K    *float64 `json:"k"`
	T    *float64 `json:"T"`
	// Estimator is "minnorm" (the default) or "emmse", the empirical MMSE
	// estimator, whose score flow wants Sigma and neither of which wants a
	// radius.
	Estimator string   `json:"estimator"`
	Sigma     *float64 `json:"sigma"`
	// Starts are given, or else N of them are drawn from Seed: for the
	// probability flow clean points with noise sqrt T, for the score flow
	// uniformly in the box of the clean points, widened by half its side.
	Starts Rows   `json:"starts"`
	N      int    `json:"n"`
	Seed   uint64 `json:"seed"`
	Paths  bool   `json:"paths"` // whether trajectories are wanted
}

// The most of what a request may ask for. mostWork is in units of some 50 us,
// what a trajectory takes to pass a knot of the denoiser or, of the empirical
// MMSE estimator, a coordinate of a training point: five seconds, and four times
// that where flows take long to come to rest.
const (
	mostStarts = 20_000
	mostWork   = 100_000
)

// Rows is a list of points, read from a list of lists of numbers or, for points
// on the line, of numbers.
type Rows [][]float64

// UnmarshalJSON reads either form; null, as ever, changes nothing.
func (rows *Rows) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var items []json.RawMessage
	if json.Unmarshal(b, &items) != nil || items == nil {
		return words.M("flow.rows")
	}
	*rows = make(Rows, len(items))
	for i, item := range items {
		var row []*float64
		if json.Unmarshal(item, &row) != nil || row == nil {
			var x *float64
			if json.Unmarshal(item, &x) != nil || x == nil {
				return words.M("flow.row", "i", i+1, "got", string(item[:min(len(item), 24)]))
			}
			row = []*float64{x}
		}
		(*rows)[i] = make([]float64, len(row))
		for k, x := range row {
			if x == nil {
				return words.M("flow.row", "i", i+1, "got", string(item[:min(len(item), 24)]))
			}
			(*rows)[i][k] = *x
		}
	}
	return nil
}

// Kit is how denoisers are made.
type Kit struct {
	// Solve returns the minimum-norm denoiser of the data, or why there is none.
	Solve func(shallow.Data) (*shallow.Denoiser, error)
	// EMMSE returns the empirical MMSE estimator of points x at sigma > 0.
	EMMSE func(x [][]float64, sigma float64) Field
}

// Answer holds the ends in the order of the starts, how many there are of each
// class, and the trajectories when they were asked for.
type Answer struct {
	Ends   []Ended        `json:"ends"`
	Counts map[string]int `json:"counts"`
	Paths  []Course       `json:"paths,omitempty"`
}

// Ended is one end: its place (null when it left for infinity) and its class.
type Ended struct {
	Y     []float64 `json:"y"`
	Class string    `json:"class"`
}

// Course is one trajectory: places at times. Of the score flow, times run up
// from 0; of the probability flow, down from T to 0.
type Course struct {
	T []float64   `json:"t"`
	Y [][]float64 `json:"y"`
}

// Answer computes the answer. The error is a words.Message.
func (r Request) Answer(k Kit) (*Answer, error) {
	if err := (shallow.Data{X: r.Clean}).Check(); err != nil {
		return nil, err
	}
	m, clock, err := r.mover(k)
	if err != nil {
		return nil, err
	}
	starts, err := r.starts()
	if err != nil {
		return nil, err
	}
	each := len(r.Clean) * len(r.Clean[0])
	if s, ok := m.(*Score); ok {
		each = s.p.knots()
	}
	if most := max(mostWork/max(each, 1), 1); len(starts) > most {
		return nil, words.M("flow.work", "got", len(starts), "n", len(r.Clean), "most", most)
	}
	keep := 0
	if r.Paths {
		keep = len(starts)
	}
	b := NewBundle(m, NewLandmarks(r.Clean), starts, keep)
	b.Step(nil)
	a := &Answer{Ends: make([]Ended, len(starts)), Counts: map[string]int{}}
	counts := b.Counts()
	for i, c := range Classes {
		a.Counts[c.String()] = counts[i]
	}
	for i := range starts {
		e, c := b.End(i)
		a.Ends[i] = Ended{finite(e.Y), c.String()}
		if p := b.Path(i); p != nil {
			a.Paths = append(a.Paths, course(p, clock))
		}
	}
	return a, nil
}

// finite returns y, or nil when a coordinate is no finite number.
func finite(y []float64) []float64 {
	if s := size(y); math.IsNaN(s) || math.IsInf(s, 0) {
		return nil
	}
	return y
}

// course returns the path with its clock turned into t.
func course(p *Path, t func(clock float64) float64) Course {
	var c Course
	for i := range p.Len() {
		clock, y := p.Point(i)
		if y = finite(y); y != nil {
			c.T, c.Y = append(c.T, t(clock)), append(c.Y, y)
		}
	}
	return c
}

// mover returns the flow that is asked for, and how its clock tells t.
func (r Request) mover(k Kit) (Mover, func(float64) float64, error) {
	same := func(t float64) float64 { return t }
	square := func(sigma float64) float64 { return sigma * sigma }
	var t float64
	if r.T != nil {
		t = *r.T
		if !(t > 0) || math.IsInf(t, 0) {
			return nil, nil, words.M("flow.time", "T", t)
		}
	}
	probability := r.Kind == "probability"
	switch {
	case r.Kind == "":
		return nil, nil, words.M("flow.nokind")
	case r.Kind != "score" && !probability:
		return nil, nil, words.M("flow.kind", "kind", r.Kind)
	case probability && t == 0:
		return nil, nil, words.M("flow.notime")
	case r.Estimator == "emmse" && probability:
		return SmoothProbability{F: func(s float64) Field { return k.EMMSE(r.Clean, s) }, T: t}, square, nil
	case r.Estimator == "emmse":
		if r.Sigma == nil || !(*r.Sigma > 0) || math.IsInf(*r.Sigma, 0) {
			return nil, nil, words.M("flow.sigma")
		}
		return SmoothScore{F: k.EMMSE(r.Clean, *r.Sigma), T: t}, same, nil
	case r.Estimator != "" && r.Estimator != "minnorm":
		return nil, nil, words.M("flow.estimator", "name", r.Estimator)
	case r.Rho != nil && r.K != nil || r.Rho == nil && r.K == nil:
		return nil, nil, words.M("flow.radius")
	case r.K != nil && !probability:
		return nil, nil, words.M("flow.scorek")
	}
	solve := func(rho float64) (*shallow.Denoiser, error) {
		return k.Solve(shallow.Data{X: r.Clean, Rho: rho})
	}
	if r.K != nil {
		m, err := NewProbability(solve, r.Clean, *r.K, t)
		return m, square, err
	}
	f, err := solve(*r.Rho)
	if err != nil {
		return nil, nil, err
	}
	s := NewScore(f)
	if probability {
		// With f fixed it is the score flow by the clock r = log(sigma_T/sigma).
		return s, func(clock float64) float64 { return t * math.Exp(-2*clock) }, nil
	}
	s.T = t
	return s, same, nil
}

// starts returns the starts, given or drawn.
func (r Request) starts() ([][]float64, error) {
	if r.Starts != nil {
		if r.N != 0 {
			return nil, words.M("flow.twostarts")
		}
		if len(r.Starts) > mostStarts {
			return nil, words.M("flow.count", "n", len(r.Starts), "most", mostStarts)
		}
		for i, y := range r.Starts {
			if len(y) != len(r.Clean[0]) {
				return nil, words.M("flow.startdim", "i", i+1, "got", len(y), "want", len(r.Clean[0]))
			}
			if finite(y) == nil {
				return nil, words.M("flow.row", "i", i+1, "got", "")
			}
		}
		return r.Starts, nil
	}
	if r.N < 1 || r.N > mostStarts {
		return nil, words.M("flow.count", "n", r.N, "most", mostStarts)
	}
	if r.Kind == "probability" {
		return Noised(r.Clean, math.Sqrt(*r.T), r.N, r.Seed), nil
	}
	return Around(r.Clean, 0.5, r.N, r.Seed), nil
}
