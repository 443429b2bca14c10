package minnorm

import (
	"crease/core/shallow"
	"crease/core/words"
)

// oneDimensional recognises data in R: clusters of noisy samples that do not
// meet. Its key is "singletons" when every cluster is a single sample.
func oneDimensional(s *set) Finding {
	if d := s.dim(); d != 1 {
		return refuse("minnorm.oned.dim", "d", d)
	}
	if s.identity() {
		return refuse("minnorm.oned.rho")
	}
	l, err := s.line()
	if err != nil {
		return Finding{Sign: -1, Why: err.(words.Message)}
	}
	return Finding{Sign: +1, Result: l.result()}
}

// result returns the closed form in R.
func (l *Line) result() *Result {
	r := &Result{
		Geometry: "one-dimensional",
		Why:      words.M("minnorm.oned.why"),
		Cite:     words.M("minnorm.oned.cite"),
		Origin:   -1,
		Line:     l,
	}
	edge := shallow.Feature{Kind: shallow.Edge}
	singletons := true
	for _, c := range l.Clusters {
		edge.Points = append(edge.Points, c.Points...)
		singletons = singletons && c.Singleton()
	}
	if singletons {
		r.Geometry = "singletons"
	}
	if !l.Unique {
		r.Warnings = append(r.Warnings, words.M("minnorm.oned.notunique"))
	}
	one := []float64{1}
	r.Denoiser = shallow.New(1, nil, nil, shallow.Ridge{U: one, V: one, Phi: l.F, Follows: edge})
	return r
}
