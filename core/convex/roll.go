package convex

import "math"

// roll is |x cos a + y sin a + h| as a rolls along an arc. Its square
//
//	V = m + p cos 2a + r sin 2a + e cos a + f sin a
//
// has |V”| <= k1 + 4 k2 and |V”'| <= k1 + 8 k2 with k1 = |(e, f)|,
// k2 = |(p, r)|, which is how its maxima are found without missing one.
type roll struct {
	x, y, h       []float64
	level         *float64
	m, p, r, e, f float64
	k1, k2        float64
	visit         func(a, value float64, end int)
}

// at returns V, V' and V” at a.
func (r *roll) at(a float64) (v, d, dd float64) {
	s, c := math.Sincos(a)
	c2, s2 := c*c-s*s, 2*c*s
	v = r.m + r.p*c2 + r.r*s2 + r.e*c + r.f*s
	d = 2*(r.r*c2-r.p*s2) + r.f*c - r.e*s
	dd = -4*(r.p*c2+r.r*s2) - r.e*c - r.f*s
	return v, d, dd
}

// search visits the local maxima above the level in the arc: at its ends
// (end -1 or 1), or inside it (0).
func (r *roll) search(from, to float64, visit func(a, value float64, end int)) {
	var xx, yy, xy, hh, hx, hy float64
	for i, x := range r.x {
		y, h := r.y[i], r.h[i]
		xx += x * x
		yy += y * y
		xy += x * y
		hh += h * h
		hx += h * x
		hy += h * y
	}
	r.m, r.p, r.r, r.e, r.f = (xx+yy)/2+hh, (xx-yy)/2, xy, 2*hx, 2*hy
	r.k1, r.k2 = math.Hypot(r.e, r.f), math.Hypot(r.p, r.r)
	if r.m+r.k1+r.k2 <= *r.level**r.level {
		return
	}
	r.visit = visit
	to = max(from, to)
	va, da, _ := r.at(from)
	vb, db, _ := r.at(to)
	if da <= 0 {
		r.report(from, va, -1)
	}
	r.inside(from, va, da, to, vb, db)
	if db >= 0 {
		r.report(to, vb, 1)
	}
}

// report visits a maximum, with its value found from x, y and h themselves: V
// loses half the digits of a small one.
func (r *roll) report(a, v float64, end int) {
	if v < *r.level**r.level*(1-1e-9) {
		return
	}
	s, c := math.Sincos(a)
	v = 0
	for i, x := range r.x {
		t := c*x + s*r.y[i] + r.h[i]
		v += t * t
	}
	if v = math.Sqrt(v); v > *r.level {
		r.visit(a, v, end)
	}
}

// shortest is the interval, in radians, in which a maximum may hide: it rises
// by at most 1e-13 of the coefficients.
const shortest = 1e-6

// inside visits the local maxima within (a, b): it halves the interval until
// V cannot exceed the level there, is monotone, convex, or concave.
func (r *roll) inside(a, va, da, b, vb, db float64) {
	d := b - a
	if r.k1+r.k2 == 0 || max(va, vb)+(r.k1+4*r.k2)*d*d/8 <= *r.level**r.level {
		return
	}
	c := (a + b) / 2
	vc, dc, ddc := r.at(c)
	if math.Abs(dc) > (r.k1+4*r.k2)*d/2 || ddc > (r.k1+8*r.k2)*d/2 {
		return
	}
	if ddc < -(r.k1+8*r.k2)*d/2 || d < shortest {
		if da > 0 && db <= 0 {
			r.report(r.root(a, b))
		}
		return
	}
	r.inside(a, va, da, c, vc, dc)
	r.inside(c, vc, dc, b, vb, db)
}

// root returns the zero of V' in (a, b), where it falls, and V there.
func (r *roll) root(a, b float64) (at, v float64, end int) {
	at = (a + b) / 2
	for range 60 {
		w, d, dd := r.at(at)
		v = w
		if d > 0 {
			a = at
		} else {
			b = at
		}
		next := at - d/dd
		if !(next > a && next < b) {
			next = (a + b) / 2
		}
		if math.Abs(next-at) < 1e-16*(1+math.Abs(at)) {
			break
		}
		at = next
	}
	return at, v, 0
}
