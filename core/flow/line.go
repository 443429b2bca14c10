package flow

import (
	"math"

	"crease/core/pwl"
)

// Rest is a fixed point of a function on the line, or (Lo < Hi) an interval of
// them, with its basin: the iteration t <- f(t) from any t between From and To
// ends in it. From equals Lo where the points before it move away, and To
// equals Hi where those after it do; the ends themselves, unless infinite, are
// fixed points of their own or belong to the rest.
type Rest struct {
	Lo, Hi   float64
	From, To float64
}

// Stable reports whether points on both sides come to it.
func (r Rest) Stable() bool { return r.From < r.Lo && r.Hi < r.To }

// Unstable reports whether points on both sides leave it.
func (r Rest) Unstable() bool { return r.From == r.Lo && r.Hi == r.To }

// Rests returns the fixed points of f in increasing order, with their basins;
// ok is false when f falls somewhere, and then iterates may swing to and fro
// and the basins are not to be trusted. (A non-decreasing f moves every point
// between two neighbouring fixed points the same way, and past neither.) For
// the minimum-norm denoiser of points inside their ranges [lo, hi] these are
// the clean points, stable, and between clusters
//
//	y* = (s hi - x)/(s - 1),
//
// unstable ([Z23], contraction).
func Rests(f pwl.Func) (rests []Rest, ok bool) {
	ok = true
	for _, s := range f.Slopes() {
		ok = ok && s >= 0
	}
	rests = zeros(f)
	if len(rests) == 0 {
		return nil, ok
	}
	for i := range rests {
		r := &rests[i]
		r.From, r.To = r.Lo, r.Hi
		before, after := math.Inf(-1), math.Inf(1)
		if i > 0 {
			before = rests[i-1].Hi
		}
		if i+1 < len(rests) {
			after = rests[i+1].Lo
		}
		if rises(f, before, r.Lo) > 0 {
			r.From = before
		}
		if rises(f, r.Hi, after) < 0 {
			r.To = after
		}
	}
	return rests, ok
}

// rises returns the sign of f(t) - t between two neighbouring zeros of it.
func rises(f pwl.Func, lo, hi float64) int {
	if lo == hi {
		return 0
	}
	t := lo + (hi-lo)/2
	switch {
	case math.IsInf(lo, -1):
		t = hi - max(1, math.Abs(hi))
	case math.IsInf(hi, 1):
		t = lo + max(1, math.Abs(lo))
	}
	switch d := f.At(t) - t; {
	case d > 0:
		return 1
	case d < 0:
		return -1
	}
	return 0
}

// zeros returns where f(t) = t.
func zeros(f pwl.Func) []Rest {
	ks := f.Knots()
	inf := math.Inf(1)
	if len(ks) == 0 {
		c, s := f.Left()
		switch {
		case s != 1:
			return []Rest{{Lo: c / (1 - s), Hi: c / (1 - s)}}
		case c == 0:
			return []Rest{{Lo: -inf, Hi: inf}}
		}
		return nil
	}
	var rests []Rest
	add := func(lo, hi float64) {
		if n := len(rests); n > 0 && rests[n-1].Hi >= lo {
			rests[n-1].Hi = hi
			return
		}
		rests = append(rests, Rest{Lo: lo, Hi: hi})
	}
	g := func(j int) float64 { return ks[j].V - ks[j].T }
	slopes := f.Slopes()
	n := len(ks)
	first, last := g(0), g(n-1)
	if s := slopes[0]; s == 1 && first == 0 {
		add(-inf, ks[0].T)
	} else if t := meet(ks[0], s); s != 1 && t < ks[0].T {
		add(t, t)
	}
	for j := range ks {
		if g(j) == 0 {
			add(ks[j].T, ks[j].T)
		}
		if j+1 == n {
			break
		}
		a, b := g(j), g(j+1)
		switch {
		case a == 0 && b == 0:
			add(ks[j].T, ks[j+1].T)
		case (a < 0) != (b < 0) && a != 0 && b != 0:
			t := ks[j].T + a/(a-b)*(ks[j+1].T-ks[j].T)
			if ks[j].V == ks[j+1].V {
				t = ks[j].V // a plateau: exactly its height
			}
			add(t, t)
		}
	}
	if s := slopes[n]; s == 1 && last == 0 {
		add(ks[n-1].T, inf)
	} else if t := meet(ks[n-1], s); s != 1 && t > ks[n-1].T {
		add(t, t)
	}
	return rests
}

// meet returns where the line of slope s through a knot meets the identity.
func meet(k pwl.Knot, s float64) float64 {
	if s == 0 {
		return k.V // exactly
	}
	return k.T + (k.V-k.T)/(1-s)
}
