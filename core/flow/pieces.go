package flow

import (
	"math"

	"crease/core/shallow"
)

// ridge is one term u phi(v.y) of a denoiser, as pieces: piece p of phi lies
// between knots p-1 and p.
type ridge struct {
	u, v  []float64
	t     []float64 // knots
	at    []float64 // of piece p: phi(t) = at[p] + slope[p] (t - from[p])
	from  []float64
	slope []float64
	ends  []float64 // the first and the last slope, where they are stored apart
}

// pieces is a denoiser whose pieces can be taken one at a time.
type pieces struct {
	d      int
	v, c   []float64 // affine part, v nil when zero
	ridges []ridge
	unit   float64 // greatest coordinate among its values and knots
}

func newPieces(f *shallow.Denoiser) *pieces {
	p := &pieces{d: f.Dim()}
	p.v, p.c = f.Affine()
	zero := true
	for _, x := range p.v {
		zero = zero && x == 0
	}
	if zero {
		p.v = nil
	}
	p.unit = size(p.c)
	for _, r := range f.Ridges() {
		ks := r.Phi.Knots()
		q := ridge{u: r.U, v: r.V, slope: r.Phi.Slopes()}
		c, _ := r.Phi.Left()
		q.at, q.from = append(q.at, c), append(q.from, 0)
		if len(ks) > 0 {
			q.at[0], q.from[0] = ks[0].V, ks[0].T
		}
		lv := math.Sqrt(dot(r.V, r.V))
		for _, k := range ks {
			q.t, q.at, q.from = append(q.t, k.T), append(q.at, k.V), append(q.from, k.T)
			p.unit = max(p.unit, math.Abs(k.V)*size(r.U))
			if lv > 0 {
				p.unit = max(p.unit, math.Abs(k.T)/lv)
			}
		}
		p.ridges = append(p.ridges, q)
	}
	return p
}

// place returns the piece that s lies on; on a knot, the one on the side that
// ds points to.
func (r *ridge) place(s, ds float64) int {
	p := 0
	for p < len(r.t) && (s > r.t[p] || s == r.t[p] && ds > 0) {
		p++
	}
	return p
}

// span returns the ends of piece p.
func (r *ridge) span(p int) (lo, hi float64) {
	lo, hi = math.Inf(-1), math.Inf(1)
	if p > 0 {
		lo = r.t[p-1]
	}
	if p < len(r.t) {
		hi = r.t[p]
	}
	return lo, hi
}

// value returns phi at s by the affine function of piece p.
func (r *ridge) value(p int, s float64) float64 {
	if r.slope[p] == 0 {
		return r.at[p]
	}
	return r.at[p] + r.slope[p]*(s-r.from[p])
}

// knots returns the number of knots of all ridges.
func (p *pieces) knots() int {
	n := 0
	for _, r := range p.ridges {
		n += len(r.t)
	}
	return n
}
