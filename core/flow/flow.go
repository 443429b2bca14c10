// Package flow moves points by a denoiser f: by iterating it,
//
//	y <- f(y),
//
// by its score s(y) = (f(y) - y)/sigma^2, along
//
//	dy/dt = f(y) - y                       (score flow, f fixed),
//	dy/dt = -(f_t(y) - y)/(2t), t: T -> 0  (probability flow, sigma_t^2 = t),
//
// where f_t is made for balls of radius rho = k sigma_t. It finds fixed points
// and basins, follows trajectories, and says where they end.
//
// A shallow denoiser is affine by pieces, so that its score flow is a linear
// differential equation in each: it is followed piece by piece to rounding,
// with no error of discretisation, and ends at fixed points exactly. The
// probability flow of orthogonal data has a closed form; other families and
// smooth fields (the empirical MMSE estimator) are integrated by an adaptive
// Runge-Kutta method with event location.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - [Z25] C. Zeno et al., "When Diffusion Models Memorize: Inductive Biases
//     in Probability Flow of Minimum-Norm Shallow Neural Nets", ICML 2025.
//   - J. R. Dormand, P. J. Prince, "A family of embedded Runge-Kutta formulae",
//     J. Comp. Appl. Math. 6 (1980) 19-26.
package flow

import "math"

// Field is a map of R^d: EvalTo stores its value at y in dst, made when nil,
// and returns it. A shallow.Denoiser is one, and so is the empirical MMSE
// estimator.
type Field interface {
	EvalTo(dst, y []float64) []float64
}

// Status says why a trajectory ended.
type Status uint8

// A trajectory has come to rest at a fixed point; or its time was up, at the
// end of a probability flow always; or it left for infinity; or it was given
// up after so many steps that something must be wrong.
const (
	AtRest Status = iota
	TimeUp
	Away
	GivenUp
)

var statusNames = [...]string{"at rest", "time up", "away", "given up"}

// String returns the status in words.
func (s Status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return "unknown"
}

// End is where a trajectory ended and why. Clock is its time there, as in Path.
type End struct {
	Y      []float64
	Clock  float64
	Status Status
}

// Mover moves a point along a flow. Move starts at y, keeps the way in path
// unless that is nil, and returns the end. It is not for concurrent use.
type Mover interface {
	Move(y []float64, path *Path) End
}

// still is the speed |f(y) - y|, relative to the greatest coordinate about, at
// which a point is at rest: a denoiser's value is a sum of some tens of terms,
// each rounded, so that a fixed point is one to about 1e-14.
const still = 1e-13

// beyond is how far, relative to the size of the denoiser, a point has to go
// before it counts as away: its pieces end long before.
const beyond = 1e6

func dot(a, b []float64) float64 {
	var s float64
	b = b[:len(a)]
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

func axpy(dst []float64, k float64, x []float64) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += k * x[i]
	}
}

// size returns the greatest |coordinate|.
func size(y []float64) float64 {
	var s float64
	for _, v := range y {
		s = max(s, math.Abs(v))
	}
	return s
}

// distance returns |a - b|.
func distance(a, b []float64) float64 {
	var s float64
	b = b[:len(a)]
	for i, x := range a {
		s += (x - b[i]) * (x - b[i])
	}
	return math.Sqrt(s)
}
