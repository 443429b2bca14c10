package flow

import "math"

// terms is the number of Taylor coefficients after the first. Over a step of
// |A| t <= 2 the next is at most 2^24/24! = 3e-17 of the velocity times t.
const terms = 24

// stride is the length of a step, in 1/|A|.
const stride = 2

// curved moves by one Taylor step of at most left, shorter when a knot is met,
// and draws it as one from time t.
func (s *Score) curved(t, left float64, path *Path) (dt float64, crossed bool) {
	p := s.p
	a := 1.0
	if p.v != nil {
		a += math.Sqrt(dot(p.v, p.v))
	}
	for l := range p.ridges {
		r := &p.ridges[l]
		if k := r.slope[s.place[l]]; k != 0 {
			a += math.Abs(k) * math.Sqrt(dot(r.u, r.u)*dot(r.v, r.v))
		}
	}
	h := min(stride/a, left)
	s.expand()
	who, way := -1, 0
	for l := range p.ridges {
		r := &p.ridges[l]
		lo, hi := r.span(s.place[l])
		g := s.shadow[l]
		if root, ok := firstRise(g, hi, h); ok {
			h, who, way = root, l, 1
		}
		for k := range g {
			g[k] = -g[k]
		}
		if root, ok := firstRise(g, -lo, h); ok {
			h, who, way = root, l, -1
		}
	}
	if path != nil {
		for at := drawn; at < h; at += drawn {
			s.sum(s.f, at)
			path.add(t+at, s.f)
		}
	}
	s.sum(s.y, h)
	if who >= 0 {
		s.place[who] += way
	}
	return h, who >= 0
}

// sum stores y(t) in dst.
func (s *Score) sum(dst []float64, t float64) {
	for i := range dst {
		y := s.taylor[terms][i]
		for k := terms - 1; k >= 0; k-- {
			y = y*t + s.taylor[k][i]
		}
		dst[i] = y
	}
}

// expand computes the Taylor coefficients of y(t) and of v_l.y(t).
func (s *Score) expand() {
	p := s.p
	copy(s.taylor[0], s.y)
	copy(s.taylor[1], s.e)
	for l := range p.ridges {
		s.shadow[l][0] = s.s[l]
	}
	for k := 1; k <= terms; k++ {
		c := s.taylor[k]
		for l := range p.ridges {
			s.shadow[l][k] = dot(p.ridges[l].v, c)
		}
		if k == terms {
			break
		}
		next := s.taylor[k+1]
		for i, x := range c {
			next[i] = -x
			if p.v != nil {
				next[i] += dot(p.v[i*p.d:(i+1)*p.d], c)
			}
		}
		for l := range p.ridges {
			r := &p.ridges[l]
			if b := r.slope[s.place[l]]; b != 0 {
				axpy(next, b*s.shadow[l][k], r.u)
			}
		}
		for i := range next {
			next[i] /= float64(k + 1)
		}
	}
}

// firstRise returns the first t in [0, h] at which the polynomial g rises
// through the level, or false if it does not. It goes up from 0 by steps that
// cannot pass a root: with m a bound of the second derivative, level - g is at
// least its tangent minus m t^2/2. Near a simple root these are Newton's.
func firstRise(g []float64, level, h float64) (float64, bool) {
	if math.IsInf(level, 1) {
		return 0, false
	}
	gap := level - g[0]
	// The bounds of g - g(0) and of |g''| over [0, h].
	var rise, m float64
	hk := 1.0 // h^(k-2)
	for k := 2; k < len(g); k++ {
		a := math.Abs(g[k]) * hk
		rise += a
		m += float64(k*(k-1)) * a
		hk *= h
	}
	rise = rise*h*h + math.Abs(g[1])*h
	if rise < gap {
		return 0, false
	}
	fine := 0x1p-46 * h
	var t float64
	for range 200 {
		value, slope := horner(g, t)
		gap := max(level-value, 0)
		if gap == 0 && slope > 0 {
			return t, true
		}
		if gap == 0 && slope == 0 && m == 0 {
			return 0, false
		}
		// gap - slope d - m d^2/2 = 0.
		var d float64
		if slope > 0 {
			d = 2 * gap / (slope + math.Sqrt(slope*slope+2*m*gap))
		} else if m > 0 {
			d = (-slope + math.Sqrt(slope*slope+2*m*gap)) / m
		} else {
			return 0, false
		}
		t += d
		if t > h {
			return 0, false
		}
		if d <= fine {
			if slope > 0 {
				return t, true
			}
			t += fine // touching: go on past it
		}
	}
	return 0, false
}

// horner returns g(t) and g'(t).
func horner(g []float64, t float64) (value, slope float64) {
	for k := len(g) - 1; k >= 0; k-- {
		slope = slope*t + value
		value = value*t + g[k]
	}
	return value, slope
}
