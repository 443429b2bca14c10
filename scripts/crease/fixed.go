package main

import (
	"cmp"
	"slices"

	"crease/core/solve"
	"crease/core/view"
)

// unstable returns the fixed points between clusters of a denoiser of the line
// from which iterating it leads away: in the gap [hi, lo'] between two
// clusters, where f(t) - t passes from not above zero to not below.
func unstable(sol *solve.Solution) []float64 {
	if sol.Denoiser.Dim() != 1 {
		return nil
	}
	f, ok := view.Profile(sol.Denoiser)
	if !ok {
		return nil
	}
	clusters := solve.Intervals(sol.Data)
	slices.SortFunc(clusters, func(a, b solve.Interval) int { return cmp.Compare(a.Lo, b.Lo) })
	var out []float64
	for i := range len(clusters) - 1 {
		hi, lo := clusters[i].Hi, clusters[i+1].Lo
		cuts := []float64{hi}
		for _, k := range f.Knots() {
			if k.T > hi && k.T < lo {
				cuts = append(cuts, k.T)
			}
		}
		cuts = append(cuts, lo)
		for j := range len(cuts) - 1 {
			a, b := cuts[j], cuts[j+1]
			ga, gb := f.At(a)-a, f.At(b)-b
			if ga > 0 || gb < 0 || ga == gb {
				continue
			}
			if t := a - ga*(b-a)/(gb-ga); len(out) == 0 || t > out[len(out)-1] {
				out = append(out, t)
			}
		}
	}
	return out
}
