package risk

import "crease/core/words"

// Value is one point of a curve of errors.
type Value struct {
	MSE   float64
	Known bool          // false before it is computed, and where there is none
	Why   words.Message // why there is none
}

// Sweep computes the errors of several curves over a list of sigmas, coarse to
// fine, and then the crossings of the first two.
type Sweep struct {
	prior     Prior
	sigma     []float64
	curves    []Curve
	values    [][]Value
	order     []int // indices of sigma, coarse to fine
	next      int   // of order
	crossings *Crossings
}

// NewSweep returns a sweep over the given sigmas, in any order. It is an error
// if one is negative or not finite, or there is none.
func NewSweep(p Prior, sigma []float64, curves ...Curve) (*Sweep, error) {
	if len(sigma) == 0 {
		return nil, words.M("risk.nosigma")
	}
	for i, s := range sigma {
		if _, err := NewChannel(p, s); err != nil {
			return nil, words.M("risk.sigmas", "i", i+1, "why", err)
		}
	}
	s := &Sweep{prior: p, sigma: sigma, curves: curves, order: coarseToFine(len(sigma))}
	s.values = make([][]Value, len(curves))
	for i := range s.values {
		s.values[i] = make([]Value, len(sigma))
	}
	return s, nil
}

// coarseToFine returns 0 ... n-1, the ends first, then the middle, the
// quarters, and so on.
func coarseToFine(n int) []int {
	order := make([]int, 0, n)
	seen := make([]bool, n)
	visit := func(i int) {
		if !seen[i] {
			seen[i] = true
			order = append(order, i)
		}
	}
	visit(0)
	visit(n - 1)
	for parts := 2; len(order) < n; parts *= 2 {
		for k := 1; k < parts; k += 2 {
			visit(k * (n - 1) / parts)
		}
		if parts > n {
			for i := range n {
				visit(i)
			}
		}
	}
	return order
}

// Step computes errors, and then crossings, until it has finished, when it
// returns true, or until stop, which it asks between any two sigmas, returns
// true. A nil stop never does.
func (s *Sweep) Step(stop func() bool) bool {
	for ; s.next < len(s.order); s.next++ {
		if stop != nil && stop() {
			return false
		}
		s.compute(s.order[s.next])
	}
	if len(s.curves) < 2 {
		return true
	}
	if s.crossings == nil {
		s.crossings = NewCrossings(s.prior, s.curves[0], s.curves[1], s.sigma)
		for i, sigma := range s.sigma {
			if f, g := s.values[0][i], s.values[1][i]; f.Known && g.Known {
				s.crossings.know(sigma, f.MSE, g.MSE)
			}
		}
	}
	return s.crossings.Step(stop)
}

// compute computes the errors at sigma i, together.
func (s *Sweep) compute(i int) {
	ch, err := NewChannel(s.prior, s.sigma[i])
	var es []Estimator
	var of []int // the curve of each
	for k, c := range s.curves {
		why := err
		if why == nil {
			var e Estimator
			if e, why = c.At(s.sigma[i]); why == nil {
				es, of = append(es, e), append(of, k)
				continue
			}
		}
		m, ok := why.(words.Message)
		if !ok {
			m = words.M("risk.none", "why", why)
		}
		s.values[k][i] = Value{Why: m}
	}
	if len(es) == 0 {
		return
	}
	for n, mse := range ch.MSEs(es...) {
		s.values[of[n]][i] = Value{MSE: mse, Known: true}
	}
}

// Values returns the errors of curve k, one a sigma in the order given; those
// not computed yet are not Known.
func (s *Sweep) Values(k int) []Value { return s.values[k] }

// Done returns how many errors are computed, of how many.
func (s *Sweep) Done() (done, all int) { return s.next * len(s.curves), len(s.order) * len(s.curves) }

// Crossings returns the sigmas at which the first two curves cross that are
// found so far.
func (s *Sweep) Crossings() []float64 {
	if s.crossings == nil {
		return nil
	}
	return s.crossings.Found()
}
