// Package shallow holds the one noun of Crease, the shallow ReLU denoiser
//
//	h(y) = V y + c + sum_k u_k phi_k(v_k . y),    u_k, v_k in R^d,
//
// a sum of ridge functions with continuous piecewise-linear profiles phi_k, and
// its exact algebra. It has two views: ridges, as people read it, and creases,
// its canonical form: distinct hyperplanes {w.y = tau}, |w| = 1, each with a
// gradient jump a w^T. V and c are free, so a ReLU unit may flip sides; the
// representation cost R(h) = sum |a| is therefore computed on creases.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
package shallow

import (
	"math"

	"crease/core/pwl"
)

const (
	badDim   = "shallow: dimension must be at least 1"
	badShape = "shallow: shapes disagree with the dimension"
)

// Ridge is one term u phi(v . y). U and V have the denoiser's dimension; V
// need not be a unit vector. Follows says which edge or face of the data the
// ridge is aligned with, where that is known.
type Ridge struct {
	U, V    []float64
	Phi     pwl.Func
	Follows Feature
}

// FeatureKind says what a ridge follows.
type FeatureKind uint8

// A ridge follows nothing known; an edge, when its direction is parallel to
// the line through the points; or a face, when its direction is normal to the
// face that they span.
const (
	NoFeature FeatureKind = iota
	Edge
	Face
)

// Feature is an edge or a face of the data, by the indices (from 0) of its
// clean points in increasing order along the edge.
type Feature struct {
	Kind   FeatureKind
	Points []int
}

// Unit is one ReLU neuron, a [w.y + b]_+.
type Unit struct {
	A, W []float64
	B    float64
}

// Denoiser is a sum of ridge functions. It is immutable; its methods may be
// called from several goroutines.
type Denoiser struct {
	d      int
	v      []float64 // d x d row-major, nil when zero
	c      []float64
	ridges []Ridge
}

// New returns the denoiser V y + c + sum of ridges on R^d, where v is V
// row-major (d x d, nil for zero) and c has length d (nil for zero). It keeps
// its arguments, which must not be changed afterwards. It panics if d < 1 or a
// shape disagrees with d.
func New(d int, v, c []float64, ridges ...Ridge) *Denoiser {
	if d < 1 {
		panic(badDim)
	}
	if v != nil && len(v) != d*d || c != nil && len(c) != d {
		panic(badShape)
	}
	for _, r := range ridges {
		if len(r.U) != d || len(r.V) != d {
			panic(badShape)
		}
	}
	if c == nil {
		c = make([]float64, d)
	}
	return &Denoiser{d: d, v: v, c: c, ridges: ridges}
}

// FromUnits returns the denoiser V y + c + sum_k a_k [w_k.y + b_k]_+. Units
// with w = 0 are constants and join c. It panics as New does.
func FromUnits(d int, v, c []float64, units []Unit) *Denoiser {
	ridges := make([]Ridge, 0, len(units))
	if c != nil {
		c = append([]float64(nil), c...)
	} else {
		c = make([]float64, max(d, 0))
	}
	for _, u := range units {
		if len(u.A) != d || len(u.W) != d {
			panic(badShape)
		}
		if norm(u.W) == 0 {
			for i, a := range u.A {
				c[i] += a * max(u.B, 0)
			}
			continue
		}
		ridges = append(ridges, Ridge{U: u.A, V: u.W, Phi: pwl.Relu(-u.B)})
	}
	return New(d, v, c, ridges...)
}

// Dim returns d.
func (h *Denoiser) Dim() int { return h.d }

// Ridges returns the ridge functions. The slice must not be changed.
func (h *Denoiser) Ridges() []Ridge { return h.ridges }

// Affine returns V (d x d row-major, nil when zero) and c (length d). They
// must not be changed.
func (h *Denoiser) Affine() (v, c []float64) { return h.v, h.c }

// EvalTo stores h(y) in dst (made when nil) and returns it. dst and y must not
// overlap. It panics if y or dst has not length d.
func (h *Denoiser) EvalTo(dst, y []float64) []float64 {
	dst = h.affineTo(dst, y)
	for i := range h.ridges {
		r := &h.ridges[i]
		if p := r.Phi.At(dot(r.V, y)); p != 0 {
			axpy(dst, p, r.U)
		}
	}
	return dst
}

// affineTo stores V y + c in dst.
func (h *Denoiser) affineTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, h.d)
	}
	if len(y) != h.d || len(dst) != h.d {
		panic(badShape)
	}
	copy(dst, h.c)
	if h.v != nil {
		for i := range dst {
			dst[i] += dot(h.v[i*h.d:(i+1)*h.d], y)
		}
	}
	return dst
}

// JacobianTo stores the Jacobian V + sum_k phi_k'(v_k.y) u_k v_k^T (d x d
// row-major) at y in dst (made when nil) and returns it. On a crease it is the
// one of the side that v_k points to. It panics if a length is wrong.
func (h *Denoiser) JacobianTo(dst, y []float64) []float64 {
	if dst == nil {
		dst = make([]float64, h.d*h.d)
	}
	if len(y) != h.d || len(dst) != h.d*h.d {
		panic(badShape)
	}
	if h.v != nil {
		copy(dst, h.v)
	} else {
		clear(dst)
	}
	for _, r := range h.ridges {
		if s := r.Phi.Slope(dot(r.V, y)); s != 0 {
			addOuter(dst, s, r.U, r.V)
		}
	}
	return dst
}

// Units returns ReLU units and an affine part with the same sum as h: one unit
// a knot of every ridge, and the ridges' left affine parts moved into V and c.
// V is nil when it is zero.
func (h *Denoiser) Units() (v, c []float64, units []Unit) {
	c = append([]float64(nil), h.c...)
	if h.v != nil {
		v = append([]float64(nil), h.v...)
	}
	for _, r := range h.ridges {
		at0, slope := r.Phi.Left()
		axpy(c, at0, r.U)
		if slope != 0 {
			if v == nil {
				v = make([]float64, h.d*h.d)
			}
			addOuter(v, slope, r.U, r.V)
		}
		for _, k := range r.Phi.Knots() {
			if k.Jump == 0 {
				continue
			}
			units = append(units, Unit{A: scaled(k.Jump, r.U), W: r.V, B: -k.T})
		}
	}
	return v, c, units
}

func dot(a, b []float64) float64 {
	var s float64
	b = b[:len(a)]
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

// norm is the Euclidean norm, safe from overflow and underflow.
func norm(a []float64) float64 {
	var m float64
	for _, x := range a {
		m = max(m, math.Abs(x))
	}
	if m == 0 || math.IsInf(m, 0) || math.IsNaN(m) {
		return m
	}
	var s float64
	for _, x := range a {
		s += (x / m) * (x / m)
	}
	return m * math.Sqrt(s)
}

func axpy(dst []float64, k float64, x []float64) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += k * x[i]
	}
}

func scaled(k float64, x []float64) []float64 {
	y := make([]float64, len(x))
	for i := range x {
		y[i] = k * x[i]
	}
	return y
}

func addOuter(m []float64, k float64, a, b []float64) {
	for i, x := range a {
		if x != 0 {
			axpy(m[i*len(b):(i+1)*len(b)], k*x, b)
		}
	}
}
