package convex

import (
	"math"
	"slices"
)

// tangent is the oracle for balls in the plane: it maximises |g| over the lines
// that enter no ball. For a fixed direction g is affine in b between the balls'
// shadows, so its maximum is at a line that touches a ball. A line that rolls
// round ball n, which stays on its negative side, has
//
//	g = G w + h,  G = sum_active lambda_m^0 (u_m - u_n)^T + rho lambda_m^1,  h = -rho sum_active lambda_m^0,
//
// lambda_m^0 (q) and lambda_m^1 (q x 2) being the multipliers of the value and
// the gradient of ball m. The line is inside ball m while
// 0 < w.(u_m - u_n) < 2 rho; beyond, m is active. Derived here.
type tangent struct {
	u      []float64
	n      int
	rho    float64
	events [][]event // of every ball, sorted by angle
	gap    []float64 // before the first of them
}

// event is where the line that rolls round a ball touches another one.
type event struct {
	angle float64
	m     int32
	enter bool // the line is inside ball m after it
	up    bool // m is active on the other side of it
}

func newTangent(u []float64, rho float64) *tangent {
	o := &tangent{u: u, n: len(u) / 2, rho: rho}
	o.events = make([][]event, o.n)
	for i := range o.n {
		for m := range o.n {
			x, y := u[2*m]-u[2*i], u[2*m+1]-u[2*i+1]
			d := math.Hypot(x, y)
			if m == i || d == 0 {
				continue
			}
			at, open := math.Atan2(y, x), math.Acos(min(1, 2*rho/d))
			for _, e := range [4]event{
				{at - math.Pi/2, int32(m), true, false},
				{at - open, int32(m), false, true},
				{at + open, int32(m), true, true},
				{at + math.Pi/2, int32(m), false, false},
			} {
				e.angle -= 2 * math.Pi * math.Floor(e.angle/(2*math.Pi))
				o.events[i] = append(o.events[i], e)
			}
		}
		o.gap = append(o.gap, order(o.events[i]))
	}
	return o
}

func (o *tangent) search(lambda []float64, q int, level *float64, visit func(place)) {
	g := make([]float64, 3*q)
	roll := &roll{x: g[:q], y: g[q : 2*q], h: g[2*q:], level: level}
	for i := range o.n {
		o.roll(i, lambda, q, roll, visit)
	}
}

func (o *tangent) add(r *roll, i, m int, lambda []float64, q int, sign float64) {
	x, y := o.u[2*m]-o.u[2*i], o.u[2*m+1]-o.u[2*i+1]
	l := lambda[3*m*q : 3*m*q+3*q]
	for c := range q {
		r.x[c] += sign * (l[c]*x + o.rho*l[q+c])
		r.y[c] += sign * (l[c]*y + o.rho*l[2*q+c])
		r.h[c] -= sign * o.rho * l[c]
	}
}

// together is the angle within which events are one: where a line leaves one
// ball and enters another at once, it is inside neither. The angles are known to
// a few roundings, enlarged by a root where two balls nearly touch.
const together = 1e-9

// order sorts events by angle, beginning after the widest gap, which it returns;
// those that leave come before those that enter where they are together.
func order(ev []event) (gap float64) {
	if len(ev) == 0 {
		return 0
	}
	slices.SortFunc(ev, func(a, b event) int { return compare(a.angle, b.angle) })
	first := 0
	for i := range ev {
		last := ev[(i+len(ev)-1)%len(ev)].angle
		if i == 0 {
			last -= 2 * math.Pi
		}
		if d := ev[i].angle - last; d > gap {
			gap, first = d, i
		}
	}
	for i := range first {
		ev[i].angle += 2 * math.Pi
	}
	turned := append(append([]event(nil), ev[first:]...), ev[:first]...)
	copy(ev, turned)
	for i := 0; i < len(ev); {
		j := i + 1
		for j < len(ev) && ev[j].angle-ev[i].angle < together {
			j++
		}
		slices.SortStableFunc(ev[i:j], func(a, b event) int {
			switch {
			case a.enter == b.enter:
				return 0
			case b.enter:
				return -1
			}
			return 1
		})
		i = j
	}
	return gap
}

func (o *tangent) roll(i int, lambda []float64, q int, r *roll, visit func(place)) {
	clear(r.x)
	clear(r.y)
	clear(r.h)
	ev := o.events[i]
	if len(ev) == 0 {
		return
	}
	// Begin in the middle of the widest gap, the last before event 0.
	inside := 0
	sin, cos := math.Sincos(ev[0].angle - o.gap[i]/2)
	for m := range o.n {
		if m == i {
			continue
		}
		t := cos*(o.u[2*m]-o.u[2*i]) + sin*(o.u[2*m+1]-o.u[2*i+1])
		if t >= 2*o.rho {
			o.add(r, i, m, lambda, q, 1)
		} else if t > 0 {
			inside++
		}
	}
	for k := range ev {
		if inside == 0 {
			o.arc(i, ev[(k+len(ev)-1)%len(ev)], ev[k], r, visit)
		}
		e := ev[k]
		if e.enter {
			inside++
		} else {
			inside--
		}
		if e.up {
			sign := 1.0
			if e.enter {
				sign = -1
			}
			o.add(r, i, int(e.m), lambda, q, sign)
		}
	}
}

// arc visits the maxima between two events.
func (o *tangent) arc(i int, from, to event, r *roll, visit func(place)) {
	if from.angle > to.angle+together {
		from.angle -= 2 * math.Pi
	}
	r.search(from.angle, to.angle, func(a, value float64, end int) {
		t := place{w: [maxDim]float64{math.Cos(a), math.Sin(a)}, at: [maxDim]int32{int32(i), -1, -1}, value: value}
		switch {
		case end < 0:
			t.at[1] = from.m
		case end > 0:
			t.at[1] = to.m
		}
		t.b = -o.rho - t.w[0]*o.u[2*i] - t.w[1]*o.u[2*i+1]
		visit(t)
	})
}

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

// bitangent turns a line that touches balls at[0] and at[1] so that it does so
// again after they have moved: at[0] on its negative side, at[1] on the side it
// was on. It reports whether there is such a line near.
func (s *sites) bitangent(t *place) bool {
	i, m := int(t.at[0]), int(t.at[1])
	x, y := s.u[2*m]-s.u[2*i], s.u[2*m+1]-s.u[2*i+1]
	d := math.Hypot(x, y)
	if d <= 2*s.rho {
		return false
	}
	at := math.Atan2(y, x)
	best, to := -1.0, 0.0
	for _, a := range [4]float64{at - math.Pi/2, at + math.Pi/2, at - math.Acos(2*s.rho/d), at + math.Acos(2*s.rho/d)} {
		if c := math.Cos(a)*t.w[0] + math.Sin(a)*t.w[1]; c > best {
			best, to = c, a
		}
	}
	t.w = [maxDim]float64{math.Cos(to), math.Sin(to)}
	return true
}

// entering is how deep, in the frame, a line may seem to enter a ball that it
// touches.
const entering = 1e-12

// entered returns the ball that a line enters deepest, or -1.
func (s *sites) entered(t *place) int {
	deepest, at := entering, -1
	for j := range s.n {
		if d := s.rho - math.Abs(s.height(t, j)); d > deepest {
			deepest, at = d, j
		}
	}
	return at
}

// evade turns a line that rolls round a ball into another back until it touches
// that one too.
func (s *sites) evade(t *place) {
	if s.rho == 0 || s.p != 2 || t.at[1] >= 0 {
		return
	}
	if m := s.entered(t); m >= 0 {
		t.at[1] = int32(m)
		s.bitangent(t)
		s.settle(t)
	}
}
