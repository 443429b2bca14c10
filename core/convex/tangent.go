package convex

import (
	"math"

	"crease/core/order"
)

// tangent is the oracle for balls in the plane: it maximises |g| over the lines
// that enter no ball. For a fixed direction g is affine in b between the balls'
// shadows, so its maximum is at a line that touches a ball. A line that rolls
// round ball n, which stays on its negative side, has
//
//	g = G w + h,  G = sum_active lambda_m^0 (u_m - u_n)^T + lambda_m^1,  h = -rho sum_active lambda_m^0,
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
		o.gap = append(o.gap, arrange(o.events[i]))
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
		r.x[c] += sign * (l[c]*x + l[q+c])
		r.y[c] += sign * (l[c]*y + l[2*q+c])
		r.h[c] -= sign * o.rho * l[c]
	}
}

// together is the angle within which events are one: where a line leaves one
// ball and enters another at once, it is inside neither. The angles are known to
// a few roundings, enlarged by a root where two balls nearly touch.
const together = 1e-9

// arrange sorts events by angle, beginning after the widest gap, which it returns;
// those that leave come before those that enter where they are together.
func arrange(ev []event) (gap float64) {
	if len(ev) == 0 {
		return 0
	}
	order.Stable(ev, func(a, b event) int { return compare(a.angle, b.angle) })
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
	for i, j := 0, 0; i < len(ev); i = j {
		for j = i + 1; j < len(ev) && ev[j].angle-ev[i].angle < together; {
			j++
		}
		if j == i+1 {
			continue
		}
		order.Stable(ev[i:j], func(a, b event) int {
			switch {
			case a.enter == b.enter:
				return 0
			case b.enter:
				return -1
			}
			return 1
		})
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
