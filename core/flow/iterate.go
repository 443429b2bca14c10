package flow

import "slices"

// Iteration moves a point by y <- f(y) until it is at rest, or Most times
// (1000 when 0).
type Iteration struct {
	F    Field
	Most int
}

const defaultIterations = 1000

// Move iterates from y. The clock counts the iterations.
func (it Iteration) Move(y []float64, path *Path) End {
	most := it.Most
	if most == 0 {
		most = defaultIterations
	}
	a, b := slices.Clone(y), make([]float64, len(y))
	path.begin(0, a)
	var scale, first float64
	for n := range most {
		it.F.EvalTo(b, a)
		scale = max(scale, size(a), size(b))
		if n == 0 {
			first = scale
		}
		switch {
		case distance(a, b) <= still*scale:
			return End{a, float64(n), AtRest}
		case !(scale <= beyond*first):
			return End{a, float64(n), Away}
		}
		a, b = b, a
		path.add(float64(n+1), a)
	}
	return End{a, float64(most), TimeUp}
}
