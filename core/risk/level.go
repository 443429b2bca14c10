package risk

// level returns E |f(y) - x|^2 for x from the uniform part on [a, b] and f
// affine by pieces. With r(y) = f(y) - y and z = (y - x)/s, f(y) - x is
// r(y) + s z, so that
//
//	(b - a) E |f(y) - x|^2 = int W(y; (y-a)/s) - W(y; (y-b)/s) dy,
//	W(y; t) = r(y)^2 Phi(t) - 2 r(y) s phi(t) + s^2 (Phi(t) - t phi(t)),
//
// and W has a closed integral where r is affine. Each half of the range is
// measured from its own end, of which the other is a mirror image: there the
// second term is the small one. Short pieces, on which the integral would
// cancel, take Gauss points, and so does a short part of the prior.
func (q part) level(e Estimator, s float64) float64 {
	h := q.b - q.a
	if h <= narrow*s {
		// Analytic in x on the scale of s: eight points leave 1e-20.
		return gauss8.integrate(q.a, q.b, func(x float64) float64 { return part{a: x, b: x}.closed(e, s) }) / h
	}
	lo, hi := q.span(s)
	middle := q.a + h/2
	var sum float64
	for _, l := range e.lines {
		from, to := max(l.lo, lo), min(l.hi, hi)
		if !(from < to) {
			continue
		}
		if d := to - from; d <= s {
			rule := gauss8
			if d <= s/4 {
				rule = gauss4
			}
			sum += h * rule.integrate(from, to, func(y float64) float64 { return q.error(y, l.value+l.slope*(y-l.at), s) / q.w })
			continue
		}
		k := (l.slope - 1) * s
		if from < middle {
			a, b := from, min(to, middle)
			sum += s * ramp(l.excess(q.a), k, s, (a-q.a)/s, (b-q.a)/s)
			sum -= s * ramp(l.excess(q.b), k, s, (a-q.b)/s, (b-q.b)/s)
		}
		if middle < to {
			a, b := max(from, middle), to
			sum += s * ramp(-l.excess(q.b), k, s, (q.b-b)/s, (q.b-a)/s)
			sum -= s * ramp(-l.excess(q.a), k, s, (q.a-b)/s, (q.a-a)/s)
		}
	}
	return max(0, sum) / h
}

// ramp returns int_c^d (r + k t)^2 Phi(t) - 2 (r + k t) s phi(t) +
// s^2 (Phi(t) - t phi(t)) dt.
func ramp(r, k, s, c, d float64) float64 {
	if d <= -reach {
		return 0
	}
	var sum float64
	if d > reach {
		// Phi is 1: a quadratic.
		m := max(c, reach)
		a, b := r+k*m, r+k*d
		sum = (d - m) * ((a*a+a*b+b*b)/3 + s*s)
		if d = m; c >= d {
			return sum
		}
	}
	whole := func(t float64) float64 {
		if t <= -reach {
			return 0
		}
		p, f := tail(-t)
		i0 := t*p + f
		i1 := ((t*t-1)*p + t*f) / 2
		i2 := (t*t*t*p + (t*t+2)*f) / 3
		return r*r*i0 + 2*r*k*i1 + k*k*i2 - 2*s*(r*p-k*f) + s*s*(i0+f)
	}
	return sum + whole(d) - whole(c)
}
