package shallow

import (
	"cmp"
	"math"

	"crease/core/order"
	"crease/core/pwl"
)

// Crease is a hyperplane {y : w.y = tau}, |w| = 1, across which the Jacobian
// of a denoiser jumps by a w^T in the direction of w. Its orientation is
// canonical: the first component of w that is not negligible is positive.
// (w, tau, a) and (-w, -tau, a) are the same crease, since
// a[t]_+ = a t + a[-t]_+.
type Crease struct {
	W   []float64
	Tau float64
	A   []float64
}

// Norm returns |a|, the cost of the crease.
func (c Crease) Norm() float64 { return norm(c.A) }

// sameCrease bounds how far two computed hyperplanes may be apart, per
// component of w and relative to the greatest |tau| for tau, to be one. A
// direction is the result of a handful of operations on unit-size numbers,
// each wrong by at most 2^-53: some hundred roundings come to 1e-14, and two
// hyperplanes closer than 1e-12 cannot be told apart by any drawing or
// measurement of the function.
const sameCrease = 1e-12

// cancelled is the share of the sum of merged |a| below which a merged jump is
// rounding: the parts were equal and opposite.
const cancelled = 1e-13

// unitSlack, times d + 4, bounds how far the computed norm of a vector of R^d
// that was divided by its norm can be from 1: d squares, their sum, a root and
// a quotient each round once.
const unitSlack = 0x1p-53

// Creases returns the distinct creases of h, each with its total jump, sorted
// by w and then tau. A jump that cancels is no crease.
func (h *Denoiser) Creases() []Crease {
	_, _, units := h.Units()
	return merge(units)
}

// Cost returns the representation cost R(h) = sum |a| over the creases. It is
// the infimum over all networks equal to h of 1/2 sum(|a_k|^2 + |w_k|^2), with
// biases and the affine part free ([Z23], representation cost).
func (h *Denoiser) Cost() float64 {
	var s float64
	for _, c := range h.Creases() {
		s += c.Norm()
	}
	return s
}

// Canonical returns h as an affine part and one ReLU a crease, in the order of
// Creases. It is equal to h pointwise, and Canonical of it is the same again.
func (h *Denoiser) Canonical() *Denoiser {
	v, c, units := h.Units()
	for _, u := range units {
		if l := norm(u.W); l != 0 && !positive(u.W, l) {
			// a[t]_+ = a t + a[-t]_+ with t = w.y + b.
			if v == nil {
				v = make([]float64, h.d*h.d)
			}
			addOuter(v, 1, u.A, u.W)
			axpy(c, u.B, u.A)
		}
	}
	creases := merge(units)
	ridges := make([]Ridge, len(creases))
	for i, k := range creases {
		ridges[i] = Ridge{U: k.A, V: k.W, Phi: pwl.Relu(k.Tau)}
	}
	return New(h.d, v, c, ridges...)
}

// positive reports whether w, of norm l, has the canonical orientation.
func positive(w []float64, l float64) bool {
	for _, x := range w {
		if math.Abs(x) > sameCrease*l {
			return x > 0
		}
	}
	return true
}

func merge(units []Unit) []Crease {
	type part struct {
		Crease
		sum float64 // of the |a| merged into it
	}
	parts := make([]part, 0, len(units))
	var far float64
	for _, u := range units {
		l := norm(u.W)
		if l == 0 {
			continue
		}
		if math.Abs(l-1) <= unitSlack*float64(len(u.W)+4) {
			l = 1 // a unit vector already: leave its bits alone
		}
		s := 1 / l
		if !positive(u.W, l) {
			s = -s
		}
		p := part{Crease: Crease{W: scaled(s, u.W), Tau: -u.B * s, A: scaled(l, u.A)}}
		p.sum = p.Norm()
		if p.sum == 0 {
			continue
		}
		far = max(far, math.Abs(p.Tau))
		parts = append(parts, p)
	}
	order.Stable(parts, func(p, q part) int { return cmp.Compare(p.W[0], q.W[0]) })
	same := func(p, q *part) bool {
		if math.Abs(p.Tau-q.Tau) > sameCrease*far {
			return false
		}
		for i, x := range p.W {
			if math.Abs(x-q.W[i]) > sameCrease {
				return false
			}
		}
		return true
	}
	// Parts are sorted by w_0, so a part's twins lie within a short window.
	kept := parts[:0]
next:
	for _, p := range parts {
		for j := len(kept) - 1; j >= 0 && p.W[0]-kept[j].W[0] <= sameCrease; j-- {
			if same(&kept[j], &p) {
				axpy(kept[j].A, 1, p.A)
				kept[j].sum += p.sum
				continue next
			}
		}
		kept = append(kept, p)
	}
	creases := make([]Crease, 0, len(kept))
	for _, p := range kept {
		if p.Norm() > cancelled*p.sum {
			creases = append(creases, p.Crease)
		}
	}
	order.Stable(creases, func(p, q Crease) int {
		for i := range p.W {
			if d := p.W[i] - q.W[i]; math.Abs(d) > sameCrease {
				return cmp.Compare(d, 0)
			}
		}
		return cmp.Compare(p.Tau, q.Tau)
	})
	return creases
}
