package main

import (
	"crease/core/scene"
	"crease/core/solve"
)

// search is what crease solve prints of a search for a triangle at which the
// conjectured formula costs more than the optimum: how many triangles were
// tried, and the worst of them, null where the formula was never beaten.
type search struct {
	Tried int    `json:"tried"`
	Worst *worst `json:"worst"`
}

type worst struct {
	Points [][]float64 `json:"points"`
	Rho    float64     `json:"rho"`
	Excess float64     `json:"excess"` // proved, relative
	Link   string      `json:"link"`
}

// newSearch returns what is printed of a search, nil when there was none.
func newSearch(sol *solve.Solution) *search {
	s := sol.Search
	if s == nil {
		return nil
	}
	out := &search{Tried: s.Tried}
	if w := s.Worst; w.Excess > 0 {
		out.Worst = &worst{w.Points, w.Rho, w.Excess, scene.Link(w.Scene(sol.Scene))}
	}
	return out
}
