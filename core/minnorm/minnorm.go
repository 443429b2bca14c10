// Package minnorm holds the closed forms of minimum-norm shallow denoisers:
// the functions of least representation cost
//
//	min R(f)  subject to  f(y) = x_n for every noisy sample y of x_n,
//
// wherever they are known. Each geometry of the data recognises its hypothesis
// and builds its shallow.Denoiser; Geometries lists them all and Solve tries
// them in turn. A Result says what is known about it: exact, conjectured or an
// upper bound, and why.
//
// Two principles reach further than the theorems themselves, and both are
// derived here. Extension: the least cost of a part of the data is a lower
// bound for the whole, so if the optimal function of a part happens to be right
// on the remaining balls it is optimal for all of them. Orthogonal sum: if the
// data lie in orthogonal subspaces A and B through a common clean point, then
// R >= R_A + R_B, because |P_A a||P_A w| + |P_B a||P_B w| <= |a||w|, and the sum
// of the two optimal functions attains it.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - [Z25] C. Zeno et al., "When Diffusion Models Memorize: Inductive Biases
//     in Probability Flow of Minimum-Norm Shallow Neural Nets", ICML 2025.
package minnorm

import (
	"crease/core/shallow"
	"crease/core/words"
)

// Geometry is one kind of data whose optimal denoiser is known.
type Geometry struct {
	Key       string // stable name, as in Result.Geometry
	recognise func(*set) Finding
}

// Finding is a recogniser's answer.
type Finding struct {
	// Sign is +1 when the hypothesis holds, -1 when it does not, and 0 when
	// the data lie so near its border that the digits they are written with
	// cannot tell. Then it is taken to hold, and the result's warnings say so.
	Sign   int
	Why    words.Message // the reason of a refusal
	Result *Result       // nil when Sign < 0

	final bool // a refusal that holds for every later geometry
}

// Geometries lists every geometry in the order in which Solve tries them.
var Geometries []Geometry

// The subspace and the orthogonal sum solve their parts with Geometries, so
// that a composite literal at its declaration would be a cycle.
func init() {
	Geometries = []Geometry{
		{"one-dimensional", oneDimensional},
		{"point", point},
		{"collinear", collinear},
		{"affine", affine},
		{"projected", projected},
		{"subspace", subspace},
		{"right", right},
		{"obtuse", obtuse},
		{"dart", dart},
		{"rays", rays},
		{"grid", grid},
		{"equilateral", equilateral},
		{"isosceles", isosceles},
		{"acute", acute},
		{"scalene", scalene},
		{"parallelogram", parallelogram},
		{"simplex", simplex},
		{"orthogonal", orthogonal},
	}
}

// Recognise returns what the geometry makes of the data.
func (g Geometry) Recognise(data shallow.Data) Finding {
	s, err := newSet(data)
	if err != nil {
		return Finding{Sign: -1, Why: err.(words.Message)}
	}
	return g.recognise(s)
}

// Solve returns the closed form for the data: that of the first geometry that
// recognises them. The error is a words.Message: what is wrong with the data,
// or, when no closed form is known, the reasons of all geometries (as a
// []words.Message under "reasons").
func Solve(data shallow.Data) (*Result, error) {
	s, err := newSet(data)
	if err != nil {
		return nil, err
	}
	return s.solve()
}

func (s *set) solve() (*Result, error) {
	var reasons []words.Message
	for _, g := range Geometries {
		f := g.recognise(s)
		if f.Sign >= 0 {
			return f.Result, nil
		}
		if f.final {
			return nil, f.Why
		}
		reasons = append(reasons, f.Why)
	}
	return nil, words.M("minnorm.none", "reasons", distinct(reasons))
}

// distinct drops messages that say what an earlier one says.
func distinct(ms []words.Message) []words.Message {
	seen := map[string]bool{}
	kept := ms[:0]
	for _, m := range ms {
		if s := m.String(); s != "" && !seen[s] {
			seen[s] = true
			kept = append(kept, m)
		}
	}
	return kept
}

func refuse(key string, args ...any) Finding {
	return Finding{Sign: -1, Why: words.M(key, args...)}
}
